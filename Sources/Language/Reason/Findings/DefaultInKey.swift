import Diagnostics

extension OrderFinding {
  /// A key that holds what a `default` filled in.
  static let defaultInKey = OrderFinding { history in
    history.flatMap { line in
      line.keys.compactMap { key in
        guard let filled = line.traces.filled[key.column.id],
          let filling = history.last(where: { $0.number == filled.band.number })
        else { return nil }
        let matches = line.statement.has("placeholders match")
        // Cells of several texts fold into as many rows.
        if matches, !filled.isAlone { return nil }
        return Diagnostic(
          .defaultInKey, severity: matches ? .warning : .note,
          matches
            ? line.folding(key.column.name)
            : "where '\(key.column.name)' was filled in, it counts as blank in this key",
          at: key.range, help: matches ? "leave out 'placeholders match'" : nil,
          fix: line.removal(ofFlag: "placeholders match"),
          related: [(filling.statement.range, "it is filled in here")])
      }
    }
  }
}

extension PastLine {
  /// What becomes of the rows whose key was filled in, under `placeholders match`.
  fileprivate func folding(_ column: String) -> String {
    let scope = statement.condition == nil ? "rows" : "rows in its scope"
    let isEnough = keys.count == 1 || statement.has("any of")
    let others = isEnough ? "" : " where the other keys are the same too"
    return "\(scope) whose '\(column)' was filled in fold into one\(others)"
  }
}
