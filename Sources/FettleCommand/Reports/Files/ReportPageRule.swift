import Diagnostics
import Fettle
import Pages

/// A rule on the page of a report: its row in the table of rules, and what is known of it beyond.
struct ReportPageRule {
  var rule: RuleReport
  /// Where the row leads.
  var anchor: String

  // MARK: Its row

  var row: Markup {
    .element(
      "tr", [:],
      [
        .element("td", [:], [badge]), .element("td", [:], name),
        .element("td", [:], outcomes), .element("td", [:], consequences),
      ])
  }

  private var badge: Markup {
    let (text, role) = Self.label(of: RuleState(rule))
    return .element("span", ["class": "badge \(role)"], text: text)
  }

  private static func label(of state: RuleState) -> (text: String, role: String) {
    switch state {
    case .acted: ("changes data", "")
    case .holds: ("holds", "pass")
    case .tolerated: ("within limits", "pass")
    case .untested: ("nothing tested", "")
    case .undecided: ("not all evaluated", "doubt")
    case .fired("note"): ("noted", "")
    case .fired("warn"): ("warned", "alarm")
    case .fired("review"): ("for review", "alarm")
    case .fired("reject"): ("rejected", "fail")
    case .fired("stop"): ("stopped", "fail")
    case .fired(let action): (action, "alarm")
    }
  }

  private var name: [Markup] {
    let text = Markup.element("code", text: rule.shownText)
    return [hasDetails ? .element("a", ["href": "#\(anchor)"], [text]) : text] + origin
  }

  /// Why there is such a rule, and where.
  private var origin: [Markup] {
    var parts: [Markup] = []
    if let reason = rule.reason {
      parts.append(.element("p", ["class": "why"], text: VisibleText.safe(reason)))
    }
    let place = VisibleText.safe("\(rule.id) · \(rule.file):\(rule.line)")
    return parts + [.element("div", ["class": "place faint"], text: place)]
  }

  private var outcomes: [Markup] {
    let all = zip(rule.outcomes.all, RuleOutcomes.names)
    let pieces = all.map { Plot.Piece($0.name, $0.count, $1.role) }
    let counts = all.map { outcome, drawn in
      Markup.element(
        "span", ["class": "key \(drawn.role.rawValue)\(outcome.count == 0 ? " none" : "")"],
        text: "\(outcome.name) \(Quantity.count(outcome.count))")
    }
    return [
      Plot.bar(pieces, label: rule.outcomes.text), .element("div", ["class": "counts"], counts),
    ]
  }

  private var consequences: [Markup] {
    var lines = rule.actions.map { action in
      Markup.element(
        "li", ["class": action.hasFollowed ? "" : "faint"],
        text: "\(action.text): \(action.hasFollowed ? "followed" : "did not follow")")
    }
    if let other = rule.otherTable {
      lines.append(.element("li", text: VisibleText.safe(other.text)))
    }
    if let measure = rule.measure { lines.append(.element("li", text: measure.text)) }
    lines += Quantity.present([
      (rule.rejected, "row rejected", "rows rejected"),
      (rule.reviewed, "row for review", "rows for review"),
      (rule.changed, "cell changed", "cells changed"),
      (rule.removed, "row removed", "rows removed"),
      (rule.noUsableKey, "row without a usable key", "rows without a usable key"),
      (rule.known, "finding known", "findings known"),
    ]).map { .element("li", text: $0) }
    return lines.isEmpty ? [] : [.element("ul", [:], lines)]
  }

  // MARK: What is known beyond

  private var hasDetails: Bool { rule.findingCount > 0 || !rule.distributions.isEmpty }

  /// Findings, and what stood in the columns judged; nil where there is neither.
  var details: Markup? {
    guard hasDetails else { return nil }
    var parts: [Markup] = []
    if let samples { parts.append(.element("div", [:], samples)) }
    if !rule.distributions.isEmpty {
      let blocks = rule.distributions.map { ReportPageDistribution(distribution: $0).block }
      parts.append(.element("div", [:], blocks))
    }
    return .element(
      "section", ["id": anchor],
      [.element("h2", [:], [.element("code", text: rule.shownText), Markup(" "), badge])]
        + (rule.reason.map { [.element("p", ["class": "why"], text: VisibleText.safe($0))] } ?? [])
        + [.element("div", ["class": "facts"], parts)])
  }

  private var samples: [Markup]? {
    guard let shown = rule.shownFindings else { return nil }
    let title = Markup.element("h3", text: shown)
    if rule.findings.isEmpty { return [title] }
    let hasRows = rule.findings.contains { $0.row != nil }
    let hasKeys = rule.findings.contains { $0.key?.isEmpty == false }
    var head: [Markup] = hasRows ? [.element("th", ["class": "number"], text: "row")] : []
    let hasPlaces = rule.findings.contains { $0.file != nil }
    if hasPlaces { head.append(.element("th", text: "file")) }
    if hasKeys { head.append(.element("th", text: "key")) }
    if hasRows { head.append(.element("th", text: "what stood there")) }
    head.append(.element("th", text: "finding"))
    let rows = rule.findings.map { finding in
      var cells: [Markup] = []
      if let row = finding.row {
        cells.append(.element("td", ["class": "number"], text: Quantity.count(row)))
      }
      if hasPlaces { cells.append(.element("td", text: finding.place ?? "")) }
      if hasKeys { cells.append(.element("td", text: VisibleText.of(finding.key ?? ""))) }
      if hasRows { cells.append(.element("td", [:], finding.cells.map(value))) }
      cells.append(.element("td", text: VisibleText.safe(finding.text)))
      return Markup.element("tr", [:], cells)
    }
    return [title, .element("table", ["class": "samples"], [.element("tr", [:], head)] + rows)]
  }

  private func value(_ cell: FindingReport.Cell) -> Markup {
    let value =
      cell.value.isEmpty
      ? Markup.element("span", ["class": "faint"], text: "empty")
      : .element("code", text: VisibleText.of(cell.value))
    return .element(
      "div", [:],
      [
        .element("span", ["class": "faint"], text: VisibleText.of(cell.column)), Markup(" "), value,
      ])
  }
}
