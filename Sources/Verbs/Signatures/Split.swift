import Diagnostics
import Language

extension Signature {
  package static let split = Signature(
    name: "split", group: "clean", summary: "cuts values into new columns",
    shape: [
      .column(label: "column"),
      .choice([
        [.words("on"), .text(label: "separator")], [.flag(label: "by name", words: "by name")],
      ]),
      .words("->"), .newColumns(label: "into"),
    ],
    example: "split name on ' ' -> first, last",
    details: """
      The column itself stays. Missing pieces are blank; the last column takes all that is left, \
      separators included, so that nothing is lost. Pieces are trimmed. `by name` takes a person's name \
      apart instead: into two columns go the given names and the family name; into three first, middle \
      and family name; a fourth column, the first one, takes titles, and a fifth, the last one, suffixes \
      (Jr., PhD). What is no name gives blanks and is counted.
      """,
    synonyms: ["separate", "explode"], exampleKind: .values, reasoning: .making
  ) { statement, scope, diagnostics in
    if let separator = statement.text("separator"), separator.text.isEmpty {
      diagnostics.append(
        Diagnostic(.badOption, "a separator is at least one character", at: separator.range))
    }
    let targets = statement.columns("into")
    if statement.has("by name"), !(2...5).contains(targets.count), let first = targets.first {
      diagnostics.append(
        Diagnostic(
          .badOption, "a name has two to five parts, not \(targets.count)", at: first.range,
          help: "write -> first, last or -> title, first, middle, last, suffix"))
    }
    for reference in targets {
      scope.makeColumn(reference, &diagnostics)
    }
  }
}
