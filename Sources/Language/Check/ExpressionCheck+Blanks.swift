import Diagnostics

/// Blanks written where they would do nothing, without a word.
extension ExpressionCheck {
  /// An arm that looks for a blank: `replace a '' -> 'x'`.
  mutating func checkSoughtBlanks(_ arm: Arm, of statement: Statement) {
    guard case .texts(let texts) = arm.source else { return }
    let isPart = statement.has("part of")
    for text in texts where isPart ? text.text.isEmpty : text.text.trimmingBlanks().isEmpty {
      let columns = statement.columns("columns").map { Scope.written($0.name) }
      let value =
        switch arm.target.kind {
        case .text(let text): Scope.quoted(text)
        case .number(let digits): digits
        default: "'…'"
        }
      report(
        .blankWithoutEffect,
        isPart ? "an empty text is found in no cell" : "a blank cell is never replaced",
        at: text.range, help: "write default \(columns.joined(separator: ", ")) \(value)")
    }
  }

  /// A blank that a cell is to take: `set a = ''`; a column that the line makes is blank by it.
  mutating func reportBlankValue(_ assignment: Assignment, of statement: Statement) -> Bool {
    let isBlank = assignment.value.isBlankLiteral || scope.isNothing(assignment.value)
    guard isBlank, scope.resolve(assignment.column) != nil || scope.isNothing(assignment.value)
    else { return false }
    let right = "clear \(Scope.written(assignment.column.name))"
    var fix: Fix?
    if case .assignments(let all)? = statement.slots["assignments"], all.count == 1,
      let condition = statement.condition, condition.range.lower > assignment.value.range.upper
    {
      let whole = SourceRange(
        source: statement.range.source, lower: statement.range.lower,
        upper: assignment.value.range.upper)
      fix = Fix(range: whole, replacement: right)
    }
    diagnostics.append(
      Diagnostic(
        .blankWithoutEffect, "set never clears a cell", at: assignment.value.range,
        help: "write \(right) when …", fix: fix))
    return true
  }
}

extension Expression {
  /// Whether it is `blank`, or a text of nothing but blanks.
  var isBlankLiteral: Bool {
    switch kind {
    case .blank: true
    case .text(let text): text.trimmingBlanks().isEmpty
    default: false
    }
  }
}
