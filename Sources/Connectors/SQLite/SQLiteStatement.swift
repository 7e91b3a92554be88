import CSQLite
import Columns
import Engine

/// A statement that is prepared: run as often as wanted, with other values each time.
@safe
final class SQLiteStatement: @unchecked Sendable {
  /// What a cell of a result holds.
  enum Value {
    case null
    /// A text, or a number as SQLite writes it.
    case text(Cell)
    case bytes(Cell)
  }

  private let handle: OpaquePointer
  private let connection: SQLiteConnection
  let columnCount: Int
  /// Texts that are bound and must stay where they are.
  private var heldTexts: [LiteralCell] = []

  /// Takes over a statement of the connection.
  @unsafe
  init(_ handle: OpaquePointer, of connection: SQLiteConnection) {
    unsafe self.handle = handle
    self.connection = connection
    // Safe: the statement is ours until it is finalized; so below.
    columnCount = unsafe Int(sqlite3_column_count(handle))
  }

  deinit {
    _ = unsafe sqlite3_finalize(handle)
  }

  /// Goes on to the next row; false at the end, where the statement can be run again.
  func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let error = connection.lastError
    _ = unsafe sqlite3_reset(handle)
    if code != SQLITE_DONE { throw error }
    return false
  }

  /// Gives up the rows that are left.
  func reset() {
    _ = unsafe sqlite3_reset(handle)
  }

  /// What a column of the result is called.
  func name(at column: Int) -> String {
    // Safe: the text is copied before the statement is run again.
    unsafe sqlite3_column_name(handle, Int32(column)).map { unsafe String(cString: $0) } ?? ""
  }

  /// The cell of the row at hand; it lives until the next step.
  func value(at column: Int) -> Value {
    let column = Int32(column)
    let kind = unsafe sqlite3_column_type(handle, column)
    if kind == SQLITE_NULL { return .null }
    // Safe: the bytes belong to the statement until its next step, as the cell does; the count is asked
    // for behind the conversion, as SQLite's manual wants it.
    if kind == SQLITE_BLOB {
      let base = unsafe sqlite3_column_blob(handle, column)
      let count = unsafe Int(sqlite3_column_bytes(handle, column))
      guard let base = unsafe base else { return .bytes(.empty) }
      return unsafe .bytes(Cell(base: base.assumingMemoryBound(to: UInt8.self), count: count))
    }
    let base = unsafe sqlite3_column_text(handle, column)
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    guard let base = unsafe base else { preconditionFailure("no memory for a cell") }
    return unsafe .text(Cell(base: base, count: count))
  }

  /// The cell of the row at hand as a text; NULL is empty.
  func text(at column: Int) -> String {
    switch value(at: column) {
    case .null: ""
    case .text(let cell), .bytes(let cell): String(decoding: cell.array, as: UTF8.self)
    }
  }

  /// Puts a cell in the place of the parameter, which must live through the next run; an empty one is NULL.
  func bind(_ cell: Cell, at parameter: Int) {
    if cell.isEmpty {
      let code = unsafe sqlite3_bind_null(handle, Int32(parameter))
      precondition(code == SQLITE_OK, "no such parameter")
      return
    }
    // Safe: the caller keeps the bytes through the run; without a destructor they are not copied.
    unsafe cell.bytes.withUnsafeBytes { raw in
      let base = unsafe raw.baseAddress!.assumingMemoryBound(to: CChar.self)
      let code = unsafe sqlite3_bind_text64(
        handle, Int32(parameter), base, UInt64(raw.count), nil, UInt8(SQLITE_UTF8))
      precondition(code == SQLITE_OK, "no such parameter, or a cell of a gigabyte")
    }
  }

  /// Puts a text in the place of the parameter.
  func bind(_ text: String, at parameter: Int) {
    let literal = LiteralCell(text)
    heldTexts.append(literal)
    bind(literal.cell, at: parameter)
  }
}
