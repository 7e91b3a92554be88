import Diagnostics

extension OrderFinding {
  /// A key that is normalized behind the line that compares by it.
  static let keyNormalizedLate = OrderFinding { history in
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() where line.verb == "dedupe" {
      let later = history[(index + 1)...]
      for key in line.keys where !later.contains(where: { $0.compares(by: key.column.id) }) {
        guard let late = later.first(where: { $0.normalizes(key.column.id) }) else { continue }
        found.append(
          Diagnostic(
            .keyNormalizedLate, severity: .warning,
            "'\(key.column.name)' is normalized only after rows were folded by it",
            at: late.statement.range, help: "move this line above the dedupe",
            related: [(key.range, "rows are folded by it here")]))
      }
    }
    return found
  }

  /// A key of plain text that no line has brought into one form.
  static let keyNeverNormalized = OrderFinding { history in
    var found: [Diagnostic] = []
    var normalized: Set<Int> = []
    for line in history {
      if line.writesCells, line.verb != "default" {
        normalized.formUnion(line.targets.map(\.column.id))
      }
      guard line.verb == "dedupe" else { continue }
      for key in line.keys
      where key.column.type == "text" && !normalized.contains(key.column.id)
        && !history.contains(where: { $0.normalizes(key.column.id) })
      {
        let name = Scope.written(key.column.name)
        found.append(
          Diagnostic(
            .keyNeverNormalized, severity: .note,
            "'\(key.column.name)' is compared as it is written: 'A ' and 'a' are two keys",
            at: key.range, help: "bring it into one form above: normalize \(name) trim, lower"))
      }
    }
    return found
  }
}

extension PastLine {
  fileprivate func normalizes(_ column: Int) -> Bool {
    verb == "normalize" && targets.contains { $0.column.id == column }
  }

  fileprivate func compares(by column: Int) -> Bool {
    verb == "dedupe" && keys.contains { $0.column.id == column }
  }
}
