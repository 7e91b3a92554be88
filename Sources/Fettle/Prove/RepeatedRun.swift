import Connectors
import Diagnostics
import Engine
import Language

/// Rules applied in memory to rows, and to what they have made of them. A second run reads the tables that the
/// first one writes as that one left them, and every other table as it was.
struct RepeatedRun {
  /// A table that the rules write.
  struct Table {
    var name: String
    var header: [String]
  }

  /// What one run makes of the tables.
  struct Outcome {
    var tables: [MemoryTable]
    /// What each rule did, over all of them.
    var statistics: [RuleStatistics]
  }

  /// Those of which a column is known.
  let tables: [Table]
  private let bench: TestBench
  private let first: TestBench.Compilation
  /// What of the rules is left to do in a second run.
  let settled: SettledLines
  private let second: TestBench.Compilation
  /// The columns of all tables in a second run.
  private let headers: [String: [String]]
  /// Whether a line looks into a table that is written, so that rules are compiled for its rows anew.
  private let looksIntoWritten: Bool

  init(_ first: TestBench.Compilation, of written: [String], _ bench: TestBench) {
    self.bench = bench
    self.first = first
    var headers = bench.tables.headers
    tables = written.compactMap { name in
      guard let header = headers[name.lowercased()], !header.isEmpty else { return nil }
      return Table(name: name, header: header)
    }
    for table in tables {
      headers[table.name.lowercased()] = first.compiler.finalColumns(of: table.name).map(\.name)
    }
    self.headers = headers
    settled = SettledLines(first.program, bench.scopes(of: first.program, headers: headers))
    second = bench.compile(settled.program, for: nil, headers: headers)
    let names = Set(written.map { $0.lowercased() })
    looksIntoWritten = first.program.statements.contains { statement in
      statement.otherTables.contains { names.contains($0.lowercased()) }
    }
  }

  /// What is wrong with the rules on their own result, and the line; nil where they can run on it.
  var problem: (found: Diagnostic, line: SourceRange)? {
    guard let found = second.diagnostics.first(where: { $0.severity == .error }) else { return nil }
    let line = program.statements.first { statement in
      statement.range.source == found.range.source && statement.range.lower <= found.range.lower
        && found.range.upper <= statement.range.upper
    }
    return (found, line?.range ?? found.range)
  }

  /// The rules, as the lines of both runs are numbered.
  var program: Program { first.program }

  /// What the rules make of rows; nil where lines that look into other tables cannot be compiled for them.
  func once(_ given: [MemoryTable]) throws(RunFailure) -> Outcome? {
    try run(first, bench.tables.headers, on: given)
  }

  /// What they make of that.
  func twice(_ once: Outcome) throws(RunFailure) -> Outcome? {
    try run(second, headers, on: once.tables)
  }

  private func run(
    _ shared: TestBench.Compilation, _ headers: [String: [String]], on given: [MemoryTable]
  ) throws(RunFailure) -> Outcome? {
    var compilation = shared
    if looksIntoWritten {
      let rows = zip(tables, given).map { ($0.name.lowercased(), $1) }
      bench.standIns = Dictionary(rows, uniquingKeysWith: { first, _ in first })
      compilation = bench.compile(shared.program, for: nil, headers: headers)
      bench.standIns = [:]
      guard compilation.isSound else { return nil }
    }
    var outcome = Outcome(
      tables: [],
      statistics: Array(repeating: RuleStatistics(), count: first.program.statements.count))
    for (table, rows) in zip(tables, given) {
      let plan = compilation.compiler.planToEnd(
        of: table.name, inputColumnCount: rows.header.count)
      let sink = MemorySink(name: "rows")
      let report = try bench.run(plan, on: rows, outputs: [TableRun.Outputs(table: sink)])
      outcome.tables.append(
        try MemoryTable(written: MemoryPieces([sink.bytes]), name: table.name))
      for (rule, counts) in report.statistics.enumerated() { outcome.statistics[rule] += counts }
    }
    return outcome
  }
}
