import CSV
import Columns
import Kernels

/// Some whole records of a table on their way through a pass: the bytes they came with, where their
/// fields are, the columns that rules have read or made, and the rows that are still there.
///
/// A batch belongs to one worker at a time; the scheduler hands it on under its lock. Its memory is
/// used again for the next batch.
package final class Batch: @unchecked Sendable {
  /// Place among the batches of the pass.
  package var sequence = 0
  package var block: ByteBlock
  package var index: RecordIndex
  /// Records of the input before this batch, the header not counted.
  package var firstRecord = 0
  /// Offset of the block's first byte in the (decoded) input.
  package var baseOffset = 0
  /// Line of the input on which the block begins, 0-based.
  package var baseLine = 0
  /// The byte that quotes fields, of the dialect.
  package var quote: UInt8?
  package var arena = ByteArena()
  /// Rows that are still there, ascending.
  package var selection = Selection()
  /// Rows that will leave as rejected at the next step that sees whole tables; nil: none.
  package var rejected: Bitmap?
  /// Rows that a dedupe moved here from a later place; each list with the batch that holds them.
  package var sides: [SideRows] = []
  /// Rows with a finding that no baseline knows, by rule; kept where there is a baseline.
  var newlyFound: [Int: Bitmap] = [:]
  package var journal = Journal()
  /// What the sinks of the pass will write, by sink.
  package var outputs: [BatchOutput] = []
  /// What an ordered stage needs of the parallel one before it.
  package var keys = KeyDigests()
  /// The record behind each row where rows are not neighbours in the input (side rows); nil
  /// otherwise.
  package var records: [Int]?
  /// What columns of text types read as.
  var canonicalTexts = CanonicalTexts()
  /// What columns read as by readers that take no form.
  var keptColumns = KeptColumns()
  package private(set) var columnCount = 0
  private var columns: [TextColumn] = []
  private var isDecoded: [Bool] = []
  private var originals: [Int: [Cell]] = [:]

  package init(blockByteCount: Int) {
    block = ByteBlock(capacity: blockByteCount)
    index = RecordIndex()
  }

  /// Rows in the batch, whether still there or not.
  package var rowCount: Int { index.recordCount }

  /// The numbers of all of them.
  var everyRow: [Int32] { Selection(all: rowCount).rows }

  /// Forgets everything but the memory.
  package func reset(columnCount: Int, outputCount: Int) {
    arena.reset()
    sides = []
    rejected = nil
    newlyFound.removeAll(keepingCapacity: true)
    journal.reset()
    keys.reset()
    records = nil
    originals = [:]
    canonicalTexts.reset()
    keptColumns.reset()
    self.columnCount = columnCount
    isDecoded = Array(repeating: false, count: columnCount)
    while columns.count < columnCount { columns.append(TextColumn(count: 0)) }
    selection = Selection()
    while outputs.count < outputCount { outputs.append(BatchOutput()) }
    for index in outputs.indices { outputs[index].reset() }
  }

  /// Makes every row selected.
  package func selectAll() {
    selection = Selection(all: rowCount)
  }

  /// The record number of a row.
  package func record(of row: Int) -> Int {
    if let records { return records[row] }
    return firstRecord + row
  }

  /// Where a row of the block, or one of its fields, stands in the input.
  func place(of row: Int, column: Int = 0) -> CSVPlace {
    index.place(row, column, in: block)
      .moved(lines: baseLine, records: firstRecord, bytes: baseOffset)
  }

  /// The column as it stands, decoded on first use.
  package func column(_ id: Int) -> TextColumn {
    decode(id)
    return columns[id]
  }

  /// The cells of a column as they stand.
  package func cells(_ id: Int) -> [Cell] {
    decode(id)
    return columns[id].cells
  }

  /// One cell of a column as it stands.
  package func cell(_ id: Int, _ row: Int) -> Cell {
    decode(id)
    return columns[id].cells[row]
  }

  /// The rows of a column that are marked as placeholders; nil: none.
  package func placeholders(_ id: Int) -> Bitmap? {
    isDecoded[id] ? columns[id].placeholders : nil
  }

  /// The rows of a column whose cell a line could not convert; nil: none.
  package func unconverted(_ id: Int) -> Bitmap? {
    isDecoded[id] ? columns[id].unconverted : nil
  }

  /// Whether a rule has read or made the column in this batch.
  package func isRead(_ id: Int) -> Bool { isDecoded[id] }

  /// How many of `rows` have a changed cell in some columns.
  func changedCount(of rows: [Int32], in ids: Set<Int>) -> Int {
    ids.lazy.filter { self.isRead($0) }.map { self.columns[$0].changed }.count(of: rows)
  }

  /// Changes a column in place, without a copy.
  package func modify<Result>(_ id: Int, _ body: (inout TextColumn) -> Result) -> Result {
    decode(id)
    canonicalTexts.forget(id)
    keptColumns.forget(id)
    return body(&columns[id])
  }

  /// The cells with which the rows came, whatever has become of them.
  package func original(_ id: Int) -> [Cell] {
    if !isDecoded[id] { return cells(id) }
    if let cells = originals[id] { return cells }
    var cells: [Cell] = []
    index.decode(column: id, in: block, quote: quote, into: &cells, arena: &arena)
    originals[id] = cells
    return cells
  }

  private func decode(_ id: Int) {
    if isDecoded[id] { return }
    isDecoded[id] = true
    columns[id].changed.reset(count: rowCount)
    columns[id].placeholders = nil
    columns[id].unconverted = nil
    if id < index.columnCount {
      index.decode(column: id, in: block, quote: quote, into: &columns[id].cells, arena: &arena)
    } else {
      columns[id].cells.removeAll(keepingCapacity: true)
      columns[id].cells.append(contentsOf: repeatElement(.empty, count: rowCount))
    }
  }
}

