import CScan
import Kernels

/// One partition of the keys in memory: open addressing with linear probing, at most three quarters
/// full. A slot of two zero words is free; the hash that is all zero is kept as one.
@safe
final class KeyTable {
  private var slots: UnsafeMutablePointer<KeyHash>
  private var mask: Int
  /// The record that brought each key, by slot; empty where nobody asks.
  private var records: [Int]
  private(set) var count = 0
  private let notesSurvivors: Bool

  init(notesSurvivors: Bool) {
    self.notesSurvivors = notesSurvivors
    unsafe slots = Self.makeSlots(64)
    mask = 63
    records = notesSurvivors ? Array(repeating: 0, count: 64) : []
  }

  deinit {
    // Safe: allocated by makeSlots, replaced only by `grow`.
    unsafe slots.deallocate()
  }

  var byteCount: Int { (mask + 1) * (notesSurvivors ? 24 : 16) }

  private static func makeSlots(_ count: Int) -> UnsafeMutablePointer<KeyHash> {
    // Safe: all slots are initialized before they are read.
    let slots = UnsafeMutablePointer<KeyHash>.allocate(capacity: count)
    unsafe slots.initialize(repeating: KeyHash(first: 0, second: 0), count: count)
    return unsafe slots
  }

  /// A key as the table and its runs on disk keep it.
  static func stored(_ digest: KeyHash) -> KeyHash {
    digest.first | digest.second == 0 ? KeyHash(first: 0, second: 1) : digest
  }

  /// Asks for the memory in which the key will be looked for.
  func prefetch(_ digest: KeyHash) {
    // Safe: only an address within the table, never read.
    unsafe memory_prefetch(slots + (Int(truncatingIfNeeded: digest.second) & mask))
  }

  /// The slot that holds the key, or the free one where it would go.
  func slot(of digest: KeyHash) -> Int {
    let digest = Self.stored(digest)
    var slot = Int(truncatingIfNeeded: digest.second) & mask
    while true {
      // Safe: the mask keeps the slot within the table, here and below.
      let found = unsafe slots[slot]
      if found == digest || found.first | found.second == 0 { return slot }
      slot = (slot + 1) & mask
    }
  }

  func isFree(_ slot: Int) -> Bool {
    precondition(slot <= mask)
    let found = unsafe slots[slot]
    return found.first | found.second == 0
  }

  /// The record that brought the key; 0 where records are not noted.
  func record(at slot: Int) -> Int {
    notesSurvivors ? records[slot] : 0
  }

  /// Puts a key into the free slot that ``slot(of:)`` gave; returns the bytes by which the table grew.
  func insert(_ digest: KeyHash, at slot: Int, record: Int) -> Int {
    precondition(slot <= mask)
    unsafe slots[slot] = Self.stored(digest)
    if notesSurvivors { records[slot] = record }
    count += 1
    if count * 4 < (mask + 1) * 3 { return 0 }
    let before = byteCount
    grow()
    return byteCount - before
  }

  private func grow() {
    let old = unsafe slots
    let oldCount = mask + 1
    let oldRecords = records
    unsafe slots = Self.makeSlots(oldCount * 2)
    mask = oldCount * 2 - 1
    if notesSurvivors { records = Array(repeating: 0, count: oldCount * 2) }
    for index in 0..<oldCount {
      let digest = unsafe old[index]
      if digest.first | digest.second == 0 { continue }
      let slot = slot(of: digest)
      unsafe slots[slot] = digest
      if notesSurvivors { records[slot] = oldRecords[index] }
    }
    // Safe: every key has moved.
    unsafe old.deallocate()
  }

  /// All entries by hash, two or three words each.
  func sortedEntries() -> [UInt64] {
    var order = (0...mask).filter { !isFree($0) }
    order.sort {
      let (left, right) = unsafe (slots[$0], slots[$1])
      return (left.first, left.second) < (right.first, right.second)
    }
    var words: [UInt64] = []
    words.reserveCapacity(order.count * (notesSurvivors ? 3 : 2))
    for slot in order {
      let digest = unsafe slots[slot]
      words.append(digest.first)
      words.append(digest.second)
      if notesSurvivors { words.append(UInt64(records[slot])) }
    }
    return words
  }
}
