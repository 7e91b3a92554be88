import Diagnostics
import Language

extension Signature {
  package static let dropColumns = Signature(
    name: "drop columns", group: "clean", summary: "takes columns out of the table",
    shape: [.columns(label: "columns")], condition: .none, example: "drop columns fax, notes",
    synonyms: [
      "drop column", "remove columns", "remove column", "delete columns", "delete column",
    ], reasoning: .inert
  ) { statement, scope, diagnostics in
    for reference in statement.columns("columns") {
      guard let column = scope.resolve(reference) else { continue }
      scope.remove(column.id, at: statement.range)
    }
    if scope.columns.isEmpty && !scope.isOpen {
      diagnostics.append(
        Diagnostic(
          .badOption, "no column would be left",
          at: statement.columns("columns").last?.range ?? statement.range,
          help: "keep columns … names those that stay"))
    }
  }
}
