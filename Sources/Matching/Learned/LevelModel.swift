/// How often the levels of every field stand among the pairs of one class, sixteen places a field.
///
/// Level 0 is no evidence: its place holds 1, so that it changes no product.
struct LevelTable: Sendable, Equatable {
  private(set) var shares: [Double]

  /// No field says anything.
  init(fieldCount: Int) {
    shares = Array(repeating: 1, count: fieldCount << 4)
  }

  /// The share of a level.
  @inline(__always)
  subscript(field: Int, level: Int) -> Double {
    get { shares[field << 4 | level] }
    set { shares[field << 4 | level] = newValue }
  }

  /// Takes over a field's shares, from level 1 on.
  mutating func set(_ field: Int, _ levels: [Double]) {
    for level in levels.indices.dropFirst() { self[field, level] = levels[level] }
  }

  /// The table in which some fields say nothing.
  func leavingOut(_ fields: Set<Int>) -> LevelTable {
    var table = self
    for field in fields {
      for level in 0..<16 { table[field, level] = 1 }
    }
    return table
  }

  /// The likelihood of a pattern of levels.
  @inline(__always)
  func likelihood(_ pattern: UInt64) -> Double {
    var product = 1.0
    var rest = pattern
    var place = 0
    while place < shares.count {
      product *= shares[place | Int(truncatingIfNeeded: rest & 15)]
      rest >>= 4
      place += 16
    }
    return product
  }
}

/// What levels say: how often each stands among pairs that match, that are random, and that are related
/// but not the same; and how many of each there are.
struct LevelModel: Sendable, Equatable {
  var match: LevelTable
  var random: LevelTable
  /// By kind of relation.
  var related: [LevelTable]
  /// Shares of all pairs that could be compared.
  var matchShare: Double
  var relatedShares: [Double]

  /// The share of pairs that are neither.
  var randomShare: Double { 1 - matchShare - relatedShares.reduce(0, +) }
}
