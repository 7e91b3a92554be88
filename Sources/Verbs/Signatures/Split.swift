import Diagnostics
import Language

extension Signature {
  package static let split = Signature(
    name: "split", group: "clean", summary: "cuts values at a separator into new columns",
    shape: [
      .column(label: "column"), .words("on"), .text(label: "separator"), .words("->"),
      .newColumns(label: "into"),
    ],
    example: "split name on ' ' -> first, last",
    details: """
      The column itself stays. Missing pieces are blank; the last column takes all that is left, \
      separators included, so that nothing is lost. Pieces are trimmed.
      """,
    synonyms: ["separate", "explode"]
  ) { statement, scope, diagnostics in
    if let separator = statement.text("separator"), separator.text.isEmpty {
      diagnostics.append(
        Diagnostic(.badOption, "a separator is at least one character", at: separator.range))
    }
    for reference in statement.columns("into") {
      scope.makeColumn(reference, &diagnostics)
    }
  }
}
