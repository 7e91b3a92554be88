import Diagnostics
import Engine
import Kernels
import Language

extension TableCompiler {
  /// The forms of a line for one of its columns; what cannot be bound is left out, with a diagnostic.
  mutating func bind(_ uses: [FormUse], to column: ColumnInfo) -> [ColumnForm] {
    uses.compactMap { use in
      FormTable.form(named: use.name).flatMap { bind($0, use, to: column) }
    }
  }

  /// A form with what the line says; what it does not say, the column's declaration does.
  private mutating func bind(
    _ entry: FormEntry, _ use: FormUse, to column: ColumnInfo
  ) -> ColumnForm? {
    var arguments = use.arguments.compactMap(\.formArgument)
    if arguments.isEmpty, entry.arguments.first == .notation {
      arguments = declaredNotations(of: column, for: entry).map { .text($0) }
    }
    if entry.resultType == "datetime", settings.zoneMinutes != 0, !column.isCanonical {
      arguments.append(.zone(minutes: settings.zoneMinutes))
    }
    let declared = entry.resultType == column.type ? column.region : nil
    switch ColumnForm.make(entry, arguments, region: scope.region(of: use.region) ?? declared) {
    case .success(let form): return form
    case .failure(let problem):
      if let region = use.region {
        diagnostics.append(.unknownRegion(problem, at: region.range))
        return nil
      }
      // A declared region was looked at in its own line.
      if declared != nil { return nil }
      let range = problem.argument.flatMap {
        use.arguments.indices.contains($0) ? use.arguments[$0].range : nil
      }
      diagnostics.append(
        Diagnostic(
          .formArguments, problem.message, at: range ?? use.range, help: problem.help))
      return nil
    }
  }

  /// The notations that a form without any takes from the column, or, for numbers, from the file.
  private func declaredNotations(of column: ColumnInfo, for entry: FormEntry) -> [String] {
    guard let type = entry.resultType else { return [] }
    if column.lendsNotations(to: type), !column.notations.isEmpty { return column.notations }
    guard ["number", "whole", "money"].contains(type), !column.isCanonical,
      let notation = settings.numberNotation
    else { return [] }
    return [notation]
  }

  /// Says where the notations or the region of a declared type are none.
  mutating func checkArguments(of type: TypeUse) {
    guard let entry = FormTable.form(named: type.name) else { return }
    let notations = type.texts.map { FormArgument.text($0.text) }
    guard
      case .failure(let problem) = ColumnForm.make(
        entry, notations, region: scope.region(of: type.region))
    else { return }
    if let region = type.region {
      diagnostics.append(.unknownRegion(problem, at: region.range))
    } else {
      let place = problem.argument.map { type.texts[$0].range } ?? type.range
      diagnostics.append(
        Diagnostic(.unreadableLiteral, problem.message, at: place, help: problem.help))
    }
  }
}

extension Diagnostic {
  /// A region that there is not.
  fileprivate static func unknownRegion(
    _ problem: FormProblem, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(.formArguments, problem.message, at: range, help: ColumnForm.regionHelp)
  }
}

extension Expression {
  /// The literal as an argument of a form.
  fileprivate var formArgument: FormArgument? {
    switch kind {
    case .text(let text): .text(text)
    case .number(let digits): Int(digits).map { .number($0) }
    default: nil
    }
  }
}
