import Diagnostics
import Fettle

/// What tests came to as JUnit's XML: a suite a file, a case a test or example.
struct TestJUnit {
  var reports: [TestFileReport]

  /// The whole file. It has no times, so that the same tests give the same bytes.
  var text: String {
    let suites = reports.map(suite)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + XMLText.element(
        "testsuites", [("name", "fettle test")] + counts(reports), ["\n"] + suites) + "\n"
  }

  private func counts(_ reports: [TestFileReport]) -> [(name: String, value: String)] {
    let errors = reports.count { $0.diagnostics.errorCount > 0 }
    return [
      ("tests", String(reports.reduce(errors) { $0 + $1.tests.count })),
      ("failures", String(reports.reduce(0) { $0 + $1.failureCount })),
      ("errors", String(errors)),
    ]
  }

  private func suite(_ report: TestFileReport) -> String {
    let name = VisibleText.safe(report.file)
    var content = report.tests.map { testCase($0, file: name) + "\n" }
    if report.diagnostics.errorCount > 0 {
      let text = Fettle.renderDiagnostics(report.diagnostics, isColoured: false)
      let count = Quantity.count(report.diagnostics.errorCount, "error")
      let error = XMLText.element(
        "error", [("message", "\(count) in the rules"), ("type", "rules")],
        [XMLText.escaped(text)])
      content.append(
        XMLText.element("testcase", [("name", "rules"), ("classname", name)], [error]) + "\n")
    }
    return XMLText.element("testsuite", [("name", name)] + counts([report]), ["\n"] + content)
      + "\n"
  }

  private func testCase(_ test: TestResult, file: String) -> String {
    let attributes = [("name", VisibleText.safe(test.name)), ("classname", file)]
    if test.hasPassed { return XMLText.element("testcase", attributes) }
    let titles = test.problems + test.differences.map(\.title)
    let failure = XMLText.element(
      "failure",
      [("message", VisibleText.safe(titles.joined(separator: "; "))), ("type", "difference")],
      [XMLText.escaped(lines(of: test).map(VisibleText.safe).joined(separator: "\n"))])
    return XMLText.element("testcase", attributes, [failure])
  }

  private func lines(of test: TestResult) -> [String] {
    var lines = ["line \(test.line)"] + test.problems
    for difference in test.differences {
      lines.append("\(difference.title), line \(difference.line)")
      lines.append(difference.columns.joined(separator: " | "))
      for row in difference.rows where !row.isSame {
        if let expected = row.expected { lines.append("- " + joined(expected)) }
        if let got = row.got { lines.append("+ " + joined(got)) }
      }
    }
    return lines
  }

  private func joined(_ cells: [String?]) -> String {
    cells.map { $0.flatMap { $0.isEmpty ? nil : $0 } ?? "blank" }.joined(separator: " | ")
  }
}
