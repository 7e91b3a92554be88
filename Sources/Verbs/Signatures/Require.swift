import Language

extension Signature {
  package static let require = Signature(
    name: "require", group: "check", summary: "fails rows in which one of the columns is blank",
    shape: [.columns(label: "columns")], actions: Action.allCases, defaultAction: .warn,
    fault: "is blank",
    example: "require email, phone, reject",
    details: """
      It asks of several columns what `check a is present` asks of one. A cell that `default` filled \
      is present. The share of a threshold is that of the rows in scope.
      """,
    synonyms: ["mandatory", "not null", "not blank", "nonnull", "needs"], exampleKind: .judgement,
    reasoning: .checking)
}
