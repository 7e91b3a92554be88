import Language

extension Signature {
  package static let check = Signature(
    name: "check", group: "check", summary: "fails rows for which the predicate is false",
    shape: [
      .choice([[.determination(label: "determination")], [.predicate(label: "predicate")]])
    ],
    actions: Action.allCases, defaultAction: .warn, fault: "does not hold",
    example: "check age between 0 and 120, warn above 1%, stop above 5% or 500 rows",
    details: """
      A blank never fails a check: a predicate that is unknown leaves the row untested. \
      `check a determines b` fails the rows with the same `a` and more than one present `b`; the \
      finding names both columns. With several columns before it a row that lacks one of them is not tested.
      """,
    synonyms: ["assert", "ensure", "validate", "verify", "must"], exampleKind: .judgement,
    reasoning: .checking)
}
