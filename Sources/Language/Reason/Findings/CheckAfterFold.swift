import Diagnostics

extension OrderFinding {
  /// Rows are taken out behind a `dedupe` that may have folded a good row into one of them.
  static let checkAfterFold = OrderFinding { history in
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() where line.verb == "dedupe" {
      let keys = Set(line.keys.map(\.column.id))
      var written: Set<Int> = []
      for later in history[(index + 1)...] {
        let takesOut = later.rejects || ["keep rows", "drop rows"].contains(later.verb)
        let looksAt = Set(later.reads.map(\.column.id))
        // What is made or changed behind the fold cannot be asked before it.
        if takesOut, !looksAt.isEmpty, !looksAt.isSubset(of: keys), looksAt.isDisjoint(with: written) {
          found.append(
            Diagnostic(
              .checkAfterFold, severity: .warning,
              "a row that this line takes out may have taken in a good one before",
              at: later.statement.range, help: "move this line above the dedupe",
              related: [(line.statement.range, "rows are folded here, good ones into bad ones too")]))
        }
        if later.writesCells { written.formUnion(later.targets.map(\.column.id)) }
      }
    }
    return found
  }
}
