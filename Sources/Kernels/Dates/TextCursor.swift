/// A place in a text, and the small steps with which dates are read from there.
struct TextCursor: ~Escapable {
  let text: Span<UInt8>
  var index = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    self.text = text
  }

  var isAtEnd: Bool { index == text.count }

  /// The byte here; 0 at the end.
  @inline(__always)
  var byte: UInt8 { index < text.count ? text[index] : 0 }

  /// Passes over the byte, if it stands here.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  /// Passes over the bytes, if they stand here; case counts.
  mutating func skip(_ bytes: [UInt8]) -> Bool {
    guard text.count - index >= bytes.count else { return false }
    for (offset, byte) in bytes.enumerated() where text[index + offset] != byte { return false }
    index += bytes.count
    return true
  }

  /// Passes over ASCII letters that, without case, are these.
  mutating func skip(word: StaticString) -> Bool {
    let letters = letters
    guard letters.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<letters.count {
      // Safe: a static string of ASCII letters has that many bytes.
      let byte = unsafe word.utf8Start[offset]
      if ASCII.lowercased(text[letters.lowerBound + offset]) != byte { return false }
    }
    index = letters.upperBound
    return true
  }

  /// Passes over blanks, if there are any.
  mutating func skipBlanks() {
    while byte == 0x20 { index += 1 }
  }

  /// Where the run of ASCII letters that begins here lies.
  var letters: Range<Int> {
    var end = index
    while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
    return index..<end
  }

  /// How many ASCII digits stand here.
  var digitCount: Int {
    var end = index
    while end < text.count, ASCII.isDigit(text[end]) { end += 1 }
    return end - index
  }

  /// Reads a number of at least `least` and at most `most` digits; what follows is not looked at.
  mutating func number(_ least: Int, _ most: Int) -> Int? {
    var value = 0
    var count = 0
    while count < most, ASCII.isDigit(byte) {
      value = value * 10 + Int(byte - 0x30)
      count += 1
      index += 1
    }
    return count >= least ? value : nil
  }
}
