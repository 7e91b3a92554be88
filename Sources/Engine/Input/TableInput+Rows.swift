import CSV
import Columns
import Diagnostics

/// A row in memory, and where it stands.
package struct TextRow: Sendable, Equatable {
  package var cells: [[UInt8]]
  /// The 1-based line of the file on which it begins.
  package var line: Int

  package init(_ cells: [[UInt8]], line: Int) {
    self.cells = cells
    self.line = line
  }
}

extension TableInput {
  /// Every row as texts, in memory: for lookup files, not for tables.
  package func allRows() throws(RunFailure) -> [TextRow] {
    var rows: [TextRow] = []
    try forEachRow { rows.append($0) }
    return rows
  }

  /// Every row as texts, one after the other.
  package func forEachRow(_ body: (TextRow) throws(RunFailure) -> Void) throws(RunFailure) {
    try forEachRow(locating: 0) { row, _ throws(RunFailure) in try body(row) }
  }

  /// The same with where a column's field is in the (decoded) input, quotes included.
  package func forEachRow(
    locating column: Int, _ body: (TextRow, Range<Int>) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let check = ByteCheck(self)
    let worker = Worker(ruleCount: 0, wishes: JournalWishes())
    try forEachBatch { batch throws(RunFailure) in
      try check.run(batch, worker)
      let columns = header.indices.map { batch.cells($0) }
      var (line, counted) = (batch.baseLine + 1, batch.index.start)
      for row in batch.selection.rows {
        let start = batch.index.recordRange(Int(row)).lowerBound
        line += countLines(batch.block, counted..<start)
        counted = start
        let field =
          column < batch.index.fieldCount(Int(row))
          ? batch.index.fieldRange(Int(row), column, in: batch.block) : start..<start
        try body(
          TextRow(columns.map { $0[Int(row)].array }, line: line),
          batch.baseOffset + field.lowerBound..<batch.baseOffset + field.upperBound)
      }
    }
  }

  /// Every record, from 0, with its bytes' range in the (decoded) input, line end included.
  package func forEachRecord(_ body: (Int, Range<Int>) -> Void) throws(RunFailure) {
    try forEachBatch { batch in
      for record in 0..<batch.index.recordCount {
        let range = batch.index.recordRange(record)
        body(
          batch.firstRecord + record,
          batch.baseOffset + range.lowerBound..<batch.baseOffset + range.upperBound)
      }
    }
  }

  /// Where a record, from 1, begins in its file; nil where there are fewer. Reads as far as the record.
  package func place(ofRecord number: Int) throws(RunFailure) -> DataPlace? {
    let source = onlyPass()
    let batch = Batch(blockByteCount: 1 << 16)
    while try source.fill(batch) {
      let record = number - 1 - batch.firstRecord
      guard record < batch.index.recordCount else { continue }
      return origins.place(batch.place(of: record))
    }
    return nil
  }

  private func forEachBatch(
    _ body: (Batch) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let source = onlyPass()
    source.columnCount = header.count
    let batch = Batch(blockByteCount: 1 << 16)
    while try source.fill(batch) { try body(batch) }
  }
}
