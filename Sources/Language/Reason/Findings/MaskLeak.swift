import Diagnostics

extension OrderFinding {
  /// A column that is masked in the table, while another output shows it.
  static let maskLeak = OrderFinding { history in
    let hidden = Set(
      history.filter { ["mask", "drop columns"].contains($0.verb) }
        .flatMap { $0.targets.map(\.column.id) })
    let saves = history.filter { $0.verb == "save" }
    var copies: [Int: [PastLine.Named]] = [:]
    var found: [Diagnostic] = []
    for line in history {
      for copy in line.copies where !hidden.contains(copy.target.column.id) {
        for source in copy.sources { copies[source, default: []].append(copy.target) }
      }
      guard line.verb == "mask" else { continue }
      for target in line.targets {
        let name = target.column.name
        for copy in copies[target.column.id] ?? [] {
          found.append(
            .leak(
              "'\(name)' is masked, and '\(copy.column.name)' still shows it", at: copy.range, line)
          )
        }
        // In logs what is sensitive is masked from its first line on.
        for save in saves where !line.sensitive.contains(target.column.id) {
          let logs = ["changes", "rejects", "removed", "reviews", "findings"]
          guard let log = logs.first(where: save.statement.has),
            let path = save.statement.text(log)
          else { continue }
          found.append(
            .leak(
              "'\(name)' is masked in the table, and the \(log) show it as it came", at: path.range,
              line, help: "write above: column \(Scope.written(name)) is text, sensitive",
              fix: target.column.isDeclared
                ? nil : line.insertion(of: "column \(Scope.written(name)) is text, sensitive")))
        }
      }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func leak(
    _ message: String, at range: SourceRange, _ line: PastLine, help: String? = nil,
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      .maskLeak, severity: .warning, message, at: range, help: help, fix: fix,
      related: [(line.statement.range, "it is masked here")])
  }
}
