import Language

extension Signature {
  package static let dropRows = Signature(
    name: "drop rows", group: "rows", summary: "takes out the rows for which the condition is true",
    shape: [], condition: .required, example: "drop rows when status = 'test'",
    details: "A row for which it could not be evaluated stays, counted and warned of.",
    synonyms: ["drop row", "delete rows", "delete", "remove rows", "remove", "exclude"],
    exampleKind: .stay, reasoning: .dropping)
}
