import Columns
import Testing

@testable import CSV

/// Cells over bytes that live as long as the process.
struct Cells {
  let cells: [Cell]

  init(_ texts: [String]) {
    let owner = block(texts.flatMap { Array($0.utf8) })
    unsafe _ = Unmanaged.passRetained(owner)
    var at = 0
    var cells: [Cell] = []
    for text in texts {
      cells.append(owner.cell(at..<at + text.utf8.count))
      at += text.utf8.count
    }
    self.cells = cells
  }
}

@Suite("The writer")
struct WriterTests {
  func write(
    _ text: String, rows: [Int32]? = nil, columnCount: Int? = nil, dialect: Dialect = Dialect(),
    first: Int = 0, _ layout: (RecordIndex) -> [OutputColumn]
  ) throws -> (text: String, result: WriteResult) {
    let block = block(Array(text))
    var index = RecordIndex()
    try index.scan(block, isLast: true, dialect: dialect, columnCount: columnCount)
    var output = OutputBuffer(capacity: 1)
    let selection = rows.map { Selection(rows: $0) } ?? Selection(all: index.recordCount - first)
    let result = BatchWriter(dialect).write(
      selection, firstRecord: first, of: block, index, layout: layout(index), to: &output)
    return (String(decoding: output.bytes.copy, as: UTF8.self), result)
  }

  func changed(_ rows: [Int], of count: Int) -> Bitmap {
    var bitmap = Bitmap(count: count)
    for row in rows { bitmap.insert(row) }
    return bitmap
  }

  @Test(
    "quotes a cell only where it must",
    arguments: [
      ("plain", "plain"), ("", ""), (" blank ", " blank "), ("a,b", "\"a,b\""),
      ("say \"hi\"", "\"say \"\"hi\"\"\""), ("\"", "\"\"\"\""), ("l\nm", "\"l\nm\""),
      ("l\rm", "\"l\rm\""), ("\u{FEFF}x", "\u{FEFF}x"), ("semi;colon", "semi;colon"),
      (
        "a text of more than sixteen bytes, with a comma",
        "\"a text of more than sixteen bytes, with a comma\""
      ),
      (
        "a text of more than sixteen bytes with none", "a text of more than sixteen bytes with none"
      ),
    ])
  func quoting(text: String, field: String) {
    let made = Cells([text])
    var output = OutputBuffer()
    let isWritten = output.appendField(made.cells[0], FieldStyle(Dialect()))
    let written = String(decoding: output.bytes.copy, as: UTF8.self)
    #expect(isWritten && written == field)
  }

  @Test("sees a special byte at every place of every length up to 70")
  func everyPlace() {
    let style = FieldStyle(Dialect(delimiter: UInt8(ascii: "x")))
    for length in 0...70 {
      let plain = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      #expect(!mustQuote(plain, style))
      for at in 0..<length {
        for special in Array("x\"\r\n") {
          var bytes = plain
          bytes[at] = special
          #expect(mustQuote(bytes, style), "\(special) at \(at) of \(length)")
        }
      }
    }
  }

  private func mustQuote(_ bytes: [UInt8], _ style: FieldStyle) -> Bool {
    let block = block(bytes)
    return withExtendedLifetime(block) { style.mustQuote(block.cell(0..<bytes.count)) }
  }

  @Test("writes the changed cells and leaves the other bytes, quotes and line ends as they came")
  func changedCells() throws {
    let made = Cells(["A", "B,B", "C", "D"])
    let text = "a,\"1\",x\r\nb,2,\"x\"\n\"c\",3,\n\nd,4,\"q\"\"q\""
    let output = try write(text) { _ in
      [
        .made(cells: made.cells, changed: changed([1, 3], of: 4), source: 0), .source(1),
        .source(2),
      ]
    }
    #expect(output.text == "a,\"1\",x\r\n\"B,B\",2,\"x\"\n\"c\",3,\n\nD,4,\"q\"\"q\"\n")
    #expect(output.result.rowCount == 4)
    #expect(output.result.lastTerminatorByteCount == 1)
  }

