/// The blocks of rows under the passes that were chosen: rows of one block are compared.
struct Blocks: Sendable {
  /// One pass.
  struct Pass: Sendable {
    /// By slot: the block of each row from 1, 0 for none.
    var numbers: [[UInt32]]
    /// The rows of each block, one block behind another.
    var rows: [UInt32] = []
    /// Where each block starts in ``rows``; one more than there are blocks.
    var starts: [Int] = [0]
    /// Rows whose block was too large, and was taken apart by a further key or cut.
    var cutRowCount = 0
  }
  private(set) var passes: [Pass] = []
  /// Blocks of more rows are taken apart.
  let largest: Int

  /// Small tables can afford larger blocks.
  init(rowCount: Int) {
    largest = max(100, min(rowCount, 2_000_000 / max(rowCount, 1)))
  }

  /// How many blocks a pass has.
  func blockCount(_ pass: Int) -> Int { passes[pass].starts.count - 1 }

  /// The smallest block that two rows share under a pass; 0: none.
  @inline(__always)
  private func sharedBlock(_ pass: Int, _ pair: RowPair) -> UInt32 {
    let slots = passes[pass].numbers
    if slots.count == 1 {
      let left = slots[0][Int(pair.left)]
      return left == slots[0][Int(pair.right)] ? left : 0
    }
    var best: UInt32 = 0
    for first in slots {
      let left = first[Int(pair.left)]
      if left == 0 { continue }
      for second in slots where second[Int(pair.right)] == left {
        if best == 0 || left < best { best = left }
      }
    }
    return best
  }

  /// The passes that find a pair, as bits, if this block of this pass is the first that does; else 0.
  @inline(__always)
  func passes(of pair: RowPair, firstIn pass: Int, block: Int) -> UInt32 {
    for earlier in 0..<pass where sharedBlock(earlier, pair) != 0 { return 0 }
    if sharedBlock(pass, pair) != UInt32(block + 1) { return 0 }
    var bits: UInt32 = 1 << UInt32(pass)
    var later = pass + 1
    while later < passes.count {
      if sharedBlock(later, pair) != 0 { bits |= 1 << UInt32(later) }
      later += 1
    }
    return bits
  }
}

extension Blocks {
  /// A row under a key.
  private struct Entry {
    var key: UInt64
    var row: UInt32
    var slot: UInt32
  }

  /// Gathers the rows of one more pass; `refiners` take blocks apart that are too large.
  mutating func add(_ keys: PassKeys, refiners: [PassKeys], rows: [UInt32], rowCount: Int) {
    var entries: [Entry] = []
    entries.reserveCapacity(rows.count)
    for row in rows {
      for slot in 0..<keys.slotCount {
        let key = keys.key(Int(row), slot: slot)
        if key != 0 { entries.append(Entry(key: key, row: row, slot: UInt32(slot))) }
      }
    }
    var pass = Pass(
      numbers: Array(repeating: Array(repeating: 0, count: rowCount), count: keys.slotCount))
    take(&entries, refiners[...], into: &pass)
    passes.append(pass)
  }

  /// Sorts entries and makes a block of each key that several rows have.
  private func take(_ entries: inout [Entry], _ refiners: ArraySlice<PassKeys>, into pass: inout Pass) {
    entries.sort { ($0.key, $0.row, $0.slot) < ($1.key, $1.row, $1.slot) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      let block = entries[start..<end]
      start = end
      if block.count < 2 { continue }
      if block.count <= largest {
        append(block, to: &pass)
        continue
      }
      pass.cutRowCount += block.count
      guard let refiner = refiners.first else { continue }
      var finer: [Entry] = []
      for var entry in block {
        entry.key = refiner.key(Int(entry.row), slot: 0)
        if entry.key != 0 { finer.append(entry) }
      }
      take(&finer, refiners.dropFirst(), into: &pass)
    }
  }

  private func append(_ block: ArraySlice<Entry>, to pass: inout Pass) {
    let number = UInt32(pass.starts.count)
    let first = pass.rows.count
    for entry in block {
      pass.numbers[Int(entry.slot)][Int(entry.row)] = number
      if pass.rows.count == first || pass.rows.last != entry.row { pass.rows.append(entry.row) }
    }
    pass.starts.append(pass.rows.count)
  }
}
