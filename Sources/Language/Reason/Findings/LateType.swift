import Diagnostics

extension OrderFinding {
  /// A `column` line behind one that has compared the column as plain text.
  static let lateType = OrderFinding { history in
    var uses: [Int: Int] = [:]
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() {
      guard line.verb == "column" else {
        for read in line.reads where !read.column.isDeclared && uses[read.column.id] == nil {
          uses[read.column.id] = index
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
            fix: history.isOnlyKey(target.column.id, early..<index)
              ? history.move(index, above: early) : nil,
            related: [(history[early].statement.range, "it is text here")]))
      }
    }
    return found
  }
}

extension [PastLine] {
  /// Whether lines do no more with a column than to tell rows apart by it, so that they can be read whatever
  /// its type.
  fileprivate func isOnlyKey(_ column: Int, _ lines: Range<Int>) -> Bool {
    self[lines].allSatisfy { line in
      line.verb == "dedupe" || line.verb == "unique"
        || !(line.reads + line.targets).contains { $0.column.id == column }
    }
  }
}
