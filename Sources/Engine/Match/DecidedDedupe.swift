import Columns
import Diagnostics

/// A dedupe whose verdict is known, applied to the batches of a later pass.
///
/// Rows that leave are taken out. Where a survivor stands at the place of an earlier row, its record is
/// read again and run through the steps before this one.
final class DecidedDedupe: Sendable {
  let verdict: Verdict
  private let rule: DedupeRule
  private let earlier: EarlierRows

  init(rule: DedupeRule, verdict: Verdict, earlier: EarlierRows) {
    self.rule = rule
    self.verdict = verdict
    self.earlier = earlier
  }

  func apply(to batch: Batch, _ worker: Worker) throws(RunFailure) {
    countScope(of: batch, worker)
    try remove(from: batch, places: nil, home: batch, worker)
    for side in batch.sides {
      try remove(from: side.batch, places: side.places, home: batch, worker)
    }
    let own = batch.firstRecord..<batch.firstRecord + batch.rowCount
    let moves = try verdict.moves(to: own)
    if moves.isEmpty { return }
    let side = try earlier.batch(at: moves.map(\.content), like: batch, worker)
    batch.sides.append(
      SideRows(batch: side, places: moves.map { Int32($0.place - batch.firstRecord) }))
  }

  /// Counts and notes the rows that take no part; the pass that decided told nobody.
  private func countScope(of batch: Batch, _ worker: Worker) {
    if rule.scope.condition == nil { return }
    _ = rule.scope.rows(of: batch, worker)
    for side in batch.sides { _ = rule.scope.rows(of: side.batch, worker) }
  }

  private func remove(
    from batch: Batch, places: [Int32]?, home: Batch, _ worker: Worker
  ) throws(RunFailure) {
    var kept: [Int32] = []
    var removed: [Int32] = []
    /// The rows that are listed, and who stays in their stead.
    var listed: [Int32] = []
    var survivors: [Int] = []
    kept.reserveCapacity(batch.selection.count)
    var reader = PlaceReader(verdict.survivors)
    for row in batch.selection.rows {
      let place = home.record(of: Int(places?[Int(row)] ?? row))
      guard verdict.leaving[place] else {
        kept.append(row)
        continue
      }
      if !verdict.moving[place] { removed.append(row) }
      if worker.wishes.removals, let survivor = try reader.entry(at: place)?.first {
        listed.append(row)
        survivors.append(Int(survivor))
      }
    }
    for (row, survivor) in zip(listed, try earlier.records(at: survivors)) {
      batch.journal.removals.append(
        .init(row: row, rule: Int32(rule.rule), survivor: survivor))
    }
    rule.noteDoubts(of: removed, in: batch, worker)
    batch.selection.rows = kept
  }
}
