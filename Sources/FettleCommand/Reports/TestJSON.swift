import Diagnostics
import Fettle

/// What tests came to as one line of JSON, `fettle.test/1`.
struct TestJSON {
  var outcome: TestOutcomeView

  /// The whole document.
  var text: String {
    JSONText.object([
      ("schema", JSONText.string(ReportSchema.test.rawValue)),
      ("outcome", JSONText.string(outcome.status == .usage ? "rules rejected" : "done")),
      ("exitCode", String(outcome.status.rawValue)),
      ("tests", String(outcome.testCount)), ("failed", String(outcome.failureCount)),
      ("files", JSONText.array(outcome.reports.map(file))),
    ]) + "\n"
  }

  private func file(_ report: TestFileReport) -> String {
    let diagnostics = report.diagnostics.diagnostics.map {
      DiagnosticJSON.object(of: $0, in: report.diagnostics.sources)
    }
    return JSONText.object([
      ("file", JSONText.string(report.file)),
      ("updated", String(outcome.updated.contains(report.file))),
      (
        "notWritten",
        report.refusals.isEmpty ? nil : JSONText.array(report.refusals.map(refusal))
      ),
      ("tests", JSONText.array(report.tests.map(test))),
      ("coverage", report.coverage.map(coverage)),
      ("mutants", report.mutants.map(mutants)),
      (
        "shortfalls",
        outcome.failUnder == nil
          ? nil : JSONText.array(outcome.shortfalls(of: report).map(JSONText.string))
      ),
      ("diagnostics", JSONText.array(diagnostics)),
    ])
  }

  private func refusal(_ refusal: UpdateRefusal) -> String {
    JSONText.object([
      ("line", String(refusal.line)), ("reason", JSONText.string(refusal.reason)),
    ])
  }

  private func test(_ test: TestResult) -> String {
    JSONText.object([
      ("kind", JSONText.string(test.kind.rawValue)), ("name", JSONText.string(test.name)),
      ("line", String(test.line)), ("passed", String(test.hasPassed)),
      ("problems", JSONText.array(test.problems.map(JSONText.string))),
      ("differences", JSONText.array(test.differences.map(difference))),
      ("note", test.note.map(JSONText.string)),
    ])
  }

  private func difference(_ difference: TableDifference) -> String {
    let rows = difference.rows.map { row in
      JSONText.object([
        ("expected", cells(row.expected)), ("got", cells(row.got)),
        ("differing", JSONText.array(row.differing.map { String($0) })),
      ])
    }
    return JSONText.object([
      ("title", JSONText.string(difference.title)), ("line", String(difference.line)),
      ("columns", JSONText.array(difference.columns.map(JSONText.string))),
      ("rows", JSONText.array(rows)),
    ])
  }

  /// A row; any blank is null, as is a row that is not there.
  private func cells(_ cells: [String?]?) -> String {
    guard let cells else { return "null" }
    return JSONText.array(cells.map { $0.map(JSONText.string) ?? "null" })
  }

  private func coverage(_ report: CoverageReport) -> String {
    let gaps = report.gaps.map { gap in
      JSONText.object([
        ("line", String(gap.line)), ("text", JSONText.string(gap.text)),
        ("arm", gap.arm.map(JSONText.string)), ("reason", JSONText.string(gap.reason)),
      ])
    }
    return JSONText.object([
      ("lines", String(report.lineCount)), ("coveredLines", String(report.coveredLineCount)),
      ("arms", String(report.armCount)), ("coveredArms", String(report.coveredArmCount)),
      ("gaps", JSONText.array(gaps)),
    ])
  }

  private func mutants(_ report: MutationReport) -> String {
    let survivors = report.survivors.map { survivor in
      JSONText.object([
        ("line", String(survivor.line)), ("change", JSONText.string(survivor.change)),
        ("before", JSONText.string(survivor.before)),
        ("after", survivor.after.map(JSONText.string) ?? "null"),
      ])
    }
    return JSONText.object([
      ("made", String(report.madeCount)), ("tried", String(report.triedCount)),
      ("noticed", String(report.noticedCount)), ("invalid", String(report.invalidCount)),
      ("notNoticed", JSONText.array(survivors)),
    ])
  }
}
