import Diagnostics

// Days beside numbers.
extension LineReasoning {
  /// `created + 5 days` where the column is declared a number: there they are no more than 5.
  mutating func judgeDays() {
    for expression in statement.expressions { judgeDays(in: expression) }
  }

  private mutating func judgeDays(in expression: Expression) {
    if case .arithmetic(let sign, let left, let right) = expression.kind,
      sign == .add || sign == .subtract
    {
      for (span, value) in [(right, left), (left, right)] {
        guard case .days(let digits) = span.kind, case .column(let reference) = value.kind,
          let column = before.resolve(reference), column.isDeclared, column.kind == .number
        else { continue }
        let name = Scope.written(column.name)
        report(
          .daysOfNumber, severity: .note,
          "'\(column.name)' is a column of numbers, so these days are no more than \(digits) here",
          at: span.range, help: "write \(digits), or above: column \(name) is date")
      }
    }
    for part in expression.parts { judgeDays(in: part) }
  }
}
