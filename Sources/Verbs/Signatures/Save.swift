import Diagnostics
import Language

extension Signature {
  package static let save = Signature(
    name: "save", group: "tables", summary: "writes a table as it stands at this line",
    shape: [
      .optional([.name(label: "table")]),
      .words("to"), .text(label: "to"),
      .optional([.words("table"), .text(label: "to table")]),
      .optional([.words("key"), .column(label: "key")]),
      .clauses([
        [
          .words("rejects to"), .text(label: "rejects"),
          .flag(label: "with reasons", words: "with reasons"),
        ],
        [.words("reviews to"), .text(label: "reviews")],
        [.words("removed to"), .text(label: "removed")],
        [.words("changes to"), .text(label: "changes")],
        [.words("findings to"), .text(label: "findings")],
        [.words("links to"), .text(label: "links")],
        [.words("blanks"), .text(label: "blanks")],
      ]),
    ],
    condition: .none, example: "save to 'clean.csv', removed to 'removed.csv', blanks ''",
    details: """
      Without any `save` the current table goes to stdout or `-o`. `rejects to` takes the rejected \
      rows as they came, fit to be mended and fed again; `with reasons` adds the rules that rejected \
      them. `reviews to` takes the rows to look at, with the rules that ask for it, `removed to` the \
      rows that left, with the rule and the survivor; `changes to` every changed cell, before and \
      after; `findings to` what the rules found; of a merged table `links to` takes \
      every row of its sources with the id of its group. `blanks ''` writes all blanks one way. \
      `save person to 'sqlite:central.db' table 'customer' key person_id` merges the rows into a table of \
      an SQLite database: new keys are inserted, rows whose cells differ updated, the others left alone. \
      A table that is not there is made.
      """,
    synonyms: ["write", "export", "output", "store"], reasoning: .saving
  ) { statement, scope, diagnostics in
    DatabaseClauses.checkSave(statement, &diagnostics)
    let name = statement.savedTable ?? scope.tableName
    if let links = statement.text("links"), !scope.mergedResults.contains(name.lowercased()),
      !scope.excusedNames.contains(name.lowercased())
    {
      diagnostics.append(
        Diagnostic(
          .mergedMissing, "'\(name)' is no result of a merge, so it has no links", at: links.range,
          help: "take the clause away, or save the table that a merge makes"))
    }
    guard case .word(let table) = statement.slots["table"],
      !scope.tables.keys.contains(table.text.lowercased()),
      !scope.excusedNames.contains(table.text.lowercased())
    else { return }
    diagnostics.append(scope.unknownTable(table))
  }
}

extension Statement {
  /// The table that it names.
  fileprivate var savedTable: String? {
    if case .word(let table)? = slots["table"] { table.text } else { nil }
  }
}
