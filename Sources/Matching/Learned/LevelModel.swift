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

  var fieldCount: Int { shares.count >> 4 }

  /// Takes over a field's shares in another table.
  mutating func set(_ field: Int, from other: LevelTable) {
    for level in 0..<16 { self[field, level] = other[field, level] }
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

/// The levels' shares in all classes of a model side by side, for who asks for all of them at once.
struct ClassTable: Sendable {
  /// Where a class stands.
  static let match = 0
  static let random = 3

  /// Where a kind of relation stands.
  static func related(_ kind: Int) -> Int { 1 + kind }

  /// Sixteen places a field.
  private let levels: [SIMD4<Double>]
  private let classes: SIMD4<Double>
  /// By field: the classes in which the share of a value stands for that of the first level.
  private let byValue: [SIMDMask<SIMD4<Int64>>]

  init(_ model: LevelModel, leavingOut left: Set<Int>) {
    self.init(
      model,
      [model.match, model.related[0], model.related[1], model.random].map {
        $0.leavingOut(left)
      }, byValue: [])
  }

  /// A table whose first levels ask for the share of a value among any two rows, and in `identities` among
  /// related ones too, which agree there no more than others.
  init(_ model: LevelModel, identities: Set<Int>) {
    var tables = [model.match, model.related[0], model.related[1], model.random]
    var byValue: [SIMDMask<SIMD4<Int64>>] = []
    for field in 0..<model.match.fieldCount {
      let isIdentity = identities.contains(field)
      byValue.append(SIMDMask([false, isIdentity, isIdentity, true]))
      if isIdentity { for kind in 1...2 { tables[kind].set(field, from: model.random) } }
      for place in tables.indices where byValue[field][place] { tables[place][field, 1] = 1 }
    }
    self.init(model, tables, byValue: byValue)
  }

  private init(
    _ model: LevelModel, _ tables: [LevelTable], byValue: [SIMDMask<SIMD4<Int64>>]
  ) {
    precondition(model.related.count == Training.relationCount)
    levels = tables[0].shares.indices.map { place in
      SIMD4(tables.map { $0.shares[place] })
    }
    classes = SIMD4(
      model.matchShare, model.relatedShares[0], model.relatedShares[1], model.randomShare)
    self.byValue = byValue
  }

  /// The share of all pairs that are of a class and have a pattern of levels.
  @inline(__always)
  func shares(_ pattern: UInt64) -> SIMD4<Double> {
    let levels = levels.span
    var product = SIMD4<Double>(repeating: 1)
    var rest = pattern
    var place = 0
    while place < levels.count {
      product *= levels[place | Int(truncatingIfNeeded: rest & 15)]
      rest >>= 4
      place += 16
    }
    return classes * product
  }

  /// The same of a pair whose values have these shares, by field.
  @inline(__always)
  func shares(_ pattern: UInt64, _ shareOfValue: (_ field: Int) -> Double) -> SIMD4<Double> {
    let (levels, byValue) = (levels.span, byValue.span)
    var product = classes
    var rest = pattern
    for field in byValue.indices {
      let level = Int(truncatingIfNeeded: rest & 15)
      rest >>= 4
      product *= levels[field << 4 | level]
      if level == 1 {
        product.replace(with: product * shareOfValue(field), where: byValue[field])
      }
    }
    return product
  }

  /// How many times likelier a pair is a match than anything else, by its shares of the classes.
  static func odds(_ shares: SIMD4<Double>) -> Double {
    shares[match] / (shares[random] + shares[related(0)] + shares[related(1)])
  }
}
