import Diagnostics

// `+` between texts, which another sign joins.
extension ExpressionCheck {
  /// `first + ' ' + last`: texts are joined by another sign; said once for the whole chain.
  mutating func reportJoining(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) -> Bool {
    guard sign == .add else { return false }
    let terms = (left.terms + right.terms)
    let text = terms.first { term in
      if case .text(let text) = term.kind { !Literals.isNumber(text) } else { false }
    }
    guard let text else { return false }
    for term in terms { _ = value(term) }
    report(
      .wrongKind, "'+' computes with numbers, and this is text", at: text.range,
      help: "& joins texts")
    return true
  }

  /// `name + email`: columns without a type can be meant as texts as well as as numbers; where one is
  /// declared to be text, they are joined.
  mutating func reportJoinedColumns(
    _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression
  ) -> Bool {
    let terms = left.terms + right.terms
    guard sign == .add, terms.allSatisfy(isText) else { return false }
    let count = diagnostics.count
    for term in terms { _ = value(term) }
    if diagnostics.count > count { return true }
    let names = terms.map(written)
    let joined = "write \(names.joined(separator: " & ")) to join texts"
    let infos = terms.map(column)
    if let place = infos.firstIndex(where: { $0?.isDeclared == true }) {
      report(
        .wrongKind, "'+' computes with numbers, and this is text", at: terms[place].range,
        help: joined)
    } else if let first = infos[0] {
      report(undeclared: first, at: terms[0].range, wanted: .number)
      diagnostics[count].help =
        "\(joined); to add numbers write above: column \(names.joined(separator: ", ")) is number"
      diagnostics[count].fix = nil
      for info in infos.compactMap(\.self) { scope.update(info.id) { $0.isExcused = true } }
    }
    return true
  }

  private func column(_ term: Expression) -> ColumnInfo? {
    guard case .column(let reference) = term.kind else { return nil }
    return scope.resolve(reference)
  }

  /// Whether a term is a column of texts; without a header every name is one.
  private func isText(_ term: Expression) -> Bool {
    guard case .column(let reference) = term.kind else { return false }
    if let column = scope.resolve(reference) { return column.kind == .text && !column.isExcused }
    return scope.isOpen && reference.table == nil
      && scope.predicates[reference.name.lowercased()] == nil
  }

  private func written(_ term: Expression) -> String {
    guard case .column(let reference) = term.kind else { return "" }
    return (reference.table.map { $0 + "." } ?? "") + Scope.written(reference.name)
  }
}

extension Expression {
  /// What a chain of `+` adds up.
  fileprivate var terms: [Expression] {
    if case .arithmetic(.add, let left, let right) = kind {
      left.terms + right.terms
    } else {
      [self]
    }
  }
}
