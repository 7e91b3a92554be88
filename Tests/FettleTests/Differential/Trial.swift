import Diagnostics
import Fettle
import Language
import Verbs

/// One table under one set of rules: what the engine makes of them beside what the oracle makes.
struct Trial {
  var lines: [String]
  /// The header first, each with its line end.
  var records: [String]
  var settings: RunSettings

  private var rules: String { lines.joined(separator: "\n") }

  private var table: String { records.joined() }

  /// The first thing in which the two differ; nil where they agree.
  func mismatch() throws -> String? {
    var run = try Run()
    run.settings = settings
    run.input = settings.isPipe ? "in.csv.gz" : "in.csv"
    try run.scratch.write(Self.codes, to: "codes.csv")
    // `save to 'save3.csv', …` has the number 3.
    let saves = lines.filter { $0.hasPrefix("save") }.map {
      String($0.drop { !$0.isNumber }.prefix { $0.isNumber })
    }
    let savesItself = !saves.isEmpty
    run.wantsLogs = !savesItself
    run.savesAtEnd = !savesItself
    let report = try run.apply(prepared(run), to: table)
    let oracle = try interpret()
    for (index, expected) in oracle.outputs.enumerated() {
      let suffix = savesItself ? saves[index] : ""
      let name = savesItself ? "save\(suffix).csv" : "out.csv"
      let found = run.scratch.read(name) ?? "no file"
      if Text(found) != Text(expected.text) {
        return "\(name)\n--- expected\n\(expected.text)\n--- found\n\(found)"
      }
      for (log, entries) in [("changes", expected.changes), ("removed", expected.removed)] {
        let found = try self.log(run.scratch.read("\(log)\(suffix).csv") ?? "")
        if let difference = difference(entries, found) { return "\(log)\(suffix): \(difference)" }
      }
    }
    return mismatch(report, oracle)
  }

  private func prepared(_ run: Run) -> String {
    rules.replacing("'codes.csv'", with: "'\(run.scratch.file("codes.csv"))'")
  }

  static var codes: String {
    "code,name\n" + OracleArms.codes.map { "\($0.code.string),\($0.name.string)\n" }.joined()
  }

  private func interpret() throws -> Oracle {
    let source = SourceText(name: "-e", text: rules)
    let (program, diagnostics) = Parser(vocabulary: .core()).parse([source]) { _, _ in
      .failure(IncludeFailure("no include in random rules", help: nil))
    }
    precondition(!diagnostics.contains { $0.severity == .error })
    var oracle = Oracle(program, input: table, today: OracleDate.days(2026, 1, 31)!)
    oracle.run()
    return oracle
  }

  private func log(_ text: String) throws -> [[Text]] {
    OracleFile(text).records.dropFirst().map { $0.fields.map { OracleFile.text(of: $0) } }
  }

  /// Lines that are not the same; the path of the lookup file is that of the trial.
  private func difference(_ expected: [[Text]], _ found: [[Text]]) -> String? {
    if expected.count != found.count {
      return "\(found.count) entries, not \(expected.count)\n\(expected)\n\(found)"
    }
    for (expected, found) in zip(expected, found) {
      let isSame = zip(expected, found).allSatisfy { left, right in
        left == right || left.find("codes.csv") != nil
      }
      if !isSame || expected.count != found.count { return "\(found), not \(expected)" }
    }
    return nil
  }

  private func mismatch(_ report: ApplyReport, _ oracle: Oracle) -> String? {
    guard let table = report.tables.first else { return "no table in the report" }
    let last = oracle.outputs[oracle.outputs.count - 1]
    if table.rowsIn != oracle.recordCount { return "\(table.rowsIn) rows in" }
    if !lines.contains(where: { $0.hasPrefix("save") }) {
      if table.rowsOut != last.rowCount { return "\(table.rowsOut) rows out" }
      if table.rowsChanged != last.changedRowCount {
        return "\(table.rowsChanged) rows changed, not \(last.changedRowCount)"
      }
    }
    for rule in table.rules {
      let counts = oracle.counts[rule.line - 1]
      let found = OracleCounts(
        changed: rule.changed, removed: rule.removed, noUsableKey: rule.noUsableKey,
        failed: rule.failed, outOfScope: rule.outOfScope)
      if found != counts { return "line \(rule.line): \(found), not \(counts)" }
    }
    return nil
  }
}

// MARK: Shrinking

extension Trial {
  /// The trial without the lines and rows that the difference does not need.
  func shrunk() -> Trial {
    var trial = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for index in trial.lines.indices.reversed() {
        var less = trial
        less.lines.remove(at: index)
        if less.stillDiffers {
          trial = less
          isSmaller = true
        }
      }
      for index in trial.records.indices.dropFirst().reversed() {
        var less = trial
        less.records.remove(at: index)
        if less.stillDiffers {
          trial = less
          isSmaller = true
        }
      }
    }
    return trial
  }

  private var stillDiffers: Bool { ((try? mismatch()) ?? nil) != nil }

  /// What a person needs to see the difference again.
  func story(seed: UInt64) -> String {
    let small = shrunk()
    let difference = ((try? small.mismatch()) ?? nil) ?? "it does not differ when tried again"
    return """
      seed \(seed), \(settings)
      \(small.rules)
      --- table
      \(small.table)
      \(difference)
      """
  }
}
