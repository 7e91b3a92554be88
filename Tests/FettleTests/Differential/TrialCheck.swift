import Diagnostics
import Fettle
import Foundation
import Language

/// The files and the report of one run, held against what the oracle has.
struct TrialCheck {
  let report: ApplyReport
  let oracle: OracleRun
  let shape: TableShape
  let scratch: Scratch

  /// Whether the log of findings and the reasons of rejected rows were asked for on the command line.
  let settings: RunSettings
  /// The numbers of the lines that reports name, by file and line.
  private let numbers: [String: Int]

  private var program: Program { oracle.program }

  init(
    report: ApplyReport, oracle: OracleRun, shape: TableShape, scratch: Scratch,
    settings: RunSettings
  ) {
    self.report = report
    self.oracle = oracle
    self.shape = shape
    self.scratch = scratch
    self.settings = settings
    numbers = Self.numbers(of: oracle.program)
  }

  /// The first difference; nil where there is none.
  func mismatch() -> String? {
    if report.isStopped != oracle.isStopped { return "stopped: \(report.isStopped)" }
    let saves = program.statements.filter { $0.verb == "save" }
    if saves.isEmpty {
      let input = oracle.tables[program.inputTable.lowercased()]!
      return mismatch(
        input, input.outputs[0], "out.csv", settings.logs, hasReasons: settings.listsFindings)
        ?? counts(isWhole: true)
    }
    var written: [String: Int] = [:]
    for save in saves {
      let table = table(of: save)
      let expected = oracle.tables[table]!
      let output = expected.outputs[written[table, default: 0]]
      written[table, default: 0] += 1
      let logs = ["changes", "removed", "findings", "rejects", "reviews"].compactMap { log in
        save.text(log).map { (log, $0.text) }
      }
      let found = mismatch(
        expected, output, save.text("to")!.text, Dictionary(uniqueKeysWithValues: logs),
        hasReasons: save.has("with reasons"))
      if let found { return found }
    }
    return counts(isWhole: false)
  }

  private func table(of save: Statement) -> String {
    if case .word(let name)? = save.slots["table"] { return name.text.lowercased() }
    return save.tables[0].lowercased()
  }

  // MARK: Files

  private func mismatch(
    _ table: Oracle, _ expected: OracleOutput, _ name: String, _ logs: [String: String],
    hasReasons: Bool
  ) -> String? {
    if let found = mismatch(oracle.isStopped ? nil : expected.text, name) { return found }
    for (log, file) in logs.sorted(by: { $0.key < $1.key }) {
      if oracle.isStopped, log != "findings", log != "rejects" {
        if let found = mismatch(nil, file) { return found }
        continue
      }
      let found = entries(scratch.read(file) ?? "")
      let difference =
        switch log {
        case "changes": difference(expected.changes, found)
        case "removed": difference(expected.removed, found)
        case "reviews": difference(expected.reviews, found)
        case "rejects": mismatch(rejects(table, expected, hasReasons: hasReasons), file)
        default: difference(expected.findings, found)
        }
      if let difference { return "\(file): \(difference)" }
    }
    return nil
  }

  /// Holds a file against its text; nil: there must be none.
  private func mismatch(_ expected: String?, _ name: String) -> String? {
    let data = FileManager.default.contents(atPath: scratch.file(name))
    let found = data.map { shape.text(of: $0) }
    if found.map({ Text($0) }) == expected.map({ Text($0) }) { return nil }
    return "\(name)\n--- expected\n\(expected ?? "no file")\n--- found\n\(found ?? "no file")"
  }

  /// The rejected rows as they came, with preamble and header: fit to be read by the same rules.
  private func rejects(_ table: Oracle, _ output: OracleOutput, hasReasons: Bool) -> String {
    let (format, end) = (table.format, table.lineEnd)
    func line(_ fields: [String], _ more: [Text]) -> String {
      format.join(fields + (hasReasons ? more.map { format.field(of: identified($0)) } : [])) + end
    }
    var text = output.rejectsHead
    if format.hasHeader {
      text = line([text], ["rule", "reason"])
    }
    for row in output.rejects { text += line(row.fields, row.reasons) }
    return text
  }

  private func entries(_ text: String) -> [[Text]] {
    OracleFile(text, delimiter: shape.delimiter).records.dropFirst().map {
      $0.fields.map { OracleFile.text(of: $0) }
    }
  }

  private func difference(_ expected: [[Text]], _ found: [[Text]]) -> String? {
    let expected = expected.map { $0.map(identified) }
    if expected.count != found.count {
      return "\(found.count) entries, not \(expected.count)\n\(expected)\n\(found)"
    }
    return zip(expected, found).first { $0 != $1 }.map { "\($1), not \($0)" }
  }

