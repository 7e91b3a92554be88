import Columns
import Engine
import Kernels

/// Empties cells where a condition is true.
struct ClearOperator: RowOperator {
  var targets: [EditedColumn]
  var scope: RuleScope
  var blanks: BlankTest

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    for target in targets {
      var after = batch.cells(target.id)
      for row in rows.rows {
        if blanks.isBlank(after[Int(row)]) {
          worker.statistics[scope.rule].blank += 1
        } else {
          worker.statistics[scope.rule].tested += 1
          after[Int(row)] = .empty
        }
      }
      batch.write(after, to: target.id, rows: rows, edit: target.edit, worker: worker)
    }
  }
}
