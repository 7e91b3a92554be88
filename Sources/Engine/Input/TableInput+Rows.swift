import CSV
import Columns
import Diagnostics

extension TableInput {
  /// Every row as texts, in memory: for lookup files, not for tables.
  package func allRows() throws(RunFailure) -> [[[UInt8]]] {
    let source = onlyPass()
    source.columnCount = header.count
    let batch = Batch(blockByteCount: 1 << 16)
    let check = ByteCheck(policy: .error, format: format)
    let worker = Worker(ruleCount: 0, wishes: JournalWishes())
    var rows: [[[UInt8]]] = []
    while try source.fill(batch) {
      try check.run(batch, worker)
      let columns = header.indices.map { batch.cells($0) }
      for row in batch.selection.rows {
        rows.append(columns.map { $0[Int(row)].array })
      }
    }
    return rows
  }
}
