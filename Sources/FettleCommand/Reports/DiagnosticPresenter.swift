import ArgumentParser
import Diagnostics
import Fettle

/// Shows what is wrong with rules.
struct DiagnosticPresenter {
  var display: DisplayArguments

  /// Writes diagnostics to stderr, errors alone with `--quiet`; or the result's JSON to stdout.
  func show(_ report: DiagnosticReport, json: String? = nil) throws(RunFailure) {
    if display.format == .json {
      if let json { try StandardStream.write(json) }
      return
    }
    let shown = display.quiet ? report.errors : report
    if shown.diagnostics.isEmpty { return }
    StandardStream.report(
      Fettle.renderDiagnostics(shown, isColoured: display.color.isColoured(.error)))
  }

  /// Shows why a run did not begin.
  func showRejected(_ report: DiagnosticReport) throws(RunFailure) {
    try show(report)
    if display.quiet || display.format == .json { return }
    let count = Quantity.count(report.errorCount, "error")
    StandardStream.report("\(count) in the rules: nothing ran, nothing was written\n")
  }
}

extension DisplayArguments {
  /// Does some work; where it fails and JSON is asked for, the failure is the result on stdout.
  func answering<Value>(
    _ schema: ReportSchema, _ work: () throws(RunFailure) -> Value
  ) throws -> Value {
    do throws(RunFailure) {
      return try work()
    } catch {
      guard format == .json, error.kind != .output else { throw error }
      try StandardStream.write(RunJSON(schema: schema).text(of: error))
      throw error.status.code
    }
  }
}
