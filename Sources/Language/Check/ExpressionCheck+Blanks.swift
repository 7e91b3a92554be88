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
  mutating func reportBlankValue(_ assignment: Assignment) -> Bool {
    guard assignment.value.isBlankLiteral, scope.resolve(assignment.column) != nil else {
      return false
    }
    report(
      .blankWithoutEffect, "set never clears a cell", at: assignment.value.range,
      help: "write clear \(Scope.written(assignment.column.name)) when …")
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
