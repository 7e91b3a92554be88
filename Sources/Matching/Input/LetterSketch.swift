import Kernels

/// What letters a text has, in eight bytes: two texts whose sketches have too few in common cannot be similar
/// enough. That takes a few operations where a measure takes fifty times as long.
///
///     bit    0  1  2  3 … 51   52 … 56   57           58 … 63
///            a  a' b  b'  z'   01 … 89   other sign   count      a': the second a
struct LetterSketch: Sendable {
  private let word: UInt64

  /// Longer texts are let through.
  static let longest = 63

  private static let letterBits: UInt64 = 1 << 58 - 1

  /// Of a text; one that is long, or not in ASCII, is let through with any other.
  init(_ text: Span<UInt8>) {
    if text.count > Self.longest || text.indices.contains(where: { text[$0] >= 0x80 }) {
      word = 0
      return
    }
    var bits: UInt64 = 0
    for index in text.indices {
      let lower = text[index] | 0x20
      var bit: UInt64 = 1 << 57
      if lower >= 0x61 && lower <= 0x7A {
        bit = 1 << (UInt64(lower - 0x61) * 2)
        if bits & bit != 0 { bit <<= 1 }
      } else if text[index] >= 0x30 && text[index] <= 0x39 {
        bit = 1 << UInt64((text[index] - 0x30) / 2 + 52)
      }
      bits |= bit
    }
    word = bits | UInt64(text.count) << 58
  }

  private init(word: UInt64) { self.word = word }

  /// That of a text that is let through with any other.
  static let unsure = LetterSketch(word: 0)

  /// Those of all texts of a pool, by number.
  static func all(of pool: TextPool) -> [LetterSketch] {
    (0..<UInt32(pool.count)).map { LetterSketch(pool[$0]) }
  }

  /// The letters that have a bit.
  @inline(__always)
  var letters: UInt64 { word & Self.letterBits }

  /// Whether a text can be a part of another one.
  @inline(__always)
  func canBeWithin(_ other: LetterSketch) -> Bool {
    letters & ~other.letters == 0 || other.count == 0
  }

  /// How many letters there are; 0 for a text that is let through.
  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: word >> 58) }

  /// Letters that have no bit of their own.
  @inline(__always)
  var excess: Int { count - letters.nonzeroBitCount }
}

/// How many letters two texts must have in common to be similar enough.
///
/// Two texts of lengths a and b with c letters in common are at least max(a, b) − c edits apart (the bag
/// distance: Bartolini, Ciaccia and Patella 2002), and Jaro's similarity is (c/a + c/b + 1) / 3 at most, of
/// which Winkler's boost takes at most 0.4 of what is missing to 1.
struct LetterBound: Sendable {
  /// How alike values have to be.
  enum Least: Sendable {
    case jaroWinkler(Double)
    /// The share of letters that no edit has touched.
    case unedited(Double)
    case edits(Int)
  }

  /// By the lengths of both: the fewest letters in common; more than there are where none are enough.
  let needed: [UInt8]

  init(_ least: Least) {
    let width = LetterSketch.longest + 1
    needed = (0..<width * width).map { lengths in
      Self.needed(lengths / width, lengths % width, least)
    }
  }

  /// Whether texts with these sketches can be similar enough.
  @inline(__always)
  func allows(_ one: LetterSketch, _ other: LetterSketch) -> Bool {
    let common =
      (one.letters & other.letters).nonzeroBitCount + min(one.excess, other.excess)
    return common >= Int(needed[one.count << 6 | other.count])
  }

  private static func needed(_ left: Int, _ right: Int, _ least: Least) -> UInt8 {
    if left == 0 || right == 0 { return 0 }
    let (shorter, longer) = (min(left, right), max(left, right))
    let isEnough = { (common: Int) -> Bool in
      let share = Double(common)
      switch least {
      case .edits(let limit): return longer - common <= limit
      case .unedited(let least): return share / Double(longer) >= least - SimilarityBound.rounding
      case .jaroWinkler(let least):
        let jaro = (share / Double(left) + share / Double(right) + 1) / 3
        return jaro + 0.4 * (1 - jaro) >= least - SimilarityBound.rounding
      }
    }
    return UInt8((0...shorter).first(where: isEnough) ?? LetterSketch.longest + 1)
  }
}
