import Kernels

/// Tells of most pairs of rows that their values cannot be similar enough, from how many letters they can
/// have in common.
struct SimilarityScreen: Sendable {
  private let ids: [UInt32]
  /// By value.
  private let sketches: [LetterSketch]
  /// By value: 1 for a name by which bearers of other names go; empty where that does not count.
  private let nicknames: [UInt8]
  private let bound: LetterBound

  /// For values by their number, and the number of each row; 0 is no value.
  init(_ pool: TextPool, ids: [UInt32], _ least: LetterBound.Least, nicknames: Bool = false) {
    self.ids = ids
    let values = 0..<UInt32(pool.count)
    sketches = values.map { LetterSketch(pool[$0]) }
    self.nicknames =
      nicknames ? values.map { Nicknames.canonicalId(of: pool[$0]) == nil ? 0 : 1 } : []
    bound = LetterBound(least)
  }
}

extension SimilarityScreen {
  /// The values of some rows side by side.
  struct Block {
    /// By row, as the values have it.
    fileprivate var bits: [UInt64] = []
    fileprivate var counts: [UInt8] = []
    fileprivate var excesses: [UInt8] = []
    fileprivate var nicknames: [UInt8] = []
  }

  /// Whether a row has a value at all.
  func hasValue(_ row: UInt32) -> Bool { ids[Int(row)] != 0 }

  /// Puts the values of some rows side by side.
  func block(_ rows: [UInt32]) -> Block {
    var block = Block()
    for row in rows {
      let value = Int(ids[Int(row)])
      let sketch = sketches[value]
      block.bits.append(sketch.letters)
      block.counts.append(UInt8(sketch.count))
      block.excesses.append(UInt8(sketch.excess))
      block.nicknames.append(nicknames.isEmpty ? 0 : nicknames[value])
    }
    return block
  }

  /// Keeps of `others`, places in the block, those that can be similar enough to the one at `place`.
  func keepSimilar(to place: Int, in block: Block, _ others: inout [Int]) {
    let (bits, excess) = (block.bits[place], block.excesses[place])
    let (nickname, row) = (block.nicknames[place], Int(block.counts[place]) << 6)
    let (allBits, excesses, counts) = (block.bits.span, block.excesses.span, block.counts.span)
    let (nicknames, needed) = (block.nicknames.span, bound.needed.span)
    var kept = 0
    for index in others.indices {
      let other = others[index]
      let common =
        (bits & allBits[other]).nonzeroBitCount + Int(min(excess, excesses[other]))
      let isKept =
        common >= Int(needed[row | Int(counts[other])]) || nickname & nicknames[other] != 0
      others[kept] = other
      kept += isKept ? 1 : 0
    }
    others.removeLast(others.count - kept)
  }
}
