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
    var naming = ColumnNaming.header
    /// The names by which a second run knows what the first one has made; empty where it cannot read that.
    var headerOfResult: [String] = []

    var key: String { name.lowercased() }
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
      let naming = ColumnNaming(first.program.load(of: name))
      let made = first.compiler.finalColumns(of: name).map(\.name)
      return Table(
        name: name, header: header, naming: naming,
        headerOfResult: naming.names(ofWritten: made) ?? [])
    }
    for table in tables where !table.headerOfResult.isEmpty {
      headers[table.key] = table.headerOfResult
    }
    self.headers = headers
    settled = SettledLines(
      first.program, bench.scopes(of: first.program, headers: headers),
      placed: Set(tables.filter(\.naming.goesByPlace).map(\.key)))
    second = bench.compile(settled.program, for: nil, headers: headers)
    let names = Set(written.map { $0.lowercased() })
    looksIntoWritten = first.program.statements.contains { statement in
      statement.otherTables.contains { names.contains($0.lowercased()) }
    }
  }

  /// What is wrong with the rules on their own result, and the line; nil where they can run on it.
  var problem: (found: Diagnostic, line: SourceRange)? {
    if let unread = tables.lazy.compactMap(unreadResult).first { return (unread, unread.range) }
    guard let found = second.diagnostics.first(where: { $0.severity == .error }) else { return nil }
    let line = program.statements.first { statement in
      statement.range.source == found.range.source && statement.range.lower <= found.range.lower
        && found.range.upper <= statement.range.upper
    }
    return (found, line?.range ?? found.range)
  }

  /// What is wrong with a table whose line names more columns, or fewer, than the rules have left.
  private func unreadResult(_ table: Table) -> Diagnostic? {
    guard case .list(let names) = table.naming, table.headerOfResult.isEmpty,
      let load = program.load(of: table.name)
    else { return nil }
    let count = first.compiler.finalColumns(of: table.name).count
    return Diagnostic(
      .badOption,
      "'\(table.name)' has \(Quantity.count(count, "column")) then, and its header names "
        + "\(names.count)", at: load.range)
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
      var made = try MemoryTable(written: MemoryPieces([sink.bytes]), name: table.name)
      made.header = table.naming.names(ofWritten: made.header) ?? made.header
      outcome.tables.append(made)
      for (rule, counts) in report.statistics.enumerated() { outcome.statistics[rule] += counts }
    }
    return outcome
  }
}

// The columns of both runs.
extension RepeatedRun {
  /// Whether each column stands at the end where it came, in tables of which a column is known by its place: else
  /// the cells of a second run are not those of the first one.
  var keepsPlaces: Bool {
    tables.allSatisfy { table in
      // A name in the header can be as good as none.
      let hasPlaces =
        table.naming.goesByPlace || table.header.contains { ColumnNaming.place($0) != nil }
      let columns = first.compiler.finalColumns(of: table.name)
      return !hasPlaces
        || columns.count <= table.header.count && columns.map(\.id) == Array(0..<columns.count)
    }
  }

  /// The tables of which a second run makes other columns than the first one; nil where there are none.
  var columnChange: RepeatedChange? {
    var line: SourceRange?
    let changed = tables.compactMap { table -> RepeatedChange.Table? in
      let made = second.compiler.finalColumns(of: table.name).map(\.name)
      guard let names = table.naming.names(ofWritten: made), names != table.headerOfResult else {
        return nil
      }
      line = line ?? lineOfColumns(in: table)
      return RepeatedChange.Table(
        name: table.name, header: table.header, headerOfResult: table.headerOfResult,
        headerOfSecond: names, before: [], once: [], twice: [])
    }
    return changed.isEmpty ? nil : RepeatedChange(tables: changed, line: line)
  }

  /// The first line by which a second run makes, takes away or renames a column of a table.
  private func lineOfColumns(in table: Table) -> SourceRange? {
    func columns(_ scopes: TableScopes) -> [String] {
      scopes[table.name].columns.map { column in
        table.naming.goesByPlace ? "\(column.id)" : "\(column.id) \(column.name)"
      }
    }
    var scopes = bench.scopes(of: settled.program, headers: headers)
    var ignored: [Diagnostic] = []
    let line = settled.program.statements.first { statement in
      let before = columns(scopes)
      scopes.apply(statement, &ignored)
      return statement.verb != "load" && columns(scopes) != before
    }
    return line?.range
  }
}
