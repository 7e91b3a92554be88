import Columns

/// Counts line ends as an editor does: LF, CRLF and a lone CR are one each. And the characters of UTF-8
/// behind the last of them.
struct LineCounter {
  private(set) var lineEndCount = 0
  private var endsWithCR = false
  private var characterCount = 0
  private var byteCount = 0

  /// 1-based line of the next byte.
  var line: Int { lineEndCount + 1 }

  /// 1-based character of that line; a byte order mark before it is none.
  var column: Int { characterCount + 1 }

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
    countCharacters(bytes)
    byteCount += bytes.count
  }

  /// Looks from the end for the last line end.
  private mutating func countCharacters(_ bytes: borrowing Span<UInt8>) {
    var index = bytes.count
    var count = 0
    while index > 0, bytes[index - 1] != 0x0A, bytes[index - 1] != 0x0D {
      if bytes[index - 1] & 0xC0 != 0x80 { count += 1 }
      index -= 1
    }
    let hasMark =
      byteCount == 0 && index == 0 && bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB
      && bytes[2] == 0xBF
    characterCount = (index > 0 ? 0 : characterCount) + count - (hasMark ? 1 : 0)
  }
}
