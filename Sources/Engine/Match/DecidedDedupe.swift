import Columns
import Diagnostics

/// A dedupe whose verdict is known, applied to the batches of a later pass.
///
/// Rows that leave are taken out. Where a survivor stands at the place of an earlier row, its record is
/// read again and run through the steps before this one, in silence: they were counted at its own place.
final class DecidedDedupe: Sendable {
  private let rule: DedupeRule
  private let verdict: Verdict
  /// Earlier dedupes of the table, in order: a place can hold content that one of them moved there.
  private let earlier: [DecidedDedupe]
  /// What says what rows are like, in order, those dedupes among it.
  private let steps: [EarlierStep]
  private let records: RecordFetcher
  /// Records that leave their own place for an earlier one.
  private let moving: GrowingBitmap

  init(
    rule: DedupeRule, verdict: Verdict, steps: [EarlierStep], records: RecordFetcher
  ) {
    self.rule = rule
    self.verdict = verdict
    earlier = steps.compactMap { if case .dedupe(let dedupe) = $0 { dedupe } else { nil } }
    self.steps = steps
    self.records = records
    var moving = GrowingBitmap()
    for move in verdict.moves { moving.insert(move.content) }
    self.moving = moving
  }

  func apply(to batch: Batch, _ worker: Worker) throws(RunFailure) {
    countScope(of: batch, worker)
    remove(from: batch, places: nil, home: batch, worker)
    for side in batch.sides { remove(from: side.batch, places: side.places, home: batch, worker) }
    let first = verdict.firstMove(from: batch.firstRecord)
    let end = verdict.firstMove(from: batch.firstRecord + batch.rowCount)
    if first == end { return }
    let moves = verdict.moves[first..<end]
    let places = places(of: moves.map(\.content))
    let side = try records.batch(of: places[0], like: batch)
    var dedupeCount = 0
    for step in steps {
      switch step {
      case .rows(let rowOperator): rowOperator.run(side, worker.silent)
      case .repair(let repair):
        repair.apply(to: side, places: places[dedupeCount], worker.silent)
      case .dedupe: dedupeCount += 1
      }
    }
    batch.sides.append(
      SideRows(batch: side, places: moves.map { Int32($0.place - batch.firstRecord) }))
  }

  /// Counts and notes the rows that take no part; the pass that decided told nobody.
  private func countScope(of batch: Batch, _ worker: Worker) {
    if rule.scope.condition == nil { return }
    _ = rule.scope.rows(of: batch, worker)
    for side in batch.sides { _ = rule.scope.rows(of: side.batch, worker) }
  }

  /// Where the rows that stand at some places stood before each earlier dedupe, and before this one: the
  /// first are their records.
  private func places(of last: [Int]) -> [[Int]] {
    var places = [last]
    for dedupe in earlier.reversed() {
      places.insert(places[0].map { dedupe.verdict.content(at: $0) ?? $0 }, at: 0)
    }
    return places
  }

  /// Which record's content stood at a place before this dedupe.
  private func contentRecord(at place: Int) -> Int {
    var record = place
    for dedupe in earlier.reversed() { record = dedupe.verdict.content(at: record) ?? record }
    return record
  }

  private func remove(from batch: Batch, places: [Int32]?, home: Batch, _ worker: Worker) {
    var kept: [Int32] = []
    var removed: [Int32] = []
    kept.reserveCapacity(batch.selection.count)
    for row in batch.selection.rows {
      let place = home.record(of: Int(places?[Int(row)] ?? row))
      guard verdict.leaving[place] else {
        kept.append(row)
        continue
      }
      if !moving[place] { removed.append(row) }
      if worker.wishes.removals, let survivor = verdict.survivor(of: place) {
        batch.journal.removals.append(
          .init(row: row, rule: Int32(rule.rule), survivor: contentRecord(at: survivor)))
      }
    }
    rule.noteDoubts(of: removed, in: batch, worker)
    batch.selection.rows = kept
  }
}

/// A step before a dedupe, as it is run again on rows that the dedupe moves.
enum EarlierStep: Sendable {
  case rows(any RowOperator)
  case repair(DecidedRepair)
  case dedupe(DecidedDedupe)
}
