import Diagnostics
import Fettle

/// What `preview` shows: of each rule its counts and a few of its changes.
struct PreviewText {
  var style: Style
  /// Columns of the terminal.
  var width: Int

  private static let margin = "    "
  private static let arrow = "  →  "

  /// All tables, one after the other.
  func text(of report: ApplyReport) -> String {
    let blocks = report.tables.map { table in
      let title = "\(table.shownInput) (\(VisibleText.safe(table.dialect)))"
      var text = style(title, .bold) + "\n"
      if let merge = table.merge { text += "\n" + lines(of: merge) }
      text += table.rules.map(block).joined()
      text += "\n\(SummaryText.sum(of: table)); nothing was written\n"
      return text + table.notes.map { "note: \(VisibleText.safe($0))\n" }.joined()
    }
    return blocks.joined(separator: "\n")
  }

  /// What a merge would come to, as the summary of a run has it.
  private func lines(of merge: MergeReport) -> String {
    let lines = MergeText(merge: merge).lines
    let labelWidth = (lines.map { DisplayWidth.of($0.label) }.max() ?? 0) + 2
    return lines.map { label, text in
      "  \(style(label.padded(to: labelWidth), .faint))\(text)\n"
    }.joined()
  }

  private func block(of rule: RuleReport) -> String {
    let title = SummaryText.title(of: rule).fitted(to: width)
    var text = "\n\(style(title, .cyan))\n  \(RuleCounts.text(of: rule))\n"
    text += findings(of: rule)
    if rule.samples.isEmpty { return text }
    text += table(of: rule.samples)
    let rest = max(rule.changed, rule.removed) - rule.samples.count
    if rest > 0 { text += Self.margin + style("and \(Quantity.count(rest)) more", .faint) + "\n" }
    return text
  }

  /// The first findings, one a line.
  private func findings(of rule: RuleReport) -> String {
    rule.findings.map { finding in
      guard let row = finding.shownRow else {
        return Self.margin + finding.line.fitted(to: width - Self.margin.utf8.count) + "\n"
      }
      let cells = finding.cells.map {
        "\(VisibleText.of($0.column)) \(VisibleText.of($0.value))"
      }
      let line =
        "\(row): \(cells.joined(separator: ", "))"
        + (finding.isFailing ? "" : " (\(finding.text))")
      return Self.margin + line.fitted(to: width - Self.margin.utf8.count) + "\n"
    }.joined()
  }

  /// The samples as a table that fits the terminal: long values are cut, names are not.
  private func table(of samples: [ChangeSample]) -> String {
    let rows = samples.map { sample in
      Row(
        number: Quantity.count(sample.row), column: VisibleText.of(sample.column),
        before: VisibleText.of(sample.before), after: VisibleText.of(sample.after))
    }
    let head = Row(number: "row", column: "column", before: "before", after: "after")
    let all = [head] + rows
    let numberWidth = all.map { DisplayWidth.of($0.number) }.max() ?? 0
    let columnWidth = min(24, all.map { DisplayWidth.of($0.column) }.max() ?? 0)
    let fixed = Self.margin.utf8.count + numberWidth + columnWidth + 4 + 5
    let (before, after) = Self.share(
      max(16, width - fixed), all.map { DisplayWidth.of($0.before) }.max() ?? 0,
      all.map { DisplayWidth.of($0.after) }.max() ?? 0)
    var text = ""
    for (index, row) in all.enumerated() {
      let isHead = index == 0
      let cells = [
        row.number.aligned(to: numberWidth), "  ",
        row.column.fitted(to: columnWidth).padded(to: columnWidth), "  ",
        style(row.before.fitted(to: before).padded(to: before), isHead ? .faint : .red),
        isHead ? "     " : Self.arrow,
        style(row.after.fitted(to: after), isHead ? .faint : .green),
      ]
      text += Self.margin + cells.joined() + "\n"
    }
    return text
  }

  /// Divides the room between two columns: each what it needs, else half or what is left.
  private static func share(_ room: Int, _ left: Int, _ right: Int) -> (Int, Int) {
    if left + right <= room { return (left, right) }
    let half = room / 2
    if left <= half { return (left, room - left) }
    if right <= half { return (room - right, right) }
    return (half, room - half)
  }

  /// One line of the table.
  private struct Row {
    var number: String
    var column: String
    var before: String
    var after: String
  }
}
