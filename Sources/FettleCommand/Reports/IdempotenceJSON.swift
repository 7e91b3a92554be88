import Diagnostics
import Engine
import Fettle

/// What `check --idempotent` found as one line of JSON, `fettle.idempotent/1`.
struct IdempotenceJSON {
  let files: [IdempotenceView]

  /// The whole document.
  func text(_ status: ExitStatus) -> String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.idempotent.rawValue)),
      ("outcome", JSONText.string(status == .usage ? "rules rejected" : "done")),
      ("exitCode", String(status.rawValue)),
      ("files", JSONText.array(files.map(object))),
    ]) + "\n"
  }

  private func object(of file: IdempotenceView) -> String {
    var line: SourceRange?
    var rowCount: Int?
    var tables: [RepeatedChange.Table]?
    let report = file.report.diagnostics
    var diagnostics = report.diagnostics
    switch file.result {
    case nil, .proven: break
    case .merged(let range): line = range
    case .open(let count): rowCount = count
    case .unrepeatable(let problem, let range):
      diagnostics.append(problem)
      line = range
    case .refuted(let change): (line, tables) = (change.line, change.tables)
    }
    let passedOver = file.report.passedOver.compactMap { place($0, report) }
    return JSONText.object([
      ("file", JSONText.string(file.path)), ("result", JSONText.string(Self.word(file.result))),
      ("rowsTried", rowCount.map { String($0) }),
      ("line", line.flatMap { place($0, report) }),
      ("passedOver", passedOver.isEmpty ? nil : JSONText.array(passedOver)),
      ("tables", tables.map { JSONText.array($0.map(object)) }),
      (
        "diagnostics",
        JSONText.array(
          diagnostics.map { DiagnosticJSON.object(of: $0, in: report.sources) })
      ),
    ])
  }

  private static func word(_ result: Idempotence?) -> String {
    switch result {
    case nil: "rejected"
    case .proven: "proven"
    case .refuted: "refuted"
    case .unrepeatable: "unrepeatable"
    case .merged: "merged"
    case .open: "open"
    }
  }

  private func place(_ range: SourceRange, _ report: DiagnosticReport) -> String? {
    guard let (file, line, text) = report.place(of: range) else { return nil }
    return JSONText.object([
      ("file", JSONText.string(file)), ("line", String(line)), ("text", JSONText.string(text)),
    ])
  }

  private func object(of table: RepeatedChange.Table) -> String {
    let isOther = table.headerOfSecond != table.headerOfResult
    return JSONText.object([
      ("table", JSONText.string(table.name)), ("header", array(table.header)),
      ("resultHeader", array(table.headerOfResult)),
      ("secondHeader", isOther ? array(table.headerOfSecond) : nil),
      ("before", JSONText.array(table.before.map(array))),
      ("once", JSONText.array(table.once.map(array))),
      ("twice", JSONText.array(table.twice.map(array))),
    ])
  }

  private func array(_ texts: [String]) -> String { JSONText.array(texts.map(JSONText.string)) }
}
