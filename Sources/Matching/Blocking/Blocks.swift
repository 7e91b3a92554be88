/// The blocks of rows under the passes that were chosen: rows of one block are compared.
struct Blocks: Sendable {
  /// One pass.
  struct Pass: Sendable {
    /// The slots of ``Blocks/numbers`` that are its own.
    var slots: Range<Int>
    /// The rows of each block, one block behind another.
    var rows: [UInt32] = []
    /// Where each block starts in ``rows``; one more than there are blocks.
    private var starts: [UInt32] = [0]
    /// Rows whose block was too large, and was taken apart by a further key or cut.
    var cutRowCount = 0

    init(slots: Range<Int>) {
      self.slots = slots
    }

    /// How many blocks there are.
    var blockCount: Int { starts.count - 1 }

    /// The places of a block's rows among ``rows``.
    @inline(__always)
    subscript(block: Int) -> Range<Int> { Int(starts[block])..<Int(starts[block + 1]) }

    /// Makes a block of the rows that were added since the last one.
    mutating func closeBlock() { starts.append(UInt32(rows.count)) }
  }
  let passes: [Pass]
  /// By row and slot, the slots of a row side by side: the row's block from 1, 0 for none. Those of passes with one
  /// slot come first, so that four are compared at a time.
  private let numbers: [UInt32]
  /// Slots of a row.
  private let slotCount: Int
  /// The passes that have one slot, and those that have several.
  private let narrow: [Int]
  private let wide: [Int]
  /// Blocks of more rows are taken apart.
  let largest: Int

  /// Gathers the rows of `rows` by each pass; `refiners` take blocks apart that are too large. Small
  /// tables can afford larger blocks.
  init(
    _ keys: [PassKeys], refiners: [[PassKeys]], rows: [UInt32], rowCount: Int, threadCount: Int
  ) {
    largest = max(100, min(rows.count, 20_000_000 / max(rows.count, 1)))
    narrow = keys.indices.filter { keys[$0].slotCount == 1 }
    wide = keys.indices.filter { keys[$0].slotCount != 1 }
    var (ranges, end) = ([Range<Int>](repeating: 0..<0, count: keys.count), 0)
    for pass in narrow {
      ranges[pass] = end..<end + 1
      end += 1
    }
    end = (end + 3) / 4 * 4
    for pass in wide {
      ranges[pass] = end..<end + keys[pass].slotCount
      end += keys[pass].slotCount
    }
    slotCount = end
    let (largest, slotCount, slots) = (largest, slotCount, ranges)
    let shared = BlockNumbers(rowCount: rowCount, slotCount: slotCount)
    passes = Parallel.map(keys.count, threadCount: threadCount) { number in
      var gathering = BlockGathering(slots: slots[number], largest: largest, rowCount: rowCount)
      gathering.gather(keys[number], refiners: refiners[number], rows: rows)
      shared.take(gathering.numbers, slots: slots[number])
      return gathering.pass
    }
    numbers = shared.all
  }

  /// Asks for the memory in which a row's blocks stand.
  @inline(__always)
  func prefetch(_ row: UInt32) { numbers.prefetch(Int(row) * slotCount, count: slotCount) }

  /// The passes that find a pair, as bits.
  func passes(of pair: RowPair) -> UInt32 {
    let (left, right) = (Int(pair.left) * slotCount, Int(pair.right) * slotCount)
    return passes.indices.reduce(into: 0) { bits, number in
      if sharedBlock(passes[number].slots, left, right) != 0 { bits |= 1 << UInt32(number) }
    }
  }

  /// The passes that find a pair, as bits, if this block of this pass is the first that does; else 0.
  @inline(__always)
  func passes(of pair: RowPair, firstIn pass: Int, block: Int) -> UInt32 {
    let left = Int(pair.left) * slotCount
    let right = Int(pair.right) * slotCount
    var bits = bits(ofLanes: numbers.sharedLanes(left, right, count: narrow.count))
    if bits.trailingZeroBitCount < pass { return 0 }
    for number in wide {
      let shared = sharedBlock(passes[number].slots, left, right)
      if shared == 0 { continue }
      if number < pass || number == pass && shared != UInt32(block + 1) { return 0 }
      bits |= 1 << UInt32(number)
    }
    return bits
  }

  /// The passes of some slots of ``narrow``, both as bits.
  @inline(__always)
  private func bits(ofLanes lanes: UInt32) -> UInt32 {
    if wide.isEmpty { return lanes }
    var (rest, bits) = (lanes, UInt32(0))
    while rest != 0 {
      bits |= 1 << UInt32(narrow[rest.trailingZeroBitCount])
      rest &= rest - 1
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
