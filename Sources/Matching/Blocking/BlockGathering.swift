import Synchronization

/// Gathers rows by the keys of one pass.
struct BlockGathering {
  private(set) var pass: Blocks.Pass
  /// By slot and row: the block from 1, 0 for none.
  private(set) var numbers: [UInt32] = []
  private let slotCount: UInt32
  private let largest: Int
  private let rowCount: Int

  /// A row under the key of one of its slots, in 12 bytes.
  private struct Entry {
    private var high: UInt32
    private var low: UInt32
    /// Slots of a row follow each other.
    var member: UInt32

    init(key: UInt64, member: UInt32) {
      high = UInt32(truncatingIfNeeded: key >> 32)
      low = UInt32(truncatingIfNeeded: key)
      self.member = member
    }

    var key: UInt64 { UInt64(high) << 32 | UInt64(low) }
  }

  init(slots: Range<Int>, largest: Int, rowCount: Int) {
    pass = Blocks.Pass(slots: slots)
    slotCount = UInt32(slots.count)
    self.largest = largest
    self.rowCount = rowCount
  }

  /// Rows whose keys are made at a time.
  private static let rowsAtOnce = 4096

  /// Makes the blocks of `rows`; `refiners` take blocks apart that are too large.
  mutating func gather(_ keys: PassKeys, refiners: [PassKeys], rows: [UInt32]) {
    var entries: [Entry] = []
    entries.reserveCapacity(rows.count * keys.slotCount)
    var found = [[UInt64]](repeating: [], count: keys.slotCount)
    for start in stride(from: 0, to: rows.count, by: Self.rowsAtOnce) {
      let some = rows.span.extracting(start..<min(start + Self.rowsAtOnce, rows.count))
      for slot in found.indices { keys.write(some, slot: slot, to: &found[slot]) }
      for index in some.indices {
        for slot in found.indices where found[slot][index] != 0 {
          let member = some[index] * slotCount + UInt32(slot)
          entries.append(Entry(key: found[slot][index], member: member))
        }
      }
    }
    take(&entries, refiners[...])
  }

  /// Makes a block of each key that several rows have, in the order of the keys.
  private mutating func take(_ entries: inout [Entry], _ refiners: ArraySlice<PassKeys>) {
    Self.sort(&entries)
    // Not before memory for sorting is free again.
    if numbers.isEmpty { numbers = Array(repeating: 0, count: Int(slotCount) * rowCount) }
    var start = 0
    while start < entries.count {
      let key = entries[start].key
      var end = start + 1
      while end < entries.count, entries[end].key == key { end += 1 }
      if end - start > largest {
        pass.cutRowCount += end - start
        takeApart(entries[start..<end], refiners)
      } else if end - start > 1 {
        append(entries[start..<end])
      }
      start = end
    }
  }

  private mutating func takeApart(_ block: ArraySlice<Entry>, _ refiners: ArraySlice<PassKeys>) {
    guard let refiner = refiners.first else { return }
    var keys: [UInt64] = []
    let rows = block.map { $0.member / slotCount }
    refiner.write(rows.span, slot: 0, to: &keys)
    var finer: [Entry] = []
    for (entry, key) in zip(block, keys) where key != 0 {
      finer.append(Entry(key: key, member: entry.member))
    }
    take(&finer, refiners.dropFirst())
  }

  private mutating func append(_ block: ArraySlice<Entry>) {
    let number = UInt32(pass.blockCount + 1)
    let first = pass.rows.count
    for entry in block {
      let (row, slot) = entry.member.quotientAndRemainder(dividingBy: slotCount)
      numbers[Int(slot) * rowCount + Int(row)] = number
      if pass.rows.count == first || pass.rows.last != row { pass.rows.append(row) }
    }
    pass.closeBlock()
  }

  // MARK: By key

  /// Fewer entries are sorted by comparison.
  private static let fewEntries = 4096
  /// A longer run of entries whose keys agree in the sorted bits is sorted by comparison.
  private static let longRun = 24

  /// Sorts by key; entries of one key stay in their order.
  private static func sort(_ entries: inout [Entry]) {
    if entries.count < fewEntries {
      entries.sort { ($0.key, $0.member) < ($1.key, $1.member) }
      return
    }
    // Keys are hashes: so few of them agree in as many bits as there are entries that the rest of the bits, for
    // which each entry would be moved once more, are a matter of neighbours.
    let digitBits = RadixSort<Entry>.digitBits
    let bits = entries.count.bitWidth - entries.count.leadingZeroBitCount
    let digitCount = max(2, (bits + digitBits - 1) / digitBits)
    let shift = 64 - digitCount * digitBits
    var sort = RadixSort(entries)
    entries = []
    for digit in 0..<digitCount {
      sort.distribute { UInt32(truncatingIfNeeded: $0.key >> UInt64(shift + digit * digitBits)) }
    }
    entries = sort.take()
    sortRest(&entries, above: UInt64(shift))
  }

  /// Sorts entries whose keys agree in the bits from `shift` on and not in the rest.
  private static func sortRest(_ entries: inout [Entry], above shift: UInt64) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      var isSorted = true
      while end < entries.count, entries[end].key >> shift == entries[start].key >> shift {
        isSorted = isSorted && entries[end - 1].key <= entries[end].key
        end += 1
      }
      if !isSorted {
        if end - start > longRun {
          entries[start..<end].sort { ($0.key, $0.member) < ($1.key, $1.member) }
        } else {
          insertionSort(&entries, start..<end)
        }
      }
      start = end
    }
  }

  /// Puts each entry of a short run behind those whose keys are no greater.
  private static func insertionSort(_ entries: inout [Entry], _ run: Range<Int>) {
    for next in run.dropFirst() {
      let entry = entries[next]
      var place = next
      while place > run.lowerBound, entries[place - 1].key > entry.key {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = entry
    }
  }
}

/// The blocks of all rows under all passes, which threads fill pass by pass.
final class BlockNumbers: Sendable {
  private let numbers: Mutex<[UInt32]>
  private let slotCount: Int

  init(rowCount: Int, slotCount: Int) {
    numbers = Mutex(Array(repeating: 0, count: rowCount * slotCount))
    self.slotCount = slotCount
  }

  /// Takes over the numbers of a pass, by slot and row, for its slots.
  func take(_ found: [UInt32], slots: Range<Int>) {
    numbers.withLock { numbers in
      let rowCount = found.count / max(slots.count, 1)
      for (place, slot) in slots.enumerated() {
        for row in 0..<rowCount where found[place * rowCount + row] != 0 {
          numbers[row * slotCount + slot] = found[place * rowCount + row]
        }
      }
    }
  }

  /// By row and slot, the slots of a row side by side; given away once.
  var all: [UInt32] {
    numbers.withLock { numbers in
      defer { numbers = [] }
      return numbers
    }
  }
}
