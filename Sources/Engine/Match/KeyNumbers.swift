/// Numbers keys, which are hashes of two words, in the order in which they come up, up to a limit.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L), in
/// a table at most half full. The first word of a key gives its slot, so that keys that have it in common are met
/// on the way.
struct KeyNumbers {
  /// Bytes that a key takes at the most.
  static let byteCountOfKey = 32

  private let limit: Int
  private let mask: Int
  private var keys: [UInt64] = []
  /// Number + 1 by slot; 0 is a free slot.
  private var slots: [UInt32]
  private(set) var count = 0
  /// What of the second word has part in the slot: nothing, or all.
  private var secondHalf: UInt64 = 0
  /// Keys that have their first word in common with one before them.
  private(set) var halfKeys = HalfKeys()

  init(limit: Int) {
    self.limit = limit
    var capacity = 16
    while capacity < limit * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = [UInt32](repeating: 0, count: capacity)
    keys.reserveCapacity(limit * 2)
  }

  /// The number of a key, a new one if need be; nil where the limit is reached.
  @inline(__always)
  mutating func number(_ first: UInt64, _ second: UInt64) -> Int? {
    var slot = start(first, second)
    var neighbourCount = 0
    while slots[slot] != 0 {
      let at = (Int(slots[slot]) - 1) * 2
      if keys[at] == first {
        if keys[at + 1] == second { return at / 2 }
        neighbourCount += 1
      }
      slot = (slot + 1) & mask
    }
    if count == limit { return nil }
    keys.append(first)
    keys.append(second)
    count += 1
    slots[slot] = UInt32(count)
    if neighbourCount > 0 { noteNeighbours(neighbourCount) }
    return count - 1
  }

  /// The number that a key has got.
  @inline(__always)
  func known(_ first: UInt64, _ second: UInt64) -> Int? {
    var slot = start(first, second)
    while slots[slot] != 0 {
      let at = (Int(slots[slot]) - 1) * 2
      if keys[at] == first, keys[at + 1] == second { return at / 2 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The first slot in which a key may stand.
  @inline(__always)
  private func start(_ first: UInt64, _ second: UInt64) -> Int {
    Int(truncatingIfNeeded: first ^ second & secondHalf) & mask
  }

  /// Counts the newest key, which has neighbours; where they are too many, all keys are parted by both words.
  private mutating func noteNeighbours(_ neighbourCount: Int) {
    halfKeys.count += 1
    guard neighbourCount >= HalfKeys.mostNeighbours, secondHalf == 0 else { return }
    (secondHalf, halfKeys.isExact) = (.max, false)
    slots = [UInt32](repeating: 0, count: slots.count)
    for number in 0..<count {
      var slot = start(keys[number * 2], keys[number * 2 + 1])
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}
