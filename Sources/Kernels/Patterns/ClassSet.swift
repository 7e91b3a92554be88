/// The ASCII characters of a class such as `[^@\s]`, and what is known of the others.
struct ClassSet: Sendable, Equatable {
  /// How a class stands to the characters beyond ASCII.
  enum Beyond: Sendable { case none, all, unknown }

  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  /// What is known of U+00C0–07FF, none of which is white space.
  private(set) var beyondASCII = Beyond.none

  /// Whether the ASCII byte is in the set.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    (byte < 64 ? low >> UInt64(byte) : high >> UInt64(byte & 63)) & 1 != 0
  }

  /// Adds an ASCII byte.
  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
  }

  /// Adds what the other has.
  mutating func formUnion(_ other: ClassSet) {
    low |= other.low
    high |= other.high
    if other.beyondASCII == .unknown || beyondASCII == .unknown {
      beyondASCII = .unknown
    } else if other.beyondASCII == .all {
      beyondASCII = .all
    }
  }

  /// Everything that was not in it.
  mutating func invert() {
    low = ~low
    high = ~high
    switch beyondASCII {
    case .none: beyondASCII = .all
    case .all: beyondASCII = .none
    case .unknown: break
    }
  }

  /// Adds the other case of each letter.
  mutating func addOtherCase() {
    for byte in UInt8(0x41)...0x5A {
      if contains(byte) || contains(byte | 0x20) {
        insert(byte)
        insert(byte | 0x20)
      }
    }
  }

  /// `\d`, `\w`, `\s` and their opposites; nil for any other letter.
  static func named(_ letter: UInt8) -> ClassSet? {
    var set = ClassSet()
    switch letter | 0x20 {
    case 0x64:
      for byte in UInt8(0x30)...0x39 { set.insert(byte) }
      set.beyondASCII = .unknown
    case 0x77:
      for byte in UInt8(0)..<0x80 where ASCII.isLetter(byte) || ASCII.isDigit(byte) {
        set.insert(byte)
      }
      set.insert(0x5F)
      set.beyondASCII = .unknown
    case 0x73:
      for byte in UInt8(0)..<0x80 where ASCII.isWhite(byte) { set.insert(byte) }
    default: return nil
    }
    if ASCII.isUpper(letter) { set.invert() }
    return set
  }

  /// The dot.
  static func dot(matchesAll: Bool) -> ClassSet {
    var set = ClassSet()
    if !matchesAll { set.insert(0x0A) }
    set.invert()
    return set
  }
}
