import Diagnostics

// Values that a line writes, and what it ranks by.
extension StatementCheck {
  /// An arm writes a literal, and one of a pattern a text.
  mutating func checkArm(_ arm: Arm) {
    expressions.checkSoughtBlanks(arm, of: statement)
    guard case .pattern = arm.source else {
      if arm.target.kind != .blank { checkLiteral(arm.target) }
      return
    }
    _ = expressions.value(arm.target)
    if case .text = arm.target.kind { return }
    expressions.report(
      .patternTarget, "a pattern is replaced by a quoted text", at: arm.target.range,
      help: "$1 in the text stands for the first group")
  }

  /// A value that is the same for every row.
  mutating func checkLiteral(_ value: Expression) {
    if value.literalText != nil { return }
    if value.kind != .blank, expressions.value(value) == nil {
      if case .column(let name) = value.kind { expressions.offerQuotes(name, isCertain: true) }
      return
    }
    let target = statement.columns("columns").first.map { Scope.written($0.name) } ?? "a"
    var help = "for a computed one write set \(target) = … when …"
    if case .column(let name) = value.kind, name.table == nil, !name.isBracketed {
      help = "a text stands in quotes: \(Scope.quoted(name.name)); \(help)"
    }
    expressions.report(
      .literalExpected, "a value that '\(signature.name)' writes is a quoted text or a number",
      at: value.range, help: help)
  }

  /// A value must fit the declared type of the column that takes it.
  mutating func checkAssignment(_ assignment: Assignment) {
    if expressions.reportBlankValue(assignment, of: statement) { return }
    let kind = expressions.value(assignment.value)
    guard let kind, let column = expressions.scope.resolve(assignment.column), column.isDeclared,
      !column.isExcused, column.kind != .text, column.kind != kind
    else { return }
    if column.kind.isMoment {
      if case .text(let text) = assignment.value.kind {
        return expressions.checkMoment(text, assignment.value.range)
      }
      if column.kind == .datetime, kind == .date { return }
    }
    expressions.report(
      .wrongKind, "column '\(column.name)' is \(column.kind.phrase), and this is \(kind.phrase)",
      at: assignment.value.range, help: "\(column.kind.rawValue)(…) changes the kind")
  }
}
