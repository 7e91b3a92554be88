import Language

extension Signature {
  package static let merge = Signature(
    name: "merge", group: "match",
    summary: "makes one table of several, with one row for the same thing",
    shape: [
      .names(label: "sources"), .words("into"), .name(label: "result"), .merge(label: "merge"),
    ],
    condition: .none,
    example: """
      merge input into person
        same when email equal
        same when phone equal and name equal
        never same when country differ
        take email, phone if valid from most complete
        take everything else from latest updated, then first
      """,
    details: """
      Its clauses stand on lines of their own. `same when`, `never same when` and `review when` test two \
      rows: `c equal`, `c differ`, `c similar 90%`, `c similar by levenshtein 2`, `c within 3 days`, joined \
      by `and`, `or`, `not`; `within postcode` behind a test says among which rows to look. A blank or a \
      placeholder passes no test. `same when learned [on COLUMNS] [, at least 95%]` finds out by itself what two \
      rows of one thing look like, and `review when learned, at least 60%` asks about pairs that are less sure. `take COLUMNS [if valid] [together] from RANKS` says which record of a \
      group gives the values; ranks are tables, those of `dedupe`, `most common`, `longest` and \
      `any 'VALUE'`. `take c all joined ';'` takes all values, `take c if agreed, else review` only one on \
      which all agree. Every column is in one `take`; `take everything else` is the last. The result is \
      the current table, with its id column, named after it, in front.
      """,
    role: .merge, synonyms: ["match", "link", "consolidate", "union", "combine"])
}
