/// Terms, each times a number, and a number: `2 * a - b + 3`.
struct LinearSum: Hashable, Sendable {
  /// In the order of the terms, none times zero.
  private(set) var parts: [Part]
  private(set) var constant: Fraction

  /// A term times a number.
  struct Part: Hashable, Sendable {
    let term: Term
    let factor: Fraction
  }

  init(_ constant: Fraction) {
    parts = []
    self.constant = constant
  }

  init(_ term: Term) {
    parts = [Part(term: term, factor: .one)]
    constant = .zero
  }

  /// The sum with `factor` times another; nil where a number becomes too large.
  func adding(_ other: LinearSum, times factor: Fraction) -> LinearSum? {
    var factors = Dictionary(uniqueKeysWithValues: parts.map { ($0.term, $0.factor) })
    for part in other.parts {
      guard let change = part.factor.multiplied(by: factor),
        let new = (factors[part.term] ?? .zero).adding(change)
      else { return nil }
      factors[part.term] = new
    }
    guard let change = other.constant.multiplied(by: factor), let sum = constant.adding(change)
    else { return nil }
    var result = LinearSum(sum)
    result.parts = factors.filter { $0.value != .zero }
      .map { Part(term: $0.key, factor: $0.value) }
      .sorted { $0.term.number < $1.term.number }
    return result
  }

  /// nil where a number becomes too large.
  func multiplied(by factor: Fraction) -> LinearSum? {
    LinearSum(.zero).adding(self, times: factor)
  }

  /// The sum with other terms in the place of its own; nil where a number becomes too large.
  func replacing(_ terms: [Term: Term]) -> LinearSum? {
    parts.reduce(LinearSum(constant)) { sum, part in
      sum?.adding(LinearSum(terms[part.term] ?? part.term), times: part.factor)
    }
  }

  /// The number that a term is multiplied by; nil where it has none.
  func factor(of term: Term) -> Fraction? {
    parts.first { $0.term == term }?.factor
  }
}

/// A sum that is zero, not zero, below zero, or not above it.
struct LinearConstraint: Hashable, Sendable {
  enum Relation: Hashable, Sendable { case isZero, isNotZero, isBelowZero, isAtMostZero }

  let sum: LinearSum
  let relation: Relation

  init(_ sum: LinearSum, _ relation: Relation) {
    // One form for `a - b = 0` and `b - a = 0`.
    let isTurned = (sum.parts.first?.factor ?? .zero) < .zero
    let isSymmetric = relation == .isZero || relation == .isNotZero
    self.sum = isTurned && isSymmetric ? sum.multiplied(by: Fraction(-1)) ?? sum : sum
    self.relation = relation
  }

  /// `left SIGN right`; nil where a number becomes too large.
  init?(_ left: LinearSum, _ sign: ComparisonOperator, _ right: LinearSum) {
    let isTurned = sign == .greater || sign == .greaterOrEqual
    let (first, second) = isTurned ? (right, left) : (left, right)
    guard let sum = first.adding(second, times: Fraction(-1)) else { return nil }
    switch sign {
    case .equal: self.init(sum, .isZero)
    case .notEqual: self.init(sum, .isNotZero)
    case .less, .greater: self.init(sum, .isBelowZero)
    case .lessOrEqual, .greaterOrEqual: self.init(sum, .isAtMostZero)
    }
  }

  /// Whether it holds, where no term is left in it.
  var truth: Bool? {
    guard sum.parts.isEmpty else { return nil }
    return switch relation {
    case .isZero: sum.constant == .zero
    case .isNotZero: sum.constant != .zero
    case .isBelowZero: sum.constant < .zero
    case .isAtMostZero: sum.constant <= .zero
    }
  }
}

extension LinearConstraint {
  /// Of a constraint on one term: that it is not above some number; nil where it does not say so.
  var upperBound: LinearConstraint? { bound(isUpper: true) }

  /// Of a constraint on one term: that it is not below some number; nil where it does not say so.
  var lowerBound: LinearConstraint? { bound(isUpper: false) }

  private func bound(isUpper: Bool) -> LinearConstraint? {
    guard sum.parts.count == 1, let factor = sum.parts.first?.factor else { return nil }
    switch relation {
    case .isNotZero: return nil
    case .isBelowZero, .isAtMostZero: return (factor > .zero) == isUpper ? self : nil
    case .isZero:
      if (factor > .zero) == isUpper { return LinearConstraint(sum, .isAtMostZero) }
      return sum.multiplied(by: Fraction(-1)).map { LinearConstraint($0, .isAtMostZero) }
    }
  }

  /// Whether numbers within their ranges can fulfil it: exact for one constraint by itself, since each
  /// term stands in it once.
  func isPossible(within ranges: SmallMap<Term, NumberRange>) -> Bool {
    switch relation {
    case .isNotZero: true
    case .isBelowZero, .isAtMostZero:
      sum.least(within: ranges).map { end in
        end.value < .zero
          || (end.value == .zero && relation == .isAtMostZero && !end.isOpen)
      } ?? true
    case .isZero:
      LinearConstraint(sum, .isAtMostZero).isPossible(within: ranges)
        && (sum.multiplied(by: Fraction(-1)).map {
          LinearConstraint($0, .isAtMostZero).isPossible(within: ranges)
        } ?? true)
    }
  }
}

extension LinearSum {
  /// The lower end of what it can be; nil where there is none, or it cannot be told.
  fileprivate func least(within ranges: SmallMap<Term, NumberRange>) -> NumberRange.End? {
    var least = NumberRange.End(value: constant, isOpen: false)
    for part in parts {
      let range = ranges[part.term]
      guard let end = part.factor > .zero ? range?.low : range?.high,
        let share = end.value.multiplied(by: part.factor), let sum = least.value.adding(share)
      else { return nil }
      least = NumberRange.End(value: sum, isOpen: least.isOpen || end.isOpen)
    }
    return least
  }
}
