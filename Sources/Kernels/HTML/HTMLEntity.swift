/// `&eacute;`, `&#233;`, `&#xE9;`: an entity and the bytes of its character.
struct HTMLEntity {
  private(set) var bytes: InlineArray<4, UInt8>
  /// How many bytes the character has.
  private(set) var count: Int
  /// How many bytes the entity has in the text.
  private(set) var byteCount: Int

  /// Longest name that is looked up.
  private static let longest = 10

  /// The entity that begins at `&`; nil where the text is none. The semicolon must be there, as
  /// addresses (`?a=1&copy=2`) have names without one. `&amp;amp;` is read whole.
  init?(in text: Span<UInt8>, at start: Int) {
    var end = start + 1
    while end < text.count, end - start <= Self.longest + 1, text[end] != 0x3B { end += 1 }
    guard end < text.count, text[end] == 0x3B, end > start + 1 else { return nil }
    let name = text.extracting(start + 1..<end)
    let scalar = name[0] == 0x23 ? Self.number(name) : HTMLEntityNames.scalar(of: name)
    guard var scalar else { return nil }
    if scalar == 0xA0 { scalar = 0x20 }
    let encoded = EncodedScalar(scalar)
    bytes = encoded.bytes
    count = encoded.count
    end += 1
    if scalar == 0x26 { while Self.isAmp(text, at: end) { end += 4 } }
    byteCount = end - start
  }

  /// The `amp;` of another layer.
  private static func isAmp(_ text: Span<UInt8>, at index: Int) -> Bool {
    index + 4 <= text.count && text[index] == 0x61 && text[index + 1] == 0x6D
      && text[index + 2] == 0x70 && text[index + 3] == 0x3B
  }

  /// `#233` or `#xE9`; nil for what is no character. Numbers 128 to 159 mean Windows-1252, as the HTML
  /// standard has it; other control characters are none but tab and line ends.
  private static func number(_ name: Span<UInt8>) -> Int32? {
    let isHex = name.count > 1 && name[1] | 0x20 == 0x78
    var value: Int32 = 0
    let digits = name.extracting(droppingFirst: isHex ? 2 : 1)
    if digits.isEmpty { return nil }
    for index in digits.indices {
      guard let digit = Self.digit(digits[index], isHex: isHex), value < 0x11_0000 else {
        return nil
      }
      value = value * (isHex ? 16 : 10) + digit
    }
    if let character = CodePage.character(forControl: value) { return character }
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF:
      return value
    default: return nil
    }
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> Int32? {
    if ASCII.isDigit(byte) { return Int32(byte - 0x30) }
    let letter = byte | 0x20
    return isHex && letter >= 0x61 && letter <= 0x66 ? Int32(letter - 0x61 + 10) : nil
  }
}
