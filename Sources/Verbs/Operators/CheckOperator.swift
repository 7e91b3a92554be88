import Columns
import Engine
import Kernels

/// `check P` and `warn rows when P`: fails the rows for which the predicate is false, or true.
struct CheckOperator: NotingOperator, JudgingOperator {
  var predicate: Predicate
  /// What the predicate says of a row that fails.
  var fault: Truth
  var scope: RuleScope
  var judge: Judge
  /// What counts values that lookups in other tables do not find for their case.
  var caseLookups: [CaseLookup] = []

  var reads: Set<Int> { scope.reads.union(predicate.reads).union(judge.columns.map(\.id)) }
  var writes: Set<Int> { [] }
  var removesRows: Bool { judge.rejects }
  var judgedColumns: [JudgedColumn] { judge.columns }

  func runNoting(_ batch: Batch, _ worker: Worker) -> PassNote {
    let rows = scope.rows(of: batch, worker).rows
    let truths = predicate.evaluate(Frame(batch: batch, rows: rows, worker: worker))
    apply(truths, rows, batch, worker)
    return .truths(truths)
  }

  func run(_ batch: Batch, _ worker: Worker, knowing note: PassNote) {
    guard case .truths(let truths) = note else { preconditionFailure("a note of another step") }
    apply(truths, scope.rows(of: batch, worker).rows, batch, worker)
  }

  private func apply(_ truths: [Truth], _ rows: [Int32], _ batch: Batch, _ worker: Worker) {
    let tally = TruthTally(truths, of: rows, fault: fault)
    worker.statistics[judge.rule].tested += tally.testedCount
    worker.statistics[judge.rule].blank += tally.blankCount
    for row in tally.failed {
      batch.failToEvaluate(row, judge.columns, rule: judge.rule, worker: worker)
    }
    batch.fail(tally.failing, by: judge, worker)
    for lookup in caseLookups {
      lookup.note(in: batch, rows: rows, truths, of: judge.rule, worker)
    }
  }
}
