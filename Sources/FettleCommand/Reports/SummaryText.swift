import Diagnostics
import Fettle

/// The summary that `apply` ends with, on stderr.
struct SummaryText {
  var style: Style
  var isVerbose: Bool
  /// Whether cells that a spreadsheet would run are written with a `'` before them.
  var escapesFormulas: Bool

  private static let labelWidth = 15

  /// One block a table, then what was written and how long it took.
  func text(of report: ApplyReport) -> String {
    var text = report.tables.map(block).joined()
    if report.isStopped { text += stop(report) }
    if !report.outputs.isEmpty {
      let outputs = report.outputs.map { output in
        "\(output.path == "-" ? "stdout" : VisibleText.safe(output.path)) (\(output.kind))"
      }
      text += line("wrote", outputs.joined(separator: ", "))
    }
    let rowCount = report.tables.reduce(0) { $0 + $1.rowsIn }
    var time = Quantity.seconds(report.seconds)
    if report.seconds > 0.001 {
      time += ", \(Quantity.count(Int(Double(rowCount) / report.seconds))) rows/s"
    }
    return text + line("time", time)
  }

  /// Says which rules stopped the run, and what that means.
  private func stop(_ report: ApplyReport) -> String {
    let rules = report.tables.flatMap(\.rules).filter { $0.strongest == "stop" }
    let ids = rules.map { VisibleText.safe($0.id) }.joined(separator: ", ")
    return style("stopped by \(ids): no table was written", .red) + "\n"
  }

  /// Says what stopped the run, for those who want to know nothing else: the rules, with their counts; empty
  /// where none has.
  func stop(of report: ApplyReport) -> String {
    if !report.isStopped { return "" }
    let rules = report.tables.flatMap(\.rules).filter { $0.strongest == "stop" }
    return rules.map(block).joined() + stop(report)
  }

  private func block(of rule: RuleReport) -> String {
    "  \(style(Self.title(of: rule), .cyan))\n    \(RuleCounts.text(of: rule))\n"
  }

  private func block(of table: TableReport) -> String {
    let made = table.merge == nil ? "" : "\(VisibleText.safe(table.table)) of "
    var text = style("\(made)\(table.shownInput): \(Self.sum(of: table))", .bold) + "\n"
    if let merge = table.merge {
      text += MergeText(merge: merge).lines.map { line($0.label, $0.text) }.joined()
    }
    // Of a table that is only looked up rules have nothing to tell.
    if table.isSaved || !table.rules.isEmpty { text += outcomes(of: table) }
    text += details(of: table)
    text += table.notes.map { line("note", VisibleText.safe($0)) }.joined()
    text += line("read as", VisibleText.safe(table.dialect))
    if let freeze = table.freeze {
      text += line("to freeze that", VisibleText.safe(freeze))
    }
    return isVerbose ? text + rules(of: table) : text
  }

  /// What the rules have done.
  private func outcomes(of table: TableReport) -> String {
    var text = line("changed", table.changes)
    // Else each rule is told of with all its counts.
    if !isVerbose { text += changes(of: table) }
    text += CheckTable(style: style).text(of: table.rules)
    let duplicates = Quantity.count(table.duplicates, "row")
    text += line("duplicates", duplicates + (table.duplicates > 0 ? ", among the removed" : ""))
    text += line("not converted", Quantity.count(table.notConverted, "cell"), table.notConverted)
    if table.notEvaluated > 0 {
      let sum = table.rules.reduce(0) { $0 + $1.outcomes.notEvaluated }
      let once = sum > table.notEvaluated ? ", each counted once for all lines" : ""
      text += line(
        "not evaluated", Quantity.count(table.notEvaluated, "row") + once, table.notEvaluated)
    }
    return text + failures(of: table)
      + line("no usable key", Quantity.count(table.noUsableKey, "row"))
  }

  /// `1,000 rows in = 940 out + 60 removed + 0 rejected + 0 quarantined`
  static func sum(of table: TableReport) -> String {
    let left = table.rowsLeft
    return
      "\(Quantity.count(table.rowsIn, "row")) in = \(Quantity.count(left.count)) \(left.outcome) + "
      + "\(Quantity.count(table.removed)) removed + \(Quantity.count(table.rejected)) rejected + "
      + "\(Quantity.count(table.quarantined)) quarantined"
  }

