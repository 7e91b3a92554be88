import Columns
import Engine
import Synchronization

/// Gathers the values of one column of a table, for `in table.column`.
final class ColumnCollector: Sendable {
  /// Values, and texts that are none of the column's type.
  private let values = Mutex<(read: Set<[UInt8]>, unread: Set<[UInt8]>)>(([], []))

  /// Adds those of a batch.
  func add(_ texts: (read: [[UInt8]], unread: [[UInt8]])) {
    values.withLock {
      $0.read.formUnion(texts.read)
      $0.unread.formUnion(texts.unread)
    }
  }

  /// The different values and texts, sorted by their bytes.
  func take() -> (read: [[UInt8]], unread: [[UInt8]]) {
    values.withLock { values in
      (
        values.read.sorted { $0.lexicographicallyPrecedes($1) },
        values.unread.sorted { $0.lexicographicallyPrecedes($1) }
      )
    }
  }
}

/// Hands the values of a column to a collector.
struct CollectOperator: RowOperator {
  let column: KeyReader
  let collector: ColumnCollector

  init(column: KeyReader, into collector: ColumnCollector) {
    self.column = column
    self.collector = collector
  }

  var reads: Set<Int> { column.reads }
  var writes: Set<Int> { [] }

  func run(_ batch: Batch, _ worker: Worker) {
    // A rejected row has left the table, though checks still judge it.
    let rows = batch.selection.rows.filter { !batch.isRejected($0) }
    collector.add(column.values(of: batch, rows: rows, worker: worker))
  }
}
