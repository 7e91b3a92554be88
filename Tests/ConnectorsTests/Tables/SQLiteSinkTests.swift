import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct SQLiteSinkTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func save(
    _ rows: [[String]], table: String = "t", key: String = "id"
  ) throws -> RowCounts {
    let sink = try scratch.sink("t.db", table: table, key: key, rows[0])
    try write(TablePlace.records(rows), to: sink)
    try sink.finish()
    return try #require(sink.counts)
  }

  /// What a save fails with, and that it leaves the file as it was.
  private func refusal(
    _ rows: [[String]], table: String = "t", key: String = "id"
  ) throws -> RunFailure {
    let before = scratch.read("t.db")
    let failed = #expect(throws: RunFailure.self) { try save(rows, table: table, key: key) }
    #expect(scratch.read("t.db") == before)
    #expect(!scratch.names().contains { $0.hasSuffix("-journal") })
    return try #require(failed)
  }

  private func query(_ sql: String) throws -> [[String]] {
    try scratch.database("t.db").texts(sql)
  }

  @Test func `new rows are inserted, changed ones updated, the others left alone`() throws {
    #expect(try save([["id", "a"], ["1", "x"], ["2", "y"]]) == RowCounts(inserted: 2))
    let counts = try save([["id", "a"], ["2", "z"], ["1", "x"], ["3", "w"]])
    #expect(counts == RowCounts(inserted: 1, updated: 1, unchanged: 1))
    #expect(try query("SELECT * FROM t ORDER BY rowid") == [["1", "x"], ["2", "z"], ["3", "w"]])
  }

  @Test(
    arguments: [
      ("TEXT COLLATE NOCASE", "'AB'", ["ab", "AB"]), ("TEXT COLLATE NOCASE", "'x'", ["ab", "AB"]),
      ("TEXT COLLATE RTRIM", "'a'", ["a", "a  "]), ("TEXT COLLATE NOCASE", nil, ["ab", "AB"]),
      ("INTEGER", "1", ["1", "1.0"]), ("INTEGER", "7", ["1", "1.0"]), ("REAL", "1", ["1", "1e0"]),
    ] as [(String, String?, [String])])
  func `two keys that the table takes for one stand twice`(
    type: String, there: String?, keys: [String]
  ) throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id \(type) PRIMARY KEY, a)")
    if let there { try database.run("INSERT INTO t VALUES (\(there), 'x')") }
    let failed = try refusal([["id", "a"], [keys[0], "y"], [keys[1], "z"]])
    #expect(failed.message.hasPrefix("the key '\(keys[1])' of '"))
    #expect(failed.message.hasSuffix("stands twice in the table to be saved, again in row 2"))
    // One of them alone is the table's own row.
    if there == "'AB'" { #expect(try save([["id", "a"], ["ab", "y"]]) == RowCounts(updated: 1)) }
  }

  @Test(arguments: ["sqlite_master", "SQLite_t"])
  func `a table cannot have a name that SQLite keeps for itself`(table: String) throws {
    let failed = try refusal([["id"], ["1"]], table: table)
    #expect(failed.kind == .usage && failed.help == "name another table")
  }

  @Test func `an index for which more texts differ than for its column makes no key`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT COLLATE NOCASE, a)")
    try database.run("CREATE UNIQUE INDEX i ON t (id COLLATE BINARY)")
    #expect(try refusal([["id", "a"], ["1", "x"]]).message.contains("more than once"))
    try database.run("DROP INDEX i")
    try database.run("CREATE UNIQUE INDEX i ON t (id)")
    #expect(try save([["id", "a"], ["1", "x"]]) == RowCounts(inserted: 1))
  }

  @Test func `the journal has what updated rows held, the run and its kind`() throws {
    _ = try save([["id", "a", "b"], ["1", "x", ""], ["2", "y", "B"]])
    _ = try save([["id", "a"], ["2", "z"], ["3", "w"]])
    let found = try query("SELECT run, kind, key, old_a, old_b FROM t_journal ORDER BY rowid")
    #expect(
      found == [
        ["1", "insert", "1", "", ""], ["1", "insert", "2", "", ""], ["2", "update", "2", "y", ""],
        ["2", "insert", "3", "", ""],
      ])
    #expect(
      try query("SELECT count(*) FROM t_journal WHERE time GLOB '20??-??-??T??:??:??Z'") == [["4"]])
  }

  @Test func `a run in which nothing changes leaves the rows of the file as they are`() throws {
    _ = try save(TableContractTests.odd)
    let before = try query("SELECT * FROM t")
    let rows = TableContractTests.odd
    #expect(try save(rows) == RowCounts(unchanged: rows.count - 1))
    #expect(try query("SELECT * FROM t") == before)
    #expect(try query("SELECT max(run) FROM t_journal") == [["1"]])
  }

  @Test func `cells are the same where a column stores them alike, and keep their kind`() throws {
    let database = try scratch.database("t.db")
    try database.run(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, r REAL, x, e TEXT COLLATE NOCASE)")
    try database.run("INSERT INTO t VALUES (1, 42, 0.1, 7, 'Ann'), (2, 42, 0.5, x'41', '')")
    let header = ["id", "n", "r", "x", "e"]
    let same = [header, ["01", "042", "0.10", "7", "Ann"], ["2", "42", "5e-1", "A", ""]]
    #expect(try save(same) == RowCounts(unchanged: 2))
    #expect(try save([header, ["1", "42", "0.1", "7", "ANN"]]).updated == 1)
    #expect(
      try query("SELECT typeof(n), typeof(r), typeof(x), e FROM t WHERE id = 1")
        == [["integer", "real", "integer", "ANN"]])
    #expect(try query("SELECT typeof(old_n), old_e FROM t_journal") == [["integer", "Ann"]])
  }

  @Test func `a blank is NULL, and no change where an empty text or NULL stands`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT PRIMARY KEY, a)")
    try database.run("INSERT INTO t VALUES ('1', ''), ('2', NULL), ('3', 'x')")
    let counts = try save([["id", "a"], ["1", ""], ["2", ""], ["3", ""], ["4", ""]])
    #expect(counts == RowCounts(inserted: 1, updated: 1, unchanged: 2))
    #expect(try query("SELECT typeof(a) FROM t") == [["text"], ["null"], ["null"], ["null"]])
  }

  @Test(arguments: [false, true])
  func `a key that is blank or there twice is named, and nothing is written`(
    isFilled: Bool
  ) throws {
    if isFilled { _ = try save([["id", "a"], ["k9", "old"]]) }
    let blank = try refusal([["id", "a"], ["k1", "x"], [" ", "y"]])
    #expect(blank.message.contains("the key 'id'") && blank.message.contains("row 2"))
    let twice = try refusal([["id", "a"], ["k1", "x"], ["k2", "y"], ["k1", "z"]])
    #expect(twice.message.contains("'k1'") && twice.message.contains("row 3"))
    #expect(twice.kind == .output && blank.kind == .output)
  }

  @Test func `columns that the table lacks are listed, all of them`() throws {
    _ = try save([["id", "a"], ["1", "x"]])
    let failed = try refusal([["id", "b", "a", "c d"], ["1", "x", "y", "z"]])
    #expect(failed.kind == .usage)
    #expect(failed.message.hasSuffix("lacks the columns 'b', 'c d'"))
    #expect(failed.help?.contains("ALTER TABLE \"t\" ADD COLUMN \"b\" TEXT") == true)
  }

  @Test func `a column that is not saved keeps its values`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT PRIMARY KEY, a, other DEFAULT 'd')")
    try database.run("INSERT INTO t VALUES ('1', 'x', 'kept')")
    _ = try save([["id", "a"], ["1", "y"], ["2", "z"]])
    #expect(try query("SELECT other FROM t") == [["kept"], ["d"]])
  }

  @Test func `what is no fit target is refused before anything is written`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT, a)")
    try database.run("CREATE VIEW v AS SELECT * FROM t")
    try database.run("CREATE TABLE n (id TEXT PRIMARY KEY, a NOT NULL)")
    try database.run("CREATE TABLE j (id TEXT PRIMARY KEY); ")
    try database.run("CREATE TABLE j_journal (mine)")
    database.close()
    let rows = [["id", "a"], ["1", ""]]
    #expect(
      try refusal(rows).help?.contains("CREATE UNIQUE INDEX \"t_id\" ON \"t\" (\"id\")") == true)
    #expect(try refusal(rows, table: "v").message.contains("is a view"))
    #expect(try refusal(rows, table: "n").message.contains("NOT NULL constraint failed: n.a"))
    #expect(try refusal(rows, key: "b").message.contains("no column 'b'"))
    #expect(try refusal([["id"], ["1"]], table: "j").message.contains("no journal of Fettle's"))
  }

  @Test(arguments: ["a = 'BOOM'", "id = '3'", "a = 'y'"])
  func `a trigger that refuses a row is told with the row and its key`(refused: String) throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT PRIMARY KEY, a)")
    try database.run("INSERT INTO t VALUES ('1', 'x'), ('2', 'x'), ('5', 'x')")
    for event in ["UPDATE", "INSERT"] {
      try database.run(
        "CREATE TRIGGER on_\(event) BEFORE \(event) ON t WHEN NEW.\(refused) "
          + "BEGIN SELECT RAISE(ABORT, 'no such thing'); END")
    }
    database.close()
    let failure = try refusal([
      ["id", "a"], ["1", "x"], ["5", "BOOM"], ["2", "BOOM"], ["3", "z"], ["4", "y"],
    ])
    let row = [("BOOM", 2, "5"), ("3", 4, "3"), ("y", 5, "4")].first { refused.contains($0.0) }!
    #expect(
      failure.message.hasSuffix("does not take row \(row.1), key '\(row.2)': no such thing"),
      "\(failure)")
    #expect(try query("SELECT a FROM t ORDER BY id") == [["x"], ["x"], ["x"]])
  }

  @Test func `a key that is no number, where that numbers the rows, is told with its row`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, a)")
    database.close()
    let failure = try refusal([["id", "a"], ["1", "y"], ["x7", "z"]])
    #expect(failure.message.hasSuffix("does not take row 2, key 'x7': datatype mismatch"))
    #expect(try query("SELECT count(*) FROM t") == [["0"]])
  }

  @Test func `a trigger that ends the transaction is told without a row`() throws {
    let database = try scratch.database("t.db")
    try database.run("CREATE TABLE t (id TEXT PRIMARY KEY, a)")
    try database.run("INSERT INTO t VALUES ('1', 'x')")
    try database.run(
      "CREATE TRIGGER ends BEFORE UPDATE ON t BEGIN SELECT RAISE(ROLLBACK, 'all over'); END")
    database.close()
    #expect(try refusal([["id", "a"], ["1", "y"]]).message.contains("all over"))
    #expect(try query("SELECT a FROM t") == [["x"]])
  }

  @Test func `a locked, a read-only and a foreign file are exit 4`() throws {
    _ = try save([["id", "a"], ["1", "x"]])
    let holder = try scratch.database("t.db")
    try holder.run("BEGIN IMMEDIATE")
    let locked = #expect(throws: RunFailure.self) { try save([["id", "a"], ["1", "y"]]) }
    #expect(locked?.message.hasSuffix("another program has it locked") == true)
    try holder.run("ROLLBACK")
    #expect(try query("SELECT a FROM t") == [["x"]])
    try scratch.write(Array("a,b\n".utf8), to: "t.db")
    let foreign = try refusal([["id", "a"], ["1", "y"]])
    #expect(foreign.message.hasSuffix("it is no SQLite database"))
    #expect(locked?.kind == .output && foreign.kind == .output)
  }

  @Test func `several tables of one database are one transaction`() throws {
    let databases = SQLiteDatabases(memoryByteCount: 64 << 20)
    let sinks = try ["t", "u"].map {
      try scratch.sink("t.db", table: $0, key: "id", ["id", "a"], in: databases)
    }
    for sink in sinks { try write(TablePlace.records([["id", "a"], ["1", "x"]]), to: sink) }
    try TransactionalSinks(sinks).finish()
    #expect(try query("SELECT t.a, u.a FROM t, u") == [["x", "x"]])

    let again = SQLiteDatabases(memoryByteCount: 64 << 20)
    let more = try ["t", "u"].map {
      try scratch.sink("t.db", table: $0, key: "id", ["id", "a"], in: again)
    }
    try write(TablePlace.records([["id", "a"], ["2", "x"]]), to: more[0])
    try write(TablePlace.records([["id", "a"], ["2", "x"], ["2", "y"]]), to: more[1])
    #expect(throws: RunFailure.self) { try TransactionalSinks(more).finish() }
    #expect(try query("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM u)") == [["1", "1"]])
  }

  @Test func `a database that is made has its table, its journal, and nothing beside it`() throws {
    _ = try save([["id", "a"], ["1", "x"]])
    #expect(scratch.names() == ["t.db"])
    #expect(try query("PRAGMA integrity_check") == [["ok"]])
    #expect(try query("SELECT name FROM pragma_table_info('t') WHERE pk = 1") == [["id"]])
  }

  @Test func `a table of many columns is merged`() throws {
    let header = ["id"] + (1..<1500).map { "c\($0)" }
    let row = (0..<1500).map(String.init)
    _ = try save([header, row])
    var other = row
    other[1499] = "changed"
    #expect(try save([header, other]) == RowCounts(updated: 1))
    #expect(try query("SELECT c1499 FROM t") == [["changed"]])
  }
}
