import Columns

/// The letters and digits of an id, in ASCII and large, up to 34 of them (the longest IBAN).
///
/// White space and the signs that people set between groups go; full-width letters and digits are
/// read as their narrow twins. Whatever else stands there, or is one too many, makes it no id.
struct IdText {
  static let capacity = 34

  private var bytes: InlineArray<34, UInt8> = .init(repeating: 0)
  private(set) var count = 0

  /// Reads a text; nil where it has what no id has. `separators` are those beside white space.
  init?(_ text: Span<UInt8>, separators: ByteSet) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if ASCII.isDigit(byte) || ASCII.isLetter(byte) {
        guard append(ASCII.uppercased(byte)) else { return nil }
        index += 1
        continue
      }
      let scalar = text.scalar(at: index)
      if scalar.value < 0x80 {
        guard ASCII.isWhite(byte) || separators.contains(byte) else { return nil }
      } else if (0xFF01...0xFF5E).contains(scalar.value) {
        let narrow = UInt8(scalar.value - 0xFF01 + 0x21)
        if ASCII.isDigit(narrow) || ASCII.isLetter(narrow) {
          guard append(ASCII.uppercased(narrow)) else { return nil }
        } else if !separators.contains(narrow) {
          return nil
        }
      } else if !WhiteSpace.contains(scalar.value) {
        return nil
      }
      index += scalar.byteCount
    }
  }

  static let dashes = ByteSet("-")
  static let dashesAndDots = ByteSet("-.")

  private mutating func append(_ byte: UInt8) -> Bool {
    guard count < Self.capacity else { return false }
    bytes[count] = byte
    count += 1
    return true
  }

  subscript(index: Int) -> UInt8 {
    precondition(index < count, "past the end of an id")
    return bytes[index]
  }

  /// What the digit at the place counts; nil where a letter stands there.
  func digit(_ index: Int) -> Int? {
    ASCII.isDigit(self[index]) ? Int(self[index] - 0x30) : nil
  }

  /// What the digit counts, or the letter from A = 10 on.
  func value(_ index: Int) -> Int {
    ASCII.isDigit(self[index]) ? Int(self[index] - 0x30) : Int(self[index] - 0x41) + 10
  }

  /// Whether there are only digits in the range.
  func hasOnlyDigits(_ range: Range<Int>) -> Bool {
    range.upperBound <= count && range.allSatisfy { ASCII.isDigit(bytes[$0]) }
  }

  /// Whether it begins with the text, from a place on.
  func has(_ text: StaticString, at start: Int = 0) -> Bool {
    // Safe: a literal's bytes are there for as long as the program.
    text.withUTF8Buffer { other in
      guard start + other.count <= count else { return false }
      for index in other.indices where unsafe bytes[start + index] != other[index] { return false }
      return true
    }
  }

  /// Puts a byte before that at the place, or at the end.
  mutating func insert(_ byte: UInt8, at place: Int) {
    precondition(place <= count && count < Self.capacity, "no room in an id")
    var index = count
    while index > place {
      bytes[index] = bytes[index - 1]
      index -= 1
    }
    bytes[place] = byte
    count += 1
  }

  /// Writes a text of as many bytes over those from the place on.
  mutating func overwrite(from start: Int, with text: StaticString) {
    precondition(start + text.utf8CodeUnitCount <= count, "past the end of an id")
    // Safe: a literal's bytes are there for as long as the program.
    text.withUTF8Buffer { other in
      for index in other.indices { unsafe bytes[start + index] = other[index] }
    }
  }

  /// Cuts it to its first bytes.
  mutating func truncate(to newCount: Int) {
    precondition(newCount <= count, "longer than the id")
    count = newCount
  }

  /// Appends the bytes; `.same` where they are the whole input.
  func append(to output: inout ByteArena, insteadOf input: Span<UInt8>) -> KernelOutcome {
    for index in 0..<count { output.append(bytes[index]) }
    return output.openBytes.equals(input) ? .same : .changed
  }
}
