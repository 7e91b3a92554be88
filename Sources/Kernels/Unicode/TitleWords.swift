/// A word between the one before and the one behind, which decide whether `van` is a particle.
struct TitleWords {
  /// A short word's letters in small as one number, first letter lowest; 0 for any other word.
  struct Key: Equatable {
    let value: UInt64

    static let none = Key(value: 0)

    init(value: UInt64) {
      self.value = value
    }

    /// A word of at most five small ASCII letters.
    init(_ word: String) {
      value = word.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private static let particles = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "zu", "zur",
    "ten", "ter", "af", "av", "bin", "bint", "ibn", "y",
  ].map { Key($0) }
  /// Particles only behind `de`: anywhere else they begin names (La Paz, Los Angeles).
  private static let articles = ["la", "las", "los"].map { Key($0) }
  private static let openers = ["van", "von"].map { Key($0) }
  private static let numerals = ["ii", "iii", "iv", "vii", "viii", "ix"].map { Key($0) }
  private static let de = Key("de")
  /// What stands small behind a number: `3rd`.
  static let endings = ["st", "nd", "rd", "th"].map { Key($0) }

  private var previous = Key.none
  private var current = Key.none
  private var next = Key.none
  private var count = 0
  private var isLast = false

  /// Moves on to a word, of which the caller knows the one behind.
  mutating func advance(to word: Key, next: Key, isLast: Bool) {
    previous = current
    current = word
    self.next = next
    count += 1
    self.isLast = isLast
  }

  private var isFirst: Bool { count == 1 }

  /// Whether the word is written small: `van der` in `Jan van der Berg`. The first word is so only if
  /// it is `van` or `von`, or if another particle follows it (`de la Cruz`).
  var isParticle: Bool {
    if isLast || current == .none { return false }
    if Self.articles.contains(current) { return previous == Self.de }
    guard Self.particles.contains(current) else { return false }
    if !isFirst || Self.openers.contains(current) { return true }
    return Self.particles.contains(next) || (current == Self.de && Self.articles.contains(next))
  }

  /// Whether the word is a Roman numeral behind a name: `Henry VIII`.
  var isNumeral: Bool {
    isLast && !isFirst && current != .none && Self.numerals.contains(current)
  }
}
