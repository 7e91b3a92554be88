import Diagnostics

/// What `fettle why` has found.
package enum WhyOutcome<Report: Sendable>: Sendable {
  case found(Report)
  /// The rules are wrong; nothing ran.
  case rulesRejected(DiagnosticReport)
}

/// A row as the command line names it: `907`, or `crm:907` with its table.
package struct RowName: Sendable {
  package var text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Fettle {
  /// Why two rows are one row of a merge's result, or are not: runs the rules as far as that.
  package static func why(
    _ left: RowName, _ right: RowName, into result: String?, _ rules: RuleSet, options: RunOptions,
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> WhyOutcome<PairReport> {
    var run = try ProgramRun(rules, options: options, observer: observer)
    run.rereadsTables = true
    guard let compiler = try run.prepare(readsData: true) else {
      return .rulesRejected(run.report)
    }
    let rule = try PairSearch(compiler.merges.values.sorted { $0.rule < $1.rule })
      .rule(for: [left, right], into: result)
    let merged = try run.merge(rule, keepsKeys: true)
    let rows = try [left, right].map { (name: RowName) throws(RunFailure) in
      try merged.row(of: name)
    }
    if rows[0] == rows[1] {
      throw RunFailure(
        .usage, "'\(left.text)' and '\(right.text)' are one row", help: "name two rows")
    }
    let places = try rows.map { (row: UInt32) throws(RunFailure) in
      let source = merged.identities.source(of: row)
      return try run.place(
        of: merged.record(of: row, in: source), in: rule.sources[source].plan,
        merged.files[source])
    }
    return .found(
      PairReport(
        merged, rows[0], rows[1], places: places, threadCount: max(options.threadCount, 1)))
  }

  /// Where a value of a table comes from: runs the rules for it.
  package static func why(
    table: String, id: String, column: String, _ rules: RuleSet, options: RunOptions,
    observer: (any RunObserver)? = nil
  ) throws(RunFailure) -> WhyOutcome<ValueReport> {
    var run = try ProgramRun(rules, options: options, observer: observer)
    run.rereadsTables = true
    guard let compiler = try run.prepare(readsData: true) else {
      return .rulesRejected(run.report)
    }
    let search = ValueSearch(run: run, compiler: compiler, table: table, id: id, column: column)
    return .found(try search.report())
  }

  /// The same of the logs that a run has written.
  package static func why(
    table: String, id: String, column: String, changes: String, links: String?
  ) throws(RunFailure) -> ValueReport {
    let opener = InputOpener(options: ReadingOptions(), register: InputRegister())
    return try SavedValue(opener: opener, table: table, id: id, column: column)
      .report(changes: changes, links: links)
  }
}
