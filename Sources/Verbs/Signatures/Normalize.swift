import Diagnostics
import Language

extension Signature {
  package static let normalize = Signature(
    name: "normalize", group: "clean", summary: "writes values in one form",
    shape: [.columns(label: "columns"), .forms(label: "forms")], takesOthers: true,
    fault: "not converted",
    example: "normalize name, city single spaces, title",
    details: """
      The forms run in order. A blank stays as it is. A cell that a form cannot convert keeps its \
      bytes and is counted, unless `, others` says what becomes of it. After a type's form the column \
      has that type and is canonical: ISO 8601, plain decimals, addresses and numbers in their one \
      way. `region` says by whose habits what names no country is read: `region 'DE'`, or by row the \
      column that has it, `region country`.
      """,
    synonyms: [
      "clean", "standardize", "standardise", "normalise", "format", "transform", "convert",
    ], exampleKind: .values, reasoning: .normalizing
  ) { statement, scope, diagnostics in
    guard case .forms(let forms) = statement.slots["forms"] else { return }
    for reference in statement.columns("columns") {
      for form in forms {
        guard let column = scope.resolve(reference) else { continue }
        convert(column, by: form, statement, &scope, &diagnostics)
      }
    }
  }

  private static func convert(
    _ column: ColumnInfo, by form: FormUse, _ statement: Statement, _ scope: inout Scope,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let type = scope.vocabulary.forms.first(where: { $0.name == form.name })?.type else {
      return
    }
    if column.isCanonical, column.type == type, let notation = form.arguments.first {
      diagnostics.append(.secondNotation(on: column, at: notation.range))
    }
    let kind = scope.vocabulary.types.first { $0.name == type }?.kind
    if kind == .number, form.arguments.isEmpty, !column.isCanonical, column.kind != .number {
      diagnostics.append(
        Diagnostic(
          .formArguments, "the form '\(form.name)' needs a notation here", at: form.range,
          help: "write the one that the values have, such as \(form.name) '1,234.56' or "
            + "\(form.name) '1.234,56'"))
    }
    // Under a condition, cells out of scope keep the notation that they have.
    let isWhole = statement.condition == nil
    scope.declare(
      column.id, type: column.type == "whole" && type == "number" ? "whole" : type,
      notations: isWhole ? [] : column.notations,
      region: scope.region(of: form.region) ?? (column.type == type ? column.region : nil),
      isCanonical: isWhole || column.isCanonical)
    scope.update(column.id) { ($0.convertedKind, $0.convertedType) = ($0.kind, $0.type) }
  }
}
