import Kernels

/// Tells of most pairs of rows that their values cannot be similar enough, from how many letters they can
/// have in common: a few operations where a measure takes fifty times as long.
///
/// A value is a set of bits, and a count of the letters that have none:
///
///     bit    0  1  2  3 … 51   52 … 61   62
///            a  a' b  b'  z'   0     9   any other sign       a': the second a
///
/// Two texts of lengths a and b with c letters in common are at least max(a, b) − c edits apart (the bag
/// distance: Bartolini, Ciaccia and Patella 2002), and Jaro's similarity is (c/a + c/b + 1) / 3 at most, of
/// which Winkler's boost takes at most 0.4 of what is missing to 1.
struct SimilarityScreen: Sendable {
  /// How alike values have to be.
  enum Least: Sendable {
    case jaroWinkler(Double)
    /// The share of letters that no edit has touched.
    case unedited(Double)
    case edits(Int)
  }

  /// What is kept of a value.
  private struct Sketch {
    var bits: UInt64 = 0
    /// Letters; 0 for a value that is let through with any other: it is long, or not in ASCII.
    var count: UInt8 = 0
    /// Letters without a bit.
    var excess: UInt8 = 0
    /// 1 for a name by which bearers of other names go.
    var nickname: UInt8 = 0
  }

  /// Longer texts are let through.
  private static let longest = 63

  private let ids: [UInt32]
  private let sketches: [Sketch]
  /// By the lengths of both: how many letters they have to have in common.
  private let needed: [UInt8]

  /// For values by their number, and the number of each row; 0 is no value.
  init(_ pool: TextPool, ids: [UInt32], _ least: Least, nicknames: Bool = false) {
    self.ids = ids
    sketches = (0..<UInt32(pool.count)).map { Self.sketch(of: pool[$0], nicknames) }
    let width = Self.longest + 1
    needed = (0..<width * width).map { Self.needed($0 / width, $0 % width, least) }
  }

  private static func sketch(of text: Span<UInt8>, _ nicknames: Bool) -> Sketch {
    var sketch = Sketch()
    if text.count > longest || text.indices.contains(where: { text[$0] >= 0x80 }) { return sketch }
    sketch.count = UInt8(text.count)
    for index in text.indices {
      let lower = text[index] | 0x20
      var bit: UInt64 = 1 << 62
      if lower >= 0x61 && lower <= 0x7A {
        bit = 1 << (UInt64(lower - 0x61) * 2)
        if sketch.bits & bit != 0 { bit <<= 1 }
      } else if text[index] >= 0x30 && text[index] <= 0x39 {
        bit = 1 << UInt64(text[index] - 0x30 + 52)
      }
      if sketch.bits & bit != 0 { sketch.excess += 1 }
      sketch.bits |= bit
    }
    if nicknames { sketch.nickname = Nicknames.canonicalId(of: text) == nil ? 0 : 1 }
    return sketch
  }

  /// The fewest letters in common with which texts of two lengths can be similar enough; more than there
  /// are where they cannot.
  private static func needed(_ left: Int, _ right: Int, _ least: Least) -> UInt8 {
    if left == 0 || right == 0 { return 0 }
    let (shorter, longer) = (min(left, right), max(left, right))
    let isEnough = { (common: Int) -> Bool in
      let share = Double(common)
      switch least {
      case .edits(let limit): return longer - common <= limit
      case .unedited(let least): return share / Double(longer) >= least - rounding
      case .jaroWinkler(let least):
        let jaro = (share / Double(left) + share / Double(right) + 1) / 3
        return jaro + 0.4 * (1 - jaro) >= least - rounding
      }
    }
    return UInt8((0...shorter).first(where: isEnough) ?? longest + 1)
  }

  /// What sums of shares may be off by.
  private static let rounding = 1e-9
}

extension SimilarityScreen {
  /// The values of some rows side by side.
  struct Block {
    /// By row, as the values have it.
    fileprivate var bits: [UInt64] = []
    fileprivate var counts: [UInt8] = []
    fileprivate var excesses: [UInt8] = []
    fileprivate var nicknames: [UInt8] = []
  }

  /// Whether a row has a value at all.
  func hasValue(_ row: UInt32) -> Bool { ids[Int(row)] != 0 }

  /// Puts the values of some rows side by side.
  func block(_ rows: [UInt32]) -> Block {
    var block = Block()
    for row in rows {
      let sketch = sketches[Int(ids[Int(row)])]
      block.bits.append(sketch.bits)
      block.counts.append(sketch.count)
      block.excesses.append(sketch.excess)
      block.nicknames.append(sketch.nickname)
    }
    return block
  }

  /// Keeps of `others`, places in the block, those that can be similar enough to the one at `place`.
  func keepSimilar(to place: Int, in block: Block, _ others: inout [Int]) {
    let (bits, excess) = (block.bits[place], block.excesses[place])
    let (nickname, row) = (block.nicknames[place], Int(block.counts[place]) << 6)
    let (allBits, excesses, counts) = (block.bits.span, block.excesses.span, block.counts.span)
    let (nicknames, needed) = (block.nicknames.span, needed.span)
    var kept = 0
    for index in others.indices {
      let other = others[index]
      let common =
        (bits & allBits[other]).nonzeroBitCount + Int(min(excess, excesses[other]))
      let isKept =
        common >= Int(needed[row | Int(counts[other])]) || nickname & nicknames[other] != 0
      others[kept] = other
      kept += isKept ? 1 : 0
    }
    others.removeLast(others.count - kept)
  }
}