/// Rows whose content comes from another place of the input.
package struct SideRows: Sendable {
  package var batch: Batch
  /// For each row of `batch`, the row of the native batch at whose place it stands.
  package var places: [Int32]
}

/// Rows of a batch, its own or those at its side, and the records at whose places they stand.
struct BatchPart {
  var batch: Batch
  fileprivate var home: Batch
  /// As of ``SideRows/places``; nil: the batch's own rows.
  fileprivate var places: [Int32]?

  /// The numbers of the records at whose places the rows stand.
  func records(of rows: [Int32]) -> [Int] {
    rows.map { home.record(of: Int(places?[Int($0)] ?? $0)) }
  }
}

extension Batch {
  /// The batch's own rows, then those at its side.
  var parts: [BatchPart] {
    [BatchPart(batch: self, home: self, places: nil)]
      + sides.map { BatchPart(batch: $0.batch, home: self, places: $0.places) }
  }
}

/// The usable keys of a batch: which rows have one, and its hash.
package struct KeyDigests: Sendable {
  package var rows: [Int32] = []
  package var digests: [KeyHash] = []

  /// Forgets everything but the memory.
  mutating func reset() {
    rows.removeAll(keepingCapacity: true)
    digests.removeAll(keepingCapacity: true)
  }
}

/// The bytes of a batch for one sink.
package final class BatchOutput: @unchecked Sendable {
  package var buffer = OutputBuffer()
  /// Bytes of the last row's line end, which may be held back.
  package var lastTerminatorByteCount = 0
  /// Whether no row is in it, but empty lines behind rows that have left.
  var isOfEmptyLines = false
  /// Places in the bytes where the severity of a rule is to stand, once it is known; in order.
  var gaps: [SeverityGap] = []

  /// Forgets everything but the memory.
  func reset() {
    buffer.reset()
    lastTerminatorByteCount = 0
    isOfEmptyLines = false
    gaps.removeAll(keepingCapacity: true)
  }
}

extension Sequence<Bitmap> {
  /// How many of `rows` are in any of the bitmaps.
  func count(of rows: [Int32]) -> Int {
    var union: Bitmap?
    for bitmap in self where !bitmap.isEmpty {
      if union == nil { union = bitmap } else { union?.formUnion(bitmap) }
    }
    guard let union else { return 0 }
    return rows.reduce(0) { $0 + (union[Int($1)] ? 1 : 0) }
  }
}
