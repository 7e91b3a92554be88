import Columns
import Engine
import Kernels

/// Fills blanks with a literal and marks the cells as placeholders.
struct DefaultOperator: RowOperator {
  var targets: [EditedColumn]
  var literal: LiteralCell
  var scope: RuleScope
  var blanks: BlankTest

  var reads: Set<Int> { scope.reads.union(targets.map(\.id)) }
  var writes: Set<Int> { Set(targets.map(\.id)) }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = scope.rows(of: batch, worker)
    for target in targets {
      var after = batch.cells(target.id)
      var filled: [Int32] = []
      for row in rows.rows where blanks.isBlank(after[Int(row)]) {
        after[Int(row)] = literal.cell
        filled.append(row)
      }
      worker.statistics[scope.rule].tested += rows.count
      if filled.isEmpty { continue }
      let selection = Selection(rows: filled)
      batch.write(after, to: target.id, rows: selection, edit: target.edit, worker: worker)
      batch.mark(filled, in: target.id)
    }
  }
}
