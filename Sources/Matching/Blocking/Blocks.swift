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
  /// Gathers the rows of one more pass; `refiners` take blocks apart that are too large.
  mutating func add(_ keys: PassKeys, refiners: [PassKeys], rows: [UInt32], rowCount: Int) {
    var pass = Pass(
      numbers: Array(repeating: Array(repeating: 0, count: rowCount), count: keys.slotCount))
    take(Members(rows: rows, keys), refiners[...], into: &pass)
    passes.append(pass)
  }

  /// Rows by their keys: which rows, under which slots.
  private struct Members {
    var rows: [UInt32] = []
    var slots: [UInt8] = []
    var keys: [UInt64] = []

    init() {}

    init(rows: [UInt32], _ keys: PassKeys) {
      for row in rows {
        for slot in 0..<keys.slotCount {
          append(row, slot: UInt8(slot), keys.key(Int(row), slot: slot))
        }
      }
    }

    mutating func append(_ row: UInt32, slot: UInt8, _ key: UInt64) {
      if key == 0 { return }
      rows.append(row)
      slots.append(slot)
      keys.append(key)
    }
  }

  /// Makes a block of each key that several rows have, in the order of their first rows.
  private func take(_ members: Members, _ refiners: ArraySlice<PassKeys>, into pass: inout Pass) {
    var groups = KeyGroups(capacity: members.rows.count)
    let numbers = members.keys.map { groups.add($0) }
    // Where the members of each group go, in the order in which they come.
    var places: [Int] = []
    places.reserveCapacity(groups.counts.count)
    var total = 0
    for count in groups.counts {
      places.append(count < 2 ? -1 : total)
      total += count < 2 ? 0 : Int(count)
    }
    var ordered = [UInt32](repeating: 0, count: total)
    for (member, number) in numbers.enumerated() where places[Int(number)] >= 0 {
      ordered[places[Int(number)]] = UInt32(member)
      places[Int(number)] += 1
    }
    var start = 0
    for count in groups.counts where count > 1 {
      let block = ordered[start..<start + Int(count)]
      start += Int(count)
      if block.count <= largest {
        append(block, of: members, to: &pass)
      } else {
        pass.cutRowCount += block.count
        takeApart(block, of: members, refiners, into: &pass)
      }
    }
  }

  private func takeApart(
    _ block: ArraySlice<UInt32>, of members: Members, _ refiners: ArraySlice<PassKeys>,
    into pass: inout Pass
  ) {
    guard let refiner = refiners.first else { return }
    var finer = Members()
    for member in block {
      let row = members.rows[Int(member)]
      finer.append(row, slot: members.slots[Int(member)], refiner.key(Int(row), slot: 0))
    }
    take(finer, refiners.dropFirst(), into: &pass)
  }

  private func append(_ block: ArraySlice<UInt32>, of members: Members, to pass: inout Pass) {
    let number = UInt32(pass.starts.count)
    let first = pass.rows.count
    for member in block {
      let row = members.rows[Int(member)]
      pass.numbers[Int(members.slots[Int(member)])][Int(row)] = number
      if pass.rows.count == first || pass.rows.last != row { pass.rows.append(row) }
    }
    pass.starts.append(pass.rows.count)
  }
}
