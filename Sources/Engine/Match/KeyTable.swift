import CScan
import Columns
import Kernels

/// Keys in memory: open addressing with linear probing, at most three quarters full.
///
/// A key's slot is given by the top bits of its hash, so that the table is nearly in the order of the
/// hashes: growing is one walk over both tables, and a partition (keys with the same top bits) is a
/// stretch of slots. A slot of two zero words is free: callers give hashes as ``stored(_:)`` has them.
@safe
struct KeyTable: ~Copyable {
  static let leastSlotBits = 10

  private var slots: PageMemory<KeyHash>
  /// The record that brought each key, by slot; nil where nobody asks.
  private var records: PageMemory<Int>?
  private var slotBits: Int
  /// What of a hash's second half has part in its slot: nothing, or all.
  private let secondHalf: UInt64
  private(set) var count = 0

  init(notesSurvivors: Bool, slotBits: Int = KeyTable.leastSlotBits, secondHalf: UInt64 = 0) {
    self.slotBits = slotBits
    self.secondHalf = secondHalf
    slots = PageMemory(count: 1 << slotBits)
    records = notesSurvivors ? PageMemory(count: 1 << slotBits) : nil
  }

  private var mask: Int { slots.count - 1 }

  private var slotByteCount: Int { records == nil ? 16 : 24 }

  /// Bytes held once this many keys more are in.
  func byteCount(with addedCount: Int) -> Int {
    var slotCount = slots.count
    while Self.isFull(count + addedCount, slotCount) { slotCount *= 2 }
    return slotCount * slotByteCount
  }

  /// Whether so many keys are too many for the slots.
  private static func isFull(_ count: Int, _ slotCount: Int) -> Bool {
    count * 4 >= slotCount * 3
  }

  private func home(of digest: KeyHash) -> Int {
    Int(truncatingIfNeeded: (digest.first ^ digest.second & secondHalf) >> UInt64(64 - slotBits))
  }

  /// The hash as it is kept: that of a free slot stands for another one.
  @inline(__always)
  static func stored(_ digest: KeyHash) -> KeyHash {
    digest.first | digest.second == 0 ? KeyHash(first: 0, second: 1) : digest
  }

  /// Asks for the memory in which the key will be looked for.
  @inline(__always)
  func prefetch(_ digest: KeyHash) {
    // Safe: only an address within the table, never read.
    unsafe memory_prefetch(slots.base + home(of: digest))
  }

  /// The slot that holds the key, or the free one where it would go.
  @inline(__always)
  func slot(of digest: KeyHash) -> Int {
    let mask = mask
    var slot = home(of: digest)
    while true {
      // Safe: the mask keeps the slot within the table, here and below.
      let found = unsafe slots.base[slot]
      if found == digest || found.first | found.second == 0 { return slot }
      slot = (slot + 1) & mask
    }
  }

  /// How many keys there are with the first half of this hash, which stand between their common home and
  /// the next free slot; 0 in a table that has parted them.
  func neighbourCount(of digest: KeyHash) -> Int {
    var (slot, count) = (home(of: digest), 0)
    while secondHalf == 0, !isFree(slot) {
      if slots[slot].first == digest.first { count += 1 }
      slot = (slot + 1) & mask
    }
    return count
  }

  /// Has the slots given by both halves of the hashes from here on, so that keys with one first half are no
  /// neighbours: else so many of them would be looked through for each.
  mutating func partNeighbours() {
    self = moved(
      into: KeyTable(notesSurvivors: records != nil, slotBits: slotBits, secondHalf: .max))
  }

  /// Whether the slot holds no key.
  @inline(__always)
  func isFree(_ slot: Int) -> Bool {
    let found = slots[slot]
    return found.first | found.second == 0
  }

  /// The record that brought the key; 0 where records are not noted.
  func record(at slot: Int) -> Int {
    records?[slot] ?? 0
  }

  /// Puts a key into the free slot that ``slot(of:)`` gave.
  @inline(__always)
  mutating func insert(_ digest: KeyHash, at slot: Int, record: Int) {
    slots[slot] = digest
    records?[slot] = record
    count += 1
    if Self.isFull(count, slots.count) { grow() }
  }

  /// Doubles the table.
  private mutating func grow() {
    self = moved(
      into: KeyTable(
        notesSurvivors: records != nil, slotBits: slotBits + 1, secondHalf: secondHalf))
  }

  /// The other table with all keys of this one, which is given back as the walk goes on, so that both
  /// together hold little more than the new one.
  private mutating func moved(into other: consuming KeyTable) -> KeyTable {
    for slot in 0..<slots.count {
      let digest = slots[slot]
      if slot & 0xFFFF == 0 {
        slots.release(below: slot)
        records?.release(below: slot)
      }
      if digest.first | digest.second == 0 { continue }
      let place = other.slot(of: digest)
      other.slots[place] = digest
      other.records?[place] = record(at: slot)
    }
    other.count = count
    return other
  }

  /// The entries whose hash begins with these bits, by hash, two or three words each.
  func sortedEntries(ofPartition number: Int, bits: Int) -> [UInt64] {
    let width = secondHalf == 0 ? slots.count >> bits : slots.count
    var found: [Int] = []
    // A key can stand behind its partition's slots, as far as the next free one.
    let start = secondHalf == 0 ? number * width : 0
    var slot = start
    while slot < start + width || !isFree(slot & mask) {
      let place = slot & mask
      if !isFree(place), Int(slots[place].first >> UInt64(64 - bits)) == number {
        found.append(place)
      }
      slot += 1
      if slot == start + slots.count { break }
    }
    found.sort { (slots[$0].first, slots[$0].second) < (slots[$1].first, slots[$1].second) }
    var words: [UInt64] = []
    words.reserveCapacity(found.count * (records == nil ? 2 : 3))
    for place in found {
      words.append(slots[place].first)
      words.append(slots[place].second)
      if let records { words.append(UInt64(records[place])) }
    }
    return words
  }
}
