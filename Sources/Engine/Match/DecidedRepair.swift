import Columns
import Diagnostics

/// A ``RepairRule`` whose votes are counted, applied to the batches of a later pass.
struct DecidedRepair: Sendable {
  /// Rows of other places that are read again at once.
  private static let rowsAtOnce = 256

  var rule: RepairRule
  /// By target.
  var verdicts: [RepairVerdict]
  var texts: [RepairTexts]
  /// Where the texts come from for which memory had no room.
  var earlier: EarlierRows

  /// Bytes that memory had no room for.
  var spilledByteCount: Int { verdicts.reduce(0) { $0 + $1.changes.spilledByteCount } }

  /// Gives the cells of a batch their new values.
  func apply(to batch: Batch, _ worker: Worker) throws(RunFailure) {
    for part in batch.parts {
      let rows = rule.scope.rows(of: part.batch, worker)
      try apply(to: part.batch, rows, places: part.records(of: rows.rows), worker)
    }
  }

  /// The same for rows that stood at these places when the votes were counted.
  func apply(to batch: Batch, places: [Int], _ worker: Worker) throws(RunFailure) {
    let rows = rule.scope.rows(of: batch, worker)
    try apply(to: batch, rows, places: rows.rows.map { places[Int($0)] }, worker)
  }

  private func apply(
    to batch: Batch, _ rows: Selection, places: [Int], _ worker: Worker
  ) throws(RunFailure) {
    var lost: [Int32] = []
    for index in rule.targets.indices {
      lost += try apply(target: index, to: batch, rows, places: places, worker)
    }
    if let judge = rule.judge { batch.convict(repeated: lost, by: judge, worker) }
  }

  /// A cell whose new value is to be read again.
  private struct OpenCell {
    var row: Int32
    var change: RepairVerdict.Change
  }

  /// Writes one column; returns the rows whose cell could not be decided.
  private func apply(
    target index: Int, to batch: Batch, _ rows: Selection, places: [Int], _ worker: Worker
  ) throws(RunFailure) -> [Int32] {
    let (target, verdict) = (rule.targets[index], verdicts[index])
    var cells = batch.cells(target.id)
    var sources: [Int32: Journal.Source] = [:]
    var failed: [Int32] = []
    var open: [OpenCell] = []
    var reader = PlaceReader(verdict.changes)
    for (row, place) in zip(rows.rows, places) {
      if verdict.undecided[place] {
        failed.append(row)
        batch.fail(
          row, .notComputed, column: target.judged, value: cells[Int(row)], rule: rule.rule,
          worker: worker)
        cells[Int(row)] = rule.failedCell.cell(insteadOf: cells[Int(row)])
      } else if verdict.changing[place], let entry = try reader.entry(at: place) {
        let change = RepairVerdict.Change(entry)
        if let found = texts[index].text(at: change.source) {
          cells[Int(row)] = found.text
          sources[row] = Journal.Source(record: found.record, votes: change.votes)
        } else {
          open.append(OpenCell(row: row, change: change))
        }
      }
    }
    try read(open, of: target, like: batch, worker, into: &cells, &sources)
    // The pass that counted the votes has counted them as tested.
    worker.statistics[rule.rule].tested -= failed.count
    batch.write(
      cells, to: target.id, rows: rows, edit: target.edit, worker: worker,
      sources: { sources[$0] })
    return failed
  }

  /// Reads the rows again whose values cells take.
  private func read(
    _ open: [OpenCell], of target: RepairRule.Target, like batch: Batch, _ worker: Worker,
    into cells: inout [Cell], _ sources: inout [Int32: Journal.Source]
  ) throws(RunFailure) {
    if open.isEmpty { return }
    let order = open.sorted { $0.change.source < $1.change.source }
    var start = 0
    while start < order.count {
      var places: [Int] = []
      var end = start
      while end < order.count {
        let source = order[end].change.source
        if places.last != source {
          if places.count == Self.rowsAtOnce { break }
          places.append(source)
        }
        end += 1
      }
      let side = try earlier.batch(at: places, like: batch, worker)
      var number = 0
      for cell in order[start..<end] {
        while places[number] != cell.change.source { number += 1 }
        batch.arena.append(side.cell(target.id, number))
        cells[Int(cell.row)] = batch.arena.commit()
        sources[cell.row] = Journal.Source(
          record: side.record(of: number), votes: cell.change.votes)
      }
      start = end
    }
  }
}
