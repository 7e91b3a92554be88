import Diagnostics

/// The SQL with which rows are merged.
///
/// `i` are the rows that come in (`temp.fettle_incoming`, columns `c0`, `c1` …), `t` those of the table, `w`
/// the numbers of rows in `i` that change something (`temp.fettle_work`).
extension SQLiteTarget {
  static let incoming = "temp.fettle_incoming"
  static let work = "temp.fettle_work"

  private func quoted(_ name: String) -> String { SQLiteConnection.quoted(name) }
  private var main: String { "main." + quoted(table) }
  private var mainJournal: String { "main." + quoted(journal) }
  private var joined: String {
    "\(Self.work) AS w JOIN \(Self.incoming) AS i ON i.rowid = w.id"
  }

  /// Makes the table.
  var create: String {
    let definitions = columns.indices.map {
      quoted(columns[$0]) + ($0 == keyPlace ? " TEXT PRIMARY KEY NOT NULL" : " TEXT")
    }
    return "CREATE TABLE \(main) (\(definitions.joined(separator: ", ")))"
  }

  /// Makes room for rows that come in; no two of them may have one key, as the table compares them: `1` and
  /// `1.0` are one number, `ab` and `AB` one text where it ignores case.
  func createIncoming(in database: SQLiteConnection) throws(SQLiteError) {
    let definitions = columns.indices.map {
      ($0 == keyPlace ? "\(main).\(quoted(key))" : "NULL") + " AS c\($0)"
    }
    try database.run(
      "CREATE TEMP TABLE fettle_incoming AS SELECT \(definitions.joined(separator: ", ")) "
        + "FROM \(main) WHERE 0")
    let collation = quoted(try database.collation(of: key, in: table))
    try database.run(
      "CREATE UNIQUE INDEX temp.fettle_key ON fettle_incoming (c\(keyPlace) COLLATE \(collation))")
  }

  /// Adds a row, to the table itself where it is empty.
  func insert(isStaged: Bool) -> String {
    let names = columns.indices.map { isStaged ? "c\($0)" : quoted(columns[$0]) }
    let values = columns.indices.map { "?\($0 + 1)" }
    return "INSERT INTO \(isStaged ? Self.incoming : main) (\(names.joined(separator: ", "))) "
      + "VALUES (\(values.joined(separator: ", ")))"
  }

  /// Finds the rows that are new, and those that differ from the table's.
  var findWork: String {
    let differs =
      otherPlaces.isEmpty ? "0" : "NOT (\(Self.balanced(otherPlaces.map(same), "AND")))"
    return
      "CREATE TEMP TABLE fettle_work AS SELECT i.rowid AS id, t.\(quoted(key)) IS NULL AS isNew "
      + "FROM \(Self.incoming) AS i LEFT JOIN \(main) AS t ON t.\(quoted(key)) = i.c\(keyPlace) "
      + "WHERE t.\(quoted(key)) IS NULL OR \(differs)"
  }

  /// Whether a cell is what the table has: the same text, or the same as its column would store it. NULL and
  /// an empty text are both blank.
  private func same(_ place: Int) -> String {
    let old = "t.\(quoted(columns[place]))"
    return "(ifnull(CAST(\(old) AS TEXT), '') COLLATE BINARY = ifnull(i.c\(place), '') "
      + "OR \(old) COLLATE BINARY IS i.c\(place))"
  }

  /// Notes what rows hold that are about to be changed; run, time.
  var noteUpdates: String {
    let names = otherPlaces.map { ", " + quoted(oldName($0)) }.joined()
    let values = otherPlaces.map { ", t." + quoted(columns[$0]) }.joined()
    return "INSERT INTO \(mainJournal) (run, time, kind, key\(names)) "
      + "SELECT CAST(?1 AS INTEGER), ?2, 'update', t.\(quoted(key))\(values) FROM \(joined) "
      + "JOIN \(main) AS t ON t.\(quoted(key)) = i.c\(keyPlace) WHERE NOT w.isNew ORDER BY w.id"
  }

