import Diagnostics
import Engine

/// What a line asks of other tables, as they stand above it.
extension ProgramRun {
  /// Runs a table's plan as far as a line and gives one of its columns.
  func values(of column: Int, plan: TablePlan) throws(RunFailure) -> [[UInt8]] {
    let values = ColumnCollector()
    var plan = plan
    plan.steps = plan.stepsWithoutSaves
    plan.steps.append(.rows(CollectOperator(column: column, into: values), rule: 0))
    _ = try readThrough(plan)
    return values.take()
  }

  /// How many rows a table has behind its plan's steps.
  func rowCount(of plan: TablePlan) throws(RunFailure) -> Int {
    let rows = RowCounter()
    var plan = plan
    plan.steps = plan.stepsWithoutSaves
    plan.steps.append(.rows(rows, rule: 0))
    _ = try readThrough(plan)
    return rows.count
  }

  /// Sends a table through a plan that writes nothing.
  private func readThrough(_ plan: TablePlan) throws(RunFailure) -> RunReport {
    let opened = try open(plan.table)
    var plan = plan
    plan.columnCount = max(plan.columnCount, opened.input.header.count)
    var run = TableRun(
      plan: plan, input: opened.input, outputs: [], environment: environment(), formulas: .ignore)
    return try run.run()
  }
}

extension TablePlan {
  fileprivate var stepsWithoutSaves: [Step] {
    steps.filter { if case .save = $0 { false } else { true } }
  }
}
