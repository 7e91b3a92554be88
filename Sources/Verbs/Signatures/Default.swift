import Language

extension Signature {
  package static let `default` = Signature(
    name: "default", group: "clean", summary: "fills blanks with a placeholder",
    shape: [.columns(label: "columns"), .value(label: "value")],
    example: "default email 'unknown@example.com'",
    details: """
      What it filled is a placeholder, not evidence: in keys it reads as blank, in this run and in a \
      later one over its output.
      """,
    synonyms: ["fillna", "fill blanks", "coalesce", "impute"], exampleKind: .values,
    reasoning: .filling
  ) { statement, scope, _ in
    guard case .expression(let value) = statement.slots["value"], let text = value.literalText
    else {
      return
    }
    for reference in statement.columns("columns") {
      guard let column = scope.resolve(reference) else { continue }
      scope.addPlaceholders([text], to: column.id)
    }
  }
}
