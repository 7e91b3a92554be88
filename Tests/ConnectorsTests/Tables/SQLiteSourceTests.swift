import Columns
import Diagnostics
import Engine
import Testing

@testable import Connectors

@Suite struct SQLiteSourceTests {
  private func rows(
    _ sql: String, table: String = "t", onInvalid: InvalidBytes = .error
  ) throws -> [[String]] {
    let scratch = try Scratch()
    let database = try scratch.database("t.db")
    for statement in sql.split(separator: ";") { try database.run(String(statement)) }
    database.close()
    let source = RowsSource(
      try SQLiteTableSource(
        SQLiteLocation(path: scratch.file("t.db"), table: table), onInvalid: onInvalid))
    return try TablePlace.rows(of: source)
  }

  private func failure(
    table: String?, _ make: (Scratch) throws -> Void
  ) throws -> RunFailure? {
    let scratch = try Scratch()
    try make(scratch)
    return thrown { () throws(RunFailure) in
      let source = RowsSource(
        try SQLiteTableSource(
          SQLiteLocation(path: scratch.file("t.db"), table: table), onInvalid: .error))
      let block = ByteBlock(capacity: 1 << 16)
      while try source.read(into: block) > 0 { block.count = 0 }
    }
  }

  @Test func `values are texts as SQLite writes them, NULL is blank`() throws {
    let found = try rows(
      """
      CREATE TABLE t (a, b, c, d, e);
      INSERT INTO t VALUES (9223372036854775807, 0.1, NULL, 'x', x'4142');
      INSERT INTO t VALUES (-1, 1e100, '', 3.0, x'')
      """)
    #expect(found[1] == ["9223372036854775807", "0.1", "", "x", "AB"])
    #expect(found[2] == ["-1", "1.0e+100", "", "3.0", ""])
  }

  @Test(arguments: [
    ("CREATE TABLE t (k TEXT PRIMARY KEY, v)", ["c", "a", "b"]),
    ("CREATE TABLE t (k TEXT PRIMARY KEY, v) WITHOUT ROWID", ["a", "b", "c"]),
    ("CREATE TABLE t (k TEXT, rowid TEXT, v); CREATE INDEX i ON t (k)", ["c", "a", "b"]),
  ])
  func `rows come in the order of their numbers, else of the primary key`(
    table: String, keys: [String]
  ) throws {
    let inserts = ["c", "a", "b"].map { "INSERT INTO t (k, v) VALUES ('\($0)', 1)" }
    let found = try rows(([table] + inserts).joined(separator: ";"))
    #expect(found.dropFirst().map { $0[0] } == keys)
  }

  @Test func `views are read, names are found in any case, odd names are quoted`() throws {
    let sql = """
      CREATE TABLE "a ""b" ("x y", z); INSERT INTO "a ""b" VALUES (1, 2);
      CREATE VIEW Seen AS SELECT z + 1 AS one FROM "a ""b"
      """
    #expect(try rows(sql, table: "seen") == [["one"], ["3"]])
    #expect(try rows(sql, table: "A \"B") == [["x y", "z"], ["1", "2"]])
  }

  @Test func `bytes that are no UTF-8 are an error with table, column and rowid`() throws {
    let sql =
      "CREATE TABLE t (a, photo); INSERT INTO t (rowid, a, photo) VALUES (7, 'x', x'41FF42')"
    let failed = #expect(throws: RunFailure.self) { try rows(sql) }
    #expect(failed?.message.contains("column 'photo' of table 't'") == true)
    #expect(failed?.message.contains("rowid 7") == true)
    #expect(try rows(sql, onInvalid: .replace)[1] == ["x", "A\u{FFFD}B"])
    #expect(failed?.kind == .input)
  }

