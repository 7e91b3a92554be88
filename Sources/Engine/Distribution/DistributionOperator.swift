import Columns
import Kernels

/// Looks at the values of a column as a rule finds them; changes nothing.
struct DistributionOperator: RowOperator {
  let column: Int
  /// Place among the distributions of the plan.
  let number: Int
  let blanks: BlankTest
  /// Whether the rule sees whole tables, which rejected rows have left by then.
  let passesRejected: Bool

  var reads: Set<Int> { [column] }
  var writes: Set<Int> { [] }

  func run(_ batch: Batch, _ worker: Worker) {
    let cells = batch.cells(column)
    var tally = worker.distributions.removeValue(forKey: number) ?? DistributionTally()
    for row in batch.selection.rows {
      if passesRejected && batch.isRejected(row) { continue }
      let cell = cells[Int(row)]
      tally.add(cell, record: batch.record(of: Int(row)), isBlank: blanks.isBlank(cell))
    }
    worker.distributions[number] = tally
  }
}
