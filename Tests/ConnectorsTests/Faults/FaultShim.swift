import Glibc
import Testing

@testable import Connectors

/// The library that fails chosen calls of the probe, compiled once.
struct FaultShim: Sendable {
  static let shared = Result { try FaultShim() }

  private let folder: Scratch
  private var library: String { folder.file("faultshim.so") }

  private init() throws {
    folder = try Scratch()
    let source = repository + "/Tests/Support/faultshim/faultshim.c"
    let result = shell(
      "cc -shared -fPIC -O1 -Wall -o '\(folder.file("faultshim.so"))' '\(source)' -ldl")
    try #require(result.status == 0, "\(result.text)")
  }

  /// Runs the probe with the n-th call of a name failing; whether it came to that call.
  func run(
    _ arguments: String, failing call: String, nth: Int, error: Int32
  ) -> (result: ShellResult, didFail: Bool) {
    let mark = folder.file("mark-\(UInt64.random(in: .min ... .max))")
    let result = shell(
      "FAULT_CALL=\(call) FAULT_NTH=\(nth) FAULT_ERRNO=\(error) FAULT_MARK='\(mark)' "
        + "LD_PRELOAD='\(library)' '\(probe)' \(arguments)")
    return (result, shell("rm '\(mark)'").status == 0)
  }
}
