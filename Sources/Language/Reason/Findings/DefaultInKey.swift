import Diagnostics

extension OrderFinding {
  /// A key that holds what a `default` filled in.
  static let defaultInKey = OrderFinding { history in
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() where line.verb == "dedupe" {
      for key in line.keys {
        let filling = history[..<index].last { earlier in
          earlier.verb == "default" && earlier.targets.contains { $0.column.id == key.column.id }
        }
        guard let filling else { continue }
        let matches = line.statement.has("placeholders match")
        found.append(
          Diagnostic(
            .defaultInKey, severity: matches ? .warning : .note,
            matches
              ? "rows whose '\(key.column.name)' was filled in fold into one"
              : "where '\(key.column.name)' was filled in, it counts as blank in this key",
            at: key.range, help: matches ? "leave out 'placeholders match'" : nil,
            related: [(filling.statement.range, "it is filled in here")]))
      }
    }
    return found
  }
}
