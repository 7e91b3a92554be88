import Language

extension Signature {
  package static let dedupe = Signature(
    name: "dedupe", group: "match", summary: "keeps one row of each group with the same key",
    shape: [
      .words("on"), .flag(label: "any of", words: "any of"), .columns(label: "keys"),
      .optional([
        .choice([
          [.flag(label: "every key present", words: "every key present")],
          [.flag(label: "placeholders match", words: "placeholders match")],
        ])
      ]),
      .optional([.words("keep"), .ranks(label: "ranks")]),
    ],
    example: "dedupe on email, phone keep latest updated, then first",
    details: """
      Keys are compared as the column's type writes them, undeclared ones by their exact text. A blank \
      equals a blank and a placeholder reads as blank; a row whose keys are all blank matches nothing \
      and is counted as "no usable key". `any of` folds rows that share any one key, and so on from \
      row to row. `every key present` leaves out rows with a blank key; `placeholders match` is plain \
      DISTINCT. The survivor keeps the place of its group's first row. With `when`, other rows take no \
      part.
      """,
    synonyms: ["deduplicate", "dedup", "distinct", "remove duplicates", "drop duplicates"],
    reasoning: .gathering)
}
