import Diagnostics
import Fettle

/// What tests came to, for people: a line a file, and what differs.
struct TestText {
  var outcome: TestOutcomeView
  var style: Style
  /// Whether only what went wrong is told.
  var isQuiet: Bool

  /// The whole text.
  var text: String {
    var lines = outcome.reports.flatMap(lines)
    if !isQuiet { lines.append(sum) }
    return lines.map { $0 + "\n" }.joined()
  }

  private var sum: String {
    let counts =
      "\(Quantity.count(outcome.testCount, "test")) in "
      + Quantity.count(outcome.reports.count, "file")
    return "\(counts): \(Quantity.count(outcome.failureCount)) failed"
  }

  private func lines(of report: TestFileReport) -> [String] {
    var lines: [String] = []
    let name = VisibleText.safe(report.file)
    if report.diagnostics.errorCount > 0 {
      let count = Quantity.count(report.diagnostics.errorCount, "error")
      return ["\(style("error", .red))  \(name): \(count) in the rules, no test ran"]
    }
    let isUpdated = outcome.updated.contains(report.file)
    let shortfalls = outcome.shortfalls(of: report)
    let failed = report.failureCount
    if !isQuiet || failed > 0 || !shortfalls.isEmpty || isUpdated {
      let isGood = failed == 0 && shortfalls.isEmpty
      lines.append(
        "\(isGood ? style("ok", .green) + "    " : style("FAIL", .red) + "  ")"
          + "\(name): \(Quantity.count(report.tests.count, "test"))"
          + (failed > 0 ? ", \(failed) failed" : "")
          + (isUpdated ? ", expected results written" : ""))
    }
    lines += report.refusals.map { refusal in
      "  " + VisibleText.safe("\(report.file):\(refusal.line): not written: \(refusal.reason)")
    }
    for test in report.tests where !test.hasPassed { lines += self.lines(of: test, report) }
    if !isQuiet {
      lines += report.tests.compactMap { test in test.note.map { note(test, $0, report) } }
      lines += report.coverage.map(self.lines) ?? []
      lines += report.mutants.map(self.lines) ?? []
    }
    return lines + shortfalls.map { "  " + style($0, .red) }
  }

  /// `  two.rules:2: note: …`
  private func note(_ test: TestResult, _ text: String, _ report: TestFileReport) -> String {
    "  " + VisibleText.safe("\(report.file):\(test.line): note: \(test.name): \(text)")
  }

  // MARK: Differences

  private func lines(of test: TestResult, _ report: TestFileReport) -> [String] {
    var lines = ["  " + style(VisibleText.safe("\(report.file):\(test.line): \(test.name)"), .bold)]
    lines += test.problems.map { "    \(VisibleText.safe($0))" }
    for difference in test.differences { lines += self.lines(of: difference) }
    return lines
  }

  /// Expected and got beside each other; cells that differ stand between `>` and `<`.
  private func lines(of difference: TableDifference) -> [String] {
    let expected = Side(difference, isGot: false)
    let got = Side(difference, isGot: true)
    let left = max(expected.width, "expected".utf8.count) + 4
    var lines = ["    \(difference.title), line \(difference.line):"]
    lines.append("       " + "expected".padded(to: left) + "got")
    lines.append("       " + expected.header.padded(to: left) + got.header)
    for (index, row) in difference.rows.enumerated() {
      let sign = row.isSame ? " " : row.got == nil ? "-" : row.expected == nil ? "+" : "!"
      let text = "     \(sign) " + expected.rows[index].padded(to: left) + got.rows[index]
      let line = text.trimmingEnd
      lines.append(row.isSame ? line : style(line, row.got == nil ? .red : .yellow))
    }
    return lines
  }

  /// One side of a difference, its columns aligned.
  private struct Side {
    var header: String
    var rows: [String]
    var width: Int

    init(_ difference: TableDifference, isGot: Bool) {
      let cells = difference.rows.map { row in
        (isGot ? row.got : row.expected).map { cells in
          cells.enumerated().map { place, cell in
            let text = cell.map { $0.isEmpty ? "blank" : VisibleText.of($0) } ?? "blank"
            return row.differing.contains(place) ? ">\(text)<" : text
          }
        }
      }
      let names = difference.columns.map(VisibleText.of)
      let widths = names.indices.map { column in
        ([names[column]] + cells.compactMap { $0?[column] }).map { DisplayWidth.of($0) }.max() ?? 0
      }
      func joined(_ cells: [String]) -> String {
        zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: " | ").trimmingEnd
      }
      header = joined(names)
      rows = cells.map { $0.map(joined) ?? "" }
      width = ([header] + rows).map { DisplayWidth.of($0) }.max() ?? 0
    }
  }

  // MARK: Coverage and changes

  private func lines(of coverage: CoverageReport) -> [String] {
    var counts = "\(coverage.coveredLineCount) of \(Quantity.count(coverage.lineCount, "line"))"
    if coverage.armCount > 0 {
      counts += ", \(coverage.coveredArmCount) of \(Quantity.count(coverage.armCount, "arm"))"
    }
    let share = Share.text(coverage.coveredCount, of: coverage.totalCount)
    let whole = coverage.totalCount == 0 ? "nothing to exercise" : share
    var lines = ["  coverage: \(counts): \(whole)"]
    for gap in coverage.gaps {
      lines.append("    line \(gap.line): \(gap.reason)")
      lines.append("      " + VisibleText.safe(gap.arm.map { "… \($0)" } ?? gap.text))
    }
    return lines
  }

  private func lines(of mutants: MutationReport) -> [String] {
    let chosen = mutants.triedCount + mutants.invalidCount
    let of = chosen < mutants.madeCount ? " of \(Quantity.count(mutants.madeCount))" : ""
    var lines = [
      "  changes: \(Quantity.count(mutants.triedCount)) tried\(of), "
        + "\(Quantity.count(mutants.noticedCount)) noticed, "
        + "\(Quantity.count(mutants.survivors.count)) not; "
        + "\(Quantity.count(mutants.invalidCount)) were no rules"
    ]
    for survivor in mutants.survivors {
      lines.append("    line \(survivor.line): \(survivor.change)")
      lines.append(style("      - " + VisibleText.safe(survivor.before), .red))
      if let after = survivor.after {
        lines.append(style("      + " + VisibleText.safe(after), .green))
      }
    }
    return lines
  }
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var trimmingEnd: String {
    guard let last = utf8.lastIndex(where: { $0 != 0x20 }) else { return "" }
    return String(self[...last])
  }
}
