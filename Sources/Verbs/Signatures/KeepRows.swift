import Language

extension Signature {
  package static let keepRows = Signature(
    name: "keep rows", group: "rows",
    summary: "takes out the rows for which the condition is false or unknown, counted apart",
    shape: [], condition: .required, example: "keep rows when country = 'DE'",
    details: """
      A comparison with a blank is unknown. A row for which it could not be evaluated stays, counted \
      and warned of.
      """,
    synonyms: ["keep row", "filter", "where", "filter rows", "select rows"], exampleKind: .stay,
    reasoning: .keeping)
}
