import Diagnostics
import Language

extension Signature {
  package static let column = Signature(
    name: "column", group: "declare", summary: "gives columns a type",
    shape: [
      .declaredColumns(label: "columns"), .words("is"), .type(label: "type"),
      .clauses([
        [.words("placeholders"), .texts(label: "placeholders")],
        [.flag(label: "optional", words: "optional")],
        [.flag(label: "sensitive", words: "sensitive")],
      ]),
    ],
    condition: .none,
    example: "column created, updated is date 'DD/MM/YYYY', placeholders '01/01/1900'",
    details: """
      A declared column can be compared with `<`, ranked and computed with; its cells stay as they \
      are until a line changes them. Notations say how dates and numbers are written in the data. \
      `placeholders` are texts that stand for a missing value in keys. `optional` columns may be \
      missing and are blank then; the values of `sensitive` columns are masked, as `mask` does, in logs \
      and previews, not in the table.
      """,
    synonyms: ["type", "declare", "field"], reasoning: .inert
  ) { statement, scope, diagnostics in
    guard case .type(let type) = statement.slots["type"] else { return }
    let isOptional = statement.has("optional")
    for reference in statement.columns("columns") {
      if isOptional, !scope.isOpen, scope.resolve(reference) == nil {
        scope.addColumn(named: reference.name)
      }
      guard let column = scope.find(reference, &diagnostics) else { continue }
      declare(column, type, statement, &scope, &diagnostics)
    }
  }

  private static func declare(
    _ column: ColumnInfo, _ type: TypeUse, _ statement: Statement, _ scope: inout Scope,
    _ diagnostics: inout [Diagnostic]
  ) {
    let entry = scope.vocabulary.types.first { $0.name == type.name }
    let takesNotations = entry?.takesNotations == true
    let isConverted = takesNotations && column.holds(converted: entry?.kind ?? .text)
    if isConverted, let notation = type.texts.first {
      diagnostics.append(.secondNotation(on: column, at: notation.range))
    }
    let isSame = column.type == type.name || takesNotations && column.kind == entry?.kind
    let notations = takesNotations && !isConverted ? type.texts.map(\.text) : []
    scope.noteOriginal(column.id, type: type.name, notations: notations)
    scope.declare(
      column.id, type: type.name, notations: notations, region: scope.region(of: type.region),
      values: takesNotations ? [] : scope.values(of: type),
      isCanonical: column.isCanonical && isSame)
    scope.update(column.id) { column in
      if statement.has("optional") { column.isOptional = true }
      if statement.slots["sensitive"] != nil { column.isSensitive = true }
      for text in statement.texts("placeholders").map(\.text)
      where !column.declaredPlaceholders.contains(text) {
        column.declaredPlaceholders.append(text)
      }
    }
    scope.addPlaceholders(statement.texts("placeholders").map(\.text), to: column.id)
  }
}

extension Diagnostic {
  /// A column that is canonical by now has no other notation left to be read by.
  package static func secondNotation(on column: ColumnInfo, at range: SourceRange) -> Diagnostic {
    let example =
      column.kind == .number ? "number '1.234,56', '1,234.56'" : "date 'DD/MM/YYYY', 'YYYY-MM-DD'"
    return Diagnostic(
      .secondNotation, "column '\(column.name)' is written in the canonical way by now", at: range,
      help: "name all notations in one line: \(example)")
  }
}
