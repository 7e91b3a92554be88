extension ReservedWord {
  /// What is designed and comes with later versions.
  package static let core: [ReservedWord] =
    verbs.map { ReservedWord($0, .verb) } + forms.map { ReservedWord($0, .form) }
    + clauses.map { ReservedWord($0, .clause) }

  private static let verbs = [
    "schema", "map",
  ]
  private static let forms = ["text", "one of", "id"]
  private static let clauses = ["sheet"]
}
