import Columns
import Connectors
import Diagnostics
import Engine
import Fettle

/// Where the key of `hash` comes from: a file that the command line names, else the environment. It is
/// never part of a message.
enum KeySource {
  private static let variable = "FETTLE_KEY"
  private static let largestByteCount = 64 << 10

  /// The key, if there is one.
  static func find(file: String?) throws(RunFailure) -> HashKey? {
    if let file { return try checked(HashKey(try read(file), file: file), "the key in '\(file)'") }
    guard let key = Environment[variable] else { return nil }
    return try checked(HashKey(Array(key.utf8)), "the key in \(variable)")
  }

  private static func checked(_ key: HashKey, _ name: String) throws(RunFailure) -> HashKey {
    guard key.bytes.count < HashKey.leastByteCount else { return key }
    throw RunFailure(
      .usage, "\(name) has \(key.bytes.count) bytes; a key has \(HashKey.leastByteCount) or more",
      help: "make one: head -c 32 /dev/urandom | base64 > fettle.key")
  }

  /// The bytes of a file without the line end behind them.
  private static func read(_ path: String) throws(RunFailure) -> [UInt8] {
    if path == "-" {
      throw RunFailure(.usage, "a key is read from a file, not from stdin", help: "type its name")
    }
    let source = try Input.open(path)
    let block = ByteBlock(capacity: largestByteCount + 1)
    while block.count <= largestByteCount, try source.read(into: block) > 0 {}
    if block.count > largestByteCount {
      throw RunFailure(
        .input, "'\(path)' is too long for a key",
        help: "a key has at most \(largestByteCount) bytes")
    }
    let span = block.bytes
    var count = span.count
    if count > 0, span[count - 1] == UInt8(ascii: "\n") { count -= 1 }
    if count > 0, count < span.count, span[count - 1] == UInt8(ascii: "\r") { count -= 1 }
    return (0..<count).map { span[$0] }
  }
}