  @Test func `what is no table of a database is exit 3 and says what it is`() throws {
    let missing = try failure(table: "t") { _ in }
    #expect(missing?.message.hasSuffix("there is no such file") == true)
    let text = try failure(table: "t") { try $0.write(Array("a,b\n1,2\n".utf8), to: "t.db") }
    #expect(text?.message.hasSuffix("it is no SQLite database") == true)
    let folder = try failure(table: "t") { _ = shell("mkdir '\($0.file("t.db"))'") }
    #expect(folder?.message.hasSuffix("it is a folder") == true)
    let misspelt = try failure(table: "custmer") {
      try $0.database("t.db").run("CREATE TABLE customer (a)")
    }
    #expect(misspelt?.help == "did you mean 'customer'?")
    for each in [missing, text, folder, misspelt] { #expect(each?.kind == .input) }
  }

  @Test func `a database without a word on the table is a usage error`() throws {
    let found = try failure(table: nil) { try $0.database("t.db").run("CREATE TABLE c (a)") }
    #expect(found?.kind == .usage)
    #expect(found?.help?.hasSuffix("t.db?table=c'") == true)
  }

  @Test func `a newer format, a locked and a damaged database say so`() throws {
    func make(_ scratch: Scratch) throws -> [UInt8] {
      let database = try scratch.database("t.db")
      try database.run("CREATE TABLE t (a)")
      try database.run("BEGIN")
      for _ in 0..<500 { try database.run("INSERT INTO t VALUES ('some text that fills pages')") }
      try database.run("COMMIT")
      database.close()
      return scratch.read("t.db")!
    }
    let newer = try failure(table: "t") { scratch in
      var bytes = try make(scratch)
      bytes[19] = 3
      try scratch.write(bytes, to: "t.db")
    }
    #expect(newer?.message.contains("newer than 3.") == true)
    let damaged = try failure(table: "t") { scratch in
      var bytes = try make(scratch)
      for index in 4096..<bytes.count { bytes[index] = 0x55 }
      try scratch.write(bytes, to: "t.db")
    }
    #expect(damaged?.message.contains("the database is damaged") == true, "\(damaged as Any)")
    var holder: SQLiteConnection?
    let locked = try failure(table: "t") { scratch in
      _ = try make(scratch)
      holder = try scratch.database("t.db")
      try holder?.run("BEGIN EXCLUSIVE")
    }
    #expect(locked?.message.hasSuffix("another program has it locked") == true)
    #expect(holder != nil)
  }

  @Test func `a reader sees one state, whatever is written meanwhile, and lets go at the end`()
    throws
  {
    let scratch = try Scratch()
    let database = try scratch.database("t.db")
    try database.run("PRAGMA journal_mode = WAL")
    try database.run("CREATE TABLE t (a)")
    let insert =
      "INSERT INTO t SELECT value FROM json_each('[' || rtrim(replace(hex(zeroblob(9999)), '00', '1,'), ',') || ']')"
    try database.run(insert)
    let source = RowsSource(
      try SQLiteTableSource(
        SQLiteLocation(path: scratch.file("t.db"), table: "t"), onInvalid: .error))
    // The header, and then the first rows.
    for _ in 0..<2 { #expect(try source.read(into: ByteBlock(capacity: 10)) > 0) }
    try database.run("DELETE FROM t")
    let bytes = try readAll(source)
    #expect(bytes.count(where: { $0 == 0x0A }) == 9999 - 5)
    try database.run("BEGIN EXCLUSIVE")
  }

  @Test(arguments: [
    ("sqlite:a.db?table=t", "a.db", "t"), ("sqlite:a?table=b?table=c d", "a?table=b", "c d"),
    ("sqlite:/x/y.db", "/x/y.db", nil), ("sqlite:a?x=1", "a?x=1", nil),
    ("sqlite:a?table=", "a", ""),
  ])
  func `a location is a file and what stands behind the last ?table=`(
    text: String, path: String, table: String?
  ) {
    #expect(SQLiteLocation(text) == SQLiteLocation(path: path, table: table))
    #expect(SQLiteLocation(text)?.text == text)
  }
}
