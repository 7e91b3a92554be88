/// Bytes as a text of 64 plain characters. Source: RFC 4648, section 4.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  /// What each character stands for; 64: nothing.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// The text of bytes.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var word: UInt32 = 0
      for place in 0..<3 { word = word << 8 | (place < count ? UInt32(bytes[start + place]) : 0) }
      for place in 0..<4 {
        text.append(place > count ? padding : digits[Int(word >> UInt32(18 - place * 6) & 63)])
      }
    }
    return text
  }

  /// The bytes of a text; nil where it is none.
  static func bytes(of text: [UInt8]) -> [UInt8]? {
    if text.count % 4 != 0 { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      var group = text[start..<start + 4]
      if start + 4 == text.count { while group.last == padding { group.removeLast() } }
      if group.count < 2 { return nil }
      var word: UInt32 = 0
      for digit in group {
        let value = values[Int(digit)]
        if value == 64 { return nil }
        word = word << 6 | UInt32(value)
      }
      word <<= UInt32((4 - group.count) * 6)
      for place in 0..<group.count - 1 {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(16 - place * 8)))
      }
    }
    return bytes
  }
}
