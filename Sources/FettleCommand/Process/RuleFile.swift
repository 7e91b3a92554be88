import Columns
import Connectors
import Diagnostics
import Engine

/// A rule file as `fmt` reads and writes it.
enum RuleFile {
  /// Rules are read by people; what is larger is none.
  private static let largestByteCount = 16 << 20

  /// The bytes of a file, or of stdin for `-`.
  static func read(_ path: String) throws(RunFailure) -> [UInt8] {
    let source = try Input.open(path)
    var bytes: [UInt8] = []
    let block = ByteBlock(capacity: 64 << 10)
    while true {
      block.count = 0
      let count = try source.read(into: block)
      if count == 0 { return bytes }
      let span = block.bytes
      for index in span.indices { bytes.append(span[index]) }
      if bytes.count > largestByteCount {
        throw RunFailure(
          .input, "'\(source.name)' is too long for a rule file",
          help: "a rule file has at most \(Quantity.bytes(largestByteCount))")
      }
    }
  }

  /// Puts a text in the place of a file, whole or not at all; what killed calls have left beside it
  /// goes, and is told of.
  static func write(
    _ text: String, to path: String, _ display: DisplayArguments
  ) throws(RunFailure) {
    let leftovers = Leftovers()
    do throws(RunFailure) {
      let sink = try Output.open(path, OutputOptions(leftovers: leftovers))
      let bytes = Array(text.utf8)
      try sink.write(bytes.span)
      try sink.finish()
    } catch {
      throw leftovers.telling(error)
    }
    leftovers.tell(isQuiet: display.quiet)
  }
}
