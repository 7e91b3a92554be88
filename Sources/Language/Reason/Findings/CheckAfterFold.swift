import Diagnostics

extension OrderFinding {
  /// Rows are taken out behind a `dedupe` that may have folded a good row into one of them.
  static let checkAfterFold = OrderFinding { history in
    var fold: Int?
    // What is made or changed behind the fold cannot be asked before it.
    var written: Set<Int> = []
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() {
      if line.traces.folds {
        fold = index
        written = []
        continue
      }
      guard let fold else { continue }
      let looksAt = Set(line.reads.map(\.column.id))
      if line.traces.takesFoldedOut,
        !looksAt.isSubset(of: Set(history[fold].keys.map(\.column.id))),
        looksAt.isDisjoint(with: written)
      {
        found.append(
          Diagnostic(
            .checkAfterFold, severity: .warning,
            "a row that this line takes out may have taken in a good one before",
            at: line.statement.range, help: "move this line above the dedupe",
            fix: history.move(index, above: fold),
            related: [
              (history[fold].statement.range, "rows are folded here, good ones into bad ones too")
            ]))
      }
      if line.writesCells { written.formUnion(line.targets.map(\.column.id)) }
    }
    return found
  }
}
