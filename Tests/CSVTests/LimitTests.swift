import Columns
import Testing

@testable import CSV

@Suite("Problems are found and named")
struct LimitTests {
  func problem(
    _ text: String, columnCount: Int? = nil, isLast: Bool = true, limits: Limits = Limits()
  ) -> CSVProblem? {
    let block = block(Array(text))
    var index = RecordIndex()
    do throws(CSVProblem) {
      try index.scan(
        block, isLast: isLast, dialect: Dialect(), columnCount: columnCount, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test("an unterminated quote, at the line where it opened")
  func unterminated() throws {
    let found = try #require(problem("a,b\n1,\"2\n\n3,4\n5,6\n"))
    #expect(found.kind == .unterminatedQuote)
    #expect(found.place == CSVPlace(line: 2, column: 3, record: 2, byteOffset: 6))
    #expect(found.message == "the input ends inside quotes that opened here")
    let moved = found.moved(lines: 10, records: 5, bytes: 100)
    #expect(moved.place == CSVPlace(line: 12, column: 3, record: 7, byteOffset: 106))
    #expect(problem("a,b\n1,\"2\n", isLast: false) == nil)
  }

  @Test("a field over its limit, quoted and not, whole and open", arguments: [true, false])
  func longField(isLast: Bool) throws {
    let limits = Limits(fieldByteCount: 8)
    #expect(problem("a,12345678\nb,c\n", isLast: isLast, limits: limits) == nil)
    let plain = try #require(problem("a,b\nc,123456789\nx,y\n", isLast: isLast, limits: limits))
    #expect(plain.kind == .fieldTooLong(limit: 8, isQuoted: false))
    #expect(plain.place == CSVPlace(line: 2, column: 3, record: 2, byteOffset: 6))
    let open = try #require(problem("a,b\nc,\"2\n3,4\n5,6\n", isLast: false, limits: limits))
    #expect(open.kind == .fieldTooLong(limit: 8, isQuoted: true))
    #expect(open.place.line == 2)
    #expect(open.help == "look for a quote that is not closed at this place")
    let last = try #require(problem("a,123456789", isLast: isLast, limits: limits))
    #expect(last.kind == .fieldTooLong(limit: 8, isQuoted: false))
  }

  @Test("a record over its limit, whole and open", arguments: [true, false])
  func longRecord(isLast: Bool) throws {
    let limits = Limits(recordByteCount: 10)
    #expect(problem("1,2,3,4,5\n1,2,3,4,5\n", isLast: isLast, limits: limits) == nil)
    let whole = try #require(problem("a,b\n1,2,3,4,56\nc", isLast: isLast, limits: limits))
    #expect(whole.kind == .recordTooLong(limit: 10))
    #expect(whole.place == CSVPlace(line: 2, column: 1, record: 2, byteOffset: 4))
    #expect(whole.message == "a record that starts here is longer than 10 bytes")
    let open = try #require(problem("a,b\n1,2,3,4,5,6,7", isLast: isLast, limits: limits))
    #expect(open.place.line == 2)
  }

  @Test("blank lines without end")
  func blankLines() throws {
    let text = "a,b\n" + String(repeating: "\n", count: 40)
    let found = try #require(problem(text, isLast: false, limits: Limits(recordByteCount: 20)))
    #expect(found.kind == .recordTooLong(limit: 20))
  }

  @Test("too many columns, in the first record and in a later one")
  func manyColumns() throws {
    let limits = Limits(columnCount: 3)
    let first = try #require(problem("1,2,3,4\n5,6,7,8\n", limits: limits))
    #expect(first.kind == .tooManyColumns(found: 4, limit: 3))
    #expect(first.place == CSVPlace(line: 1, column: 7, record: 1, byteOffset: 6))
    let later = try #require(problem("1,2,3\n1,2,3\n5,6,7,8\n", columnCount: 3, limits: limits))
    #expect(later.place.line == 3)
  }

  @Test("the stated limits")
  func stated() {
    #expect(
      Limits()
        == Limits(fieldByteCount: 16_777_216, recordByteCount: 67_108_864, columnCount: 65_536))
    let place = CSVPlace(line: 7, column: 1, record: 6, byteOffset: 99)
    let long = CSVProblem(.fieldTooLong(limit: 16 << 20, isQuoted: false), at: place)
    #expect(long.message == "a field that starts here is longer than 16 MiB")
    let ragged = CSVProblem(.raggedRecord(found: 1, expected: 3), at: place)
    #expect(ragged.message == "a record has 1 field, the header has 3")
    let byte = CSVProblem(.invalidByte(0xE9, encoding: "utf-8"), at: place)
    #expect(byte.message == "no character of utf-8 starts with this byte: 0xE9")
    let close = CSVProblem(.closeDelimiters(0x2C, 0x09), at: place)
    #expect(close.message == "the delimiter may be a comma or a tab")
    #expect(
      close.help
        == "say which in the load line, delimiter ',' or delimiter 'tab', or type --delimiter")
  }
}
