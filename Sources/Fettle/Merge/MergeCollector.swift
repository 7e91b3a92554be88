import CSV
import Columns
import Diagnostics
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
    /// The rows' own records, from 1.
    var records: [UInt32]
    /// By the columns of the result; nil: the table has none of that name.
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
    var texts: TextStretch
    /// What is compared, where that is another text than the cell's: empty where it is the same.
    /// nil: it is in all rows.
    var keys: TextStretch?
    /// What the type writes, in a column whose match key leaves out more: as ``keys``.
    var values: TextStretch?
    /// What the cells are; nil: all are evidence.
    var marks: [CellMark]?
  }

  /// What a cell is for a merge.
  enum CellMark: UInt8 {
    case evidence, blank, placeholder
    /// A value, and a placeholder, that is none of the column's type.
    case invalid, invalidPlaceholder

    var isPlaceholder: Bool { self == .placeholder || self == .invalidPlaceholder }
    var isInvalid: Bool { self == .invalid || self == .invalidPlaceholder }
    var isCompared: Bool { self == .evidence || self == .invalid }
  }

  private let columns: [MergeRule.CollectedColumn?]
  private let memory: MergeMemory
  private let gathered = Mutex<[Rows]>([])

  private let keepsRecords: Bool

  init(_ source: MergeRule.Source, keepsRecords: Bool = false, memory: MergeMemory) {
    columns = source.columns
    self.memory = memory
    self.keepsRecords = keepsRecords
  }

  func collect(
    _ batch: Batch, rows: [Int32], places: [Int], _ worker: Worker
  ) throws(RunFailure) {
    let cells = columns.map { $0.map { Self.cells(of: $0, batch, rows, worker) } }
    var part = Rows(
      places: places, records: rows.map { UInt32(batch.record(of: Int($0)) + 1) }, columns: cells)
    if keepsRecords { part.raw = rows.map { Self.record(Int($0), of: batch) } }
    try memory.take(part)
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
    var result = Cells(texts: TextStretch(rows.map { cells[Int($0)] }))
    let missing = key.missing(of: batch, rows: rows)
    var marks: [CellMark] = missing.map { $0 ? .blank : .evidence }
    for index in rows.indices where missing[index] && !key.blanks.isBlank(cells[Int(rows[index])]) {
      marks[index] = .placeholder
    }
    if key.value != nil || column.matchKey != nil {
      (result.keys, result.values) = keys(of: column, batch, rows, worker, &marks)
    }
    if marks.contains(where: { $0 != .evidence }) { result.marks = marks }
    return result
  }

  /// What is compared in a column with a type, and what that writes; marks values that are none of it.
  private static func keys(
    of column: MergeRule.CollectedColumn, _ batch: Batch, _ rows: [Int32], _ worker: Worker,
    _ marks: inout [CellMark]
  ) -> (keys: TextStretch?, values: TextStretch?) {
    let cells = batch.cells(column.key.id)
    let (canonical, isInvalid) = column.key.readings(of: batch, rows: rows, worker: worker)
    var keys = canonical
    if let matchKey = column.matchKey {
      var failed: [Int32] = []
      matchKey.run(
        &keys, rows: Selection(all: keys.count), blanks: column.key.blanks, arena: &batch.arena,
        failed: &failed)
    }
    for index in rows.indices where marks[index] == .placeholder && isInvalid[index] {
      marks[index] = .invalidPlaceholder
    }
    for index in rows.indices where marks[index] == .evidence {
      if isInvalid[index] { marks[index] = .invalid }
      // A key of which nothing is left tells nothing apart: then the value itself does.
      if keys[index].isEmpty { keys[index] = canonical[index] }
      for placeholder in column.placeholderKeys where placeholder.cell == keys[index] {
        marks[index] = .placeholder
      }
    }
    let isEvidence = marks.map { $0 == .evidence || $0 == .invalid }
    func others(_ texts: [Cell]) -> TextStretch? {
      let isOther = rows.indices.map { isEvidence[$0] && !(texts[$0] == cells[Int(rows[$0])]) }
      guard isOther.contains(true) else { return nil }
      return TextStretch(rows.indices.map { isOther[$0] ? texts[$0] : .empty })
    }
    return (others(keys), column.matchKey == nil ? nil : others(canonical))
  }
}
