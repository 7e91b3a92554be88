import Language

extension Signature {
  package static let dropColumns = Signature(
    name: "drop columns", group: "clean", summary: "takes columns out of the table",
    shape: [.columns(label: "columns")], condition: .none, example: "drop columns fax, notes",
    synonyms: ["drop column", "remove columns", "remove column", "delete columns", "delete column"]
  ) { statement, scope, _ in
    for reference in statement.columns("columns") {
      guard let column = scope.resolve(reference) else { continue }
      scope.remove(column.id, at: statement.range)
    }
  }
}
