import CSV
import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

/// One kind of place that has tables, for the contract that all of them keep: files of text and databases.
struct TablePlace: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Makes the table `t` in a folder, by other means than a sink.
  var fill: @Sendable ([[String]], Scratch) throws -> Void
  var source: @Sendable (Scratch) throws -> any ByteSource
  /// Opens the table `t` to be written; its first column is the key, where there are keys.
  var sink: @Sendable ([String], Scratch) throws -> any ByteSink

  static let all = [csv, sqlite]

  static let csv = TablePlace(
    testDescription: "a CSV file",
    fill: { rows, scratch in try scratch.write(records(rows), to: "t.csv") },
    source: { scratch in try Input.open(scratch.file("t.csv")) },
    sink: { _, scratch in try Output.open(scratch.file("t.csv")) })

  static let sqlite = TablePlace(
    testDescription: "an SQLite database",
    fill: { rows, scratch in
      let database = try scratch.database("t.db")
      let names = rows[0].map(SQLiteConnection.quoted)
      try database.run("CREATE TABLE t (\(names.joined(separator: ", ")))")
      try database.run("CREATE UNIQUE INDEX k ON t (\(names[0]))")
      try database.run("BEGIN")
      for row in rows.dropFirst() {
        let marks = row.indices.map { "?\($0 + 1)" }
        try database.run("INSERT INTO t VALUES (\(marks.joined(separator: ", ")))", row)
      }
      try database.run("COMMIT")
    },
    source: { scratch in
      RowsSource(
        try SQLiteTableSource(
          SQLiteLocation(path: scratch.file("t.db"), table: "t"), onInvalid: .error))
    },
    sink: { columns, scratch in
      try scratch.sink("t.db", table: "t", key: columns[0], columns)
    })

  /// The rows as a reader of CSV finds them, the header first; nil where there is no table.
  func rows(_ scratch: Scratch) -> [[String]]? {
    guard let source = try? source(scratch) else { return nil }
    return try? Self.rows(of: source)
  }

  static func rows(of source: any ByteSource) throws -> [[String]] {
    let input = try TableInput.open(
      source, dialect: Dialect(), limits: Limits(), ragged: .error)
    let rows = try input.allRows().map { row in
      row.cells.map { String(decoding: $0, as: UTF8.self) }
    }
    return [input.header] + rows
  }

  /// Rows as the writer of CSV makes them.
  static func records(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }
    return Array(lines.joined().utf8)
  }
}

extension Scratch {
  /// A database in the folder, made where it is not there.
  func database(_ name: String) throws -> SQLiteConnection {
    if read(name) == nil { try write([], to: name) }
    return try SQLiteConnection(path: file(name), for: .writing)
  }

  /// A sink for a table of a database in the folder.
  func sink(
    _ name: String, table: String, key: String, _ columns: [String],
    in databases: SQLiteDatabases = SQLiteDatabases(memoryByteCount: 64 << 20)
  ) throws -> RowsSink {
    let format = TableFormat(
      name: "test", dialect: Dialect(), columnCount: columns.count, limits: Limits(),
      ragged: .error)
    return RowsSink(
      try databases.sink(
        SQLiteLocation(path: file(name), table: table), key: key, columns: columns),
      spool: try SpoolFile(folder: path), format: format)
  }
}
