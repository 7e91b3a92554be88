import Language

extension Signature {
  package static let unique = Signature(
    name: "unique", group: "check", summary: "fails every row whose key another row has too",
    shape: [.columns(label: "keys")], actions: Action.allCases, defaultAction: .warn,
    fault: "is there more than once",
    example: "unique customer, since, stop above 1%",
    details: """
      The columns are one key, compared as in `dedupe`: a blank equals a blank, a placeholder reads as \
      blank, and a row whose keys are all blank is not tested. Every member of a group fails.
      """,
    synonyms: ["primary key", "no duplicates on", "distinct on"], reasoning: .gathering)
}
