import Diagnostics

/// The lines of a table that look for something, by all that tells what they find: one that stands there once more
/// finds nothing new.
struct RepeatedLines {
  private var lines: [String: Int] = [:]

  /// Verbs that find something and change nothing, unless they reject.
  private static let finding: Set<String> = [
    "check", "require", "unique", "expect", "note rows", "warn rows", "review rows", "stop rows",
    "reject rows", "save",
  ]

  /// Whether rows or cells may be others behind a line.
  static func changes(_ line: PastLine) -> Bool {
    !finding.contains(line.verb) || line.rejects
  }

  /// Tells of a line that stands above already; `changeCounts` says by table, in lower case, how often its rows or cells may have
  /// changed so far.
  mutating func judge(
    _ line: inout LineReasoning, _ past: PastLine, _ table: String, _ changeCounts: [String: Int]
  ) {
    let statement = line.statement
    guard Self.finding.contains(statement.verb), statement.verb != "save",
      line.diagnostics.isEmpty,
      let text = line.program.sources[statement.range.source].text(of: statement.range)
    else { return }
    let isOfTable =
      statement.verb == "expect" || statement.actions.contains { $0.threshold != nil }
    let lookups = statement.expressions.flatMap { line.before.expandedValue($0).lookups }
    var parts = [text] + past.reads.map { line.key(of: $0.column) }
    parts += lookups.map { "\($0.name) \(changeCounts[$0.table?.lowercased() ?? table] ?? 0)" }
    if isOfTable {
      parts += statement.metricColumns.compactMap { line.before.resolve($0) }.map(line.key)
      parts.append("\(line.facts.removalCount) \(line.facts.hasRejectedRows)")
      parts.append("\(line.before.columns.count)")
      let others = changeCounts.filter { $0.key != table }
      parts.append("\(others.values.reduce(0, +))")
    }
    let key = parts.joined(separator: "\n")
    guard let first = lines[key] else {
      lines[key] = line.number
      return
    }
    var fix = statement.tables.count == 1 ? line.program.removal(of: statement) : nil
    // Others look at more than one row, before which those that are rejected leave.
    fix?.isSafe =
      line.rowCheck != nil && !isOfTable && statement.id == nil && statement.reason == nil
    line.report(
      .redundantCheck, "the same line stands above, so this one finds nothing new",
      because: [Cause(statement: first)], "this line finds it", help: "leave it out", fix: fix)
  }
}

extension LineReasoning {
  /// What tells the cells of a column as they stand, and how they are read.
  fileprivate func key(of column: ColumnInfo) -> String {
    var key =
      "\(facts.cell(column.id).number) \(CellReading(column: column, literals: literals).name)"
    if case .column(let id, _)? = column.region { key += " \(facts.cell(id).number)" }
    return key
  }
}

extension Statement {
  /// The columns whose figures the line is about.
  fileprivate var metricColumns: [ColumnReference] {
    guard case .expectation(let expectation)? = slots["expectation"] else { return [] }
    let bounds: [Bound] =
      switch expectation.test {
      case .comparison(_, let bound): [bound]
      case .between(let low, let high): [low, high]
      case .withinLastRun: []
      }
    let metrics = bounds.compactMap { if case .metric(let metric) = $0 { metric } else { nil } }
    return ([expectation.metric] + metrics).compactMap(\.column)
  }
}
