import Diagnostics
import Language

extension Signature {
  package static let replace = Signature(
    name: "replace", group: "clean",
    summary: "replaces values, parts of them, or what a pattern finds",
    shape: [
      .flag(label: "part of", words: "part of"),
      .columns(label: "columns"),
      .choice([
        [.arms(label: "arms"), .flag(label: "ignoring case", words: "ignoring case")],
        [
          .words("from"), .text(label: "from"), .foreignColumn(label: "key"), .words("->"),
          .foreignColumn(label: "value"),
        ],
      ]),
    ],
    takesOthers: true, fault: "no arm fits", lookupFault: "the file has no value for it",
    example: "replace country 'us', 'USA' -> 'US', 'Deutschland' -> 'DE' ignoring case",
    details: """
      Texts are compared with the whole cell; the first arm that matches wins, on the cell as it was. \
      With `part of` every place of the text in the cell is replaced. A pattern replaces every match, \
      and `$1` in its text is the first group. `from 'codes.csv' code -> name` looks the value up in \
      a file, by the canonical value of the column's type; a placeholder is not looked up. `, others` says what becomes of values that nothing matched.
      """,
    synonyms: ["substitute", "recode", "change", "lookup"], exampleKind: .values,
    reasoning: .replacing
  ) { statement, _, diagnostics in
    guard statement.slots["part of"] != nil, case .text(let file) = statement.slots["from"] else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .unexpected, "a file replaces whole values, not parts", at: file.range,
        help: "leave out 'part of'"))
  }
}
