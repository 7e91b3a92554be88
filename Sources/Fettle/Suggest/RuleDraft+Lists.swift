import Diagnostics
import Engine
import Kernels
import Language
import Profiling
import Verbs

/// Columns that hold few values.
extension RuleDraft {
  /// Values of a list, and rows that each must have at the least on average.
  private static let listLimit = 10
  private static let rowsPerListed = 20
  /// A value that comes less often than one in so many is left out of a list.
  private static let rareShare = 200

  /// A list of the values, where they are few and each comes often.
  func listRule(_ index: Int) -> Rule? {
    let column = table.columns[index]
    guard let listed = listedValues(column) else { return nil }
    let others = column.top.filter { value in !listed.contains(value) }
    let covered = listed.reduce(0) { $0 + $1.count }
    var evidence = outcome(covered, of: column.presentCount, "have one of these")
    if !others.isEmpty { evidence += ": " + others.map(quoted).joined(separator: ", ") }
    let texts = listed.map { Scope.quoted($0.text) }.joined(separator: ", ")
    return Rule(line: "check \(name(index)) in (\(texts))", evidence: [evidence])
  }

  /// The values of a list, where they are few and each comes often; what may stand for blank is none.
  private func listedValues(_ column: ColumnProfile) -> [ValueExample]? {
    guard column.distinctCount > 1, column.distinctCount <= Self.listLimit,
      column.top.count == column.distinctCount, column.controlCount == 0,
      column.distinctCount * Self.rowsPerListed <= column.presentCount,
      !column.top.contains(where: { $0.text.hasSuffix("…") })
    else { return nil }
    // `N/A` and `n/a` are one suspect, of which the profile shows one spelling.
    let suspects = BlankTest(blanks: column.suspects.map(\.value.text))
    let real = column.top.filter { value in
      !Array(value.text.utf8).withCell { suspects.isBlank($0) }
    }
    let realCount = real.reduce(0) { $0 + $1.count }
    let listed = real.filter { $0.count * Self.rareShare >= column.presentCount }
    let covered = listed.reduce(0) { $0 + $1.count }
    return !listed.isEmpty && isFew(realCount - covered, of: realCount) ? listed : nil
  }

  /// The list of a column's values as a line writes it once the column is of a type; nil where there is none, or
  /// one of the values is not read.
  func canonicalList(_ index: Int, _ type: String, notations: [String]) -> String? {
    guard let listed = listedValues(table.columns[index]) else { return nil }
    var literals: [String] = []
    for value in listed {
      guard let text = canonical(value.text, type, notations: notations) else { return nil }
      let literal = type.hasPrefix("date") ? Scope.quoted(text) : text
      if !literals.contains(literal) { literals.append(literal) }
    }
    return "check \(name(index)) in (\(literals.joined(separator: ", ")))"
  }
}
