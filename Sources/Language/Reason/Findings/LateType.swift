import Diagnostics

extension OrderFinding {
  /// A `column` line behind one that has compared the column as plain text.
  static let lateType = OrderFinding { history in
    var uses: [Int: SourceRange] = [:]
    var found: [Diagnostic] = []
    for line in history {
      guard line.verb == "column" else {
        for read in line.reads where !read.column.isDeclared && uses[read.column.id] == nil {
          uses[read.column.id] = line.statement.range
        }
        continue
      }
      // Ids and values of a list are compared as text is.
      guard case .type(let type)? = line.statement.slots["type"],
        !["text", "id", "one of"].contains(type.name)
      else { continue }
      for target in line.targets {
        guard let early = uses[target.column.id] else { continue }
        found.append(
          Diagnostic(
            .lateType, severity: .warning,
            "'\(target.column.name)' is declared only after a line has used it as text",
            at: target.range, help: "move this line above that one",
            related: [(early, "it is text here")]))
      }
    }
    return found
  }
}
