import Glibc

@testable import Connectors

/// What a command of the shell has given.
struct ShellResult {
  var status: Int32
  /// stdout and stderr.
  var text: String
}

/// Runs a command of the shell to its end.
func shell(_ command: String) -> ShellResult {
  // Safe: the command is a null-terminated copy; the stream is closed below.
  guard let stream = unsafe popen("{ \(command)\n} 2>&1", "re") else {
    return ShellResult(status: -1, text: "the shell cannot be started")
  }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe fread($0.baseAddress!, 1, $0.count, stream)
    }
    if count == 0 { break }
    output += buffer.prefix(count)
  }
  let status = unsafe pclose(stream)
  let signal = status & 0x7F
  return ShellResult(
    status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
    text: String(decoding: output, as: UTF8.self))
}

/// The folder of the repository, in which the shared folder's neighbour lies.
let repository: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(4).joined(separator: "/")
}()

/// The program that copies through the connectors, built beside the tests.
let probe: String = {
  let tests = (try? FilePath.real("/proc/self/exe")) ?? ""
  return FilePath.split(tests).folder + "/FaultProbe"
}()
