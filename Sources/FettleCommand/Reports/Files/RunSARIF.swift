import Diagnostics
import Fettle

/// What a run found as SARIF 2.1.0 (OASIS): a run a table, a result a finding, its region the cell.
struct RunSARIF {
  var report: ApplyReport
  var status: ExitStatus

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// Writes the whole file, one result after the other.
  func write(to piece: ReportRequest.Pieces) throws(RunFailure) {
    let head = JSONText.object([
      ("$schema", JSONText.string(Self.schema)), ("version", JSONText.string("2.1.0")),
    ])
    try piece(head.dropLast() + ", \"runs\": [")
    for (index, table) in report.tables.enumerated() {
      if index > 0 { try piece(", ") }
      try write(table, to: piece)
    }
    try piece("]}\n")
  }

  private func write(
    _ table: TableReport, to piece: ReportRequest.Pieces
  ) throws(RunFailure) {
    let head = JSONText.object([
      ("tool", JSONText.object([("driver", driver(table))])),
      ("automationDetails", JSONText.object([("id", JSONText.string("fettle/\(table.table)/"))])),
      ("invocations", JSONText.array([invocation])),
      ("artifacts", JSONText.array(table.files.map { artifact($0, of: table) })),
      // Columns of a region count characters, not UTF-16 units.
      ("columnKind", JSONText.string("unicodeCodePoints")),
    ])
    try piece(head.dropLast() + ", \"results\": [")
    var seen: [String: Int] = [:]
    for (index, rule) in table.rules.enumerated() {
      for finding in rule.findings {
        var result = SARIFResult(finding: finding, rule: rule, index: index, table: table)
        if !seen.isEmpty { try piece(", ") }
        seen[result.identity, default: 0] += 1
        result.occurrence = seen[result.identity] ?? 1
        try piece(result.text)
      }
    }
    try piece("], \"properties\": \(properties(table))}")
  }

  private var invocation: String {
    JSONText.object([
      ("executionSuccessful", String(status != .internalError)),
      ("exitCode", String(status.rawValue)),
      ("exitCodeDescription", JSONText.string(status.meaning)),
    ])
  }

  private func artifact(_ file: String, of table: TableReport) -> String {
    let type = table.databaseTable == nil ? "text/csv" : "application/vnd.sqlite3"
    return JSONText.object([
      ("location", JSONText.object([("uri", JSONText.string(SARIFResult.uri(of: file)))])),
      ("mimeType", JSONText.string(type)),
      ("roles", JSONText.array([JSONText.string("analysisTarget")])),
    ])
  }

  private func properties(_ table: TableReport) -> String {
    JSONText.object([
      ("rowsIn", String(table.rowsIn)), ("rowsOut", String(table.rowsOut)),
      ("withheld", table.withheld.map { String($0) }),
      ("removed", String(table.removed)), ("rejected", String(table.rejected)),
      ("quarantined", String(table.quarantined)),
    ])
  }

  // MARK: Rules

  private func driver(_ table: TableReport) -> String {
    JSONText.object([
      ("name", JSONText.string("Fettle")), ("version", JSONText.string(Fettle.version)),
      ("semanticVersion", JSONText.string(Fettle.version)),
      ("rules", JSONText.array(table.rules.map(descriptor))),
    ])
  }

  private func descriptor(_ rule: RuleReport) -> String {
    let help = [rule.reason, rule.text, "\(rule.file):\(rule.line)"].compactMap(\.self)
    return JSONText.object([
      ("id", JSONText.string(rule.id)), ("name", JSONText.string(rule.verb)),
      ("shortDescription", message(rule.text)),
      ("fullDescription", message(rule.reason ?? rule.text)),
      ("help", message(help.joined(separator: "\n"))),
      (
        "defaultConfiguration",
        JSONText.object([
          ("level", JSONText.string(SARIFResult.level(of: rule.severity ?? "warn")))
        ])
      ),
      ("properties", figures(rule)),
    ])
  }

  /// The five outcomes, and how many findings there are beside those listed.
  private func figures(_ rule: RuleReport) -> String {
    let outcomes = rule.outcomes
    return JSONText.object([
      ("passed", String(outcomes.passed)), ("failed", String(outcomes.failed)),
      ("notTested", String(outcomes.notTested)), ("outOfScope", String(outcomes.outOfScope)),
      ("notEvaluated", String(outcomes.notEvaluated)),
      ("findings", String(rule.findingCount)), ("findingsShown", String(rule.findings.count)),
      ("followed", rule.strongest.map(JSONText.string)),
      ("measured", rule.measure?.value.map(JSONText.string)),
    ])
  }

  private func message(_ text: String) -> String { SARIFResult.message(text) }
}
