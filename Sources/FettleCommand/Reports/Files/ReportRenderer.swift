import Diagnostics
import Fettle
import Pages

/// Writes what a run did as a report file of any kind.
struct ReportRenderer: Sendable {
  /// Whether nothing was written but reports.
  var isPreview: Bool
  var failOn: FailureThreshold
  /// Findings of each rule that are shown, where the command line says it.
  var samples: Int?

  /// Findings of each rule that a kind of report shows unless it is told otherwise: SARIF is read by
  /// programs, which show them where they are.
  static func usualSampleCount(_ kind: ReportFile.Kind) -> Int {
    kind == .sarif ? 100 : 10
  }

  /// Writes the report: kinds that list many findings one after the other.
  func write(
    _ report: ApplyReport, as kind: ReportFile.Kind, to piece: ReportRequest.Pieces
  ) throws(RunFailure) {
    let report = report.showing(samples ?? Self.usualSampleCount(kind))
    let status = isPreview ? ExitStatus.done : report.status(failOn: failOn)
    switch kind {
    case .html: try piece(ReportPage(report: report, isPreview: isPreview).page.html)
    case .junit: try RunJUnit(report: report).write(to: piece)
    case .sarif: try RunSARIF(report: report, status: status).write(to: piece)
    case .json:
      try piece(RunJSON(schema: isPreview ? .preview : .apply).text(of: report, status: status))
    }
  }
}

extension ApplyReport {
  /// The same with so many findings of each rule at most.
  fileprivate func showing(_ count: Int) -> ApplyReport {
    var report = self
    for table in report.tables.indices {
      for rule in report.tables[table].rules.indices {
        let findings = report.tables[table].rules[rule].findings
        if findings.count <= count { continue }
        report.tables[table].rules[rule].findings = Array(findings.prefix(count))
      }
    }
    return report
  }
}
