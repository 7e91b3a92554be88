import Diagnostics
import Language

extension Signature {
  package static let mask = Signature(
    name: "mask", group: "clean", summary: "writes * for every letter and digit",
    shape: [
      .columns(label: "columns"), .optional([.words("keep last"), .number(label: "keep last")]),
    ],
    example: "mask iban keep last 4",
    details: "The last letters and digits stay where `keep last` says how many.",
    synonyms: ["redact", "anonymize", "anonymise", "hide"], exampleKind: .values,
    reasoning: .masking
  ) { statement, scope, diagnostics in
    if case .number(let digits, let range) = statement.slots["keep last"],
      !Literals.isCount(digits)
    {
      diagnostics.append(
        Diagnostic(
          .badOption, "keep last wants a whole number of at most 18 digits", at: range,
          help: "write keep last 4"))
    }
    for reference in statement.columns("columns") {
      guard let column = scope.resolve(reference) else { continue }
      scope.declare(column.id, type: "text")
    }
  }
}
