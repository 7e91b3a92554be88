import Diagnostics
import Fettle

/// What a run did as JUnit's XML: a suite a table, a case a rule.
///
/// Of the dialects that are read, it keeps to what all allow: figures of a case are properties of its
/// suite. Source: junit-10.xsd of Jenkins' xUnit plugin.
struct RunJUnit {
  var report: ApplyReport

  /// How a case came out.
  private enum Result {
    case passed, failed, skipped, broken
  }

  /// Writes the whole file, one case after the other.
  func write(to piece: ReportRequest.Pieces) throws(RunFailure) {
    let rules = report.tables.flatMap(\.rules)
    let attributes = [("name", "fettle")] + counts(rules) + [("time", seconds)]
    try piece("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    try piece(XMLText.start("testsuites", attributes) + "\n")
    for table in report.tables { try write(table, to: piece) }
    try piece(XMLText.end("testsuites") + "\n")
  }

  private var seconds: String { Quantity.decimal(report.seconds, places: 3) }

  private func counts(_ rules: [RuleReport]) -> [(name: String, value: String)] {
    let results = rules.map(result)
    return [
      ("tests", String(rules.count)), ("failures", String(results.count { $0 == .failed })),
      ("errors", String(results.count { $0 == .broken })),
      ("skipped", String(results.count { $0 == .skipped })),
    ]
  }

  private func write(
    _ table: TableReport, to piece: ReportRequest.Pieces
  ) throws(RunFailure) {
    let name = [("name", "\(VisibleText.safe(table.table)): \(table.shownInput)")]
    // One clock runs for all tables.
    let attributes = name + counts(table.rules) + [("time", seconds)]
    try piece(XMLText.start("testsuite", attributes) + "\n")
    try piece(XMLText.element("properties", [], properties(of: table)) + "\n")
    for rule in table.rules { try piece(testCase(rule) + "\n") }
    let notes = [SummaryText.sum(of: table)] + table.notes
    let text = XMLText.escaped(notes.map(VisibleText.safe).joined(separator: "\n"))
    try piece(XMLText.element("system-out", [], [text]) + "\n")
    try piece(XMLText.end("testsuite") + "\n")
  }

  /// The rows of the table, and the five outcomes of each rule.
  private func properties(of table: TableReport) -> [String] {
    var pairs = [
      ("rows in", table.rowsIn), ("rows out", table.rowsOut), ("removed", table.removed),
      ("rejected", table.rejected), ("quarantined", table.quarantined),
    ]
    if let withheld = table.withheld { pairs.insert(("withheld", withheld), at: 2) }
    for rule in table.rules {
      pairs += rule.outcomes.all.map { ("\(rule.id): \($0.name)", $0.count) }
    }
    return pairs.map { name, count in
      XMLText.element("property", [("name", VisibleText.safe(name)), ("value", String(count))])
    }
  }

  private func testCase(_ rule: RuleReport) -> String {
    let attributes = [
      ("name", "\(VisibleText.safe(rule.id)) \(rule.shownText)"),
      ("classname", VisibleText.safe(rule.file)), ("time", "0"),
    ]
    var content: [String] = []
    switch result(rule) {
    case .passed: break
    case .failed:
      content.append(
        XMLText.element(
          "failure", [("message", message(rule)), ("type", rule.strongest ?? "fail")],
          [XMLText.escaped(lines(of: rule))]))
    case .skipped:
      content.append(
        XMLText.element("skipped", [("message", "zero tested: \(rule.outcomes.text)")]))
    case .broken:
      content.append(
        XMLText.element(
          "error",
          [
            ("message", "not evaluated: \(rule.outcomes.text)"),
            ("type", "not evaluated"),
          ],
          [XMLText.escaped(lines(of: rule))]))
    }
    content.append(XMLText.element("system-out", [], [XMLText.escaped(rule.outcomes.text)]))
    return XMLText.element("testcase", attributes, content)
  }

  private func result(_ rule: RuleReport) -> Result {
    if case .fired(let action) = RuleState(rule), action != "note" { return .failed }
    let outcomes = rule.outcomes
    if outcomes.passed + outcomes.failed > 0 { return .passed }
    return outcomes.notEvaluated > 0 ? .broken : .skipped
  }

  private func message(_ rule: RuleReport) -> String {
    let followed = rule.actions.filter(\.hasFollowed).map(\.text).joined(separator: ", ")
    return [followed, rule.reason.map(VisibleText.safe), rule.outcomes.text]
      .compactMap(\.self).joined(separator: "; ")
  }

  /// Figures and samples of a rule that failed, and the place of the rule.
  private func lines(of rule: RuleReport) -> String {
    var lines = [VisibleText.safe("\(rule.file):\(rule.line) \(rule.shownText)")]
    if let measure = rule.measure, rule.findings.isEmpty { lines.append(measure.text) }
    if let shown = rule.shownFindings { lines.append("\(shown):") }
    return (lines + rule.findings.map(\.line)).joined(separator: "\n")
  }
}

extension MeasureReport {
  /// `measured 12, against 10 and 20`
  var text: String {
    let unread = unreadCount > 0 ? ": \(Quantity.count(unreadCount, "cell")) could not be read" : ""
    let figure =
      value.map { "measured \(VisibleText.safe($0))" } ?? "nothing could be measured\(unread)"
    if bounds.isEmpty { return figure }
    return "\(figure), against \(bounds.map(VisibleText.safe).joined(separator: " and "))"
  }
}
