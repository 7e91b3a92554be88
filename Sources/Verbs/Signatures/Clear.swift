import Language

extension Signature {
  package static let clear = Signature(
    name: "clear", group: "clean",
    summary: "empties cells of the rows for which the condition is true",
    shape: [.columns(label: "columns")], condition: .required,
    example: "clear fax when fax = phone",
    details: "To empty a column for all rows, drop it.", synonyms: ["empty", "blank", "nullify"],
    exampleKind: .values, reasoning: .clearing)
}
