import Diagnostics

extension ExpressionCheck {
  /// Holds the ends of `between` to be in order, where both are literals.
  mutating func checkOrder(_ low: Expression, _ high: Expression) {
    guard Self.isAbove(low, high) else { return }
    var whole = low.range
    whole.upper = high.range.upper
    report(
      .emptyRange, "nothing lies between \(Self.shown(low)) and \(Self.shown(high))", at: whole,
      help: "the lower end stands first: between \(Self.shown(high)) and \(Self.shown(low))",
      fix: "\(Self.shown(high)) and \(Self.shown(low))")
  }

  /// `in (1-5)`: says that this is one value, where a range is likely to be meant.
  mutating func reportRange(among values: [Expression]) {
    for value in values {
      guard case .arithmetic(.subtract, let low, let high) = value.kind,
        case .number = low.kind, case .number = high.kind, Self.isAbove(high, low)
      else { continue }
      let bounds = "\(Self.shown(low)) and \(Self.shown(high))"
      diagnostics.append(
        Diagnostic(
          .habit, severity: .warning, "'-' subtracts here, and 'in' takes no range",
          at: value.range, help: "did you mean between \(bounds)?"))
    }
  }

  /// Whether one literal is certainly greater than another; false where it cannot be told.
  private static func isAbove(_ low: Expression, _ high: Expression) -> Bool {
    if let left = digits(low), let right = digits(high) {
      return PlainNumber(left).isAbove(PlainNumber(right))
    }
    guard case .text(let left) = low.kind, case .text(let right) = high.kind else { return false }
    // Both days: ISO 8601 sorts as text. Times can have zones.
    return Literals.isDate(left) && Literals.isDate(right) && left > right
  }

  /// The digits of a number or of a negated one.
  private static func digits(_ expression: Expression) -> String? {
    switch expression.kind {
    case .number(let digits) where Literals.isNumber(digits): digits
    case .negate(let operand): digits(operand).map { "-" + $0 }
    default: nil
    }
  }

  private static func shown(_ expression: Expression) -> String {
    if case .text(let text) = expression.kind { return "'\(text)'" }
    return digits(expression) ?? ""
  }
}

/// A plain decimal in parts that compare as texts.
private struct PlainNumber {
  let isNegative: Bool
  /// Without zeros in front.
  let whole: Substring
  /// Without zeros at the end.
  let fraction: Substring

  init(_ digits: String) {
    let signs = digits.prefix { $0 == "-" || $0 == "+" }
    let parts = digits[signs.endIndex...].split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    whole = parts[0].drop { $0 == "0" }
    var rest = parts.count > 1 ? parts[1] : ""
    while rest.last == "0" { rest.removeLast() }
    fraction = rest
    isNegative = signs.count { $0 == "-" } % 2 == 1 && !(whole.isEmpty && rest.isEmpty)
  }

  /// Whether it is greater.
  func isAbove(_ other: PlainNumber) -> Bool {
    if isNegative != other.isNegative { return other.isNegative }
    return isNegative ? other.isLarger(than: self) : isLarger(than: other)
  }

  /// Whether it is further from zero.
  private func isLarger(than other: PlainNumber) -> Bool {
    if whole.count != other.whole.count { return whole.count > other.whole.count }
    return whole == other.whole ? fraction > other.fraction : whole > other.whole
  }
}