  /// What is only worth a line where it happened.
  private func details(of table: TableReport) -> String {
    var text = ""
    if table.formulaCells > 0 {
      let outcome = escapesFormulas ? ", written with a ' before each" : "; see --csv-safe"
      let cells = Quantity.count(table.formulaCells, "cell")
      text += line("formula cells", "\(cells) a spreadsheet would run\(outcome)")
    }
    if table.padded > 0 {
      text += line("padded", Quantity.count(table.padded, "row"), table.padded)
    }
    if table.strayQuotes > 0 {
      text += line("stray quotes", Quantity.count(table.strayQuotes, "row") + ", kept as they came")
    }
    if table.invalidBytes > 0 {
      text += line("invalid bytes", Quantity.count(table.invalidBytes), table.invalidBytes)
    }
    if table.spilledByteCount > 0 {
      text += line("went to disk", Quantity.bytes(table.spilledByteCount) + ", beyond --memory")
    }
    return text
  }

  /// What each rule that does not judge has changed and removed.
  private func changes(of table: TableReport) -> String {
    counts(of: table, "line by line") { rule in
      if rule.isCheck { return nil }
      let cells = rule.changed > 0 ? Quantity.count(rule.changed, "cell") : nil
      let rows = rule.removed > 0 ? Quantity.count(rule.removed, "row") + " removed" : nil
      let counts = [cells, rows].compactMap(\.self).joined(separator: ", ")
      return counts.isEmpty ? nil : counts
    }
  }

  /// The rules that could not treat every cell.
  private func failures(of table: TableReport) -> String {
    counts(of: table, "of these") { $0.failed > 0 ? Quantity.count($0.failed) : nil }
  }

  /// What the rules have done of a thing, so that its count has a place to look.
  private func counts(of table: TableReport, _ label: String, _ count: (RuleReport) -> String?)
    -> String
  {
    let found = table.rules.compactMap { rule in count(rule).map { (rule, $0) } }
    return found.enumerated().map { index, found in
      line(index == 0 ? label : "", "\(found.1) by \(Self.title(of: found.0))")
    }.joined()
  }

  private func rules(of table: TableReport) -> String {
    table.rules.map(block).joined()
  }

  /// `rules/customers.rules:3 normalize phone digits`
  static func title(of rule: RuleReport) -> String {
    let text = rule.text.replacingLineBreaks(with: " ")
    return VisibleText.safe("\(rule.file):\(rule.line) \(text)")
  }

  private func line(_ label: String, _ text: String, _ alarm: Int = 0) -> String {
    let value = alarm > 0 ? style(text, .yellow) : text
    return "  \(style(label.padded(to: Self.labelWidth), .faint))\(value)\n"
  }
}

extension TableReport {
  /// How many rows no rule has taken out, and the words for where they went: `out`, `withheld`.
  var rowsLeft: (count: Int, outcome: String) {
    if let withheld { return (withheld, "withheld") }
    if let mergedInto { return (rowsOut, "merged into \(VisibleText.safe(mergedInto))") }
    return (rowsOut, isSaved ? "out" : "not saved")
  }

  /// How many rows went out changed, and how many of those that a `stop` withheld: `3 rows`.
  var changes: String {
    let written = Quantity.count(rowsChanged, "row")
    return withheldChanged.map { "\(written), and \(Quantity.count($0)) of the withheld" }
      ?? written
  }
}

/// The counts of one rule in words.
enum RuleCounts {
  /// The five outcomes, and what left the table where anything did.
  static func text(of rule: RuleReport) -> String {
    [rule.isCheck ? judged(rule) : counted(rule), rule.otherTable?.text].compactMap(\.self)
      .joined(separator: "; ")
  }

  private static func counted(_ rule: RuleReport) -> String {
    var parts = [
      "tested \(Quantity.count(rule.tested))", "changed \(Quantity.count(rule.changed))",
      "blank \(Quantity.count(rule.blank))", "not evaluated \(Quantity.count(rule.failed))",
      "out of scope \(Quantity.count(rule.outOfScope))",
    ]
    if rule.removed > 0 { parts.append("removed \(Quantity.count(rule.removed))") }
    if rule.noUsableKey > 0 { parts.append("no usable key \(Quantity.count(rule.noUsableKey))") }
    return parts.joined(separator: ", ")
  }
}

extension RuleCounts {
  /// The five outcomes of a rule that judges, and what followed.
  private static func judged(_ rule: RuleReport) -> String {
    let outcomes = rule.outcomes
    var parts = [
      "pass \(Quantity.count(outcomes.passed))", "fail \(Quantity.count(outcomes.failed))",
      "not tested \(Quantity.count(outcomes.notTested))",
      "out of scope \(Quantity.count(outcomes.outOfScope))",
      "not evaluated \(Quantity.count(outcomes.notEvaluated))",
    ]
    if let action = rule.strongest { parts.append(action) }
    return parts.joined(separator: ", ")
  }
}

extension String {
  /// The text on one line: lines trimmed of their margin and joined.
  func replacingLineBreaks(with separator: String) -> String {
    let lines = split { $0.isNewline }.map { $0.drop { $0 == " " } }
    return lines.joined(separator: separator)
  }
}
