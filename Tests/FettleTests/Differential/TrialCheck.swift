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

  private var program: Program { oracle.program }

  /// The first difference; nil where there is none.
  func mismatch() -> String? {
    let saves = program.statements.filter { $0.verb == "save" }
    if saves.isEmpty {
      let input = oracle.tables[program.inputTable.lowercased()]!
      let logs = ["changes": "changes.csv", "removed": "removed.csv", "findings": "findings.csv"]
      return mismatch(input.outputs[0], "out.csv", logs) ?? counts(isWhole: true)
    }
    var written: [String: Int] = [:]
    for save in saves {
      let table = table(of: save)
      let output = oracle.tables[table]!.outputs[written[table, default: 0]]
      written[table, default: 0] += 1
      let logs = ["changes", "removed", "findings"].compactMap { log in
        save.text(log).map { (log, $0.text) }
      }
      let found = mismatch(output, save.text("to")!.text, Dictionary(uniqueKeysWithValues: logs))
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
    _ expected: OracleOutput, _ name: String, _ logs: [String: String]
  ) -> String? {
    let data = FileManager.default.contents(atPath: scratch.file(name))
    let found = data.map { shape.text(of: $0) } ?? "no file"
    if Text(found) != Text(expected.text) {
      return "\(name)\n--- expected\n\(expected.text)\n--- found\n\(found)"
    }
    for (log, file) in logs.sorted(by: { $0.key < $1.key }) {
      let found = entries(scratch.read(file) ?? "")
      let difference =
        switch log {
        case "changes": difference(expected.changes, found)
        case "removed": difference(expected.removed, found)
        default:
          found.count == expected.failedCount
            ? nil : "\(found.count) findings, not \(expected.failedCount)"
        }
      if let difference { return "\(file): \(difference)" }
    }
    return nil
  }

  private func entries(_ text: String) -> [[Text]] {
    OracleFile(text, delimiter: shape.delimiter).records.dropFirst().map {
      $0.fields.map { OracleFile.text(of: $0) }
    }
  }

  private func difference(_ expected: [[Text]], _ found: [[Text]]) -> String? {
    if expected.count != found.count {
      return "\(found.count) entries, not \(expected.count)\n\(expected)\n\(found)"
    }
    return zip(expected, found).first { $0 != $1 }.map { "\($1), not \($0)" }
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
        if table.rowsOut != last.rowCount { return "\(table.rowsOut) rows out" }
        if table.rowsChanged != last.changedRowCount {
          return "\(table.rowsChanged) rows changed, not \(last.changedRowCount)"
        }
      }
      if let difference = mismatch(table, expected) { return "\(name): \(difference)" }
    }
    return nil
  }

  private func mismatch(_ table: TableReport, _ expected: Oracle) -> String? {
    for rule in table.rules {
      let number = program.statements.firstIndex { statement in
        let source = program.sources[statement.range.source]
        return source.name == rule.file && expected.line(of: statement) == rule.line
      }
      guard let number else { return "a report on line \(rule.line) of \(rule.file)" }
      let found = OracleCounts(
        changed: rule.changed, removed: rule.removed, noUsableKey: rule.noUsableKey,
        failed: rule.failed, outOfScope: rule.outOfScope)
      if found != expected.counts[number] {
        return "'\(rule.text)': \(found), not \(expected.counts[number])"
      }
    }
    return nil
  }
}
