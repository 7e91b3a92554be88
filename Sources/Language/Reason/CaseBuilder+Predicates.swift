// When a predicate is true, false, unknown, or cannot be evaluated.
extension CaseBuilder {
  /// What the rows can be for which a predicate comes out in one of four ways.
  struct Outcomes {
    var yes: Cases
    var no: Cases
    var unknown: Cases
    var failed: Cases

    static let anything = Outcomes(
      yes: .anything, no: .anything, unknown: .anything, failed: .anything)

    var negated: Outcomes { Outcomes(yes: no, no: yes, unknown: unknown, failed: failed) }

    func negated(if isNegated: Bool) -> Outcomes { isNegated ? negated : self }

    /// When it is anything but true.
    var notYes: Cases { no.or(unknown).or(failed) }

    /// When it is anything but false.
    var notNo: Cases { yes.or(unknown).or(failed) }
  }

  /// How a predicate can come out, with those of `let` put in the place of their names.
  func outcomes(of predicate: Expression) -> Outcomes {
    expandedOutcomes(of: scope.expanded(predicate))
  }

  private func expandedOutcomes(of expression: Expression) -> Outcomes {
    switch expression.kind {
    case .boolean(let truth):
      return Outcomes(
        yes: truth ? .anything : .nothing, no: truth ? .nothing : .anything, unknown: .nothing,
        failed: .nothing)
    case .not(let operand): return expandedOutcomes(of: operand).negated
    case .and(let operands): return Self.all(operands.map(expandedOutcomes))
    case .or(let operands):
      return Self.all(operands.map { expandedOutcomes(of: $0).negated }).negated
    case .comparison(let sign, let left, let right):
      return years(sign, left, right, expression)
        ?? compare(sign, operand(left), operand(right), expression)
    case .between(let value, let low, let high, let isNegated):
      let (value, low, high) = (operand(value), operand(low), operand(high))
      let ends = [
        compare(.greaterOrEqual, value, low, expression),
        compare(.lessOrEqual, value, high, expression),
      ]
      return Self.all(ends).negated(if: isNegated)
    case .membership(let value, let members, let isNegated):
      return membership(operand(value), members, expression).negated(if: isNegated)
    case .textTest, .matches, .looksLike: return textTest(expression)
    case .state(let operand, let test, let isNegated):
      return state(operand, test, expression).negated(if: isNegated)
    case .column(let reference):
      guard let (_, column) = cell(reference), column.kind == .boolean else {
        return claim(expression)
      }
      let truth = Operand(value: .literal(Array("true".utf8)))
      return compare(.equal, operand(expression), truth, expression)
    default: return claim(expression)
    }
  }

  /// How all of several come out together.
  static func all(_ outcomes: [Outcomes]) -> Outcomes {
    Outcomes(
      yes: .all(outcomes.map(\.yes)), no: .any(outcomes.map(\.no)),
      unknown: undecided(outcomes, \.unknown), failed: undecided(outcomes, \.failed))
  }

  /// When one of several comes out in a way that leaves all together undecided: none of the others is
  /// false, as far as that is told in few words.
  private static func undecided(
    _ outcomes: [Outcomes], _ way: KeyPath<Outcomes, Cases>
  ) -> Cases {
    let all = Cases.any(outcomes.map { $0[keyPath: way] })
    guard outcomes.count <= mostNarrowed else { return all }
    let narrowed = outcomes.indices.map { index in
      outcomes.indices.reduce(outcomes[index][keyPath: way]) { cases, other in
        let isTrueOrOpen = other == index ? .anything : outcomes[other].notNo
        let count = cases.alternatives.count * isTrueOrOpen.alternatives.count
        return count <= mostNarrowed ? cases.and(isTrueOrOpen) : cases
      }
    }
    let count = narrowed.reduce(0) { $0 + $1.alternatives.count }
    return count <= Cases.mostAlternatives ? .any(narrowed) : all
  }

  /// More alternatives than this are not told apart where a whole is undecided.
  private static var mostNarrowed: Int { 6 }

  /// A predicate of which only this is known: that it is the same wherever its cells are.
  func claim(_ expression: Expression) -> Outcomes {
    terms.surrender()
    let number = terms.claim(key(expression), about: cells(in: expression))
    return Outcomes(
      yes: Cases(.claim(number, true)), no: Cases(.claim(number, false)), unknown: .anything,
      failed: .anything)
  }

  // MARK: Comparisons

  /// How a comparison of two values comes out.
  func compare(
    _ sign: ComparisonOperator, _ left: Operand, _ right: Operand, _ expression: Expression
  ) -> Outcomes {
    let present = left.present + right.present
    var outcomes = relation(sign, left, right, expression)
    outcomes.yes = outcomes.yes.and(Cases([present]))
    outcomes.no = outcomes.no.and(Cases([present]))
    // Where the other side could not be evaluated, the whole could not.
    outcomes.unknown = left.blank.and(right.evaluated).or(right.blank.and(left.evaluated))
    outcomes.failed = outcomes.failed.or(left.failed).or(right.failed)
    return outcomes
  }

