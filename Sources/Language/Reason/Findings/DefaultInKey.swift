import Diagnostics

extension OrderFinding {
  /// A key that holds what a `default` filled in.
  static let defaultInKey = OrderFinding { history in
    var fillings: [Int: SourceRange] = [:]
    var found: [Diagnostic] = []
    for line in history {
      if line.verb == "default" {
        for target in line.targets { fillings[target.column.id] = line.statement.range }
      }
      let matches = line.statement.has("placeholders match")
      for key in line.keys {
        guard let filling = fillings[key.column.id] else { continue }
        found.append(
          Diagnostic(
            .defaultInKey, severity: matches ? .warning : .note,
            matches
              ? "rows whose '\(key.column.name)' was filled in fold into one"
              : "where '\(key.column.name)' was filled in, it counts as blank in this key",
            at: key.range, help: matches ? "leave out 'placeholders match'" : nil,
            fix: line.removal(ofFlag: "placeholders match"),
            related: [(filling, "it is filled in here")]))
      }
    }
    return found
  }
}
