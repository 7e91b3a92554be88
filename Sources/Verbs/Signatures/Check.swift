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
      A comparison with a blank is unknown, and a predicate that is unknown leaves the row untested. \
      `is blank`, `is present`, `is default`, `is real` and `is changed` are true or false of a blank too: \
      `check a is present` and `check not a is blank` fail it. \
      `check a determines b` fails the rows with the same `a` and more than one present `b`; the \
      finding names both columns. A row with a blank `b` is not tested, and with several columns before it \
      neither is one that lacks one of them.
      """,
    synonyms: ["assert", "ensure", "validate", "verify", "must"], exampleKind: .judgement,
    reasoning: .checking)
}
