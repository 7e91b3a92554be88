import CUtf8proc

/// Characters that are the bytes of one character of UTF-8, read by another code page: `Ã©` for `é`.
struct MojibakeSequence {
  /// Where they stand.
  let range: Range<Int>
  /// The character; U+FFFD where one of the bytes is lost.
  let character: Int32
  /// How many bytes the character has.
  let byteCount: Int
  let firstByte: UInt8
  /// Whether a byte is lost: the text has U+FFFD in its place.
  let isLossy: Bool
  /// Whether a blank stands for a no-break space, as trimming and HTML leave it.
  let hasBlank: Bool

  /// The sequences of a text as read by a code page, in order and apart.
  static func all(in text: [Int32], by page: CodePage) -> [MojibakeSequence] {
    var sequences: [MojibakeSequence] = []
    var index = 0
    while index < text.count {
      if let sequence = MojibakeSequence(in: text, at: index, by: page) {
        sequences.append(sequence)
        index = sequence.range.upperBound
      } else {
        index += 1
      }
    }
    return sequences
  }

  private init?(in text: [Int32], at start: Int, by page: CodePage) {
    guard let first = page.byte(for: text[start]), first >= 0xC2, first <= 0xF4 else { return nil }
    let isWestern = page.name == .western
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var bytes: InlineArray<4, UInt8> = [first, 0, 0, 0]
    var end = start + 1
    var (hasBlank, isLossy) = (false, false)
    while end - start < count, end < text.count, !isLossy {
      let scalar = text[end]
      if isWestern && scalar == 0xFFFD {
        isLossy = true
      } else if isWestern && scalar == 0x20 {
        hasBlank = true
        bytes[end - start] = 0xA0
      } else {
        guard let byte = page.byte(for: scalar), byte & 0xC0 == 0x80 else { return nil }
        bytes[end - start] = byte
      }
      end += 1
    }
    guard isLossy || end - start == count else { return nil }
    let decoded = bytes.span.extracting(0..<count).scalar(at: 0)
    guard isLossy || (decoded.byteCount == count && Self.isText(decoded.value)) else { return nil }
    range = start..<end
    character = isLossy ? 0xFFFD : decoded.value
    byteCount = count
    firstByte = first
    self.isLossy = isLossy
    self.hasBlank = hasBlank
  }

  /// Whether the code point is assigned and no control.
  private static func isText(_ scalar: Int32) -> Bool {
    guard scalar >= 0xA0 else { return false }
    switch utf8proc_category(scalar) {
    case UTF8PROC_CATEGORY_CN, UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_CC: return false
    default: return true
    }
  }
}
