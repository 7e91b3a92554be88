import Diagnostics
import Language

extension Signature {
  package static let load = Signature(
    name: "load", group: "tables", summary: "names a table and says how its file is written",
    shape: [
      .name(label: "table"),
      .optional([
        .words("from"), .text(label: "from"),
        .optional([.words("table"), .text(label: "from table")]),
      ]),
      .clauses([
        [.words("blanks"), .texts(label: "blanks")],
        [.words("delimiter"), .text(label: "delimiter")],
        [.words("encoding"), .text(label: "encoding")],
        [.words("decimal"), .text(label: "decimal")],
        [.words("skip"), .number(label: "skip")],
        [
          .words("header"),
          .choice([[.flag(label: "header none", words: "none")], [.texts(label: "header")]]),
        ],
        [.words("zone"), .text(label: "zone")],
        [.flag(label: "no duplicates", words: "no duplicates")],
      ]),
    ],
    condition: .none, example: "load crm from 'crm.csv', blanks 'N/A', '-', delimiter ';'",
    details: """
      Without `from` it is the command line's input. A pattern such as `'crm-*.csv'` stacks the files \
      of one header in the order of their names. What is not said is sniffed, and what was sniffed is \
      said. `blanks` are texts that read as blank; `decimal ','` says how undeclared numbers are \
      written; `skip 3` passes over lines before the header; `header none` names the columns \
      `[column 1]`, `[column 2]` …; `zone '+01:00'` is that of times without one; with \
      `no duplicates` a merge puts no two rows of the table together. \
      `load crm from 'sqlite:crm.db' table 'customer'` reads a table or a view of an SQLite database; \
      on the command line that is `'sqlite:crm.db?table=customer'`.
      """,
    role: .load, synonyms: ["read", "open", "import"]
  ) { statement, _, diagnostics in
    checkDelimiter(statement, &diagnostics)
    DatabaseClauses.checkLoad(statement, &diagnostics)
    if let decimal = statement.text("decimal"), ![".", ","].contains(decimal.text) {
      diagnostics.append(
        Diagnostic(
          .badOption, "a decimal sign is ',' or '.'", at: decimal.range, help: "write decimal ','"))
    }
    if let zone = statement.text("zone"), !Literals.isOffset(zone.text) {
      diagnostics.append(
        Diagnostic(
          .badOption, "'\(zone.text)' is no offset from UTC", at: zone.range,
          help: "write zone '+01:00'"))
    }
    if case .number(let digits, let range) = statement.slots["skip"], !Literals.isCount(digits) {
      diagnostics.append(
        Diagnostic(
          .badOption, "skip wants a whole number of lines, of at most 18 digits", at: range,
          help: "write skip 3"))
    }
  }

  private static func checkDelimiter(_ statement: Statement, _ diagnostics: inout [Diagnostic]) {
    guard let delimiter = statement.text("delimiter") else { return }
    let scalars = Array(delimiter.text.unicodeScalars)
    let isGood =
      scalars.count == 1 && scalars[0].isASCII && !"\"\r\n".unicodeScalars.contains(scalars[0])
    if isGood || delimiter.text == "tab" { return }
    diagnostics.append(
      Diagnostic(
        .badOption, "a delimiter is one ASCII character", at: delimiter.range,
        help: "write delimiter ';' or delimiter 'tab'"))
  }
}
