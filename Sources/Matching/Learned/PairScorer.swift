import Glibc

/// What a pair's levels are worth, in bits: the logarithm of the odds that both rows are the same.
///
/// Where two rows have the same value, its own frequency counts: to share a rare name is worth more.
struct PairScorer: Sendable {
  let model: LevelModel
  private var values: FieldValues
  /// By field and value: the chance that another row has it.
  private let chances: [[Float]]
  /// By field: the smallest and the greatest of its chances.
  private let leastChances: [Float]
  private let mostChances: [Float]
  /// What the levels are worth in each class; in those whose pairs share a value as often as any two rows
  /// do, ``chances`` stand in for the first level.
  private let table: ClassTable

  init(_ values: FieldValues, _ model: LevelModel) {
    self.values = values
    self.model = model
    let fields = values.fields
    chances = fields.map { field in
      let present = Float(max(1, field.exact.presentCount))
      return field.exact.counts.map { max(Float($0) - 1, 0.5) / present }
    }
    leastChances = chances.map { $0.dropFirst().min() ?? 0 }
    mostChances = chances.map { $0.dropFirst().max() ?? 0 }
    table = ClassTable(model, identities: Set(fields.indices.filter { fields[$0].isIdentity }))
  }

  /// The same for one thread alone.
  var ofThread: PairScorer {
    var own = self
    own.values = values.ofThread
    return own
  }

  /// Asks for the memory in which a row's values stand.
  @inline(__always)
  func prefetch(_ row: UInt32) { values.prefetch(row) }

  /// The bits of a pair with these levels.
  func bits(_ pair: RowPair, _ levels: UInt64) -> Double { log2(odds(pair, levels)) }

  /// How many times likelier a pair with these levels is the same than not.
  @inline(__always)
  func odds(_ pair: RowPair, _ levels: UInt64) -> Double {
    ClassTable.odds(
      table.shares(levels) { Double(chances[$0][Int(values.value(pair.left, $0))]) })
  }

  /// Between which odds all pairs with these levels are, whatever their values: the rarer those, the greater,
  /// rounding and all.
  func oddsOfAny(_ levels: UInt64) -> (least: Double, most: Double) {
    (
      ClassTable.odds(table.shares(levels) { Double(mostChances[$0]) }),
      ClassTable.odds(table.shares(levels) { Double(leastChances[$0]) })
    )
  }

  /// How often two random rows stand at a level: at the first, as often as another row has this value.
  func chance(_ field: Int, _ level: Int, _ pair: RowPair) -> Double {
    if level > 1 { return model.random[field, level] }
    return Double(chances[field][Int(values.value(pair.left, field))])
  }

  /// The bits of any pair.
  func bits(_ pair: RowPair) -> Double { bits(pair, values.pattern(of: pair)) }
}
