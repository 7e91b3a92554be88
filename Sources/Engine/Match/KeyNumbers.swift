/// Numbers keys, which are hashes of two words, in the order in which they come up, up to a limit.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L), in
/// a table at most half full.
struct KeyNumbers {
  /// Bytes that a key takes at the most.
  static let byteCountOfKey = 32

  private let limit: Int
  private let mask: Int
  private var keys: [UInt64] = []
  /// Number + 1 by slot; 0 is a free slot.
  private var slots: [UInt32]
  private(set) var count = 0

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
    let slot = slot(first, second)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    if count == limit { return nil }
    keys.append(first)
    keys.append(second)
    count += 1
    slots[slot] = UInt32(count)
    return count - 1
  }

  /// The number that a key has got.
  @inline(__always)
  func known(_ first: UInt64, _ second: UInt64) -> Int? {
    let slot = slot(first, second)
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// Where a key stands, or will.
  @inline(__always)
  private func slot(_ first: UInt64, _ second: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: second) & mask
    while slots[slot] != 0 {
      let at = (Int(slots[slot]) - 1) * 2
      if keys[at] == first, keys[at + 1] == second { break }
      slot = (slot + 1) & mask
    }
    return slot
  }
}
