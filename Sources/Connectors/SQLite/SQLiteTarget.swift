import Diagnostics

/// A table of a database that rows are to be merged into, and the journal beside it.
struct SQLiteTarget {
  /// As the database spells it; as the rules do where the table is to be made.
  let table: String
  let key: String
  /// All columns that are written, the key among them, in the order of the rows.
  let columns: [String]
  /// Whether the table is there already.
  let isThere: Bool
  /// Place of the key among the columns.
  let keyPlace: Int

  /// Where what rows held before they were changed is kept.
  var journal: String { table + "_journal" }
  /// Columns that are written, without the key.
  var otherPlaces: [Int] { columns.indices.filter { $0 != keyPlace } }

  /// Looks at a table; a failure says why rows of these columns do not fit it.
  static func find(
    _ table: String, key: String, columns: [String], in database: SQLiteConnection, _ name: String
  ) throws(SQLiteError) -> Result<SQLiteTarget, RunFailure> {
    guard let keyPlace = columns.firstIndex(where: { $0.lowercased() == key.lowercased() }) else {
      return .failure(
        RunFailure(
          .usage, "the table has no column '\(key)' at this line, which is the key",
          help: "name a column that it has"))
    }
    if table.lowercased().hasPrefix("sqlite_") {
      return .failure(
        RunFailure(
          .usage, "no table of rows can be called '\(table)': SQLite keeps 'sqlite_' for itself",
          help: "name another table"))
    }
    guard let schema = try SQLiteSchema(of: table, in: database) else {
      return .success(
        SQLiteTarget(
          table: table, key: columns[keyPlace], columns: columns, isThere: false,
          keyPlace: keyPlace))
    }
    guard schema.kind == .table else {
      return .failure(
        RunFailure(
          .usage,
          "'\(schema.name)' in '\(name)' is a \(schema.kind.rawValue), and no table of rows",
          help: "save to a table"))
    }
    let known = Set(schema.columns.map { $0.lowercased() })
    let missing = columns.filter { !known.contains($0.lowercased()) }
    if !missing.isEmpty { return .failure(lacks(missing, schema.name, name)) }
    guard try schema.isUnique(key, in: database) else {
      return .failure(notUnique(columns[keyPlace], schema.name, name))
    }
    return .success(
      SQLiteTarget(
        table: schema.name, key: columns[keyPlace], columns: columns, isThere: true,
        keyPlace: keyPlace))
  }

  private static func lacks(_ columns: [String], _ table: String, _ name: String) -> RunFailure {
    let list = columns.map { "'\($0)'" }.joined(separator: ", ")
    let noun = columns.count == 1 ? "column" : "columns"
    let quoted = SQLiteConnection.quoted
    return RunFailure(
      .usage, "table '\(table)' in '\(name)' lacks the \(noun) \(list)",
      help: "write drop columns above the save, or add them: ALTER TABLE \(quoted(table)) "
        + "ADD COLUMN \(quoted(columns[0])) TEXT")
  }

  private static func notUnique(_ key: String, _ table: String, _ name: String) -> RunFailure {
    let quoted = SQLiteConnection.quoted
    return RunFailure(
      .usage, "rows of table '\(table)' in '\(name)' can have one '\(key)' more than once",
      help: "name its primary key, or make an index: CREATE UNIQUE INDEX "
        + "\(quoted(table + "_" + key)) ON \(quoted(table)) (\(quoted(key)))")
  }
}