  /// A text with the ids that the engine has made for rules.
  private func identified(_ text: Text) -> Text {
    guard text.find("‹") != nil else { return text }
    var text = text
    for rule in report.tables.flatMap(\.rules) {
      guard let number = number(of: rule) else { continue }
      text = text.replacing(Text(Oracle.openID(number)), with: Text(rule.id))
    }
    return text
  }

  // MARK: Counts

  private func counts(isWhole: Bool) -> String? {
    for (name, expected) in oracle.tables {
      guard let table = report.tables.first(where: { $0.table.lowercased() == name }) else {
        // A table that no line acts on is read for its values alone.
        continue
      }
      if table.rowsIn != expected.recordCount { return "\(name): \(table.rowsIn) rows in" }
      if isWhole, let last = expected.outputs.last {
        let rowsLeft = table.withheld ?? table.rowsOut
        if rowsLeft != last.rowCount { return "\(rowsLeft) rows out" }
        let changed = table.withheldChanged ?? table.rowsChanged
        if changed != last.changedRowCount {
          return "\(changed) rows changed, not \(last.changedRowCount)"
        }
      }
      if table.rejected != expected.rejectedRowCount {
        return "\(name): \(table.rejected) rows rejected, not \(expected.rejectedRowCount)"
      }
      if table.rowsIn != table.rowsOut + (table.withheld ?? 0) + table.removed + table.rejected
        + table.quarantined
      {
        return "\(name): the rows do not add up"
      }
      if let difference = mismatch(table, expected) { return "\(name): \(difference)" }
    }
    return nil
  }

  private func mismatch(_ table: TableReport, _ expected: Oracle) -> String? {
    for rule in table.rules {
      guard let number = number(of: rule) else {
        return "a report on line \(rule.line) of \(rule.file)"
      }
      let difference =
        mismatch(rule, expected.counts[number], expected.measures[number])
        ?? mismatch(rule, sumOf: expected.seenCounts[number])
        ?? mismatch(rule, expected.actions(of: number), expected.followed[number] ?? [:])
      if let difference { return "'\(rule.text)': \(difference)" }
      if let id = program.statements[number].id, id.text != rule.id { return "'\(rule.id)'" }
    }
    return nil
  }

  private func number(of rule: RuleReport) -> Int? { numbers["\(rule.file):\(rule.line)"] }

  /// The first statement of every line that has one.
  private static func numbers(of program: Program) -> [String: Int] {
    var result: [String: Int] = [:]
    for (number, statement) in program.statements.enumerated() {
      let source = program.sources[statement.range.source]
      let lines = source.bytes[..<statement.range.lower].count { $0 == UInt8(ascii: "\n") }
      let place = "\(source.name):\(lines + 1)"
      if result[place] == nil { result[place] = number }
    }
    return result
  }

  private func mismatch(
    _ rule: RuleReport, _ expected: OracleCounts, _ measure: OracleMeasure?
  ) -> String? {
    var found = OracleCounts(
      passed: rule.outcomes.passed, violated: rule.outcomes.failed, blank: rule.outcomes.notTested,
      noUsableKey: rule.noUsableKey, failed: rule.outcomes.notEvaluated,
      outOfScope: rule.outcomes.outOfScope, changed: rule.changed, removed: rule.removed,
      rejected: rule.rejected, reviewed: rule.reviewed)
    var expected = expected
    expected.blank += expected.noUsableKey
    if let measure {
      // The outcome is that of the one figure.
      expected = OracleCounts()
      switch measure.truth {
      case .yes: expected.passed = 1
      case .no: expected.violated = 1
      case .unknown: expected.blank = 1
      case .failed: expected.failed = 1
      }
      let texts = (rule.measure?.value, rule.measure?.bounds ?? [])
      if texts.0 != measure.value?.string || texts.1 != measure.bounds.map(\.string) {
        return "measured \(texts), not \(measure)"
      }
    }
    if found == expected { return nil }
    found.noUsableKey = rule.noUsableKey
    return "\(found), not \(expected)"
  }

  /// The five outcomes account for every row, or cell, that the rule has seen.
  private func mismatch(_ rule: RuleReport, sumOf seenCount: Int?) -> String? {
    guard let seenCount, rule.measure == nil else { return nil }
    let outcomes = rule.outcomes
    let sum =
      outcomes.passed + outcomes.failed + outcomes.notTested + outcomes.outOfScope
      + outcomes.notEvaluated
    return sum == seenCount ? nil : "\(outcomes) of \(seenCount)"
  }

  private func mismatch(
    _ rule: RuleReport, _ uses: [ActionUse], _ followed: [Action: Bool]
  ) -> String? {
    let expected = uses.sorted { $0.action < $1.action }.map {
      "\($0.action) \(followed[$0.action] == true)"
    }
    let found = rule.actions.map { "\($0.action) \($0.hasFollowed)" }
    return found == expected ? nil : "\(found), not \(expected)"
  }
}
