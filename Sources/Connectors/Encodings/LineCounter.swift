import Columns

/// Counts line ends as an editor does: LF, CRLF and a lone CR are one each.
struct LineCounter {
  private(set) var lineEndCount = 0
  private var endsWithCR = false

  /// 1-based line of the next byte.
  var line: Int { lineEndCount + 1 }

  /// Counts the line ends of the next bytes.
  mutating func add(_ bytes: borrowing Span<UInt8>) {
    for index in 0..<bytes.count {
      let byte = bytes[index]
      // A control byte below 16 is rare, all else is dealt with by one comparison.
      if byte > 0x0D {
        endsWithCR = false
        continue
      }
      if byte == 0x0D || (byte == 0x0A && !endsWithCR) { lineEndCount += 1 }
      endsWithCR = byte == 0x0D
    }
  }
}