  /// The end of a condition by which only the first rows are changed.
  private static func limit(_ upToRow: Bool) -> String {
    upToRow ? " AND w.id <= CAST(?1 AS INTEGER)" : ""
  }

  /// The key of one of the rows.
  var keyOfRow: String {
    "SELECT c\(keyPlace) FROM \(Self.incoming) WHERE rowid = CAST(?1 AS INTEGER)"
  }

  /// Changes the cells that differ, of all rows or of those up to one.
  func update(upToRow: Bool) -> String {
    let changes = otherPlaces.map {
      "\(quoted(columns[$0])) = CASE WHEN \(same($0)) THEN t.\(quoted(columns[$0])) ELSE i.c\($0) END"
    }
    return "UPDATE \(main) AS t SET \(changes.joined(separator: ", ")) FROM \(joined) "
      + "WHERE t.\(quoted(key)) = i.c\(keyPlace) AND NOT w.isNew"
      + Self.limit(upToRow)
  }

  /// Adds the rows that are new, of all or of those up to one.
  func insertNew(upToRow: Bool) -> String {
    let names = columns.map(quoted).joined(separator: ", ")
    let values = columns.indices.map { "i.c\($0)" }.joined(separator: ", ")
    return "INSERT INTO \(main) (\(names)) SELECT \(values) FROM \(joined) "
      + "WHERE w.isNew\(Self.limit(upToRow)) ORDER BY w.id"
  }

  /// Notes which rows are new; run, time.
  func noteInserts(isStaged: Bool) -> String {
    "INSERT INTO \(mainJournal) (run, time, kind, key) "
      + (isStaged
        ? "SELECT CAST(?1 AS INTEGER), ?2, 'insert', i.c\(keyPlace) FROM \(joined) WHERE w.isNew ORDER BY w.id"
        : "SELECT CAST(?1 AS INTEGER), ?2, 'insert', \(quoted(key)) FROM \(main)")
  }

  // MARK: The journal

  /// What the journal calls a column; `run`, `time`, `kind` and `key` are its own.
  private func oldName(_ place: Int) -> String { "old_" + columns[place] }

  /// Makes the journal, or adds the columns that it lacks; values stay what they are, numbers or texts.
  func prepareJournal(in database: SQLiteConnection) throws(SQLiteError) -> RunFailure? {
    let names = ["run", "time", "kind", "key"]
    let wanted = names + otherPlaces.map(oldName)
    guard let schema = try SQLiteSchema(of: journal, in: database) else {
      let list = wanted.map(quoted).joined(separator: ", ")
      try database.run("CREATE TABLE \(mainJournal) (\(list))")
      return nil
    }
    let known = Set(schema.columns.map { $0.lowercased() })
    if schema.kind != .table || !names.allSatisfy(known.contains) {
      return RunFailure(
        .usage, "'\(journal)' is no journal of Fettle's, which table '\(table)' needs",
        help: "give it another name: ALTER TABLE \(quoted(journal)) RENAME TO …")
    }
    for name in wanted where !known.contains(name.lowercased()) {
      try database.run("ALTER TABLE \(mainJournal) ADD COLUMN \(quoted(name))")
    }
    return nil
  }

  /// The number of the next run in the journal.
  func nextRun(in database: SQLiteConnection) throws(SQLiteError) -> Int {
    let last = try database.texts("SELECT run FROM \(mainJournal) ORDER BY rowid DESC LIMIT 1")
    return (last.first.flatMap { Int($0[0]) } ?? 0) + 1
  }

  /// Terms joined as a tree of little depth: SQLite takes a thousand levels and two thousand columns.
  private static func balanced(_ terms: [String], _ word: String) -> String {
    if terms.count == 1 { return terms[0] }
    let middle = terms.count / 2
    let left = balanced(Array(terms[..<middle]), word)
    return "(\(left) \(word) \(balanced(Array(terms[middle...]), word)))"
  }
}
