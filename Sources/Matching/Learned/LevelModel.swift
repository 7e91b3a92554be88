/// What the levels of all fields say: how often each stands among pairs that match, that are unrelated, and
/// that are related but not the same.
package struct LevelModel: Sendable {
  /// By field and level; level 0, no evidence, is worth nothing and not counted.
  var match: [[Double]]
  var random: [[Double]]
  /// By kind of relation.
  var related: [[[Double]]]
  /// Shares of all pairs that could be compared.
  var matchShare: Double
  var relatedShares: [Double]

  /// The likelihood of a pattern's levels in a class, with some fields left out.
  static func likelihood(
    _ pattern: UInt64, _ table: [[Double]], leavingOut fields: Set<Int> = []
  ) -> Double {
    var product = 1.0
    for field in table.indices where !fields.contains(field) {
      let level = Int(pattern >> UInt64(field * 4) & 15)
      if level > 0 { product *= table[field][level] }
    }
    return product
  }
}
