/// What is left for one number: from where to where, and without which.
struct NumberRange: Sendable {
  /// One end of a range, with or without the number itself.
  struct End: Sendable, Equatable {
    var value: Fraction
    var isOpen: Bool
  }

  private(set) var low: End?
  private(set) var high: End?
  private var excluded: Set<Fraction> = []
  /// Whether only whole numbers count.
  let isWhole: Bool

  init(isWhole: Bool) { self.isWhole = isWhole }

  /// Takes in `factor * number + constant RELATION 0`; false where nothing is left.
  mutating func narrow(
    _ factor: Fraction, _ constant: Fraction, _ relation: LinearConstraint.Relation
  ) -> Bool {
    guard let bound = factor.inverse.flatMap({ constant.negated.multiplied(by: $0) }) else {
      return true
    }
    switch relation {
    case .isZero:
      raise(to: End(value: bound, isOpen: false))
      lower(to: End(value: bound, isOpen: false))
      if isWhole && !bound.isWhole { return false }
    case .isNotZero: excluded.insert(bound)
    case .isBelowZero, .isAtMostZero:
      let end = End(value: bound, isOpen: relation == .isBelowZero)
      if factor > .zero { lower(to: end) } else { raise(to: end) }
    }
    dropExcludedEnds()
    return !isEmpty
  }

  /// Takes in that the number lies within these.
  mutating func narrow(to numbers: some Collection<Fraction>) {
    guard let least = numbers.min(), let most = numbers.max() else { return }
    raise(to: End(value: least, isOpen: false))
    lower(to: End(value: most, isOpen: false))
  }

  func contains(_ number: Fraction) -> Bool {
    if excluded.contains(number) || (isWhole && !number.isWhole) { return false }
    if let low, number < low.value || (low.isOpen && number == low.value) { return false }
    if let high, high.value < number || (high.isOpen && number == high.value) { return false }
    return true
  }

  private var isEmpty: Bool {
    guard let low, let high else { return false }
    if high.value < low.value { return true }
    return low.value == high.value
      && (low.isOpen || high.isOpen || excluded.contains(low.value))
  }

  private mutating func raise(to end: End) {
    let end = isWhole ? Self.whole(end, end.value.ceiling, step: 1) : end
    if let low, end.value < low.value || (end.value == low.value && !end.isOpen) { return }
    low = end
  }

  private mutating func lower(to end: End) {
    let end = isWhole ? Self.whole(end, end.value.floor, step: -1) : end
    if let high, high.value < end.value || (end.value == high.value && !end.isOpen) { return }
    high = end
  }

  /// The first whole number at an end.
  private static func whole(_ end: End, _ nearest: Fraction, step: Int) -> End {
    guard end.isOpen, nearest == end.value, let next = nearest.adding(Fraction(step)) else {
      return End(value: nearest, isOpen: false)
    }
    return End(value: next, isOpen: false)
  }

  /// A whole number that is excluded at an end leaves the next one.
  private mutating func dropExcludedEnds() {
    guard isWhole else { return }
    while let low, excluded.contains(low.value), let next = low.value.adding(.one) {
      self.low = End(value: next, isOpen: false)
    }
    while let high, excluded.contains(high.value), let next = high.value.adding(Fraction(-1)) {
      self.high = End(value: next, isOpen: false)
    }
  }
}
