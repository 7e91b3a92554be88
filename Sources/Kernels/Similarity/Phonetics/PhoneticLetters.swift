import Columns

/// The letters A to Z of a text, as phonetic codes read them: upper case, without accents.
///
/// Other scripts and signs are left out. Where blanks are kept, a run of white space, digits and signs
/// other than the apostrophe is one. At most 64 letters are read, more than any code needs.
struct PhoneticLetters {
  /// The most letters that are read.
  static let capacity = 64
  static let blank: UInt8 = 0x20

  private var letters: InlineArray<64, UInt8> = .init(repeating: 0)
  private(set) var count = 0

  /// No letters.
  init() {}

  /// Reads a text of UTF-8.
  init(_ text: Span<UInt8>, keepsBlanks: Bool = false) {
    var index = 0
    while index < text.count, count < Self.capacity {
      let scalar = text.scalar(at: index)
      index += scalar.byteCount
      if scalar.value < 0x80 {
        take(UInt8(truncatingIfNeeded: max(scalar.value, 0)), keepsBlanks: keepsBlanks)
      } else if let plain = NoAccents.withoutStroke(scalar.value) {
        take(UInt8(truncatingIfNeeded: plain), keepsBlanks: false)
      } else {
        takeParts(of: scalar.value)
      }
    }
    if count > 0, letters[count - 1] == Self.blank { count -= 1 }
  }

  private mutating func takeParts(of scalar: Int32) {
    let parts = CompatibleParts(scalar, isFolded: true)
    for index in 0..<parts.count where parts.scalars[index] < 0x80 && count < Self.capacity {
      take(UInt8(truncatingIfNeeded: max(parts.scalars[index], 0)), keepsBlanks: false)
    }
  }

  private mutating func take(_ byte: UInt8, keepsBlanks: Bool) {
    if ASCII.isLetter(byte) {
      append(ASCII.uppercased(byte))
    } else if keepsBlanks, byte != 0x27, count > 0, letters[count - 1] != Self.blank {
      append(Self.blank)
    }
  }

  /// The letter at a place; 0 before the first and behind the last.
  subscript(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? letters[index] : 0
  }

  /// Puts a letter in the place of another.
  mutating func replace(at index: Int, with letter: UInt8) { letters[index] = letter }

  /// Adds a letter; one past the capacity is dropped.
  mutating func append(_ letter: UInt8) {
    guard count < Self.capacity else { return }
    letters[count] = letter
    count += 1
  }

  /// Takes letters off the end.
  mutating func removeLast(_ number: Int = 1) { count = max(count - number, 0) }

  /// Takes the first letter off.
  mutating func removeFirst() {
    for index in 1..<max(count, 1) { letters[index - 1] = letters[index] }
    removeLast()
  }

  /// Whether these letters stand at a place.
  func has(_ wanted: StaticString, at start: Int) -> Bool {
    let size = wanted.utf8CodeUnitCount
    guard start >= 0, start + size <= count else { return false }
    for offset in 0..<size {
      // Safe: offset is within the literal, which is ASCII.
      if unsafe wanted.utf8Start[offset] != letters[start + offset] { return false }
    }
    return true
  }

  /// Whether the letter at a place is one of these.
  func isOne(of wanted: StaticString, at index: Int) -> Bool {
    let letter = self[index]
    guard letter != 0 else { return false }
    for offset in 0..<wanted.utf8CodeUnitCount {
      // Safe: offset is within the literal, which is ASCII.
      if unsafe wanted.utf8Start[offset] == letter { return true }
    }
    return false
  }

  /// Whether one of some words, each as long as `size`, stands at a place; blanks part the words.
  func hasOne(of wanted: StaticString, size: Int, at start: Int) -> Bool {
    guard start >= 0, start + size <= count else { return false }
    for word in stride(from: 0, to: wanted.utf8CodeUnitCount, by: size + 1) {
      var offset = 0
      // Safe: word + offset is within the literal, whose words are `size` long.
      while offset < size, unsafe wanted.utf8Start[word + offset] == letters[start + offset] {
        offset += 1
      }
      if offset == size { return true }
    }
    return false
  }

  /// Whether A, E, I, O or U stands at a place.
  func isVowel(at index: Int) -> Bool { isOne(of: "AEIOU", at: index) }

  /// Appends all the letters to the open cell.
  func append(to output: inout ByteArena) {
    for index in 0..<count { output.append(letters[index]) }
  }
}

extension UInt8 {
  /// A letter or digit of ASCII as a byte.
  init(letter: Unicode.Scalar) { self = UInt8(truncatingIfNeeded: letter.value) }
}
