import CSV
import Columns
import Engine
import Kernels
import Matching
import Synchronization

/// Gathers the rows of one table for a merge, from several threads.
final class MergeCollector: RowCollector {
  /// Some rows of one batch.
  struct Rows: Sendable {
    /// Records at whose places the rows stand in the table.
    var places: [Int]
    /// The rows' own records, from 0.
    var records: [Int]
    /// By the columns of the result.
    var columns: [Cells?]
    /// The rows' records; empty unless a line asks for them and no file holds them.
    var raw: [Record] = []
  }

  /// A record as a table without a file gives it.
  struct Record: Sendable {
    /// Offset in the (decoded) input.
    var byteOffset: Int
    var bytes: [UInt8]
  }

  /// The cells of a column in some rows.
  struct Cells: Sendable {
    var texts = InternedColumn()
    /// The values that are compared, of the pool of texts where ``keysAreTexts``.
    var keys = InternedColumn()
    var keysAreTexts = false
    /// Rows, by their place among those of the batch.
    var placeholders: [Int] = []
    var invalid: [Int] = []
  }

  private let columns: [MergeRule.CollectedColumn?]
  private let gathered = Mutex<[Rows]>([])

  private let keepsRecords: Bool

  init(_ source: MergeRule.Source, keepsRecords: Bool = false) {
    columns = source.columns
    self.keepsRecords = keepsRecords
  }

  func collect(_ batch: Batch, rows: [Int32], places: [Int], _ worker: Worker) {
    let cells = columns.map { $0.map { Self.cells(of: $0, batch, rows, worker) } }
    var part = Rows(
      places: places, records: rows.map { batch.record(of: Int($0)) }, columns: cells)
    if keepsRecords { part.raw = rows.map { Self.record(Int($0), of: batch) } }
    gathered.withLock { $0.append(part) }
  }

  /// What was gathered, by the places of the first rows.
  func take() -> [Rows] {
    gathered.withLock { parts in
      defer { parts = [] }
      return parts.sorted { $0.places[0] < $1.places[0] }
    }
  }

  private static func record(_ row: Int, of batch: Batch) -> Record {
    let range = batch.index.recordRange(row)
    return Record(
      byteOffset: batch.baseOffset + range.lowerBound, bytes: batch.block.cell(range).array)
  }

  private static func cells(
    of column: MergeRule.CollectedColumn, _ batch: Batch, _ rows: [Int32], _ worker: Worker
  ) -> Cells {
    let key = column.key
    let cells = batch.cells(key.id)
    let (canonical, isInvalid) = key.readings(of: batch, rows: rows, worker: worker)
    var keys = canonical
    if let matchKey = column.matchKey {
      var failed: [Int32] = []
      matchKey.run(
        &keys, rows: Selection(all: keys.count), blanks: key.blanks, arena: &batch.arena,
        failed: &failed)
    }
    let missing = key.missing(of: batch, rows: rows)
    var result = Cells()
    result.keysAreTexts = key.value == nil && column.matchKey == nil
    for index in rows.indices {
      let cell = cells[Int(rows[index])]
      result.texts.append(cell.bytes)
      if missing[index] {
        result.keys.appendMissing()
        if !key.blanks.isBlank(cell) { result.placeholders.append(index) }
      } else if result.keysAreTexts {
        result.keys.ids.append(result.texts.ids[index])
      } else {
        // A key of which nothing is left tells nothing apart: then the value itself does.
        result.keys.append((keys[index].isEmpty ? canonical[index] : keys[index]).bytes)
        if isInvalid[index] { result.invalid.append(index) }
      }
    }
    return result
  }
}
