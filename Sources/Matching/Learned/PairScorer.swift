import Glibc

/// What a pair's levels are worth, in bits: the logarithm of the odds that both rows are the same.
///
/// Where two rows have the same value, its own frequency counts: to share a rare name is worth more.
struct PairScorer: Sendable {
  let model: LevelModel
  private let values: FieldValues
  /// By field and value: the chance that another row has it.
  private let chances: [[Float]]
  private let isIdentity: [Bool]

  init(_ values: FieldValues, _ model: LevelModel) {
    self.values = values
    self.model = model
    let fields = values.fields
    isIdentity = fields.map(\.isIdentity)
    chances = fields.map { field in
      let present = Float(max(1, field.exact.presentCount))
      return field.exact.counts.map { max(Float($0) - 1, 0.5) / present }
    }
  }

  /// The bits of a pair with these levels.
  func bits(_ pair: RowPair, _ levels: UInt64) -> Double { log2(odds(pair, levels)) }

  /// How many times likelier a pair with these levels is the same than not.
  func odds(_ pair: RowPair, _ levels: UInt64) -> Double {
    var match = model.matchShare
    var near = model.relatedShares[0]
    var close = model.relatedShares[1]
    var random = model.randomShare
    var rest = levels
    for field in isIdentity.indices {
      let level = Int(truncatingIfNeeded: rest & 15)
      rest >>= 4
      if level == 0 { continue }
      match *= model.match[field, level]
      let chance = chance(field, level, pair)
      random *= chance
      near *= isIdentity[field] ? chance : model.related[0][field, level]
      close *= isIdentity[field] ? chance : model.related[1][field, level]
    }
    return match / (random + near + close)
  }

  /// How often two random rows stand at a level: at the first, as often as another row has this value.
  func chance(_ field: Int, _ level: Int, _ pair: RowPair) -> Double {
    if level > 1 { return model.random[field, level] }
    return Double(chances[field][Int(values.value(pair.left, field))])
  }

  /// The bits of any pair.
  func bits(_ pair: RowPair) -> Double { bits(pair, values.pattern(of: pair)) }
}
