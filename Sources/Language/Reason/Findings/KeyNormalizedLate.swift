import Diagnostics

extension OrderFinding {
  /// A key that is normalized behind the line that compares by it, and by which no later line compares.
  static let keyNormalizedLate = OrderFinding { history in
    var folds: [Int: (index: Int, range: SourceRange)] = [:]
    var normalized: Set<Int> = []
    var found: [Int: Diagnostic] = [:]
    for (index, line) in history.enumerated() {
      for key in line.keys where line.traces.folds {
        folds[key.column.id] = (index, key.range)
        found[key.column.id] = nil
      }
      guard line.verb == "normalize" else { continue }
      for (column, _) in line.targets {
        guard line.traces.lateKeys.contains(column.id), let fold = folds[column.id] else {
          if folds[column.id] == nil { normalized.insert(column.id) }
          continue
        }
        if found[column.id] != nil { continue }
        let order = normalized.contains(column.id) ? "normalized further" : "normalized only"
        found[column.id] = Diagnostic(
          .keyNormalizedLate, severity: .warning,
          "'\(column.name)' is \(order) after rows were folded by it",
          at: line.statement.range, help: "move this line above the dedupe",
          fix: history.move(index, above: fold.index),
          related: [(fold.range, "rows are folded by it here")])
      }
    }
    return Array(found.values).sortedByPlace()
  }

  /// A key of plain text that no line brings into one form.
  static let keyNeverNormalized = OrderFinding { history in
    let everNormalized = Set(
      history.filter { $0.verb == "normalize" }.flatMap { $0.targets.map(\.column.id) })
    var written: Set<Int> = []
    var found: [Diagnostic] = []
    for line in history {
      if line.writesCells, line.verb != "default" {
        written.formUnion(line.targets.map(\.column.id))
      }
      for key in line.keys
      where key.column.type == "text" && !written.contains(key.column.id)
        && !everNormalized.contains(key.column.id) && line.unevenKeys.contains(key.column.id)
      {
        let name = Scope.written(key.column.name)
        found.append(
          Diagnostic(
            .keyNeverNormalized, severity: .note,
            "'\(key.column.name)' is compared as it is written: 'A ' and 'a' are two keys",
            at: key.range, help: "bring it into one form above: normalize \(name) trim, lower",
            fix: line.insertion(of: "normalize \(name) trim, lower")))
      }
    }
    return found
  }
}

extension LineReasoning {
  /// Whether a row of those that the line looks at can hold one word in a column in each of two ways of writing.
  func isUneven(_ column: ColumnInfo) -> Bool {
    let (cell, scope) = (facts.cell(column.id), scopeOutcomes.yes)
    return ["A ", "a"].allSatisfy { text in
      let (bytes, count) = (Array(text.utf8), text.unicodeScalars.count)
      let held =
        [.blank(cell, false), .text(cell, .only([bytes]))]
        + facts.terms.lengths(of: cell, count, count)
      return refutation(of: Cases([held]).and(scope), ofAccepted: true) == nil
    }
  }
}
