import Columns
import Engine

/// `drop rows when P` and `keep rows when P`.
///
/// `drop` removes rows for which P is true; `keep` removes those for which it is false or unknown. A row
/// that could not be evaluated stays under both, and is counted.
struct RowFilter: RowOperator {
  var condition: Predicate
  var keeps: Bool
  var rule: Int

  var reads: Set<Int> { condition.reads }
  var writes: Set<Int> { [] }
  var removesRows: Bool { true }

  func run(_ batch: Batch, _ worker: Worker) {
    let rows = batch.selection.rows
    let truths = condition.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    var next = 0
    batch.remove(rule: rule, worker: worker) { row in
      defer { next += 1 }
      switch truths[next] {
      case .true:
        worker.statistics[rule].tested += 1
        return !keeps
      case .false:
        worker.statistics[rule].tested += 1
        return keeps
      case .unknown:
        worker.statistics[rule].blank += 1
        return keeps
      case .failed:
        batch.fail(Int32(row), column: nil, value: .empty, rule: rule, worker: worker)
        return false
      }
    }
  }
}
