/// The links of a clause among rows that share all it asks for, from the earliest pair on.
///
/// All rows of a block are the same: each meets the first of them, and the next ones only if it is refused.
struct EqualLinks {
  /// In the order of their first rows.
  private var blocks: [[UInt32]]
  /// Those whose first row has been refused by one before it, by their first rows.
  private var refused: [UInt32: [[UInt32]]] = [:]
  /// How many of ``blocks`` are behind.
  private var next = 0
  private let rowCount: Int

  /// `blocks` of one way to be the same come in the order of their first rows, and so do those of the
  /// next.
  init(_ blocks: [[UInt32]], rowCount: Int) {
    self.blocks = blocks.enumerated()
      .sorted { ($0.element[0], $0.offset) < ($1.element[0], $1.offset) }.map(\.element)
    self.rowCount = rowCount
  }

  /// Joins the groups of all rows that may meet; how many pairs were compared. One that stands in
  /// several blocks is compared once.
  consuming func join(_ groups: inout MergeGroups, clause: Int) -> Int {
    var compared = 0
    var first: UInt32 = 0
    while Int(first) < rowCount, next < blocks.count || !refused.isEmpty {
      let met = takeBlocks(of: first)
      var rests: [[UInt32]] = met.map { _ in [] }
      // It is behind itself in no block.
      var last = first
      for (row, block) in Self.others(of: met) {
        if row != last {
          groups.join(RowPair(first, row), clause: clause, score: 1)
          compared += 1
          last = row
        }
        if groups.root(of: first) != groups.root(of: row) { rests[block].append(row) }
      }
      for rest in rests where rest.count > 1 { refused[rest[0], default: []].append(rest) }
      first = refused.isEmpty && next < blocks.count ? blocks[next][0] : first + 1
    }
    return compared
  }

  /// Takes out the blocks that begin with a row.
  private mutating func takeBlocks(of first: UInt32) -> [[UInt32]] {
    var found = refused.isEmpty ? [] : refused.removeValue(forKey: first) ?? []
    while next < blocks.count, blocks[next][0] == first {
      found.append(blocks[next])
      next += 1
    }
    return found
  }

  /// The rows of blocks behind their first one, in order, with the number of their block.
  private static func others(of blocks: [[UInt32]]) -> [(row: UInt32, block: Int)] {
    let rows = blocks.enumerated().flatMap { number, block in
      block.dropFirst().map { (row: $0, block: number) }
    }
    return blocks.count == 1 ? rows : rows.sorted { ($0.row, $0.block) < ($1.row, $1.block) }
  }
}
