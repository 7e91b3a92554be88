import ArgumentParser
import Diagnostics
import Fettle

/// Runs rules and tells what came of it.
struct ApplyPresenter {
  var display: DisplayArguments
  var isVerbose: Bool
  /// `-o`
  var output: String?
  var failOn: FailureThreshold
  /// `--key-file`
  var keyFile: String?
  /// `--csv-safe escape`
  var escapesFormulas: Bool
  var reports: [ReportRequest]

  /// Runs the rules; the status says how it ended.
  func run(_ rules: RuleSet, _ options: RunOptions) throws(RunFailure) -> ExitStatus {
    let progress = ProgressLine(isWanted: isProgressWanted)
    var options = options
    let outcome: RunOutcome
    do throws(RunFailure) {
      options.hashKey = try KeySource.find(file: keyFile)
      outcome = try Fettle.apply(
        rules, options: options, reports: reports, observer: progress)
    } catch {
      progress.finish()
      guard display.format == .json else { throw error }
      try write(RunJSON(schema: .apply).text(of: error), besidesData: isStdoutData)
      return error.status
    }
    progress.finish()
    switch outcome {
    case .rulesRejected(let diagnostics):
      try DiagnosticPresenter(display: display).showRejected(diagnostics)
      if display.format == .json {
        try write(RunJSON(schema: .apply).text(rejected: diagnostics), besidesData: isStdoutData)
      }
      return .usage
    case .done(let report):
      return try tell(report)
    }
  }

  private func tell(_ report: ApplyReport) throws(RunFailure) -> ExitStatus {
    let status = report.status(failOn: failOn)
    if status == .internalError {
      let text = "rows in are not rows out, removed, rejected and quarantined, a bug of Fettle"
      StandardStream.report(
        FailureText.text(
          message: text, help: "please report it, with the rules",
          style: Style(display.color, for: .error)))
    }
    if display.format == .json {
      let isData = report.outputs.contains { $0.path == "-" }
      try write(RunJSON(schema: .apply).text(of: report, status: status), besidesData: isData)
      return status
    }
    try DiagnosticPresenter(display: display).show(report.diagnostics)
    // Without a table the reader of stdout has gone, and nobody wants to know.
    if !report.tables.isEmpty {
      let style = Style(display.color, for: .error)
      let summary = SummaryText(
        style: style, isVerbose: isVerbose, escapesFormulas: escapesFormulas)
      StandardStream.report(display.quiet ? summary.stop(of: report) : summary.text(of: report))
    }
    return status
  }

  /// Whether the table goes to stdout as far as the command line tells.
  private var isStdoutData: Bool { output == nil || output == "-" }

  /// A line that is redrawn would only disturb data on the same terminal.
  private var isProgressWanted: Bool {
    !display.quiet && !(isStdoutData && Terminal.isCapable(.output))
  }

  private func write(_ json: String, besidesData: Bool) throws(RunFailure) {
    if besidesData {
      StandardStream.report(json)
    } else {
      try StandardStream.write(json)
    }
  }
}
