import ArgumentParser
import Diagnostics
import Fettle

/// Which reports a run writes to files.
struct ReportArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a report to a file: html=FILE, junit=FILE, sarif=FILE or json=FILE; several at once.",
      valueName: "KIND=FILE"),
    completion: .file(extensions: []),
    transform: { try ReportFile.parse($0) })
  var report: [ReportFile] = []

  /// What the reports need to be gathered; `samples` is what the command line asks for.
  func fill(_ options: inout RunOptions, samples: Int?) {
    let kinds = report.map(\.kind)
    options.findingSampleCount = samples ?? kinds.map(ReportRenderer.usualSampleCount).max() ?? 0
    options.wantsDistributions = kinds.contains(.html)
  }

  /// The reports as a run takes them.
  func requests(_ renderer: ReportRenderer) -> [ReportRequest] {
    report.map { file in
      ReportRequest(path: file.path, kind: file.kind.title) {
        (report, piece) throws(RunFailure) in
        try renderer.write(report, as: file.kind, to: piece)
      }
    }
  }
}
