import Connectors
import Diagnostics
import Language

/// Names of tables, lists and predicates, wherever they are given, that rules use, and lines whose changes they see:
/// of none of these can the file in which they stand say by itself that nobody does.
package struct UsedNames {
  private struct Place: Hashable {
    let path: String
    let lower: Int
    let upper: Int
  }

  private var places: Set<Place> = []

  package init() {}

  /// Takes over those of one program.
  package mutating func add(_ names: [SourceRange], of sources: [SourceText]) {
    places.formUnion(names.map { Self.place($0, sources) })
  }

  /// The findings without those that call one of the names idle.
  package func leavingOut(_ found: [Diagnostic], of sources: [SourceText]) -> [Diagnostic] {
    found.filter { !$0.isOfIdleName || !places.contains(Self.place($0.range, sources)) }
  }

  private static func place(_ range: SourceRange, _ sources: [SourceText]) -> Place {
    Place(
      path: FilePath.resolved(sources[range.source].name), lower: range.lower, upper: range.upper)
  }
}

extension Diagnostic {
  /// Whether it says that nobody uses a name, or sees a change.
  package var isOfIdleName: Bool {
    [DiagnosticCode.unusedTable, .unusedName, .changedUnsaved].contains { $0.rawValue == code }
  }
}

extension [DiagnosticReport] {
  /// The same without what a report calls idle and the rules of another one, which include it, use.
  package var leavingOutUsedNames: [DiagnosticReport] {
    guard count > 1, contains(where: { $0.diagnostics.contains(where: \.isOfIdleName) }) else {
      return self
    }
    var names = UsedNames()
    for report in self { names.add(report.usedNames, of: report.sources) }
    return map { report in
      var report = report
      report.diagnostics = names.leavingOut(report.diagnostics, of: report.sources)
      return report
    }
  }
}