  @Test("drops rows with their line ends, and tells the length of the last line end")
  func droppedRows() throws {
    let text = "a,1\r\n\r\nb,2\nc,3\r\nd,4"
    let layout: (RecordIndex) -> [OutputColumn] = { _ in [.source(0), .source(1)] }
    #expect(try write(text, rows: [0, 2], layout).text == "a,1\r\n\r\nc,3\r\n")
    #expect(try write(text, rows: [1], layout).text == "\r\nb,2\n")
    let first = try write(text, rows: [0], layout)
    #expect(first.result.lastTerminatorByteCount == 4)
    let last = try write(text, rows: [3], dialect: Dialect(terminator: .crlf), layout)
    #expect(last.text == "\r\nd,4\r\n" && last.result.lastTerminatorByteCount == 2)
    #expect(try write("a,1\nb,2\n", rows: [], layout).result == WriteResult())
    let none = try write(text, rows: [], layout)
    #expect(none.text == "\r\n" && none.result == WriteResult(lastTerminatorByteCount: 2))
    #expect(try write(text, rows: [0, 1], first: 2, layout).text == "c,3\r\nd,4\n")
  }

  @Test(
    "keeps the empty lines behind rows that leave, whatever the line ends",
    arguments: [
      ("a,1\n\nb,2\n\n\nc,3\n", [0], "a,1\n\n\n\n"),
      ("a,1\n\nb,2\n\n\nc,3\n", [1], "\nb,2\n\n\n"),
      ("a,1\n\nb,2\n\n\nc,3\n", [2], "\n\n\nc,3\n"),
      ("a,1\n\nb,2\n\n\nc,3\n", [0, 2], "a,1\n\n\n\nc,3\n"),
      ("a,1\r\n\r\nb,2\r\n\nc,3", [2], "\r\n\nc,3\n"),
      ("a,1\r\rb,2\r\r\rc,3\r", [0, 2], "a,1\r\r\r\rc,3\r"),
      ("a,1\n\nb,2,3\n\nc\n\nd,4\n", [0, 3], "a,1\n\n\n\nd,4\n"),
      ("a,1\n\nb,2\n\n", [0], "a,1\n\n\n"),
    ])
  func emptyLinesStay(text: String, rows: [Int32], wanted: String) throws {
    let copied = try write(text, rows: rows, columnCount: 2) { _ in [.source(0), .source(1)] }
    #expect(copied.text == wanted)
    let swapped = try write(text, rows: rows, columnCount: 2) { _ in [.source(1), .source(0)] }
    #expect(swapped.text.filter { $0.isNewline } == wanted.filter { $0.isNewline })
  }

  @Test("puts columns in another order, leaves some out and adds new ones")
  func otherLayout() throws {
    let made = Cells(["new", "n,2"])
    let output = try write("a,\"1\",x\r\nb,2,\"y\"\n") { _ in
      [
        .source(2), .made(cells: made.cells, changed: nil, source: nil), .source(0), .source(1),
      ]
    }
    #expect(output.text == "x,new,a,\"1\"\r\n\"y\",\"n,2\",b,2\n")
    let shorter = try write("a,\"1\",x\r\nb,2,\"y\"\n") { _ in [.source(0), .source(1)] }
    #expect(shorter.text == "a,\"1\"\r\nb,2\n")
  }

  @Test("quotes a blank cell that is alone on its row, so that the row is no empty line")
  func blankAlone() throws {
    #expect(try write("a,1\n,2\n") { _ in [.source(0)] }.text == "a\n\"\"\n")
    let made = Cells(["", "b"])
    let one = try write("a\nb\n", columnCount: 1) { _ in
      [.made(cells: made.cells, changed: changed([0], of: 2), source: 0)]
    }
    #expect(one.text == "\"\"\nb\n")
    #expect(try write("a\n\nb\n", columnCount: 1) { _ in [.source(0)] }.text == "a\n\nb\n")
  }

