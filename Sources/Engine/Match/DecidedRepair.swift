import Columns
import Synchronization

/// The texts of the rows whose values others take, gathered by a pass of their own: no earlier one can know
/// which rows these are.
final class RepairTexts: @unchecked Sendable {
  private let places: [Int]
  private let isWanted: GrowingBitmap
  /// Held while batches add to the texts, which afterwards are only read.
  private let lock = Mutex<Void>(())
  private var texts: [Cell]
  private var records: [Int]
  private var arena = ByteArena()

  /// For rows at these places, which ascend.
  init(places: [Int]) {
    self.places = places
    var wanted = GrowingBitmap()
    for place in places { wanted.insert(place) }
    isWanted = wanted
    texts = Array(repeating: .empty, count: places.count)
    records = Array(repeating: 0, count: places.count)
  }

  var isEmpty: Bool { places.isEmpty }

  /// Takes in what the wanted rows among some have in a column.
  func add(column id: Int, of part: BatchPart) {
    if places.isEmpty { return }
    let rows = part.batch.selection.rows
    for (row, place) in zip(rows, part.records(of: rows)) where isWanted[place] {
      let cell = part.batch.cell(id, Int(row))
      let record = part.batch.record(of: Int(row))
      lock.withLock { _ in
        let index = index(of: place)
        arena.append(cell)
        texts[index] = arena.commit()
        records[index] = record
      }
    }
  }

  /// The text of the row at a place, and the record that it is of.
  func text(at place: Int) -> (text: Cell, record: Int) {
    let index = index(of: place)
    return (texts[index], records[index])
  }

  private func index(of place: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A ``RepairRule`` whose votes are counted, applied to the batches of a later pass.
struct DecidedRepair: Sendable {
  var rule: RepairRule
  /// By target.
  var verdicts: [RepairVerdict]
  var texts: [RepairTexts]

  /// Gives the cells of a batch their new values.
  func apply(to batch: Batch, _ worker: Worker) {
    for part in batch.parts {
      let rows = rule.scope.rows(of: part.batch, worker)
      apply(to: part.batch, rows, places: part.records(of: rows.rows), worker)
    }
  }

  /// The same for rows that stood at these places when the votes were counted.
  func apply(to batch: Batch, places: [Int], _ worker: Worker) {
    let rows = rule.scope.rows(of: batch, worker)
    apply(to: batch, rows, places: rows.rows.map { places[Int($0)] }, worker)
  }

  private func apply(to batch: Batch, _ rows: Selection, places: [Int], _ worker: Worker) {
    var lost: [Int32] = []
    for index in rule.targets.indices {
      lost += apply(target: index, to: batch, rows, places: places, worker)
    }
    if let judge = rule.judge { batch.convict(repeated: lost, by: judge, worker) }
  }

  /// Writes one column; returns the rows whose cell could not be decided.
  private func apply(
    target index: Int, to batch: Batch, _ rows: Selection, places: [Int], _ worker: Worker
  ) -> [Int32] {
    let (target, verdict) = (rule.targets[index], verdicts[index])
    var cells = batch.cells(target.id)
    var sources: [Int32: Journal.Source] = [:]
    var failed: [Int32] = []
    for (row, place) in zip(rows.rows, places) {
      if verdict.undecided[place] {
        failed.append(row)
        batch.fail(
          row, .notComputed, column: target.judged, value: cells[Int(row)], rule: rule.rule,
          worker: worker)
        cells[Int(row)] = rule.failedCell.cell(insteadOf: cells[Int(row)])
      } else if let change = verdict.change(at: place) {
        let found = texts[index].text(at: change.source)
        cells[Int(row)] = found.text
        sources[row] = Journal.Source(record: found.record, votes: change.votes)
      }
    }
    // The pass that counted the votes has counted them as tested.
    worker.statistics[rule.rule].tested -= failed.count
    batch.write(
      cells, to: target.id, rows: rows, edit: target.edit, worker: worker,
      sources: { sources[$0] })
    return failed
  }
}
