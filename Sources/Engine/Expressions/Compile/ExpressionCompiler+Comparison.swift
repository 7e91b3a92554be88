import Columns
import Diagnostics
import Kernels
import Language

extension ComparisonOperator {
  /// The same comparison with its sides exchanged.
  fileprivate var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  fileprivate var isOrdering: Bool { self != .equal && self != .notEqual }
}

extension ExpressionCompiler {
  /// `=`, `<` and their like.
  mutating func comparison(
    _ comparison: ComparisonOperator, _ left: Expression, _ right: Expression
  ) -> Predicate? {
    let operands = (operand(left), operand(right))
    guard let left = operands.0, let right = operands.1 else { return nil }
    return compare(comparison, left, right)
  }

  /// Compares two operands after bringing them to one kind, the constant, if any, at the right.
  mutating func compare(
    _ comparison: ComparisonOperator, _ left: Operand, _ right: Operand
  ) -> Predicate? {
    if left.constant != nil && right.constant == nil {
      return compare(comparison.mirrored, right, left)
    }
    guard let kind = commonKind([left, right]) else { return .constant(.unknown) }
    if kind == .text && comparison.isOrdering {
      return reject(
        .needsDeclaration,
        "'\(comparison.rawValue)' needs numbers, dates or datetimes on both sides", left.range,
        help: "number(…) or date(…) reads a text as such")
    }
    guard let left = converted(left, to: kind).map({ compared($0) }) else {
      return unread(left, kind)
    }
    guard let read = converted(right, to: kind).map({ compared($0) }) else {
      return unread(right, kind)
    }
    guard let right = canonical(read, beside: left) else { return nil }
    if let constant = right.constant {
      if constant.state(blanks) != .present {
        return missing(constant.state(blanks), beside: left)
      }
      return compare(comparison, left, with: constant)
    }
    return compareRows(comparison, left, right, kind)
  }

  /// Reports a literal that is no value of the kind.
  mutating func unread<Result>(_ operand: Operand, _ kind: ValueKind) -> Result? {
    let written = operand.constant?.written ?? operand.constant?.literal?.text
    guard let written else {
      return reject(
        .wrongKind, "a \(operand.kind.rawValue) stands where a \(kind.rawValue) belongs",
        operand.range)
    }
    let help = kind == .date ? "write a date as '2026-01-31'" : nil
    return reject(
      .unreadableLiteral, "'\(written)' is not a \(kind.rawValue)", operand.range, help: help)
  }

  /// A comparison with a blank: unknown, or failed where the other side has.
  private func missing(_ state: ValueState, beside operand: Operand) -> Predicate {
    let expression = operand.expression
    return Predicate(reads: expression.reads) { frame in
      expression.evaluate(frame).states.map { Truth(missing: $0 | state) }
    }
  }

  private func compare(
    _ comparison: ComparisonOperator, _ left: Operand, with constant: Constant
  ) -> Predicate? {
    let answers = OrderAnswers(comparison)
    switch constant.vector.values {
    case .texts:
      guard let literal = constant.literal else { return nil }
      let (same, other) = (answers.equal, answers.less)
      if let text = ShortText(literal.cell) {
        return left.predicate(texts: SameShortTextTest(text: text, same: same, other: other))
      }
      return left.predicate(texts: SameTextTest(literal, same: same, other: other))
    case .numbers(let values):
      return left.predicate(numbers: OrderTest(answers: answers, constant: values[0]))
    case .dates(let values), .datetimes(let values):
      return left.predicate(moments: OrderTest(answers: answers, constant: values[0]))
    case .booleans(let values):
      return left.predicate(booleans: OrderTest(answers: answers, constant: values[0]))
    }
  }

  private func compareRows(
    _ comparison: ComparisonOperator, _ left: Operand, _ right: Operand, _ kind: ValueKind
  ) -> Predicate {
    let answers = OrderAnswers(comparison)
    if let predicate = left.function?.comparison(with: right, answers)
      ?? right.function?.comparison(with: left, answers)
    {
      return predicate
    }
    let blanks = blanks
    let reads = left.expression.reads.union(right.expression.reads)
    return Predicate(reads: reads) { frame in
      let lanes = (left.comparedLanes(frame, blanks), right.comparedLanes(frame, blanks))
      switch kind {
      case .text:
        return frame.truths(lanes.0.texts, lanes.1.texts) {
          $0 == $1 ? answers.equal : answers.less
        }
      case .number:
        return frame.truths(lanes.0.numbers, lanes.1.numbers) { answers.answer($0.order($1)) }
      case .date, .datetime:
        return frame.truths(lanes.0.moments, lanes.1.moments) { answers.answer($0.order($1)) }
      case .boolean:
        return frame.truths(lanes.0.booleans, lanes.1.booleans) { answers.answer($0.order($1)) }
      }
    }
  }

  /// `x between a and b`: one loop where both ends are constants, else two comparisons.
  mutating func between(
    _ value: Expression, _ low: Expression, _ high: Expression
  ) -> Predicate? {
    let operands = [operand(value), operand(low), operand(high)].compactMap { $0 }
    guard operands.count == 3 else { return nil }
    if let kind = commonKind(operands), kind != .text,
      let value = converted(operands[0], to: kind),
      let low = converted(operands[1], to: kind)?.constant, low.state(blanks) == .present,
      let high = converted(operands[2], to: kind)?.constant, high.state(blanks) == .present
    {
      switch (low.vector.values, high.vector.values) {
      case (.numbers(let low), .numbers(let high)):
        return value.predicate(numbers: RangeTest(low: low[0], high: high[0]))
      case (.dates(let low), .dates(let high)), (.datetimes(let low), .datetimes(let high)):
        return value.predicate(moments: RangeTest(low: low[0], high: high[0]))
      default: break
      }
    }
    guard let atLeast = compare(.greaterOrEqual, operands[0], operands[1]),
      let atMost = compare(.lessOrEqual, operands[0], operands[2])
    else { return nil }
    return Self.conjunction(of: [atLeast, atMost])
  }
}
