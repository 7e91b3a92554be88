/// The words of a text as title case sees them: runs without white space, each with the one before
/// and the one behind, which decide whether `van` is a particle.
struct TitleWords {
  /// A short word's letters in small as one number, first letter lowest; 0 for any other word.
  struct Key: Equatable {
    let value: UInt64

    static let none = Key(value: 0)

    init(value: UInt64) {
      self.value = value
    }

    /// A word of at most five ASCII letters.
    init(_ word: StaticString) {
      var value: UInt64 = 0
      word.withUTF8Buffer { buffer in
        for unsafe byte in unsafe buffer.reversed() { value = value << 8 | UInt64(byte) }
      }
      self.value = value
    }

    init(_ word: Range<Int>, in text: Span<UInt8>) {
      var value: UInt64 = 0
      for index in word.reversed() {
        guard word.count <= 5, ASCII.isLetter(text[index]) else {
          self = .none
          return
        }
        value = value << 8 | UInt64(ASCII.lowercased(text[index]))
      }
      self.value = value
    }
  }

  private static let particles: [Key] = [
    Key("van"), Key("von"), Key("der"), Key("den"), Key("de"), Key("del"), Key("della"), Key("di"),
    Key("da"), Key("dos"), Key("das"), Key("du"), Key("zu"), Key("zur"), Key("ten"), Key("ter"),
    Key("af"), Key("av"), Key("bin"), Key("bint"), Key("ibn"), Key("y"),
  ]
  /// Particles only behind `de`: anywhere else they begin names (La Paz, Los Angeles).
  private static let articles: [Key] = [Key("la"), Key("las"), Key("los")]
  private static let openers: [Key] = [Key("van"), Key("von")]
  private static let numerals: [Key] = [
    Key("ii"), Key("iii"), Key("iv"), Key("vii"), Key("viii"), Key("ix"),
  ]
  private static let de = Key("de")

  private(set) var previous = Key.none
  private(set) var current = Key.none
  private(set) var next = Key.none
  private(set) var isFirst = true
  private(set) var isLast = false

  /// Moves on to a word, of which the caller knows the one behind.
  mutating func advance(to word: Key, next: Key, isFirst: Bool, isLast: Bool) {
    previous = current
    current = word
    self.next = next
    self.isFirst = isFirst
    self.isLast = isLast
  }

  /// Whether the word is written small: `van der` in `Jan van der Berg`. The first word is so only if
  /// it is `van` or `von`, or if another particle follows it (`de la Cruz`).
  var isParticle: Bool {
    if isLast || current == .none { return false }
    if Self.articles.contains(current) { return previous == Self.de && !isFirst }
    guard Self.particles.contains(current) else { return false }
    if !isFirst || Self.openers.contains(current) { return true }
    return Self.particles.contains(next) || (current == Self.de && Self.articles.contains(next))
  }

  /// Whether the word is a Roman numeral behind a name: `Henry VIII`.
  var isNumeral: Bool {
    isLast && !isFirst && Self.numerals.contains(current)
  }
}
