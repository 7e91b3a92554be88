import CSQLite
import Diagnostics
import Glibc

/// An open SQLite database. One thread at a time uses it and what it prepares.
@safe
final class SQLiteConnection: @unchecked Sendable {
  /// What a connection is for.
  enum Purpose {
    case reading, writing
  }

  /// How long another program that has a database locked is waited for, in milliseconds.
  private static let patience: Int32 = 3000

  /// The SQLite that this is built with: `3.40.1`.
  static var version: String {
    // Safe: a text that lives as long as the process.
    unsafe String(cString: sqlite3_libversion())
  }

  private let handle: OpaquePointer
  private var isOpen = true

  /// Opens a database that is there.
  ///
  /// To read one may mean to write: what a killed program left half done is first taken back. So it is
  /// opened for both, as far as permissions go, and told not to change anything.
  init(path: String, for purpose: Purpose) throws(SQLiteError) {
    var opened: OpaquePointer?
    // A relative path must not be taken for a URI, `file:…`.
    let path = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
    // Safe: the path is a null-terminated copy, and the handle is ours until it is closed.
    let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
    guard let opened = unsafe opened else {
      throw SQLiteError(code: code, message: "there is no memory for it")
    }
    unsafe handle = opened
    if code != SQLITE_OK {
      let error = lastError
      close()
      throw error
    }
    unsafe sqlite3_extended_result_codes(handle, 1)
    unsafe sqlite3_busy_timeout(handle, Self.patience)
    // What a view or a trigger of the file calls must be harmless.
    try run("PRAGMA trusted_schema = OFF")
    if purpose == .reading { try run("PRAGMA query_only = ON") }
  }

  deinit {
    close()
  }

  /// Closes it; statements that are still there are of no use any more.
  func close() {
    if !isOpen { return }
    isOpen = false
    // Safe: opened in init; the connection goes when its last statement does.
    unsafe sqlite3_close_v2(handle)
  }

  /// The error of the call that failed just now.
  var lastError: SQLiteError {
    // Safe: the handle is open; the text is copied.
    unsafe SQLiteError(
      code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
  }

  /// Whether permissions or the disk forbid to write.
  var isReadOnly: Bool {
    // Safe: the handle is open.
    unsafe sqlite3_db_readonly(handle, "main") == 1
  }

  /// Rows that the last statement inserted or updated.
  var changedRowCount: Int {
    // Safe: the handle is open.
    unsafe Int(sqlite3_changes64(handle))
  }

  /// Makes a statement of a text of SQL.
  func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    // Safe: the text is a null-terminated copy; the statement is owned by what is returned.
    let code = unsafe sqlite3_prepare_v3(handle, sql, -1, 0, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw lastError }
    return unsafe SQLiteStatement(statement, of: self)
  }

  /// Runs one statement to its end.
  func run(_ sql: String, _ texts: [String] = []) throws(SQLiteError) {
    let statement = try prepare(sql)
    for (index, text) in texts.enumerated() { statement.bind(text, at: index + 1) }
    while try statement.step() {}
  }

  /// The rows of a query, as texts; NULL is empty.
  func texts(_ sql: String, _ texts: [String] = []) throws(SQLiteError) -> [[String]] {
    let statement = try prepare(sql)
    for (index, text) in texts.enumerated() { statement.bind(text, at: index + 1) }
    var rows: [[String]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.text(at: $0) })
    }
    return rows
  }

  /// Writes to the disk what of a transaction is still in memory, so that a full one is known before the
  /// end.
  func flush() throws(SQLiteError) {
    // Safe: the handle is open, and the words of a code live as long as the process. The connection does
    // not note what this call meets.
    let code = unsafe sqlite3_db_cacheflush(handle)
    if code == SQLITE_OK { return }
    throw unsafe SQLiteError(code: code, message: String(cString: sqlite3_errstr(code)))
  }

  /// How a column of a table compares texts: `BINARY`, `NOCASE`, `RTRIM`.
  func collation(of column: String, in table: String) throws(SQLiteError) -> String {
    var name: UnsafePointer<CChar>?
    // Safe: the texts are null-terminated copies; the name lives as long as what is known of the tables, and
    // is copied.
    let code = unsafe sqlite3_table_column_metadata(
      handle, "main", table, column, nil, &name, nil, nil, nil)
    guard code == SQLITE_OK else { throw lastError }
    return unsafe name.map { unsafe String(cString: $0) } ?? "BINARY"
  }

  /// A name as SQL writes it.
  static func quoted(_ name: String) -> String {
    var result = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
