import Diagnostics
import Engine
import Fettle

/// What `check --idempotent` says of rule files.
struct IdempotenceText {
  let command: CheckCommand

  /// Says it of each file; findings where a second run changes something.
  func show() throws(RunFailure) -> ExitStatus {
    var status = ExitStatus.done
    for path in command.paths {
      let (result, report) = try Fettle.idempotence(
        of: path, allowsOutsidePaths: command.rules.allowOutside)
      guard let result else {
        try DiagnosticPresenter(display: command.display).show(report)
        status = status.or(.usage)
        continue
      }
      try StandardStream.write(text(of: result, path, report))
      switch result {
      case .proven, .open: break
      case .refuted, .unrepeatable: status = status.or(.findings)
      }
    }
    return status
  }

  private func text(of result: Idempotence, _ path: String, _ report: DiagnosticReport) -> String {
    let name = VisibleText.safe(path)
    switch result {
    case .proven: return "\(name): applying the rules twice equals applying them once, by proof\n"
    case .open(let count):
      return
        "\(name): no row of \(Quantity.count(count)) tried was changed by a second run; not proven\n"
    case .unrepeatable(let problem):
      return "\(name): the rules cannot run on what they have made: \(problem.message)\n"
        + place(problem.range, report)
    case .refuted(let change):
      return "\(name): a second run changes what the first one has made\n"
        + (change.line.map { place($0, report) } ?? "")
        + table("before", change.header, change.before)
        + table("once", change.headerOfResult, change.once)
        + table("twice", change.headerOfResult, change.twice)
    }
  }

  private func place(_ range: SourceRange, _ report: DiagnosticReport) -> String {
    guard report.sources.indices.contains(range.source) else { return "" }
    let source = report.sources[range.source]
    let line = source.position(of: range.lower).line
    let rule = VisibleText.safe(source.text(of: range) ?? "")
    return "  \(VisibleText.safe(source.name)):\(line): \(rule)\n"
  }

  private func table(_ title: String, _ header: [String], _ rows: [[String]]) -> String {
    let used = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let lines = rows.map { row in
      used.map { "\(VisibleText.safe(header[$0])) = '\(VisibleText.safe(row[$0]))'" }
        .joined(separator: ", ")
    }
    let shown = lines.isEmpty ? ["no row"] : lines.map { $0.isEmpty ? "a row of blanks" : $0 }
    return shown.map { "  \(title): \($0)\n" }.joined()
  }
}
