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
    "ascii", "no html", "fix encoding", "text", "whole", "money", "datetime", "boolean", "one of",
    "id", "phone", "postcode",
    "country", "currency", "name", "company",
  ]
  private static let types = [
    "money", "phone", "postcode", "country", "currency", "name", "company",
  ]
  private static let clauses = [
    "sheet", "no duplicates", "links to", "by name",
  ]
  private static let predicates = ["similar"]
}