  @Test("quotes a first field that starts with a byte order mark")
  func markInCell() throws {
    let made = Cells(["\u{FEFF}a"])
    let output = try write("a,b\n") { _ in
      [.made(cells: made.cells, changed: nil, source: 0), .source(1)]
    }
    #expect(output.text == "\"\u{FEFF}a\",b\n")
  }

  @Test("tells of a cell that would need the quote that the dialect does not have")
  func noQuote() throws {
    let made = Cells(["x", "y,z"])
    let output = try write("a,b\nc,d\n", dialect: Dialect(quote: nil)) { _ in
      [.source(0), .made(cells: made.cells, changed: nil, source: 1)]
    }
    #expect(output.result.unquotable == UnquotableCell(row: 1, column: 1))
    #expect(output.text == "a,x\nc,y,z\n")
  }

  @Test("fills up short records and keeps what long ones have too much")
  func ragged() throws {
    let made = Cells(["A", "B", "C"])
    let text = "a,1,x\nb\n\nc,3,z,w\n"
    let plain = try write(text, columnCount: 3) { _ in [.source(0), .source(1), .source(2)] }
    #expect(plain.text == "a,1,x\nb,,\n\nc,3,z,w\n")
    let patched = try write(text, columnCount: 3) { _ in
      [
        .source(0), .source(1),
        .made(cells: made.cells, changed: changed([1, 2], of: 3), source: 2),
      ]
    }
    #expect(patched.text == "a,1,x\nb,,B\n\nc,3,C,w\n")
    let turned = try write(text, columnCount: 3) { _ in [.source(2), .source(0), .source(1)] }
    #expect(turned.text == "x,a,1\n,b,\n\nz,c,3\n")
  }

  @Test("writes what a plain writer writes, for random tables, selections and layouts")
  func plainWriter() throws {
    let seed: UInt64 = 1729
    var random = SeededRandom(seed)
    let texts = ["", "x", "a,b", "q\"q", "l\nm", "longer than what was there before"]
    for round in 0..<1500 {
      let columnCount = Int.random(in: 2...5, using: &random)
      let bytes = random.tidyTable(columnCount: columnCount)
      let block = block(bytes)
      var index = RecordIndex()
      guard
        (try? index.scan(block, isLast: true, dialect: Dialect(), columnCount: columnCount)) != nil,
        index.isUniform, index.recordCount > 0
      else { continue }
      let rows = (0..<Int32(index.recordCount)).filter { _ in random.next() % 4 != 0 }
      let made = Cells((0..<index.recordCount).map { _ in texts.randomElement(using: &random)! })
      let isChanged = changed(
        (0..<index.recordCount).filter { _ in random.next() % 2 == 0 }, of: index.recordCount)
      var order = Array(0..<columnCount)
      if round % 2 == 0 { order.shuffle(using: &random) }
      let madeColumn = Int.random(in: 0..<columnCount, using: &random)
      let layout: [OutputColumn] = order.map {
        $0 == madeColumn
          ? .made(cells: made.cells, changed: isChanged, source: $0) : .source($0)
      }
      var output = OutputBuffer()
      _ = BatchWriter(Dialect()).write(
        Selection(rows: rows), of: block, index, layout: layout, to: &output)
      var reread = RecordIndex()
      let written = self.block(output)
      try reread.scan(written, isLast: true, dialect: Dialect(), columnCount: columnCount)
      let source = index.table(block)
      let expected = rows.map { row in
        order.map { column in
          column == madeColumn && isChanged[Int(row)]
            ? made.cells[Int(row)].array : source[Int(row)][column]
        }
      }
      #expect(reread.table(written) == expected, "seed \(seed), round \(round): \(bytes.shown)")
    }
  }

  private func block(_ output: borrowing OutputBuffer) -> ByteBlock {
    CSVTests.block(output.bytes.copy)
  }

  private func block(_ bytes: [UInt8]) -> ByteBlock {
    CSVTests.block(bytes)
  }
}

extension Span where Element == UInt8 {
  /// The bytes as an array.
  var copy: [UInt8] {
    var bytes: [UInt8] = []
    for offset in 0..<count { bytes.append(self[offset]) }
    return bytes
  }
}
