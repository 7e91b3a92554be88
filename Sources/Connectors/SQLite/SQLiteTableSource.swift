import Columns
import Diagnostics
import Engine

/// A table or a view of an SQLite database, read as text: NULL is blank, numbers are as SQLite writes them.
///
/// All of it is read as it stood when the first row was, whatever others write meanwhile.
package final class SQLiteTableSource: TableSource, @unchecked Sendable {
  package let name: String
  package let columns: [String]
  package private(set) var replaced = DecodingReport(encoding: "utf-8")
  private let path: String
  private let schema: SQLiteSchema
  private let policy: InvalidBytes
  /// Nil when all rows are read, so that others may write.
  private var rows: SQLiteStatement?
  private var rowCount = 0

  /// Opens a table; throws where file or table are not there.
  package init(_ location: SQLiteLocation, onInvalid policy: InvalidBytes) throws(RunFailure) {
    name = location.text
    path = location.path
    self.policy = policy
    do throws(SystemError) {
      try SQLiteFile.check(path)
    } catch {
      throw .cannotRead(path, error)
    }
    let found: Result<(schema: SQLiteSchema, rows: SQLiteStatement), RunFailure>
    do throws(SQLiteError) {
      found = try Self.find(location)
    } catch {
      throw error.reading(path, isNewer: SQLiteFile.isNewer(path))
    }
    let opened = try found.get()
    schema = opened.schema
    columns = (1..<opened.rows.columnCount).map { opened.rows.name(at: $0) }
    rows = opened.rows
  }

  private static func find(
    _ location: SQLiteLocation
  ) throws(SQLiteError) -> Result<(schema: SQLiteSchema, rows: SQLiteStatement), RunFailure> {
    let database = try SQLiteConnection(path: location.path, for: .reading)
    let names = try SQLiteSchema.tableNames(in: database)
    guard let table = location.table, !table.isEmpty else {
      let example = SQLiteLocation(path: location.path, table: names.first ?? "customer")
      return .failure(
        RunFailure(
          .usage, "'\(location.text)' does not say which table", help: "type '\(example.text)'"))
    }
    guard let schema = try SQLiteSchema(of: table, in: database) else {
      let near = EditDistance.suggestion(for: table, among: names)
      let help = near.map { "did you mean '\($0)'?" } ?? Self.list(names)
      return .failure(
        RunFailure(.input, "'\(location.path)' has no table '\(table)'", help: help))
    }
    return .success((schema, try database.prepare(schema.query)))
  }

  /// Says which tables there are, the first of them if they are many.
  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "the database is empty" }
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? "it has \(shown) and \(names.count - 8) more" : "it has \(shown)"
  }

  package func read(
    into buffer: inout RowBuffer, upTo byteCount: Int
  ) throws(RunFailure) -> Bool {
    guard let rows else { return false }
    while buffer.byteCount < byteCount {
      do throws(SQLiteError) {
        guard try rows.step() else {
          self.rows = nil
          return false
        }
      } catch {
        throw error.reading(path, isNewer: false)
      }
      rowCount += 1
      for column in columns.indices { try append(rows.value(at: column + 1), column, to: &buffer) }
    }
    return true
  }

  package func close() {
    rows = nil
  }

  private func append(
    _ value: SQLiteStatement.Value, _ column: Int, to buffer: inout RowBuffer
  ) throws(RunFailure) {
    switch value {
    case .null: buffer.append(.empty)
    case .text(let cell), .bytes(let cell):
      if policy == .keep || UTF8Reading.firstInvalid(in: cell.bytes, from: 0) == nil {
        return buffer.append(cell)
      }
      if policy == .error { throw notText(column) }
      replaced.addReplaced(at: DataPlace(file: name, record: rowCount))
      let text = LiteralCell(String(decoding: cell.array, as: UTF8.self))
      withExtendedLifetime(text) { buffer.append(text.cell) }
    }
  }

  private func notText(_ column: Int) -> RunFailure {
    let number = rows?.text(at: 0) ?? ""
    let row = schema.rowName == nil ? "row \(rowCount)" : "rowid \(number)"
    return RunFailure(
      .input,
      "column '\(columns[column])' of table '\(schema.name)' in '\(path)' holds bytes that are no "
        + "UTF-8, at \(row)",
      help: "type --on-invalid replace, or read a view without the column")
  }
}
