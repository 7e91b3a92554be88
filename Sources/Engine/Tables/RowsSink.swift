import CSV
import Columns
import Diagnostics

/// Takes the bytes of a table, as the writer makes them, apart into rows for a table sink.
///
/// They are kept on disk until the table is through: only then is it known that the run will write, and no
/// reader of the same database is left.
package final class RowsSink: ByteSink, @unchecked Sendable {
  package var name: String { table.name }
  package var isFinal: Bool { table.isFinal }
  /// What became of the rows; nil before ``complete()``.
  package var counts: RowCounts? { table.counts }
  private let table: any TableSink
  private let spool: any Spool
  private let format: TableFormat
  private var isComplete = false
  /// Bytes of a batch that is taken apart.
  private static let blockByteCount = 256 << 10

  /// `format` is that of the input whose dialect the bytes are written in.
  package init(_ table: any TableSink, spool: any Spool, format: TableFormat) {
    self.table = table
    self.spool = spool
    var format = format
    if format.dialect.header != .present { format.dialect.header = .names(table.columns) }
    self.format = format
  }

  package func write(_ bytes: borrowing Span<UInt8>) throws(RunFailure) {
    try spool.append(bytes)
  }

  /// Writes the rows; does nothing the second time.
  package func complete() throws(RunFailure) {
    if isComplete { return }
    isComplete = true
    try table.begin()
    let input = try TableInput.open(
      try spool.source(from: 0), dialect: format.dialect, limits: format.limits, ragged: .pad)
    precondition(input.header.count == table.columns.count, "the table has other columns")
    let source = input.onlyPass()
    source.columnCount = table.columns.count
    let batch = Batch(blockByteCount: Self.blockByteCount)
    while try source.fill(batch) {
      let columns = table.columns.indices.map { batch.cells($0) }
      try table.write(TableRows(firstRow: batch.firstRecord, columns: columns))
    }
    try table.complete()
  }

  package func publish() throws(RunFailure) { try table.publish() }
  package func settle() throws(RunFailure) { try table.settle() }
  package func abandon() { table.abandon() }
}
