import Diagnostics

// Figures as functions of other languages: `count(*)`, `distinct(id)`, `max(amount)`.
extension StatementParser {
  /// `rows(*)`, `rows()`: passes over the parentheses of a figure that takes nothing.
  mutating func skipIdleParentheses(behind name: String) {
    let count = symbol(1) == .times ? 3 : 2
    guard symbol() == .open, symbol(count - 1) == .close else { return }
    report(
      .habit, "'\(name)' takes nothing", at: range(from: hereRange.lower, count: count),
      help: "take the parentheses away", fix: "")
    for _ in 0..<count { advance() }
  }

  /// `distinct(id)`, `max(amount)`, `count(*)`, `count(distinct id)`: a figure stands without parentheses.
  mutating func figureAsCall() -> SyntaxFailure? {
    guard let name = word(), symbol(1) == .open,
      let kind = (Self.figuresOfOthers[name] ?? name).metric
    else { return nil }
    var (figure, column) = (kind, 2)
    if kind == .rows, isWord("distinct", 2), isName(3) { (figure, column) = (.distinct, 3) }
    guard symbol(column + 1) == .close, let taken = token(column),
      isName(column) || symbol(column) == .times && figure.isOfTable
    else { return nil }
    if figure.isOfTable, isName(column) {
      return failure(
        .expected, "'rows' counts all rows, and takes no column",
        at: range(from: hereRange.lower, count: column + 2),
        help:
          "write rows, or blank \(source.text(taken.lower, taken.upper)) for those without a value")
    }
    let right =
      figure.isOfTable
      ? figure.rawValue : "\(figure.rawValue) \(source.text(taken.lower, taken.upper))"
    return failure(
      .expected, "a figure stands without parentheses",
      at: range(from: hereRange.lower, count: column + 2), help: "write \(right)", fix: right)
  }
}

extension String {
  /// The figure of this name.
  fileprivate var metric: MetricUse.Kind? { MetricUse.Kind(rawValue: self) }
}
