import Connectors
import Diagnostics
import Engine
import Language

/// What a line asks of other tables, as they stand above it.
extension ProgramRun {
  /// Runs a table's plan as far as a line and gives the values of one of its columns, and the texts that are none
  /// of its type.
  func values(
    of column: KeyReader, plan: TablePlan
  ) throws(RunFailure) -> (read: [[UInt8]], unread: [[UInt8]]) {
    let values = ColumnCollector()
    let collect = Step.rows(CollectOperator(column: column, into: values), rule: 0)
    _ = try readThrough(plan, then: [collect])
    return values.take()
  }

  /// The same for values of several columns, by key.
  func values(by request: KeyedRequest, plan: TablePlan) throws(RunFailure) -> KeyedValues {
    let values = KeyedValues(columnCount: request.columns.count)
    _ = try readThrough(plan, then: [request.step(into: values)])
    return values
  }

  /// Whether a run opens what a table's path names more than once: lines look into the table, or into what is
  /// merged of it, or another table has the same path.
  func isReread(_ table: String, _ path: String) -> Bool {
    let key = table.lowercased()
    let lookedUp = program.lookedUpTables.flatMap { program.sources(of: $0) }
    return rereadsTables || lookedUp.contains { $0.lowercased() == key }
      || usedTables.contains { other in
        other.lowercased() != key && self.path(of: other).map { KeptPipes.areOne(path, $0) } == true
      }
  }

  /// How many rows a table has behind its plan's steps.
  func rowCount(of plan: TablePlan) throws(RunFailure) -> Int {
    try readThrough(plan).rowsOut
  }

  /// Sends a table through a plan without its saves, and through these steps.
  private func readThrough(
    _ plan: TablePlan, then steps: [Step] = []
  ) throws(RunFailure) -> RunReport {
    try read(try open(plan), through: plan, then: steps)
  }

  /// Sends an input through a plan without its saves, and through these steps, which find changes in batches'
  /// journals where these are noted.
  func read(
    _ opened: OpenedInput, through plan: TablePlan, then steps: [Step], notesChanges: Bool = false
  ) throws(RunFailure) -> RunReport {
    var plan = plan
    plan.steps = plan.steps.filter { if case .save = $0 { false } else { true } } + steps
    plan.columnCount = max(plan.columnCount, opened.input.header.count)
    var run = TableRun(
      plan: plan, input: opened.input, outputs: [], environment: environment(), formulas: .ignore,
      notesChanges: notesChanges)
    return try run.run()
  }
}

extension KeyedRequest {
  /// A step at the end of a table's plan that gathers what is asked for.
  func step(into values: KeyedValues) -> Step {
    .rows(KeyedValuesOperator(keys: keys, columns: columns, into: values), rule: 0)
  }
}
