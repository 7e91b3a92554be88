import Columns
import Testing

@testable import CSV

@Suite("The exact scan reads")
struct ExactScanTests {
  @Test(
    "what RFC 4180 leaves open, one way",
    arguments: [
      ("12\" monitor,b\n", [["12\" monitor", "b"]]),
      ("a,say \"hello\" world\n", [["a", "say \"hello\" world"]]),
      ("\"abc\"def,b\n", [["abcdef", "b"]]),
      ("\"abc\"d\"e\"\"f,b\n", [["abcd\"e\"\"f", "b"]]),
      ("\"a\"\"b\",c\n", [["a\"b", "c"]]),
      ("a, \"b\"\n", [["a", " \"b\""]]),
      ("a,b\rc,d\r\ne,f\ng,h", [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]),
      ("a,\"x\r\ny\rz\n\"\n", [["a", "x\r\ny\rz\n"]]),
      ("a,\0\n\0,b\n", [["a", "\0"], ["\0", "b"]]),
      ("a,b\n\n\r\n\rc,d\n\n", [["a", "b"], ["c", "d"]]),
      ("a,b\n\"\"\nc,d\n", [["a", "b"], [""], ["c", "d"]]),
      ("a\n\n\"\"\nb\n\n", [["a"], [""], [""], ["b"], [""]]),
      ("a,b", [["a", "b"]]),
      ("a,", [["a", ""]]),
      ("a,\"\"", [["a", ""]]),
      ("", []),
      ("\n\n", [[""], [""]]),
      ("\n\na,b\n", [["a", "b"]]),
      ("\u{FEFF}a,\u{FEFF}b\n", [["\u{FEFF}a", "\u{FEFF}b"]]),
    ])
  func oneWay(text: String, expected: [[String]]) throws {
    for exactOnly in [true, false] {
      let reader = ChunkedReader(blockSize: 1 << 10, exactOnly: exactOnly)
      let table = try reader.table(Array(text))
      #expect(table.map { $0.map { String(decoding: $0, as: UTF8.self) } } == expected)
    }
  }

  @Test("what a plain reader reads, for random bytes")
  func plainReader() {
    let seed: UInt64 = 4180
    var random = SeededRandom(seed)
    for round in 0..<12_000 {
      let bytes = random.hostileBytes(Int.random(in: 0...30, using: &random))
      let columnCount = [nil, 1, 2][round % 3]
      let expected = try? NaiveReader(columnCount: columnCount).table(bytes)
      let reader = ChunkedReader(blockSize: 64, columnCount: columnCount, exactOnly: true)
      let found = try? reader.table(bytes)
      #expect(found == expected, "seed \(seed), round \(round): \(bytes.shown)")
    }
  }

  @Test("stray quotes as data, and counts their records")
  func strayQuotes() throws {
    let bytes = Array("a,b\n12\" x,\"y\"z\nq\"\"q,\"ok\"\"ok\"\n")
    let block = block(bytes)
    var index = RecordIndex()
    try index.scan(block, isLast: true, dialect: Dialect(), columnCount: 2)
    #expect(index.isUniform && !index.isExact)
    #expect(index.strayRecordCount == 2)
    #expect(index.firstStrayQuote == 6)
    #expect(try strayRecordCounts("a,b\n\"a\"b,2\n \"x\",3\n") == [2])
    #expect(try strayRecordCounts("a\n\n \"x\" \"\n\n\"y\" \"") == [2])
  }

  /// The counts that both scans and every block size give.
  private func strayRecordCounts(_ text: String) throws -> Set<Int> {
    var counts: Set<Int> = []
    for exactOnly in [true, false] {
      for size in 1...64 {
        var count = 0
        let reader = ChunkedReader(blockSize: size, exactOnly: exactOnly)
        try reader.read(Array(text)) { index, _, _ in count += index.strayRecordCount }
        counts.insert(count)
      }
    }
    return counts
  }

  @Test("nothing as a quote where the dialect has none")
  func noQuote() throws {
    let reader = ChunkedReader(dialect: Dialect(quote: nil), blockSize: 1 << 10)
    let table = try reader.table(Array("\"a,b\"\n\"\"\"c,d\n"))
    #expect(table == [[Array("\"a"), Array("b\"")], [Array("\"\"\"c"), Array("d")]])
  }

  @Test("ragged records with their lines")
  func ragged() throws {
    let bytes = block(Array("a,\"x\ny\"\n1\n\n2,3,4\n5,6"))
    var index = RecordIndex()
    try index.scan(bytes, isLast: true, dialect: Dialect(), columnCount: 2)
    #expect(!index.isUniform && index.recordCount == 4)
    #expect(
      index.ragged == [
        RaggedRecord(record: 1, fieldCount: 1, line: 3),
        RaggedRecord(record: 2, fieldCount: 3, line: 5),
      ])
    #expect(index.lineCount == 5 && !index.endsWithTerminator)
    #expect(
      index.place(2, 1, in: bytes) == CSVPlace(line: 5, column: 3, record: 3, byteOffset: 13))
  }
}

@Suite("Reading in blocks")
struct BlockTests {
  static let inputs: [[UInt8]] = {
    var random = SeededRandom(99)
    let made = (0..<14).map { round in
      round % 2 == 0 ? random.hostileBytes(60) : random.tidyTable(columnCount: 1 + round % 3)
    }
    return made + [
      Array("id,note\n1,\"a\r\n\r\nb\"\r\n\r\n\r\n2,\"\"\"\"\n3,12\" x\r4,y"),
      Array("one\n\n\ntwo\n\n"), Array("\r\r\n\n\ra\r"),
    ]
  }()

  @Test("gives the same records for every block size from 1 to 130", arguments: [1, 2])
  func everyBlockSize(columnCount: Int) {
    for bytes in Self.inputs {
      let whole = try? ChunkedReader(blockSize: 1 << 20, columnCount: columnCount, exactOnly: true)
        .table(bytes)
      for size in 1...130 {
        let reader = ChunkedReader(blockSize: size, columnCount: columnCount)
        let table = try? reader.table(bytes)
        #expect(table == whole, "\(bytes.shown) in blocks of \(size)")
      }
    }
  }

  @Test("gives the same records and lines for every cut of the input", arguments: [1, 2])
  func everyCut(columnCount: Int) throws {
    for bytes in Self.inputs {
      let whole = block(bytes)
      var all = RecordIndex()
      guard
        (try? all.scan(whole, isLast: true, dialect: Dialect(), columnCount: columnCount)) != nil
      else { continue }
      for cut in 0...bytes.count {
        let head = block(Array(bytes[..<cut]))
        var first = RecordIndex()
        try first.scan(head, isLast: false, dialect: Dialect(), columnCount: columnCount)
        let tail = block(Array(bytes[first.consumed...]))
        var second = RecordIndex()
        try second.scan(tail, isLast: true, dialect: Dialect(), columnCount: columnCount)
        #expect(first.table(head) + second.table(tail) == all.table(whole))
        #expect(first.lineCount + second.lineCount == all.lineCount, "\(bytes.shown) at \(cut)")
        #expect(first.strayRecordCount + second.strayRecordCount == all.strayRecordCount)
      }
    }
  }
}
