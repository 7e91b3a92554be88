import Glibc
import Testing

@testable import Connectors

/// The library that fails chosen calls of the probe, compiled once.
struct FaultShim: Sendable {
  static let shared = Result { try FaultShim() }

  /// Beside the probe, where builds go.
  private let library = FilePath.split(probe).folder + "/faultshim.so"

  private init() throws {
    let source = repository + "/Tests/Support/faultshim/faultshim.c"
    let result = shell("cc -shared -fPIC -O1 -Wall -o '\(library)' '\(source)' -ldl")
    try #require(result.status == 0, "\(result.text)")
  }

  /// Runs the probe with the n-th call of a name failing; what that call was for, nil where it did
  /// not come to it: the path of what could not be opened, of other calls an empty text.
  func run(
    _ arguments: String, failing call: String, nth: Int, error: Int32
  ) -> (result: ShellResult, failed: String?) {
    guard let scratch = try? Scratch() else { return (ShellResult(status: -1, text: ""), nil) }
    let result = shell(
      "FAULT_CALL=\(call) FAULT_NTH=\(nth) FAULT_ERRNO=\(error) "
        + "FAULT_MARK='\(scratch.file("mark"))' LD_PRELOAD='\(library)' '\(probe)' \(arguments)")
    guard scratch.names() == ["mark"] else { return (result, nil) }
    return (result, String(decoding: scratch.read("mark") ?? [], as: UTF8.self))
  }
}
