/// The blocks of rows under the passes that were chosen: rows of one block are compared.
struct Blocks: Sendable {
  /// One pass.
  struct Pass: Sendable {
    /// The slots of ``Blocks/numbers`` that are its own.
    var slots: Range<Int>
    /// The rows of each block, one block behind another.
    var rows: [UInt32] = []
    /// Where each block starts in ``rows``; one more than there are blocks.
    var starts: [Int] = [0]
    /// Rows whose block was too large, and was taken apart by a further key or cut.
    var cutRowCount = 0

    /// How many blocks there are.
    var blockCount: Int { starts.count - 1 }
  }
  private(set) var passes: [Pass] = []
  /// By row and slot, the slots of a row side by side: the row's block from 1, 0 for none.
  private(set) var numbers: [UInt32]
  /// Slots of a row.
  private let slotCount: Int
  /// Blocks of more rows are taken apart.
  let largest: Int

  /// Gathers the rows of `rows` by each pass; `refiners` take blocks apart that are too large. Small
  /// tables can afford larger blocks.
  init(
    _ keys: [PassKeys], refiners: [[PassKeys]], rows: [UInt32], rowCount: Int, threadCount: Int
  ) {
    largest = max(100, min(rows.count, 2_000_000 / max(rows.count, 1)))
    slotCount = keys.reduce(0) { $0 + $1.slotCount }
    numbers = Array(repeating: 0, count: rowCount * slotCount)
    let ranges = keys.reduce(into: [Range<Int>]()) { ranges, pass in
      let first = ranges.last?.upperBound ?? 0
      ranges.append(first..<first + pass.slotCount)
    }
    let largest = largest
    let gathered = Parallel.map(keys.count, threadCount: threadCount) { number in
      var gathering = Gathering(slots: ranges[number], largest: largest)
      gathering.gather(keys[number], refiners: refiners[number], rows: rows)
      return gathering
    }
    for gathering in gathered {
      for (block, member) in gathering.numbered {
        numbers[Int(member.row) * slotCount + gathering.pass.slots.lowerBound + Int(member.slot)] =
          block
      }
      passes.append(gathering.pass)
    }
  }

  /// The passes that find a pair, as bits, if this block of this pass is the first that does; else 0.
  @inline(__always)
  func passes(of pair: RowPair, firstIn pass: Int, block: Int) -> UInt32 {
    let left = Int(pair.left) * slotCount
    let right = Int(pair.right) * slotCount
    var bits: UInt32 = 0
    for number in passes.indices {
      let shared = sharedBlock(passes[number].slots, left, right)
      if shared == 0 { continue }
      if number < pass || number == pass && shared != UInt32(block + 1) { return 0 }
      bits |= 1 << UInt32(number)
    }
    return bits
  }

  /// The smallest block that two rows share in some slots; 0: none.
  @inline(__always)
  private func sharedBlock(_ slots: Range<Int>, _ left: Int, _ right: Int) -> UInt32 {
    if slots.count == 1 {
      let number = numbers[left + slots.lowerBound]
      return number == numbers[right + slots.lowerBound] ? number : 0
    }
    var best: UInt32 = 0
    for one in slots {
      let number = numbers[left + one]
      if number == 0 { continue }
      for two in slots where numbers[right + two] == number {
        if best == 0 || number < best { best = number }
      }
    }
    return best
  }
}

/// Gathers rows by the keys of one pass.
private struct Gathering: Sendable {
  var pass: Blocks.Pass
  let largest: Int
  /// The blocks of rows and slots.
  var numbered: [(block: UInt32, member: Member)] = []

  /// A row in a slot.
  struct Member: Sendable {
    var row: UInt32
    var slot: UInt8
  }

  init(slots: Range<Int>, largest: Int) {
    pass = Blocks.Pass(slots: slots)
    self.largest = largest
  }

  mutating func gather(_ keys: PassKeys, refiners: [PassKeys], rows: [UInt32]) {
    take(Members(rows: rows, keys), refiners[...])
  }

  /// Rows by their keys: which rows, under which slots.
  private struct Members {
    var members: [Member] = []
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
      members.append(Member(row: row, slot: slot))
      keys.append(key)
    }
  }

  /// Makes a block of each key that several rows have, in the order of their first rows.
  private mutating func take(_ members: Members, _ refiners: ArraySlice<PassKeys>) {
    var groups = KeyGroups(capacity: members.members.count)
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
        append(block, of: members)
      } else {
        pass.cutRowCount += block.count
        takeApart(block, of: members, refiners)
      }
    }
  }

  private mutating func takeApart(
    _ block: ArraySlice<UInt32>, of members: Members, _ refiners: ArraySlice<PassKeys>
  ) {
    guard let refiner = refiners.first else { return }
    var finer = Members()
    for index in block {
      let member = members.members[Int(index)]
      finer.append(member.row, slot: member.slot, refiner.key(Int(member.row), slot: 0))
    }
    take(finer, refiners.dropFirst())
  }

  private mutating func append(_ block: ArraySlice<UInt32>, of members: Members) {
    let number = UInt32(pass.starts.count)
    let first = pass.rows.count
    for index in block {
      let member = members.members[Int(index)]
      numbered.append((number, member))
      if pass.rows.count == first || pass.rows.last != member.row { pass.rows.append(member.row) }
    }
    pass.starts.append(pass.rows.count)
  }
}
