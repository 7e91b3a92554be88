import Columns
import Diagnostics
import Engine

/// A table of an SQLite database that rows are merged into by their key: new ones are inserted, others
/// updated where a cell differs, and what an updated row held before goes to a journal table.
final class SQLiteTableSink: TableSink, @unchecked Sendable {
  let name: String
  let columns: [String]
  private(set) var counts: RowCounts?
  var isFinal: Bool { transaction.isFinal }
  private let transaction: SQLiteTransaction
  private let table: String
  private let key: String
  private var target: SQLiteTarget
  private var insert: SQLiteStatement?
  /// Whether rows go through a temporary table, as they must be compared with others.
  private var isStaged = false
  /// What the database says of a row that it does not take, when rows are merged.
  private var refusal: RunFailure?
  private var rowCount = 0
  private var byteCount = 0

  private var database: SQLiteConnection { transaction.connection }

  init(
    _ transaction: SQLiteTransaction, table: String, key: String, columns: [String]
  ) throws(RunFailure) {
    self.transaction = transaction
    self.table = table
    self.key = key
    self.columns = columns
    name = SQLiteLocation(path: transaction.name, table: table).text
    target = try Self.find(table, key, columns, transaction)
    transaction.join()
  }

  private static func find(
    _ table: String, _ key: String, _ columns: [String], _ transaction: SQLiteTransaction
  ) throws(RunFailure) -> SQLiteTarget {
    let found: Result<SQLiteTarget, RunFailure>
    do throws(SQLiteError) {
      found = try SQLiteTarget.find(
        table, key: key, columns: columns, in: transaction.connection, transaction.name)
    } catch {
      throw error.writing(transaction.name)
    }
    return try found.get()
  }

  /// Runs what may fail in the database, and says of what it failed.
  private func checked(_ body: () throws(SQLiteError) -> Void) throws(RunFailure) {
    do throws(SQLiteError) {
      try body()
    } catch {
      throw refusal ?? error.writing(transaction.name, neededByteCount: byteCount)
    }
  }

  func begin() throws(RunFailure) {
    try checked { () throws(SQLiteError) in try transaction.begin() }
    // Others may have changed it while the rows were read.
    target = try Self.find(table, key, columns, transaction)
    var refusal: RunFailure?
    try checked { () throws(SQLiteError) in
      if !target.isThere { try database.run(target.create) }
      refusal = try target.prepareJournal(in: database)
      let main = "main." + SQLiteConnection.quoted(target.table)
      isStaged = try !database.texts("SELECT 1 FROM \(main) LIMIT 1").isEmpty
      if isStaged {
        for name in ["fettle_incoming", "fettle_work"] {
          try database.run("DROP TABLE IF EXISTS temp.\(name)")
        }
        try target.createIncoming(in: database)
      }
      insert = try database.prepare(target.insert(isStaged: isStaged))
    }
    if let refusal { throw refusal }
  }

  func write(_ rows: TableRows) throws(RunFailure) {
    guard let insert else { preconditionFailure("written before its begin") }
    for row in 0..<rows.count {
      let number = rows.firstRow + row + 1
      let keyCell = rows.columns[target.keyPlace][row]
      if keyCell.isWhite { throw blankKey(row: number) }
      for column in columns.indices {
        let cell = rows.columns[column][row]
        byteCount += cell.count
        insert.bind(cell, at: column + 1)
      }
      do throws(SQLiteError) {
        _ = try insert.step()
      } catch {
        throw failure(error, row: number, key: String(decoding: keyCell.array, as: UTF8.self))
      }
    }
    rowCount += rows.count
  }

  func complete() throws(RunFailure) {
    insert = nil
    try checked { () throws(SQLiteError) in
      let run = String(try target.nextRun(in: database))
      let now = try database.texts("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')")[0][0]
      counts = try merge(run, now)
      try database.flush()
    }
  }

