import Diagnostics

// What other languages compute, and a rule says otherwise: remainders, and figures over several rows.
extension StatementParser {
  /// The failure for signs and words behind a value.
  mutating func slipBehindValue() -> SyntaxFailure? {
    remainder() ?? window()
  }

  /// `k % 2 = 0`, `k mod 2 = 0`: a remainder is what a function gives.
  private mutating func remainder() -> SyntaxFailure? {
    guard symbol() == .percent || isWord("mod"), let number = token(-1), isName(-1),
      let divisor = token(1), divisor.kind == .number || isName(1)
    else { return nil }
    let left = source.text(number.lower, number.upper)
    let right = "remainder(\(left), \(source.text(divisor.lower, divisor.upper)))"
    let place = SourceRange(source: source.index, lower: number.lower, upper: divisor.upper)
    let message = "no sign or word stands for a remainder"
    if symbol(-2) == .dot { return failure(.habit, message, at: hereRange, help: "write \(right)") }
    report(.habit, message, at: hereRange, help: "write \(right)", mending: place, with: right)
    return SyntaxFailure()
  }

  /// `sum(t) over (partition by id)`, `row_number() over (…)`
  private mutating func window() -> SyntaxFailure? {
    guard isWord("over"), symbol(1) == .open, symbol(-1) == .close else { return nil }
    var place = -2
    while token(place) != nil, symbol(place) != .open { place -= 1 }
    let function = word(place - 1) ?? ""
    let column = token(place + 1).flatMap { isName(place + 1) ? $0 : nil }
    let figure = ExpressionCheck.figureLine(
      function, column: column.map { source.text($0.lower, $0.upper) })
    let help =
      figure ?? groups.map { "one row of each group stays with dedupe on \($0)" }
      ?? "a value is computed from the cells of its own row"
    return failure(.habit, "no value is computed over several rows", at: hereRange, help: help)
  }

  /// `partition by a, b` of a window: its columns.
  private var groups: String? {
    guard isWord("partition", 2), isWord("by", 3), isName(4) else { return nil }
    var last = 4
    while symbol(last + 1) == .comma, isName(last + 2) { last += 2 }
    guard let lower = token(4)?.lower, let upper = token(last)?.upper else { return nil }
    return source.text(lower, upper)
  }
}
