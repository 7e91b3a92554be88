import Language

extension Signature {
  package static let correct = Signature(
    name: "correct", group: "clean",
    summary: "gives cells that differ from another table the value that it has",
    shape: fromOtherTable, takesOthers: true, fault: "is not in the other table",
    example: "correct phone, email from hub by customer = id",
    details: """
      The other's value wins where both are present and differ, as the columns' types write them; a \
      blank stays blank, which `fill` is for. Keys, the other table and its values are as in `fill`. The \
      report counts apart what was blank here, what agrees, what differed and was taken, what had no \
      key, what the other table does not know or has blank, and what it has several values for; `, \
      others` says what becomes of a cell that it does not know or has blank.
      """,
    synonyms: ["overwrite", "update from", "sync"], reasoning: .takingForDiffering
  ) { statement, scope, diagnostics in
    checkSource(statement, scope, &diagnostics)
  }
}
