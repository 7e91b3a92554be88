import Columns
import Engine
import Synchronization

/// Counts the rows that reach the end of a plan, for `rows of crm`.
final class RowCounter: RowOperator {
  private let total = Atomic<Int>(0)

  var count: Int { total.load(ordering: .relaxed) }
  var reads: Set<Int> { [] }
  var writes: Set<Int> { [] }

  func run(_ batch: Batch, _ worker: Worker) {
    let count = batch.selection.rows.count { !batch.isRejected($0) }
    total.add(count, ordering: .relaxed)
  }
}
