/// Constraints on sums of several terms, solved by taking out one term after another (Fourier–Motzkin
/// elimination, Schrijver, Theory of Linear and Integer Programming, 12.2). Its terms may be any
/// numbers; that some must be whole it does not use.
struct LinearSystem {
  /// With more constraints than this it is taken to be possible.
  private static let mostConstraints = 160

  /// A sum that is below zero, or at most zero.
  private struct Inequality: Hashable {
    var sum: LinearSum
    var isStrict: Bool
  }

  private var inequalities: Set<Inequality> = []

  init(_ constraints: Set<LinearConstraint>, _ ranges: SmallMap<Term, NumberRange>) {
    var terms: Set<Term> = []
    for constraint in constraints where constraint.relation != .isNotZero {
      terms.formUnion(constraint.sum.parts.map(\.term))
      add(constraint.sum, isStrict: constraint.relation == .isBelowZero)
      guard constraint.relation == .isZero else { continue }
      if let turned = constraint.sum.multiplied(by: Fraction(-1)) { add(turned, isStrict: false) }
    }
    for term in terms {
      guard let range = ranges[term] else { continue }
      if let high = range.high { add(LinearSum(term), -1, high) }
      if let low = range.low, let turned = LinearSum(term).multiplied(by: Fraction(-1)) {
        add(turned, 1, low)
      }
    }
  }

  private mutating func add(_ sum: LinearSum, isStrict: Bool) {
    inequalities.insert(Inequality(sum: sum, isStrict: isStrict))
  }

  private mutating func add(_ sum: LinearSum, _ sign: Int, _ end: NumberRange.End) {
    guard let bounded = sum.adding(LinearSum(end.value), times: Fraction(sign)) else { return }
    add(bounded, isStrict: end.isOpen)
  }

  /// Whether numbers for all terms are possible; true too where that is too much to tell.
  func isPossible() -> Bool {
    var left = inequalities
    while true {
      if left.contains(where: Self.isFalse) { return false }
      left = left.filter { !$0.sum.parts.isEmpty }
      guard let term = Self.cheapest(left) else { return true }
      guard let next = Self.eliminating(term, from: left), next.count <= Self.mostConstraints else {
        return true
      }
      left = next
    }
  }

  private static func isFalse(_ inequality: Inequality) -> Bool {
    guard inequality.sum.parts.isEmpty else { return false }
    return inequality.isStrict
      ? inequality.sum.constant >= .zero : inequality.sum.constant > .zero
  }

  /// The term whose going makes the fewest new inequalities.
  private static func cheapest(_ inequalities: Set<Inequality>) -> Term? {
    var above: [Term: Int] = [:]
    var below: [Term: Int] = [:]
    for part in inequalities.flatMap(\.sum.parts) {
      if part.factor > .zero { above[part.term, default: 0] += 1 }
      if part.factor < .zero { below[part.term, default: 0] += 1 }
    }
    return Set(above.keys).union(below.keys).min { first, second in
      let (left, right) = (
        (above[first] ?? 0) * (below[first] ?? 0), (above[second] ?? 0) * (below[second] ?? 0)
      )
      return left == right ? first.number < second.number : left < right
    }
  }

  /// Every upper bound of the term with every lower one; nil where a number becomes too large.
  private static func eliminating(
    _ term: Term, from inequalities: Set<Inequality>
  ) -> Set<Inequality>? {
    var result = inequalities.filter { $0.sum.factor(of: term) == nil }
    let bounds = inequalities.subtracting(result)
    let uppers = bounds.filter { $0.sum.factor(of: term)! > .zero }
    for upper in uppers {
      for lower in bounds.subtracting(uppers) {
        guard let factor = upper.sum.factor(of: term), let other = lower.sum.factor(of: term),
          let first = upper.sum.multiplied(by: other.negated),
          let sum = first.adding(lower.sum, times: factor)
        else { return nil }
        result.insert(Inequality(sum: sum, isStrict: upper.isStrict || lower.isStrict))
      }
    }
    return result
  }
}
