import Diagnostics

/// A step before another one, as it is run again on rows that the latter takes from elsewhere.
enum EarlierStep: Sendable {
  case rows(any RowOperator)
  case repair(DecidedRepair)
  case dedupe(DecidedDedupe)
}

/// Reads rows again as they are before a step: their records, sent through the steps before it in silence, as
/// these were counted where the rows come from.
struct EarlierRows: Sendable {
  /// What says what rows are like, in order, dedupes among it.
  private let steps: [EarlierStep]
  private let fetcher: RecordFetcher
  /// The dedupes of the steps: a place can hold content that one of them moved there.
  private let dedupes: [DecidedDedupe]

  init(steps: [EarlierStep], records: RecordFetcher) {
    self.steps = steps
    fetcher = records
    dedupes = steps.compactMap { if case .dedupe(let dedupe) = $0 { dedupe } else { nil } }
  }

  /// The rows that stand at some places before the step.
  func batch(
    at places: [Int], like home: Batch, _ worker: Worker
  ) throws(RunFailure) -> Batch {
    var stages = [places]
    for dedupe in dedupes.reversed() {
      stages.insert(try dedupe.verdict.contents(at: stages[0]), at: 0)
    }
    let side = try fetcher.batch(of: stages[0], like: home)
    var dedupeCount = 0
    for step in steps {
      switch step {
      case .rows(let rowOperator): rowOperator.run(side, worker.silent)
      case .repair(let repair):
        try repair.apply(to: side, places: stages[dedupeCount], worker.silent)
      case .dedupe: dedupeCount += 1
      }
    }
    return side
  }

  /// Whose content stands at some places before the step.
  func records(at places: [Int]) throws(RunFailure) -> [Int] {
    var records = places
    for dedupe in dedupes.reversed() { records = try dedupe.verdict.contents(at: records) }
    return records
  }
}
