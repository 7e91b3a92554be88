import Columns

/// Double Metaphone: two codes of up to four sounds, for how a name of any European origin is said in
/// English and how it is said at home.
///
/// `0` is th, `X` sh or ch, `A` a vowel at the start. Two names may be the same where any of their codes
/// are. Source: Philips 2000, "The Double Metaphone Search Algorithm", C/C++ Users Journal 18; with the
/// refinements that commons-codec's published cases hold.
package enum DoubleMetaphone: PhoneticCode {
  /// Appends the primary code.
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    SpellingReader(text).read().primary.append(to: &output)
  }

  /// Appends the alternate code, which is the primary one where a name is said in one way.
  package static func appendAlternate(_ text: Span<UInt8>, to output: inout ByteArena) {
    SpellingReader(text).read().alternate.append(to: &output)
  }

  /// Both codes as words of bytes, the first letter lowest: keys for blocking.
  package static func keys(of text: Span<UInt8>) -> (primary: UInt32, alternate: UInt32) {
    let codes = SpellingReader(text).read()
    return (codes.primary.word, codes.alternate.word)
  }
}

/// Up to four letters of a code.
struct ShortCode {
  private(set) var word: UInt32 = 0
  private(set) var count = 0

  var isFull: Bool { count == 4 }

  /// Adds letters; those past the fourth are dropped.
  mutating func append(_ letters: StaticString) {
    for offset in 0..<letters.utf8CodeUnitCount where !isFull {
      // Safe: offset is within the literal, which is ASCII.
      word |= UInt32(unsafe letters.utf8Start[offset]) << UInt32(count * 8)
      count += 1
    }
  }

  /// Appends the letters to the open cell.
  func append(to output: inout ByteArena) {
    for index in 0..<count {
      output.append(UInt8(truncatingIfNeeded: word >> UInt32(index * 8)))
    }
  }
}

/// Reads a name's spelling letter by letter, and says it in two ways.
struct SpellingReader {
  let letters: PhoneticLetters
  /// Where the letter is that is read.
  private(set) var place = 0
  private(set) var primary = ShortCode()
  private(set) var alternate = ShortCode()
  /// W, K or CZ: a name of Slavic or German origin.
  let isSlavoGermanic: Bool

  init(_ text: Span<UInt8>) {
    letters = PhoneticLetters(text, keepsBlanks: true)
    var isSlavoGermanic = false
    for index in 0..<letters.count {
      let isSign = letters.isOne(of: "WK", at: index) || letters.has("CZ", at: index)
      isSlavoGermanic = isSlavoGermanic || isSign
    }
    self.isSlavoGermanic = isSlavoGermanic
  }

  var isAtStart: Bool { place == 0 }
  var isAtEnd: Bool { place == letters.count - 1 }
  /// Von, van or a beginning with Sch: ch, g and th are hard.
  var isGermanic: Bool {
    letters.hasOne(of: "VAN  VON ", size: 4, at: 0) || letters.has("SCH", at: 0)
  }

  /// Whether these letters stand so far behind the place.
  func has(_ wanted: StaticString, _ offset: Int = 0) -> Bool {
    letters.has(wanted, at: place + offset)
  }

  /// Whether one of some words of one size stands so far behind the place.
  func hasOne(_ wanted: StaticString, size: Int, _ offset: Int = 0) -> Bool {
    letters.hasOne(of: wanted, size: size, at: place + offset)
  }

  /// Whether the letter so far behind the place is one of these.
  func isOne(_ wanted: StaticString, _ offset: Int) -> Bool {
    letters.isOne(of: wanted, at: place + offset)
  }

  /// Whether a vowel or Y stands so far behind the place.
  func isVowel(_ offset: Int) -> Bool { isOne("AEIOUY", offset) }

  /// Adds a sound and goes on.
  mutating func say(_ sound: StaticString, past size: Int) {
    say(sound, or: sound, past: size)
  }

  /// Adds a sound to each code and goes on.
  mutating func say(_ sound: StaticString, or other: StaticString, past size: Int) {
    primary.append(sound)
    alternate.append(other)
    place += size
  }

  /// Adds a sound and goes on, past the next letter too where it is one of these.
  mutating func say(
    _ sound: StaticString, or other: StaticString? = nil, withNext doubles: StaticString
  ) {
    say(sound, or: other ?? sound, past: isOne(doubles, 1) ? 2 : 1)
  }

  /// Reads to the end, or until both codes are full.
  consuming func read() -> SpellingReader {
    var reader = self
    if reader.hasOne("GN KN PN WR PS", size: 2) { reader.place = 1 }
    while reader.place < reader.letters.count, !reader.primary.isFull || !reader.alternate.isFull {
      reader.readLetter()
    }
    return reader
  }

  private mutating func readLetter() {
    switch Unicode.Scalar(letters[place]) {
    case "A", "E", "I", "O", "U", "Y": say(isAtStart ? "A" : "", past: 1)
    case "B": say("P", withNext: "B")
    case "C": readC()
    case "D": readD()
    case "F": say("F", withNext: "F")
    case "G": readG()
    case "H": readH()
    case "J": readJ()
    case "K": say("K", withNext: "K")
    case "L": readL()
    case "M": readM()
    case "N": say("N", withNext: "N")
    case "P": readP()
    case "Q": say("K", withNext: "Q")
    case "R": readR()
    case "S": readS()
    case "T": readT()
    case "V": say("F", withNext: "V")
    case "W": readW()
    case "X": readX()
    case "Z": readZ()
    default: place += 1
    }
  }
}
