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
    let kind = scope.vocabulary.types.first { $0.name == type }?.kind
    let notations = form.arguments.compactMap(\.literalText)
    if let notation = form.arguments.first, column.holds(converted: kind ?? .text),
      column.isCanonical || notations != column.notations
    {
      diagnostics.append(.secondNotation(on: column, at: notation.range))
    } else if let condition = statement.condition,
      leavesTwoNotations(column, form, type, scope)
    {
      diagnostics.append(
        .twoNotations(in: column, form: form.name, form.arguments, at: condition.range))
    }
    if kind == .number, form.arguments.isEmpty, !column.isCanonical, column.kind != .number {
      diagnostics.append(
        Diagnostic(
          .formArguments, "the form '\(form.name)' needs a notation here", at: form.range,
          help: "write the one that the values have, such as \(form.name) '1,234.56' or "
            + "\(form.name) '1.234,56'"))
    }
    noteOriginal(column, form, type, &scope)
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

// A column is read by one rule.
extension Signature {
  /// Whether a form under a condition leaves a column of which no rule reads all cells: what it writes is in the
  /// canonical form, what the condition leaves out in a notation that reads this form as something else.
  private static func leavesTwoNotations(
    _ column: ColumnInfo, _ form: FormUse, _ type: String, _ scope: Scope
  ) -> Bool {
    let takesNotations = scope.vocabulary.types.first { $0.name == type }?.takesNotations
    guard takesNotations == true, !column.isCanonical else { return false }
    var named = form.arguments.compactMap(\.literalText)
    if named.isEmpty, column.lendsNotations(to: type) { named = column.notations }
    if named.isEmpty, column.notations.isEmpty { return false }
    if named != column.notations { return true }
    let arguments = named.map { Expression(.text($0), range: form.range) }
    let use = FormUse(name: type, arguments: arguments, range: form.range)
    return KernelLiterals().rereading(by: use) != .same
  }

  /// Notes the notations by which a form is the first to read the cells, where no declaration names any.
  private static func noteOriginal(
    _ column: ColumnInfo, _ form: FormUse, _ type: String, _ scope: inout Scope
  ) {
    let notations = form.arguments.compactMap(\.literalText)
    let kind = scope.vocabulary.types.first { $0.name == type }?.kind
    if let original = column.original, original.kind == kind {
      guard original.notations.isEmpty, !notations.isEmpty else { return }
    }
    let isWhole = column.type == "whole" && type == "number"
    scope.noteOriginal(column.id, type: isWhole ? "whole" : type, notations: notations)
  }
}

extension Diagnostic {
  /// A condition under which a form would convert some cells, and leave others in a notation.
  package static func twoNotations(
    in column: ColumnInfo, form: String, _ notations: [Expression], at range: SourceRange
  ) -> Diagnostic {
    let name = Scope.written(column.name)
    let written = notations.compactMap(\.literalText).map(Scope.quoted).joined(separator: ", ")
    // What no line declares is read by a function; there is none that leaves out a currency.
    let function = form == "whole" ? "number" : form
    var lines = "set \(Scope.written(column.name + "_read")) = "
    if written.isEmpty {
      lines += name
    } else if form == "money" {
      lines = "column \(name) is money \(written); \(lines)\(name)"
    } else {
      lines += "\(function)(\(name), \(written))"
    }
    return Diagnostic(
      .twoNotations,
      "under this condition column '\(column.name)' would be written in two ways, and read in one",
      at: range,
      help: "leave the condition out, or write what it holds for into a column of its own: "
        + "\(lines) when …")
  }
}
