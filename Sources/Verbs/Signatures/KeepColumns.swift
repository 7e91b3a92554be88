import Language

extension Signature {
  package static let keepColumns = Signature(
    name: "keep columns", group: "clean", summary: "takes all other columns out of the table",
    shape: [.columns(label: "columns")], condition: .none, example: "keep columns id, name, email",
    details: "The columns that stay keep their order.",
    synonyms: ["keep column", "select", "select columns", "choose columns"], reasoning: .inert
  ) { statement, scope, _ in
    let kept = statement.columns("columns").compactMap { scope.resolve($0)?.id }
    for column in scope.columns where !kept.contains(column.id) {
      scope.remove(column.id, at: statement.range)
    }
    // What the header may hold besides is gone with the rest.
    scope.isOpen = false
  }
}
