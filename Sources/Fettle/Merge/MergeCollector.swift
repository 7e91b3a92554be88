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
    /// Both, where texts were read once for all rows.
    var words: MergeVocabulary.Words?
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
  /// By column the one that is asked next; a set for each thread that gathers.
  private let vocabularies = Mutex<[[MergeVocabulary?]]>([])

  init(_ source: MergeRule.Source, keepsRecords: Bool = false, memory: MergeMemory) {
    columns = source.columns
    self.memory = memory
    self.keepsRecords = keepsRecords
  }

  func collect(
    _ batch: Batch, rows: [Int32], places: [Int], _ worker: Worker
  ) throws(RunFailure) {
    var vocabularies =
      vocabularies.withLock { $0.popLast() }
      ?? columns.map { column in
        column.flatMap {
          $0.readsItsCellsAlone ? MergeVocabulary(keepsValues: $0.matchKey != nil) : nil
        }
      }
    let cells = columns.indices.map { number in
      columns[number].map { Self.cells(of: $0, batch, rows, worker, &vocabularies[number]) }
    }
    self.vocabularies.withLock { $0.append(vocabularies) }
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
    of column: MergeRule.CollectedColumn, _ batch: Batch, _ rows: [Int32], _ worker: Worker,
    _ vocabulary: inout MergeVocabulary?
  ) -> Cells {
    let key = column.key
    let cells = batch.cells(key.id)
    let own = rows.count == batch.rowCount ? cells : rows.map { cells[Int($0)] }
    var result = Cells(texts: TextStretch(own))
    let missing = key.missing(of: batch, rows: rows)
    var marks = rows.indices.map { index in
      !missing[index]
        ? CellMark.evidence : key.blanks.isBlank(own[index]) ? .blank : .placeholder
    }
    if column.isRead {
      func readings(_ places: [Int]) -> Readings {
        Self.readings(of: column, batch, places.map { rows[$0] }, worker)
      }
      if let known = vocabulary, batch.unconverted(key.id) == nil {
        let (words, read) = known.take(own, readings)
        for index in rows.indices { marks[index].take(read[index]) }
        result.words = words
        vocabulary = known.next()
      } else {
        let readings = readings(Array(rows.indices))
        for index in rows.indices { marks[index].take(readings.marks[index]) }
        result.keys = others(readings.keys, than: own, marks)
        if column.matchKey != nil { result.values = others(readings.values, than: own, marks) }
      }
    }
    if marks.contains(where: { $0 != .evidence }) { result.marks = marks }
    return result
  }

  /// The texts that are others than those of the cells, of cells that are compared.
  private static func others(
    _ texts: [Cell], than cells: [Cell], _ marks: [CellMark]
  ) -> TextStretch? {
    let isOther = cells.indices.map { marks[$0].isCompared && !(texts[$0] == cells[$0]) }
    guard isOther.contains(true) else { return nil }
    return TextStretch(cells.indices.map { isOther[$0] ? texts[$0] : .empty })
  }

  /// What cells of a column with a type are read as.
  struct Readings {
    /// What is compared.
    var keys: [Cell]
    /// What the type writes.
    var values: [Cell]
    var marks: [ReadMark]
  }

  /// What reading a cell tells of it.
  struct ReadMark {
    /// It is none of the column's type.
    var isInvalid = false
    /// What is compared of it is a placeholder.
    var isPlaceholder = false
  }

  private static func readings(
    of column: MergeRule.CollectedColumn, _ batch: Batch, _ rows: [Int32], _ worker: Worker
  ) -> Readings {
    let (values, isInvalid) = column.key.readings(of: batch, rows: rows, worker: worker)
    var keys = values
    if let matchKey = column.matchKey {
      var failed: [Int32] = []
      matchKey.run(
        &keys, rows: Selection(all: keys.count), blanks: column.key.blanks, arena: &batch.arena,
        failed: &failed)
      // A key of which nothing is left tells nothing apart: then the value itself does.
      for index in rows.indices where keys[index].isEmpty { keys[index] = values[index] }
    }
    let marks = rows.indices.map { index in
      ReadMark(
        isInvalid: isInvalid[index],
        isPlaceholder: column.placeholderKeys.contains { $0.cell == keys[index] })
    }
    return Readings(keys: keys, values: values, marks: marks)
  }
}

extension MergeCollector.CellMark {
  /// Takes in what reading the cell has told.
  fileprivate mutating func take(_ read: MergeCollector.ReadMark) {
    switch self {
    case .placeholder where read.isInvalid: self = .invalidPlaceholder
    case .evidence where read.isPlaceholder: self = .placeholder
    case .evidence where read.isInvalid: self = .invalid
    default: break
    }
  }
}
