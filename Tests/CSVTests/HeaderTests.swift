import Columns
import Testing

@testable import CSV

@Suite("The start of a file")
struct HeaderTests {
  func read(
    _ text: String, _ dialect: Dialect = Dialect(), isLast: Bool = true
  ) throws(CSVProblem) -> Header? {
    try Header.read(block(Array(text)), isLast: isLast, dialect: dialect)
  }

  @Test("gives trimmed names, and calls a blank one by its number")
  func names() throws {
    let header = try #require(
      try read(" id ,\"first \"\"n\"\" \",, \u{A0}\u{3000}é\t\r\n1,2,3,4\n"))
    #expect(header.names == ["id", "first \"n\"", "column 3", "é"])
    #expect(header.dataStart == 32 && header.lineCount == 1 && header.preamble == 0..<0)
    #expect(header.index.recordCount == 1)
  }

  @Test("keeps byte order mark, skipped lines and blank lines as raw bytes")
  func preamble() throws {
    let text = "\u{FEFF}Export, \"of today\r\n\r\n\r\n\nid,name\n\n1,a\n"
    let header = try #require(try read(text, Dialect(skippedLineCount: 1)))
    #expect(header.names == ["id", "name"])
    #expect(header.preamble == 0..<27)
    #expect(header.dataStart == 36 && header.lineCount == 6)
  }

  @Test("skips no more lines than there are, however many are to be skipped")
  func skippedAll() throws {
    #expect(throws: CSVProblem.self) { try read("id\n1\n", Dialect(skippedLineCount: .max)) }
    let header = try read("id\n1\n", Dialect(skippedLineCount: .max), isLast: false)
    #expect(header == nil)
  }

  @Test("is read again with more bytes where the block ends too early")
  func early() throws {
    let text = "x\r\n\r\nid,\"na\nme\"\r\n\r\n1,2\n"
    for count in 0..<text.utf8.count {
      let header = try read(String(text.prefix(count)), Dialect(skippedLineCount: 1), isLast: false)
      #expect(header == nil || header!.dataStart == 19)
    }
    #expect(try read(text, Dialect(skippedLineCount: 1), isLast: false) != nil)
  }

  @Test("that names two columns alike is an error that says how to name them")
  func duplicates() throws {
    let found = try #require(throws: CSVProblem.self) {
      try read("\nid,email,name,email , id\n1,2\n")
    }
    #expect(found.message == "columns 2 and 4 are both called 'email'")
    #expect(
      found.help
        == "name the columns yourself: load input, skip 2, "
        + "header 'id', 'email', 'name', 'email 2', 'id 2'")
    #expect(found.place == CSVPlace(line: 2, column: 15, record: 0, byteOffset: 15))
    #expect(Header.distinct(["a", "a", "a 2", "a"]) == ["a", "a 3", "a 2", "a 4"])
    // Each name's numbers are tried once: 65,536 columns of one name take no hours.
    let many = Header.distinct(Array(repeating: "a", count: 65_536))
    #expect(Set(many).count == 65_536 && many.last == "a 65536")
  }

  @Test("without a header row numbers the columns, or takes the names given")
  func noHeaderRow() throws {
    let none = try #require(try read("\n\n1,2\n3,4\n", Dialect(header: .none)))
    #expect(none.names == ["column 1", "column 2"] && none.dataStart == 2)
    #expect(none.index.recordCount == 0)
    let given = try #require(try read("1,2\n", Dialect(header: .names(["a", "b"]))))
    #expect(given.names == ["a", "b"] && given.dataStart == 0)
    let one = try #require(try read("\n\nx\n", Dialect(header: .none)))
    #expect(one.names == ["column 1"] && one.dataStart == 0)
  }

  @Test(
    "that is a header alone, with a line end or without", arguments: [("a,b", 3), ("a,b\n", 4)])
  func alone(text: String, dataStart: Int) throws {
    let header = try #require(try read(text))
    #expect(header.columnCount == 2 && header.dataStart == dataStart)
    #expect(try read(text, Dialect(header: .none))?.columnCount == 2)
  }

  @Test(
    "without any text is an error, unless no header is wanted",
    arguments: [("", 0), ("\u{FEFF}", 0), ("\n\r\n", 1)])
  func empty(text: String, columnCount: Int) throws {
    let found = try #require(throws: CSVProblem.self) { try read(text) }
    #expect(found.kind == .noHeader)
    #expect(try read(text, isLast: false) == nil)
    #expect(try read(text, Dialect(header: .none))?.columnCount == columnCount)
    #expect(try read(text, Dialect(header: .names(["a"])))?.columnCount == 1)
  }

  @Test("with an unterminated quote is an error with its line in the file")
  func unterminated() throws {
    let found = try #require(throws: CSVProblem.self) {
      try read("x\n\nid,\"name\n1,2\n", Dialect(skippedLineCount: 1))
    }
    #expect(found.place.line == 3 && found.place.byteOffset == 6 && found.place.record == 0)
  }
}
