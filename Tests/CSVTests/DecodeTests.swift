import Columns
import Testing

@testable import CSV

@Suite("A column is decoded")
struct DecodeTests {
  @Test("into the cells that its records have one by one, for random tables and parts of them")
  func oneByOne() throws {
    let seed: UInt64 = 42
    var random = SeededRandom(seed)
    for round in 0..<2_000 {
      let columnCount = Int.random(in: 1...4, using: &random)
      let bytes =
        round % 3 == 0 ? random.hostileBytes(50) : random.tidyTable(columnCount: columnCount)
      let block = block(bytes)
      var index = RecordIndex()
      let isRead: ()? = try? index.scan(
        block, isLast: true, dialect: Dialect(), columnCount: columnCount)
      guard isRead != nil else { continue }
      let table = index.table(block)
      let first = Int.random(in: 0...index.recordCount, using: &random)
      let records = first..<Int.random(in: first...index.recordCount, using: &random)
      for column in 0..<columnCount {
        var arena = ByteArena()
        var cells: [Cell] = []
        index.decode(
          column: column, records: records, in: block, quote: 0x22, into: &cells, arena: &arena)
        let expected = table[records].map { column < $0.count ? $0[column] : [] }
        #expect(cells.map(\.array) == expected, "seed \(seed), round \(round): \(bytes.shown)")
      }
    }
  }

  @Test("without a copy where no quote is doubled")
  func views() throws {
    let block = block(Array("a,\"b c\"\r\n\"\",\"d\"\"e\"\r\n"))
    var index = RecordIndex()
    try index.scan(block, isLast: true, dialect: Dialect())
    var arena = ByteArena()
    var cells: [Cell] = []
    index.decode(column: 1, in: block, quote: 0x22, into: &cells, arena: &arena)
    let lies = cells.map { cell in
      // Safe: the pointers are compared, not used.
      unsafe cell.base >= UnsafePointer(block.base)
        && cell.base < UnsafePointer(block.base + block.count)
    }
    #expect(lies == [true, false])
    #expect(cells.map(\.array) == [Array("b c"), Array("d\"e")])
  }

  @Test("with every quote as data where the dialect has none")
  func noQuote() throws {
    let block = block(Array("\"a\",b\n"))
    var index = RecordIndex()
    try index.scan(block, isLast: true, dialect: Dialect(quote: nil))
    var arena = ByteArena()
    var cells: [Cell] = []
    index.decode(column: 0, in: block, quote: nil, into: &cells, arena: &arena)
    #expect(cells.map(\.array) == [Array("\"a\"")])
  }
}
