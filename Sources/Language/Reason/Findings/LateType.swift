import Diagnostics

extension OrderFinding {
  /// A `column` line behind one that has compared the column as plain text.
  static let lateType = OrderFinding { history in
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() where line.verb == "column" {
      // Ids and values of a list are compared as text is.
      guard case .type(let type)? = line.statement.slots["type"],
        !["text", "id", "one of"].contains(type.name)
      else { continue }
      for target in line.statement.columns("columns") {
        guard let column = line.after.resolve(target) else { continue }
        let early = history[..<index].first { earlier in
          earlier.verb != "column"
            && earlier.reads.contains { $0.column.id == column.id && !$0.column.isDeclared }
        }
        guard let early else { continue }
        found.append(
          Diagnostic(
            .lateType, severity: .warning,
            "'\(column.name)' is declared only after a line has used it as text",
            at: target.range, help: "move this line above that one",
            related: [(early.statement.range, "it is text here")]))
      }
    }
    return found
  }
}