  private func merge(_ run: String, _ now: String) throws(SQLiteError) -> RowCounts {
    if !isStaged {
      try note(target.noteInserts(isStaged: false), run, now)
      return RowCounts(inserted: rowCount)
    }
    try database.run(target.findWork)
    var counts = RowCounts(unchanged: rowCount)
    if !target.otherPlaces.isEmpty {
      try note(target.noteUpdates, run, now)
      counts.updated = database.changedRowCount
      try change { target.update(upToRow: $0) }
    }
    try change { target.insertNew(upToRow: $0) }
    counts.inserted = database.changedRowCount
    try note(target.noteInserts(isStaged: true), run, now)
    counts.unchanged -= counts.updated + counts.inserted
    let name = SQLiteConnection.quoted(target.table)
    counts.left = Int(try database.texts("SELECT count(*) FROM \(name)")[0][0])! - rowCount
    // The next table of this database uses the same names.
    try database.run("DROP TABLE \(SQLiteTarget.work)")
    try database.run("DROP TABLE \(SQLiteTarget.incoming)")
    return counts
  }

  /// Changes rows; where the database does not take one of them, finds out which.
  private func change(_ sql: (_ upToRow: Bool) -> String) throws(SQLiteError) {
    do throws(SQLiteError) {
      try database.run(sql(false))
    } catch {
      if error.isOfRow { refusal = refusal(of: sql(true)) }
      throw error
    }
  }

  /// The failure of the first row with which a change fails; nil where none is to be found, as after a
  /// trigger that has ended the transaction.
  private func refusal(of sql: String) -> RunFailure? {
    var (low, high) = (1, rowCount)
    var found: SQLiteError?
    while low <= high {
      let middle = (low + high) / 2
      switch refusal(of: sql, upToRow: middle) {
      case .failure: return nil
      case .success(let error?): (found, high) = (error, middle - 1)
      case .success(nil): low = middle + 1
      }
    }
    guard let found, let key = try? database.texts(target.keyOfRow, [String(low)]).first?.first
    else { return nil }
    return refusal(found, row: low, key: key)
  }

  private func note(_ sql: String, _ run: String, _ now: String) throws(SQLiteError) {
    try database.run(sql, [run, now])
  }

  func publish() throws(RunFailure) { try transaction.publish() }
  func settle() throws(RunFailure) { transaction.settle() }

  func abandon() {
    insert = nil
    transaction.abandon()
  }
}

extension SQLiteTableSink {
  private func blankKey(row: Int) -> RunFailure {
    RunFailure(
      .output,
      "the key '\(target.key)' of '\(name)' is blank in row \(row) of the table to be saved",
      help: "write drop rows when \(target.key) is blank above the save")
  }

  private func refusal(_ error: SQLiteError, row: Int, key: String) -> RunFailure {
    RunFailure(
      .output, "'\(name)' does not take row \(row), key '\(key)': \(error.message)",
      help: "give the row what the table asks for, or drop it above the save")
  }

  /// Tries a change of the first rows, and takes it back: what the database has against it; nil: nothing.
  private func refusal(
    of sql: String, upToRow row: Int
  ) -> Result<SQLiteError?, SQLiteError> {
    do throws(SQLiteError) {
      try database.run("SAVEPOINT fettle_row")
      var refused: SQLiteError?
      do throws(SQLiteError) {
        try database.run(sql, [String(row)])
      } catch {
        if !error.isOfRow { return .failure(error) }
        refused = error
      }
      try database.run("ROLLBACK TO fettle_row")
      try database.run("RELEASE fettle_row")
      return .success(refused)
    } catch {
      return .failure(error)
    }
  }

  /// What the database says of a row that it does not take.
  private func failure(_ error: SQLiteError, row: Int, key: String) -> RunFailure {
    let isKey = isStaged || error.message.hasSuffix(": \(target.table).\(target.key)")
    if error.isRepeatedKey, isKey {
      return RunFailure(
        .output,
        "the key '\(key)' of '\(name)' stands twice in the table to be saved, again in row \(row)",
        help: "write dedupe on \(target.key) above the save")
    }
    if error.isOfRow {
      return refusal(error, row: row, key: key)
    }
    return error.writing(transaction.name, neededByteCount: byteCount)
  }
}

extension Cell {
  /// Whether nothing but blanks stands in it.
  fileprivate var isWhite: Bool {
    let bytes = bytes
    return bytes.indices.allSatisfy { bytes[$0] == 0x20 || bytes[$0] == 0x09 }
  }
}
