import Diagnostics
import Kernels
import Language

extension TableCompiler {
  /// Refuses a text that a rule writes into a column whose type it is none of: every line that reads the
  /// column by its type would fail on it. What the column declares as a placeholder stands for none.
  package mutating func refuse(
    unreadable written: String, in column: ColumnInfo, at range: SourceRange
  ) {
    guard column.isDeclared, !column.isExcused, !column.declaredPlaceholders.contains(written)
    else {
      return
    }
    let reading = expressions().reading(of: column)
    let literal = LiteralCell(written)
    guard !blanks.isBlank(literal.cell), let isTaken = reading.takes(literal) else { return }
    if !isTaken {
      diagnostics.append(
        Diagnostic(
          .unreadableLiteral, "'\(written)' is not a value of type '\(column.type)'", at: range,
          help: help(with: written, in: column)))
    } else if let plain = Literals.plainLiteral(written, of: column.kind) {
      diagnostics.append(
        Diagnostic(
          .unreadableLiteral,
          "'\(written)' is read as \(plain), and would stand in the cells as it is", at: range,
          help: "write \(plain)", fix: Fix(range: range, replacement: plain)))
    }
  }

  /// Whether the column's own notations read a literal as the value that it is in a rule.
  package func reads(_ text: String, asMeantIn column: ColumnInfo) -> Bool {
    var canonical = column
    (canonical.notations, canonical.isCanonical) = ([], true)
    let cell = LiteralCell(text)
    let readings = [column, canonical].map {
      expressions().reading(of: $0)
    }
    switch (readings[0], readings[1]) {
    case (.date(let own), .date(let meant)):
      return own.value(of: cell.cell).map { $0 == meant.value(of: cell.cell) } ?? false
    case (.datetime(let own), .datetime(let meant)):
      return own.value(of: cell.cell).map { $0 == meant.value(of: cell.cell) } ?? false
    default: return false
    }
  }

  /// What to write: a value of the type, or what makes of the text a stand-in for none.
  private func help(with written: String, in column: ColumnInfo) -> String {
    var type = column.type
    var value = "write one that is"
    if !column.isCanonical, !column.notations.isEmpty {
      let notations = column.notations.map(Scope.quoted).joined(separator: ", ")
      type += " \(notations)"
      value += ", as column '\(column.name)' has them: \(notations)"
    } else if column.kind == .number, let meant = Literals.meantNumber(written) {
      value = "write \(meant)"
    } else if column.type == "one of" {
      type += " …"
      value += ": " + column.values.prefix(3).map(Scope.quoted).joined(separator: ", ")
    } else if column.kind.isMoment, Literals.isWrittenLikeDate(written),
      let near = Literals.nearDate(written)
    {
      value = "write \(Scope.quoted(near.date))"
    }
    if case .named(let region)? = column.region { type += " region \(Scope.quoted(region))" }
    let declared =
      "column \(Scope.written(column.name)) is \(type), placeholders \(Scope.quoted(written))"
    return "\(value); if it stands for none, write above: \(declared)"
  }
}

extension CellReading {
  /// Whether the text of a rule is a value of the type; nil where that lies with the row, or any text is one.
  func takes(_ literal: LiteralCell) -> Bool? {
    switch self {
    case .text: nil
    case .canonical(let cells): cells.takes(literal)
    case .member(let cells): cells.value(of: literal.cell) != nil
    case .number(let cells): cells.value(of: literal.cell) != nil
    case .money(let cells): cells.value(of: literal.cell) != nil
    case .date(let cells): cells.value(of: literal.cell) != nil
    case .datetime(let cells): cells.value(of: literal.cell) != nil
    case .midnight(let cells): cells.value(of: literal.cell) != nil
    case .boolean(let cells): cells.value(of: literal.cell) != nil
    }
  }
}

extension CanonicalCells {
  /// Whether a text is one of the type; nil where that lies with the region of the row.
  fileprivate func takes(_ literal: LiteralCell) -> Bool? {
    if case .column? = region { return nil }
    return canonical(literal) != nil
  }
}
