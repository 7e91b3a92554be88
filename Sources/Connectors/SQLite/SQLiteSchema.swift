import Diagnostics

/// What a database knows of one of its tables.
struct SQLiteSchema {
  /// How a table stands in the database.
  enum Kind: String {
    case table, view, virtual, shadow
  }

  /// As the database spells it.
  let name: String
  let kind: Kind
  /// Columns that a query of the table gives, as the database spells them.
  let columns: [String]
  /// The name by which the number of a row can be asked for; nil where rows have none, or all names are
  /// those of columns.
  let rowName: String?
  /// Columns of the primary key, in its order.
  let primaryKey: [String]

  /// Looks at a table; nil where the database has none of that name, in any case.
  init?(of name: String, in database: SQLiteConnection) throws(SQLiteError) {
    let found = try database.texts(
      "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' "
        + "AND name = ?1 COLLATE NOCASE", [name])
    guard let row = found.first else { return nil }
    self.name = row[0]
    kind = Kind(rawValue: row[1]) ?? .table
    let all = try database.texts(
      "SELECT name, pk FROM pragma_table_xinfo(?1) WHERE hidden <> 1", [row[0]])
    columns = all.map { $0[0] }
    primaryKey = all.filter { $0[1] != "0" }.sorted { Int($0[1])! < Int($1[1])! }.map { $0[0] }
    let taken = Set(columns.map { $0.lowercased() })
    let hasRowNumbers = kind != .view && row[2] == "0"
    rowName = hasRowNumbers ? ["rowid", "_rowid_", "oid"].first { !taken.contains($0) } : nil
  }

  /// The names of all tables and views that a database has for its users.
  static func tableNames(in database: SQLiteConnection) throws(SQLiteError) -> [String] {
    try database.texts(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' "
        + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).map { $0[0] }
  }

  /// Whether no two rows have the same in the column, as it compares texts: a key or an index sees to that.
  func isUnique(_ column: String, in database: SQLiteConnection) throws(SQLiteError) -> Bool {
    if primaryKey.count == 1, primaryKey[0].lowercased() == column.lowercased() { return true }
    let collation = try database.collation(of: column, in: name)
    let indexes = try database.texts(
      "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" = 1 AND partial = 0", [name])
    for index in indexes {
      let parts = try database.texts(
        "SELECT name, coll FROM pragma_index_xinfo(?1) WHERE key = 1", index)
      guard parts.count == 1, parts[0][0].lowercased() == column.lowercased() else { continue }
      // What is one text for the index may be two for the column, but not the other way round.
      if collation == "BINARY" || parts[0][1].uppercased() == collation.uppercased() { return true }
    }
    return false
  }

  /// A query for all rows in their order: that of their numbers, else of the primary key. A view has the
  /// order that it gives itself.
  var query: String {
    let order: String
    if let rowName {
      order = " ORDER BY \(rowName)"
    } else if kind == .table, !primaryKey.isEmpty {
      order = " ORDER BY " + primaryKey.map(SQLiteConnection.quoted).joined(separator: ", ")
    } else {
      order = ""
    }
    return "SELECT \(rowName ?? "NULL"), * FROM main.\(SQLiteConnection.quoted(name))" + order
  }
}
