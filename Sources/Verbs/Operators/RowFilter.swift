import Columns
import Engine

/// `drop rows when P` and `keep rows when P`.
///
/// `drop` removes rows for which P is true; `keep` removes those for which it is false or unknown. A row
/// that could not be evaluated stays under both, and is counted.
struct RowFilter: NotingOperator {
  var condition: Predicate
  var keeps: Bool
  var rule: Int
  /// The columns that the condition names.
  var columns: [JudgedColumn]
  /// What counts values that lookups in other tables do not find for their case.
  var caseLookups: [CaseLookup] = []

  var reads: Set<Int> { condition.reads }

  var writes: Set<Int> { [] }
  var removesRows: Bool { true }

  func runNoting(_ batch: Batch, _ worker: Worker) -> PassNote {
    let frame = Frame(batch: batch, rows: batch.selection.rows, worker: worker)
    let truths = condition.evaluate(frame)
    apply(truths, to: batch, worker)
    return .truths(truths)
  }

  func run(_ batch: Batch, _ worker: Worker, knowing note: PassNote) {
    guard case .truths(let truths) = note else { preconditionFailure("a note of another step") }
    apply(truths, to: batch, worker)
  }

  /// Counts what the condition said of each row that is left, and takes out those that leave.
  private func apply(_ truths: [Truth], to batch: Batch, _ worker: Worker) {
    let rows = batch.selection.rows
    for lookup in caseLookups { lookup.note(in: batch, rows: rows, truths, of: rule, worker) }
    var counts = RuleStatistics()
    var left: [Int32] = []
    var leaving: [Int32] = []
    left.reserveCapacity(rows.count)
    for index in rows.indices {
      // A rejected row leaves as such: a filter neither keeps nor drops it.
      if batch.isRejected(rows[index]) {
        left.append(rows[index])
        continue
      }
      let isLeaving: Bool
      switch truths[index] {
      case .true:
        counts.tested += 1
        isLeaving = !keeps
      case .false:
        counts.tested += 1
        isLeaving = keeps
      case .unknown:
        counts.blank += 1
        isLeaving = keeps
      case .failed:
        batch.failToEvaluate(rows[index], columns, rule: rule, worker: worker)
        isLeaving = false
      }
      if isLeaving { leaving.append(rows[index]) } else { left.append(rows[index]) }
    }
    worker.statistics[rule] += counts
    batch.remove(leaving, leaving: left, rule: rule, worker: worker)
  }
}
