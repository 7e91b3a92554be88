import Testing

@testable import Matching

/// Blocks beside a slow reading: rows that share a key, each once.
@Suite struct BlockTests {
  private static func column(_ rowCount: Int, _ valueCount: Int, _ seed: UInt64) -> PreparedColumn {
    var random = SeededGenerator(seed: seed)
    return PreparedColumn(rowCount: rowCount) { _, output in
      // One row in ten has no value.
      if random.next(below: 10) > 0 { output += "\(random.next(below: valueCount))".utf8 }
    }
  }

  private static func atom(_ column: PreparedColumn) -> BlockingAtom {
    BlockingAtom(column, named: "c", agreement: 0.5)
  }

  /// Few rows, enough for the sort by digits, and so many that keys agree in the sorted ones.
  @Test(arguments: [50, 9_000, 40_000], [1, 2])
  func `two rows are in one block where they share a value, or both`(
    rowCount: Int, partCount: Int
  ) {
    let columns = (0..<partCount).map { Self.column(rowCount, rowCount / 3, UInt64($0 + 7)) }
    let atoms = columns.map { [Self.atom($0)] }
    let pass = BlockingPass(parts: columns.indices.map { .init(field: $0, atom: 0) })
    let blocks = Blocks(
      [PassKeys(pass, atoms)], refiners: [[]], rows: Array(0..<UInt32(rowCount)),
      rowCount: rowCount, threadCount: 2)
    var wanted: [[UInt32]: [UInt32]] = [:]
    for row in 0..<rowCount {
      let values = columns.map { $0.ids[row] }
      if !values.contains(0) { wanted[values, default: []].append(UInt32(row)) }
    }
    let found = blocks.passes[0]
    let rows = (0..<found.blockCount).map { Array(found.rows[found[$0]]) }
    #expect(Set(rows) == Set(wanted.values.filter { $0.count > 1 }))
    #expect(rows.count == Set(rows).count && found.cutRowCount == 0)
    for (number, block) in rows.enumerated() {
      #expect(blocks.passes(of: RowPair(block[0], block[1]), firstIn: 0, block: number) == 1)
    }
    let numbers = rows.enumerated().reduce(into: [UInt32: Int]()) { numbers, block in
      for row in block.element { numbers[row] = block.offset }
    }
    for left in 0..<UInt32(50) {
      for right in 0..<UInt32(50) where left != right {
        let isShared = numbers[left] != nil && numbers[left] == numbers[right]
        #expect(blocks.passes(of: RowPair(left, right)) == (isShared ? 1 : 0))
      }
    }
  }

  @Test func `a pair that two passes find counts in the first`() {
    let column = PreparedColumn(rowCount: 4) { row, output in output.append(row < 2 ? 0x61 : 0x62) }
    let pass = BlockingPass(parts: [.init(field: 0, atom: 0)])
    let keys = PassKeys(pass, [[Self.atom(column)]])
    let blocks = Blocks(
      [keys, keys], refiners: [[], []], rows: [0, 1, 2, 3], rowCount: 4, threadCount: 2)
    for block in 0..<2 {
      let rows = blocks.passes[0].rows[blocks.passes[0][block]]
      let pair = RowPair(rows[rows.startIndex], rows[rows.startIndex + 1])
      #expect(blocks.passes(of: pair, firstIn: 0, block: block) == 0b11)
      #expect(blocks.passes(of: pair, firstIn: 1, block: block) == 0)
    }
  }

  @Test func `a block of too many rows is taken apart by another key`() {
    let rowCount = 30_000
    // Rows behind them have no value: two of them could share a hash.
    let column = PreparedColumn(rowCount: rowCount) { row, output in
      if row < 720 { output += "a".utf8 }
    }
    let other = PreparedColumn(rowCount: rowCount) { row, output in output += "\(row / 4)".utf8 }
    let atoms = [[Self.atom(column)], [Self.atom(other)]]
    let blocks = Blocks(
      [PassKeys(BlockingPass(parts: [.init(field: 0, atom: 0)]), atoms)],
      refiners: [[PassKeys(BlockingPass(parts: [.init(field: 1, atom: 0)]), atoms)]],
      rows: Array(0..<UInt32(rowCount)), rowCount: rowCount, threadCount: 1)
    let found = blocks.passes[0]
    #expect(blocks.largest == 666 && found.cutRowCount == 720 && found.blockCount == 180)
    let rows = Set((0..<180).map { Array(found.rows[found[$0]]) })
    #expect(rows == Set((0..<180).map { block in (0..<4).map { UInt32(block * 4 + $0) } }))
  }
}
