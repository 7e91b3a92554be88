import Kernels

/// Adds up the tuples of a stretch of hashes: how often each value came, and where first.
///
/// Open addressing with linear probing, at most half full; made for one stretch after another.
struct GroupTable {
  /// One value; a count of 0 is a free slot.
  struct Entry {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var record: Int = 0
    var count: Int = 0
  }

  private var entries: [Entry] = []
  /// What depends on the value, where anything does, and whether two tuples differ in it.
  private var dependents: [UInt64] = []
  private var isTorn: [Bool] = []
  private let tupleWordCount: Int
  private var slotBits = 0
  /// Bits at the top that all hashes of the stretch share.
  private var sharedBits = 0

  init(tupleWordCount: Int) {
    self.tupleWordCount = tupleWordCount
  }

  /// Bytes for so many tuples.
  static func byteCount(tupleCount: Int, tupleWordCount: Int) -> Int {
    let slotByteCount = MemoryLayout<Entry>.stride + (tupleWordCount == 4 ? 9 : 0)
    return slotByteCount << Self.slotBits(for: tupleCount)
  }

  private static func slotBits(for tupleCount: Int) -> Int {
    // The least is far more than a part of few tuples can hold by chance.
    max(8, Int.bitWidth - (tupleCount * 2 - 1).leadingZeroBitCount)
  }

  /// Forgets everything and makes room for so many tuples.
  mutating func reset(tupleCount: Int, sharedBits: Int) {
    self.sharedBits = sharedBits
    slotBits = Self.slotBits(for: max(tupleCount, 1))
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(Entry(), count: 1 << slotBits))
    if tupleWordCount == 4 {
      dependents.removeAll(keepingCapacity: true)
      dependents.append(contentsOf: repeatElement(0, count: 1 << slotBits))
      isTorn.removeAll(keepingCapacity: true)
      isTorn.append(contentsOf: repeatElement(false, count: 1 << slotBits))
    }
  }

  /// Adds tuples of the stretch, passing over those that `isMine` refuses.
  @inline(__always)
  mutating func add(_ tuples: Span<UInt64>, if isMine: (UInt64) -> Bool) {
    let mask = 1 << slotBits - 1
    let (shared, rest) = (UInt64(sharedBits), UInt64(64 - slotBits))
    let width = tupleWordCount
    for start in stride(from: 0, to: tuples.count, by: width) where isMine(tuples[start]) {
      let (first, second) = (tuples[start], tuples[start + 1])
      let packed = tuples[start + 2]
      let record = Int(truncatingIfNeeded: packed >> 24)
      let count = Int(truncatingIfNeeded: packed & UInt64(TupleRun.countLimit))
      var slot = Int(truncatingIfNeeded: (first << shared) >> rest)
      while entries[slot].count > 0,
        entries[slot].first != first || entries[slot].second != second
      {
        slot = (slot + 1) & mask
      }
      let isNew = entries[slot].count == 0
      if isNew {
        entries[slot] = Entry(first: first, second: second, record: record, count: count)
      } else {
        entries[slot].count += count
        if record < entries[slot].record { entries[slot].record = record }
      }
      if width == 4 {
        if isNew { dependents[slot] = tuples[start + 3] }
        if dependents[slot] != tuples[start + 3] { isTorn[slot] = true }
      }
    }
  }

  /// Adds what the stretch holds to the totals of its group.
  func total(into totals: inout ValueTotals) {
    for slot in entries.indices where entries[slot].count > 0 {
      let entry = entries[slot]
      totals.add(
        count: entry.count, record: entry.record, isTorn: tupleWordCount == 4 && isTorn[slot])
    }
  }
}
