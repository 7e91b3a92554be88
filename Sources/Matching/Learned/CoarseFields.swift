import Glibc

/// Finds fields that say roughly what another one says: an age beside the day of birth, a maker beside the
/// name of its product.
///
/// A model weighs fields as if rows of different people agreed in one whether or not they agree in another.
/// Two people of one age are born in one year, though: all pairs of one age would look like one person
/// whose day of birth was written wrong. A field is coarse where pairs of any two rows that agree in it are
/// alike in the other one, but not the same.
struct CoarseFields {
  private let fields: [any MatchField]
  private let plans: [FieldPlan]
  /// Those of pairs of any two rows.
  private let patterns: [UInt64]

  /// Pairs that agree, and their share: fewer can be the duplicates among the pairs.
  private static let fewestPairs = 50.0
  private static let leastShare = 0.005
  /// More that are the same in the other field, but for a slip, can be duplicates.
  private static let mostSame = 0.25
  /// Bits that the other field's levels are worth where a pair agrees.
  private static let leastBits = 2.0

  init(_ fields: [any MatchField], _ plans: [FieldPlan], _ patterns: [UInt64]) {
    self.fields = fields
    self.plans = plans
    self.patterns = patterns
  }

  /// The coarse fields, each with the one that says more.
  func found() -> [(coarse: Int, finer: Int)] {
    let coarse = plans.indices.filter { plans[$0].kind == .category || plans[$0].kind == .words }
    let finer = fields.indices.filter { fields[$0].isIdentity && plans[$0].kind != .sharedCode }
    return coarse.compactMap { one in
      finer.first { $0 != one && isCoarse(one, beside: $0) }.map { (one, $0) }
    }
  }

  private func level(_ pattern: UInt64, _ field: Int) -> Int {
    Int(pattern >> UInt64(field * 4) & 15)
  }

  private func isCoarse(_ field: Int, beside finer: Int) -> Bool {
    let others = fields.indices.filter { fields[$0].isIdentity && $0 != finer }
    var agreed = [Double](repeating: 0, count: fields[finer].levels.count)
    var apart = agreed
    for pattern in patterns {
      let (own, other) = (level(pattern, field), level(pattern, finer))
      if own == 0 || other == 0 { continue }
      // What else tells people apart does so.
      let areUnlike = others.allSatisfy {
        let level = level(pattern, $0)
        return level == 0 || level == fields[$0].levels.count - 1
      }
      if !areUnlike { continue }
      if own == 1 { agreed[other] += 1 } else { apart[other] += 1 }
    }
    let count = agreed.reduce(0, +)
    return count >= Self.fewestPairs && count >= Self.leastShare * (count + apart.reduce(0, +))
      && agreed[1] + agreed[2] <= Self.mostSame * count
      && Self.bits(agreed, apart) >= Self.leastBits
  }

  /// How much more the levels say than among pairs that do not agree: the divergence of Kullback and Leibler
  /// (1951), of the levels of pairs that are not nearly the same.
  private static func bits(_ agreed: [Double], _ apart: [Double]) -> Double {
    let (agreed, apart) = (agreed.dropFirst(3), apart.dropFirst(3))
    let sums = [agreed, apart].map { $0.reduce(0.5 * Double(agreed.count), +) }
    return zip(agreed, apart).reduce(0) { bits, counts in
      let share = (counts.0 + 0.5) / sums[0]
      return bits + share * log2(share * sums[1] / (counts.1 + 0.5))
    }
  }
}