  /// When two values that are there stand as the sign says.
  private func relation(
    _ sign: ComparisonOperator, _ left: Operand, _ right: Operand, _ expression: Expression
  ) -> Outcomes {
    switch (left.value, right.value) {
    case (.sum(let first, let kind), .sum(let second, let other)) where kind == other:
      return relation(first, sign, second) ?? comparison(expression)
    case (.sum(let sum, let kind), .literal(let text)) where kind == .date:
      guard let day = CalendarDay(String(decoding: text, as: UTF8.self)) else { return .anything }
      return relation(sum, sign, LinearSum(Fraction(day.number))) ?? comparison(expression)
    case (.literal(let text), .sum(let sum, let kind)) where kind == .date:
      guard let day = CalendarDay(String(decoding: text, as: UTF8.self)) else { return .anything }
      return relation(LinearSum(Fraction(day.number)), sign, sum) ?? comparison(expression)
    case (.text(let term, let canonical), .literal(let text)),
      (.literal(let text), .text(let term, let canonical)):
      guard sign == .equal || sign == .notEqual, let text = canonical(text) else { break }
      let set = TextSet.only([text])
      return Outcomes(
        yes: Cases(.text(term, sign == .equal ? set : set.complement)),
        no: Cases(.text(term, sign == .equal ? set.complement : set)), unknown: .nothing,
        failed: .nothing)
    case (.text(let first, _), .text(let second, _)) where sign == .equal || sign == .notEqual:
      return sameness(first, second).negated(if: sign == .notEqual)
    case (.sum, .sum), (.sum, .literal), (.literal, .sum), (.unknown, _), (_, .unknown):
      // A quoted date can be none beside a date.
      var outcomes = comparison(expression)
      outcomes.failed = .anything
      return outcomes
    default: break
    }
    return comparison(expression)
  }

  /// Whether two texts are the same, whichever stands first.
  private func sameness(_ first: Term, _ second: Term) -> Outcomes {
    guard first != second else {
      return Outcomes(yes: .anything, no: .nothing, unknown: .nothing, failed: .nothing)
    }
    let numbers = [first.number, second.number].sorted()
    let claim = terms.claim(
      "same \(numbers)", about: terms.cells(of: first) + terms.cells(of: second))
    return Outcomes(
      yes: Cases(.claim(claim, true)), no: Cases(.claim(claim, false)), unknown: .nothing,
      failed: .nothing)
  }

  /// A comparison of which only this is known: that it is the same wherever its cells are.
  private func comparison(_ expression: Expression) -> Outcomes {
    let number = terms.claim(key(expression), about: cells(in: expression))
    return Outcomes(
      yes: Cases(.claim(number, true)), no: Cases(.claim(number, false)), unknown: .nothing,
      failed: .nothing)
  }

  private func relation(
    _ left: LinearSum, _ sign: ComparisonOperator, _ right: LinearSum
  ) -> Outcomes? {
    guard let yes = LinearConstraint(left, sign, right),
      let no = LinearConstraint(left, sign.opposite, right)
    else { return nil }
    return Outcomes(
      yes: Cases(.number(yes)), no: Cases(.number(no)), unknown: .nothing, failed: .nothing)
  }

  // MARK: Membership

  private func membership(
    _ value: Operand, _ members: Membership, _ expression: Expression
  ) -> Outcomes {
    var items: [Operand] = []
    switch members {
    case .values(let values): items = values.map(operand)
    case .list(let name, _):
      items = (scope.lists[name.lowercased()] ?? []).map {
        operand(Expression(.text($0.text), range: $0.range))
      }
    case .column:
      // What the other table holds is not known, and can be another thing at another line.
      let number = terms.claim(
        "\(key(expression)) at \(expression.range)", about: cells(in: expression))
      return Outcomes(
        yes: Cases([value.present + [.claim(number, true)]]),
        no: Cases([value.present + [.claim(number, false)]]), unknown: .anything, failed: .anything)
    }
    if let outcomes = membership(value, ofTexts: items) { return outcomes }
    return Self.all(items.map { compare(.equal, value, $0, expression).negated }).negated
  }

  /// Texts among literals are one set.
  private func membership(_ value: Operand, ofTexts items: [Operand]) -> Outcomes? {
    guard case .text(let term, let canonical) = value.value, !items.isEmpty else { return nil }
    var texts: [[UInt8]] = []
    for item in items {
      guard case .literal(let literal) = item.value, let text = canonical(literal) else {
        return nil
      }
      texts.append(text)
    }
    let set = TextSet.only(texts)
    return Outcomes(
      yes: Cases([value.present + [.text(term, set)]]),
      no: Cases([value.present + [.text(term, set.complement)]]), unknown: value.blank,
      failed: value.failed)
  }
}

extension ComparisonOperator {
  /// The sign that holds where this one does not.
  var opposite: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
