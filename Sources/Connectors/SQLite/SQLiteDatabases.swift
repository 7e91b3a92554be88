import Diagnostics
import Engine

/// The databases that a run writes, each with one transaction for all the tables that are saved to
/// it.
package final class SQLiteDatabases {
  private var open: [(place: OutputPlace, transaction: SQLiteTransaction)] = []
  private let cacheByteCount: Int
  private let leftovers: Leftovers?

  /// `memoryByteCount` is what the whole run may use; `leftovers` takes what killed runs have left.
  package init(memoryByteCount: Int, leftovers: Leftovers? = nil) {
    self.leftovers = leftovers
    cacheByteCount = min(max(memoryByteCount / 16, 2 << 20), 64 << 20)
  }

  /// Opens a table to be written by key, as far as it can be looked at before a row is read.
  package func sink(
    _ location: SQLiteLocation, key: String, columns: [String]
  ) throws(RunFailure) -> any TableSink {
    guard let table = location.table, let place = try Output.place(of: location.path, inputs: [])
    else {
      throw RunFailure(.usage, "'\(location.text)' is no table of a database")
    }
    let transaction: SQLiteTransaction
    if let known = open.first(where: { $0.place == place }) {
      transaction = known.transaction
    } else {
      transaction = try SQLiteTransaction(
        location.path, cacheByteCount: cacheByteCount, leftovers: leftovers)
      open.append((place, transaction))
    }
    return try SQLiteTableSink(transaction, table: table, key: key, columns: columns)
  }
}
