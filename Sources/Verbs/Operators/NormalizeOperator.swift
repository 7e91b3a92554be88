import Columns
import Engine
import Kernels

/// Runs the forms of one `normalize` over each of its columns.
struct NormalizeOperator: RowOperator {
  /// A column with the kernels of its forms.
  struct Target {
    var id: Int
    var kernels: [ColumnKernel]
    var edit: Edit
  }

  var targets: [Target]
  var scope: RuleScope
  var blanks: BlankTest
  var failedCell: FailedCell

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    for target in targets { normalize(target, rows, batch, worker) }
  }

  private func normalize(_ target: Target, _ rows: Selection, _ batch: Batch, _ worker: Worker) {
    let before = batch.cells(target.id)
    var after = before
    var changed = Bitmap(count: batch.rowCount)
    var failed: [Int32] = []
    var left = rows
    for (number, kernel) in target.kernels.enumerated() {
      var stuck: [Int32] = []
      let blankCount = kernel.run(
        &after, rows: left, blanks: blanks, arena: &batch.arena, changed: &changed, failed: &stuck)
      if number == 0 {
        worker.statistics[scope.rule].blank += blankCount
        worker.statistics[scope.rule].tested += rows.count - blankCount
      }
      if stuck.isEmpty { continue }
      // What one form cannot convert, the next ones do not see.
      left.subtract(stuck)
      failed += stuck
    }
    if target.kernels.count > 1 { failed.sort() }
    for row in failed {
      let index = Int(row)
      batch.fail(
        row, column: target.edit.name, value: before[index], rule: scope.rule, worker: worker)
      after[index] = failedCell.cell(insteadOf: before[index])
      changed.insert(index)
    }
    batch.write(after, to: target.id, rows: changed, edit: target.edit, worker: worker)
  }
}
