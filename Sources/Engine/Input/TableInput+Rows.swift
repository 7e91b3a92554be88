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
    let source = onlyPass()
    source.columnCount = header.count
    let batch = Batch(blockByteCount: 1 << 16)
    let check = ByteCheck(policy: .error, format: format)
    let worker = Worker(ruleCount: 0, wishes: JournalWishes())
    var rows: [TextRow] = []
    while try source.fill(batch) {
      try check.run(batch, worker)
      let columns = header.indices.map { batch.cells($0) }
      var (line, counted) = (batch.baseLine + 1, batch.index.start)
      for row in batch.selection.rows {
        let start = batch.index.recordRange(Int(row)).lowerBound
        line += countLines(batch.block, counted..<start)
        counted = start
        rows.append(TextRow(columns.map { $0[Int(row)].array }, line: line))
      }
    }
    return rows
  }
}
