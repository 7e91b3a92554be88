import Columns

/// The letters and digits of a text that may be a postcode, in capitals, and what parts them.
struct PostcodeText {
  private var characters: InlineArray<12, UInt8> = .init(repeating: 0)
  /// What stands before each character: a blank, a hyphen, or 0.
  private var gaps: InlineArray<12, UInt8> = .init(repeating: 0)
  private(set) var count = 0
  private var start = 0

  /// nil where the text has other characters, too many, or two hyphens side by side.
  ///
  /// Full-width letters and digits and the dashes of other scripts are read; the mark 〒 that stands
  /// before Japanese codes is passed over.
  init?(_ text: Span<UInt8>) {
    var gap: UInt8 = 0
    var index = 0
    while index < text.count {
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      let byte = Self.plain(scalar.value)
      if byte == 0x20 {
        if gap == 0, count > 0 { gap = byte }
      } else if byte == 0x2D {
        if gap == byte || count == 0 { return nil }
        gap = byte
      } else {
        guard byte != 0, count < PostcodeFormat.most else {
          if scalar.value == 0x3012, count == 0 { continue }
          return nil
        }
        characters[count] = byte
        gaps[count] = gap
        gap = 0
        count += 1
      }
    }
    if count == 0 || gap == 0x2D { return nil }
  }

  /// A capital letter, a digit, a blank or a hyphen; 0 for anything else.
  private static func plain(_ scalar: Int32) -> UInt8 {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x2D: UInt8(truncatingIfNeeded: scalar)
    case 0x61...0x7A: UInt8(truncatingIfNeeded: scalar - 0x20)
    case 0xFF10...0xFF19, 0xFF21...0xFF3A: UInt8(truncatingIfNeeded: scalar - 0xFEE0)
    case 0xFF41...0xFF5A: UInt8(truncatingIfNeeded: scalar - 0xFF00)
    case 0x2010...0x2015, 0x2212, 0xFF0D: 0x2D
    default: WhiteSpace.contains(scalar) ? 0x20 : 0
    }
  }

  subscript(index: Int) -> UInt8 {
    @inline(__always) get { characters[start + index] }
  }

  /// What stands before a character: a blank, a hyphen, or 0.
  func gap(before index: Int) -> UInt8 {
    index == 0 ? 0 : gaps[start + index]
  }

  /// The text without these characters at its start; nil where it begins otherwise or ends there.
  func without(_ opening: [UInt8], onlyIfApart: Bool) -> PostcodeText? {
    guard count > opening.count else { return nil }
    for index in opening.indices where self[index] != opening[index] { return nil }
    if onlyIfApart && gap(before: opening.count) == 0 { return nil }
    var rest = self
    rest.start += opening.count
    rest.count -= opening.count
    return rest
  }
}
