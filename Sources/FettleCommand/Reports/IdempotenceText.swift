import Diagnostics
import Engine
import Fettle

/// What `check --idempotent` found of one rule file.
struct IdempotenceView {
  let path: String
  let report: IdempotenceReport

  /// nil: the rules are wrong.
  var result: Idempotence? { report.result }

  /// Findings where a second run changes something, or cannot be.
  var status: ExitStatus {
    switch result {
    case nil: .usage
    case .proven, .open, .merged: .done
    case .refuted, .unrepeatable: .findings
    }
  }
}

/// What `check --idempotent` says of a rule file in words.
struct IdempotenceText {
  let view: IdempotenceView

  /// One sentence, and rows where some show it; empty for rules that are wrong, which diagnostics tell.
  var text: String {
    view.result.map { sentence($0) + passedOver } ?? ""
  }

  /// The lines that a second run does not need, and why they cannot stand as they are.
  private var passedOver: String {
    let lines = view.report.passedOver.map(place)
    if lines.isEmpty { return "" }
    return
      "  passed over in the second run, as the column is gone by then (apply refuses such a line):\n"
      + lines.joined()
  }

  private func sentence(_ result: Idempotence) -> String {
    let name = VisibleText.safe(view.path)
    switch result {
    case .proven: return "\(name): applying the rules twice equals applying them once, by proof\n"
    case .open(let count):
      return
        "\(name): no row of \(Quantity.count(count)) tried was changed by a second run; not proven\n"
    case .merged(let range):
      return "\(name): a line makes a table of others, so there is no second run on what it makes\n"
        + place(range)
    case .unrepeatable(let problem, let line):
      return "\(name): the rules cannot run on what they have made: \(problem.message)\n"
        + place(line)
    case .refuted(let change):
      return "\(name): a second run changes what the first one has made\n"
        + (change.line.map(place) ?? "")
        + change.tables.map { rows(of: $0, isAlone: change.tables.count == 1) }.joined()
    }
  }

  private func place(_ range: SourceRange) -> String {
    guard let (source, line, text) = view.report.diagnostics.place(of: range) else { return "" }
    // Its further lines are part of it, and no lines of the report.
    let parts = text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
    return
      "  \(VisibleText.safe(source)):\(line): \(VisibleText.safe(parts.joined(separator: " ")))\n"
  }

  private func rows(of table: RepeatedChange.Table, isAlone: Bool) -> String {
    let name = isAlone ? "" : "\(VisibleText.safe(table.name)) "
    if table.headerOfSecond != table.headerOfResult {
      return columns("\(name)once", table.headerOfResult)
        + columns("\(name)twice", table.headerOfSecond)
    }
    return rows("\(name)before", table.header, table.before)
      + rows("\(name)once", table.headerOfResult, table.once)
      + rows("\(name)twice", table.headerOfResult, table.twice)
  }

  private func columns(_ title: String, _ header: [String]) -> String {
    let names = header.map { "'\(VisibleText.safe($0))'" }.joined(separator: ", ")
    return "  \(title): the columns \(names)\n"
  }

  private func rows(_ title: String, _ header: [String], _ rows: [[String]]) -> String {
    let used = header.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let lines = rows.map { row in
      used.map { "\(VisibleText.safe(header[$0])) = '\(VisibleText.safe(row[$0]))'" }
        .joined(separator: ", ")
    }
    let shown = lines.isEmpty ? ["no row"] : lines.map { $0.isEmpty ? "a row of blanks" : $0 }
    return shown.map { "  \(title): \($0)\n" }.joined()
  }
}

extension DiagnosticReport {
  /// The file and the line on which something stands, with its text; nil where the file is not known.
  func place(of range: SourceRange) -> (file: String, line: Int, text: String)? {
    guard sources.indices.contains(range.source) else { return nil }
    let source = sources[range.source]
    return (
      source.name, source.position(of: range.lower).line, source.text(of: range) ?? ""
    )
  }
}
