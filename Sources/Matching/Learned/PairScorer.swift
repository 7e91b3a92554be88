import Glibc

/// What a pair's levels are worth, in bits: the logarithm of the odds that both rows are the same.
///
/// Where two rows have the same value, its own frequency counts: to share a rare name is worth more.
struct PairScorer: Sendable {
  let fields: [any MatchField]
  let model: LevelModel
  /// By field and value: the chance that another row has it.
  private let chances: [[Float]]

  init(_ fields: [any MatchField], _ model: LevelModel) {
    self.fields = fields
    self.model = model
    chances = fields.map { field in
      let present = Float(max(1, field.exact.presentCount))
      return field.exact.counts.map { max(Float($0) - 1, 0.5) / present }
    }
  }

  /// The bits of a pair with these levels.
  func bits(_ pair: RowPair, _ levels: UInt64) -> Double {
    var match = model.matchShare
    var related = model.relatedShares
    var random = 1 - match - related.reduce(0, +)
    for field in fields.indices {
      let level = Int(levels >> UInt64(field * 4) & 15)
      if level == 0 { continue }
      let weights = weights(field, level, pair)
      match *= weights.match
      random *= weights.random
      for kind in related.indices {
        related[kind] *=
          fields[field].isIdentity ? weights.random : model.related[kind][field][level]
      }
    }
    return log2(match / (random + related.reduce(0, +)))
  }

  /// How often a level stands among matches, and this value at this level among random pairs.
  func weights(_ field: Int, _ level: Int, _ pair: RowPair) -> (match: Double, random: Double) {
    let match = model.match[field][level]
    guard level == 1 else { return (match, model.random[field][level]) }
    let value = fields[field].exact.ids[Int(pair.left)]
    return (match, Double(chances[field][Int(value)]))
  }

  /// The bits of any pair.
  func bits(_ pair: RowPair) -> Double { bits(pair, fields.pattern(of: pair)) }
}
