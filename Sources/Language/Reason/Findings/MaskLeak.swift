import Diagnostics

extension OrderFinding {
  /// A column that is masked in the table, while another output shows it.
  static let maskLeak = OrderFinding { history in
    var found: [Diagnostic] = []
    for (index, line) in history.enumerated() where line.verb == "mask" {
      for target in line.targets where !line.isSensitive(target.column.id) {
        let name = target.column.name
        for earlier in history[..<index] where earlier.verb == "set" {
          guard let copy = earlier.copies(of: target.column.id, behind: history[index...]) else {
            continue
          }
          found.append(
            .leak("'\(name)' is masked, and '\(copy.column.name)' still shows it", at: copy.range, line))
        }
        for save in history where save.verb == "save" {
          for log in ["changes", "rejects", "removed", "reviews", "findings"] {
            guard let path = save.statement.text(log) else { continue }
            found.append(
              .leak(
                "'\(name)' is masked in the table, and the \(log) show it as it came", at: path.range,
                line, help: "write above: column \(Scope.written(name)) is text, sensitive"))
            break
          }
        }
      }
    }
    return found
  }
}

extension PastLine {
  /// The column that takes a masked one's value and is never masked itself.
  fileprivate func copies(
    of column: Int, behind later: ArraySlice<PastLine>
  ) -> (column: ColumnInfo, range: SourceRange)? {
    guard case .assignments(let assignments)? = statement.slots["assignments"] else { return nil }
    for (target, assignment) in zip(targets, assignments) where target.column.id != column {
      let takes = assignment.value.columns.contains { after.resolve($0)?.id == column }
      let isHidden = later.contains { line in
        ["mask", "drop columns"].contains(line.verb)
          && line.targets.contains { $0.column.id == target.column.id }
      }
      if takes, !assignment.value.calls("hash"), !assignment.value.calls("mask"),
        !assignment.value.calls("length"), !isHidden
      {
        return target
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func leak(
    _ message: String, at range: SourceRange, _ line: PastLine, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .maskLeak, severity: .warning, message, at: range, help: help,
      related: [(line.statement.range, "it is masked here")])
  }
}
