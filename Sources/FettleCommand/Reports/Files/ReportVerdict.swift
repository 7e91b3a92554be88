import Diagnostics
import Fettle

/// How a run went, in a sentence or two for whoever asked for it.
struct ReportVerdict {
  private let report: ApplyReport
  private let isPreview: Bool
  private let checks: [(rule: RuleReport, state: RuleState)]

  init(_ report: ApplyReport, isPreview: Bool) {
    self.report = report
    self.isPreview = isPreview
    checks = report.tables.flatMap(\.rules).filter(\.isCheck).map { ($0, RuleState($0)) }
  }

  /// `12 of 14 checks hold; 2 rejected 1,204 of 100,000 rows.`
  var text: String {
    let said = ([hold] + consequences).joined(separator: "; ") + "."
    return isPreview ? "\(said) This is a preview: no table was written." : said
  }

  /// Rows that were read: not those that a merge has made of them, nor those that are only looked up.
  private var rowsIn: Int {
    report.tables.reduce(0) {
      $0 + ($1.merge == nil && ($1.isSaved || !$1.rules.isEmpty) ? $1.rowsIn : 0)
    }
  }

  private var hold: String {
    if checks.isEmpty {
      let changed = report.tables.reduce(0) { $0 + $1.rowsChanged }
      let removed = report.tables.reduce(0) { $0 + $1.removed }
      let folded = report.tables.reduce(0) { $0 + ($1.merge?.folded ?? 0) }
      var text = "No rule judges the data; of \(Quantity.count(rowsIn, "row")), "
      text += "\(Quantity.count(changed)) were changed and \(Quantity.count(removed)) removed"
      if folded > 0 { text += ", \(Quantity.count(folded)) put to others" }
      return text
    }
    var text = "\(count(.holds)) of \(Quantity.count(checks.count, "check")) "
    text += checks.count == 1 ? "holds" : "hold"
    let tolerated = count(.tolerated)
    if tolerated > 0 { text += ", \(tolerated) within limits" }
    let undecided = count(.undecided)
    if undecided > 0 { text += ", \(undecided) could not be evaluated on every row" }
    let untested = count(.untested)
    if untested > 0 { text += ", \(untested) had nothing to test" }
    return text
  }

  private var consequences: [String] {
    var parts: [String] = []
    let rejecting = count(.fired("reject"))
    if rejecting > 0 { parts.append("\(rejecting) rejected rows") }
    let rejected = report.tables.reduce(0) { $0 + $1.rejected }
    if rejected > 0 {
      let rows = "\(Quantity.count(rejected)) of \(Quantity.count(rowsIn, "row"))"
      parts = [rejecting > 0 ? "\(rejecting) rejected \(rows)" : "\(rows) were rejected"]
    }
    let reviewing = checks.filter { $0.state == .fired("review") }
    if !reviewing.isEmpty {
      let rows = reviewing.reduce(0) { $0 + $1.rule.reviewed }
      // Several can ask for one row.
      parts.append(
        reviewing.count == 1
          ? "1 asked for a review of \(Quantity.count(rows, "row"))"
          : "\(reviewing.count) asked for \(Quantity.count(rows, "review"))")
    }
    let warning = count(.fired("warn"))
    if warning > 0 { parts.append("\(warning) warned") }
    let noting = count(.fired("note"))
    if noting > 0 { parts.append("\(noting) left a note") }
    let stopping = count(.fired("stop"))
    if stopping > 0 { parts.append("\(stopping) stopped the run, so no table was written") }
    return parts
  }

  private func count(_ state: RuleState) -> Int { checks.count { $0.state == state } }
}
