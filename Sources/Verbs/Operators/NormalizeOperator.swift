import Columns
import Engine
import Kernels

/// Runs the forms of one `normalize` over each of its columns.
struct NormalizeOperator: RowOperator {
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
    let blankCount = rows.rows.reduce(0) { $0 + (blanks.isBlank(before[Int($1)]) ? 1 : 0) }
    worker.statistics[scope.rule].blank += blankCount
    worker.statistics[scope.rule].tested += rows.count - blankCount
    var after = before
    var failed: [Int32] = []
    var left = rows
    for kernel in target.kernels {
      var stuck: [Int32] = []
      kernel.run(&after, rows: left, blanks: blanks, arena: &batch.arena, failed: &stuck)
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
      switch failedCell {
      case .keep: after[index] = before[index]
      case .clear: after[index] = .empty
      case .replace(let literal): after[index] = literal.cell
      }
    }
    batch.write(after, to: target.id, rows: rows, edit: target.edit, worker: worker)
  }
}
