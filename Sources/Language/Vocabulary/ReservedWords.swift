extension ReservedWord {
  /// What is designed and comes with later versions.
  package static let core: [ReservedWord] =
    verbs.map { ReservedWord($0, .verb) } + forms.map { ReservedWord($0, .form) }
    + types.map { ReservedWord($0, .type) } + clauses.map { ReservedWord($0, .clause) }
    + predicates.map { ReservedWord($0, .predicate) }

  private static let verbs = [
    "fill", "correct", "repair", "merge", "schema", "map", "example", "test", "links from",
    "decided in",
  ]
  private static let forms = [
    "text", "whole", "money", "datetime", "one of", "id", "phone",
  ]
  private static let types = [
    "money", "phone",
  ]
  private static let clauses = [
    "sheet", "no duplicates", "links to",
  ]
  private static let predicates = ["similar"]
}
