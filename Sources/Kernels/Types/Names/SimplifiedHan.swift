import Columns

/// Traditional Chinese characters written as simplified ones: 國 as 国.
///
/// Character by character, from U+4E00 to U+9FFF. Characters that are of both writings (乾, 著, 后) stay;
/// so does everything else.
package enum SimplifiedHan {
  /// A pair has two characters of three bytes.
  private static let pairByteCount = 6

  /// Appends the text with its traditional characters simplified to the open cell.
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    if text.isASCII { return output.append(text) }
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      if let simplified = simplified(scalar.value) {
        output.append(scalar: simplified)
      } else {
        output.append(scalar, of: text, at: index)
      }
      index += scalar.byteCount
    }
  }

  /// The text with its traditional characters simplified.
  package static func simplified(of text: Span<UInt8>) -> [UInt8] {
    var arena = ByteArena()
    append(text, to: &arena)
    let cell = arena.commit()
    return cell.array
  }

  /// The simplified character of a traditional one; nil for every other.
  static func simplified(_ scalar: Int32) -> Int32? {
    guard scalar >= 0x4E00, scalar < 0xA000 else { return nil }
    var low = 0
    var high = pairs.utf8CodeUnitCount / pairByteCount
    while low < high {
      let middle = (low + high) / 2
      let found = self.scalar(at: middle * pairByteCount)
      if found == scalar { return self.scalar(at: middle * pairByteCount + 3) }
      if found < scalar { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The character of three bytes at a place of the table.
  private static func scalar(at place: Int) -> Int32 {
    // Safe: the place is that of a character of the table, which has three bytes.
    let bytes = unsafe pairs.utf8Start + place
    let (first, second, third) = unsafe (Int32(bytes[0]), Int32(bytes[1]), Int32(bytes[2]))
    return (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
  }
}
