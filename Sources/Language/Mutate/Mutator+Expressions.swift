import Diagnostics

extension Mutator {
  /// Changes a value or predicate, and all that it is made of.
  mutating func mutate(_ expression: Expression) {
    switch expression.kind {
    case .comparison(let sign, let left, let right): flip(sign, left, right)
    case .and(let operands): mutate(operands, word: "and", other: "or")
    case .or(let operands): mutate(operands, word: "or", other: "and")
    case .not(let operand):
      replace(before(operand, in: expression), "", "'not' removed")
    case .state(let value, _, let isNegated):
      negate(value, in: expression, isNegated: isNegated, behind: "is")
    case .between(let value, _, _, let isNegated), .textTest(_, let value, _, let isNegated),
      .looksLike(let value, _, let isNegated):
      negate(value, in: expression, isNegated: isNegated, behind: nil)
    case .similar(let value, let other, let use, let isNegated):
      negate(value, in: expression, isNegated: isNegated, behind: nil)
      shift(use, from: other.range.upper, to: expression.range.upper)
    case .matches(let value, let pattern, let isNegated):
      negate(value, in: expression, isNegated: isNegated, behind: nil)
      mutate(pattern)
    case .membership(let value, let membership, let isNegated):
      negate(value, in: expression, isNegated: isNegated, behind: nil)
      if case .values(let values) = membership { removeEach(values.map(\.range), "value removed") }
    case .arithmetic(let sign, let left, let right): turn(sign, left, right)
    case .text(let text): swap(TextLiteral(text: text, range: expression.range))
    case .number(let digits): shift(digits, expression.range)
    case .days(let digits): shiftDays(digits, expression.range)
    case .boolean(let truth): replace(expression.range, truth ? "false" : "true", "truth turned")
    default: break
    }
    for part in expression.parts { mutate(part) }
  }

  // MARK: Predicates

  /// Shifts what two values have to have in common.
  mutating func shift(_ use: SimilarityUse, from lower: Int, to upper: Int) {
    let limit: String? =
      switch use {
      case .share(let percent): percent
      case .measured(_, let limit): limit
      }
    guard let whole = limit.flatMap({ Int($0) }), whole > 1,
      let place = words.number(from: lower, to: upper)
    else { return }
    replace(place, String(whole < 100 ? whole + 1 : whole - 1), "limit shifted")
  }

  private static let opposite: [ComparisonOperator: String] = [
    .equal: "!=", .notEqual: "=", .less: ">=", .lessOrEqual: ">", .greater: "<=",
    .greaterOrEqual: "<",
  ]
  private static let neighbour: [ComparisonOperator: String] = [
    .less: "<=", .lessOrEqual: "<", .greater: ">=", .greaterOrEqual: ">",
  ]

  private mutating func flip(_ sign: ComparisonOperator, _ left: Expression, _ right: Expression) {
    guard let place = words.symbol(from: left.range.upper, to: right.range.lower) else { return }
    if let other = Self.opposite[sign] { replace(place, other, "comparison flipped") }
    if let other = Self.neighbour[sign] { replace(place, other, "bound shifted") }
  }

  /// Makes every `and` of a chain an `or`, and takes each operand away.
  private mutating func mutate(_ operands: [Expression], word: String, other: String) {
    let places = zip(operands, operands.dropFirst()).compactMap { left, right in
      words.word([word], from: left.range.upper, to: right.range.lower)
    }
    guard places.count == operands.count - 1 else { return }
    replace(
      places.map { Mutant.Edit(range: $0, replacement: other) }, "'\(word)' made '\(other)'")
    removeEach(operands.map(\.range), "operand removed")
  }

  private func before(_ operand: Expression, in whole: Expression) -> SourceRange {
    SourceRange(
      source: whole.range.source, lower: whole.range.lower, upper: operand.range.lower)
  }

  /// Puts a `not` where there is none, or takes it away.
  private mutating func negate(
    _ value: Expression, in whole: Expression, isNegated: Bool, behind word: String?
  ) {
    let (lower, upper) = (value.range.upper, whole.range.upper)
    if isNegated {
      guard var not = words.word(["not"], from: lower, to: upper) else { return }
      if words.text(SourceRange(source: not.source, lower: not.upper, upper: upper)).hasPrefix(" ")
      {
        not.upper += 1
      }
      return replace(not, "", "test turned round")
    }
    var place = SourceRange(source: whole.range.source, lower: lower, upper: lower)
    if let word {
      guard let found = words.word([word], from: lower, to: upper) else { return }
      place.lower = found.upper
      place.upper = found.upper
    }
    replace(place, " not", "test turned round")
  }

  private static let otherSign: [ArithmeticOperator: String] = [
    .add: "-", .subtract: "+", .multiply: "/", .divide: "*",
  ]

  private mutating func turn(_ sign: ArithmeticOperator, _ left: Expression, _ right: Expression) {
    guard let other = Self.otherSign[sign],
      let place = words.symbol(from: left.range.upper, to: right.range.lower)
    else { return }
    replace(place, other, "sign turned")
  }

  // MARK: Literals

  /// Another text of the line in the place of this one; with no other, a text that nearly is it.
  mutating func swap(_ literal: TextLiteral) {
    let others = words.literals
    let place = others.firstIndex(of: literal.text) ?? 0
    let later = others[place...] + others[..<place]
    let other = later.first { $0 != literal.text } ?? Self.nearly(literal.text)
    replace(literal.range, Scope.quoted(other), "literal swapped")
  }

  /// The text with its last digit moved on, or with a letter more.
  private static func nearly(_ text: String) -> String {
    guard let last = text.utf8.last, (0x30...0x39).contains(last) else { return text + "x" }
    return text.dropLast() + String((last - 0x30 + 1) % 10)
  }

  /// A number that is one larger, or a little where it has decimals.
  mutating func shift(_ digits: String, _ range: SourceRange) {
    if let whole = Int(digits), whole < .max {
      replace(range, String(whole + 1), "bound shifted")
    } else {
      replace(range, Self.nearly(digits), "bound shifted")
    }
  }

  /// The next share, which is no more than the whole.
  mutating func shiftShare(_ digits: String, _ range: SourceRange) {
    let whole = Int(digits)
    let next = whole.map { String($0 < 100 ? $0 + 1 : $0 - 1) } ?? Self.nearly(digits)
    replace(range, next + "%", "bound shifted")
  }

  private mutating func shiftDays(_ digits: String, _ range: SourceRange) {
    guard let count = Int(digits), count < .max else { return }
    replace(range, "\(count + 1) days", "bound shifted")
  }
}
