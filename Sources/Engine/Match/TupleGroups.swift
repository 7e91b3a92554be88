import Columns

/// Finds the groups of a partition's tuples by their keys, which are the first two words of each.
enum TupleGroups {
  /// Hands over every tuple in order with the number of its group; groups are numbered as they come up.
  /// Returns how many of the groups have their first word in common with one before them.
  @inline(__always)
  @discardableResult
  static func forEach(
    in words: Span<UInt64>, stride: Int, _ body: (_ tuple: Int, _ group: Int, _ isNew: Bool) -> Void
  ) -> HalfKeys {
    let count = words.count / stride
    var slots = GroupSlots(tupleCount: count)
    for tuple in 0..<count {
      let (group, isNew) = slots.group(of: tuple, in: words, stride: stride)
      body(tuple, group, isNew)
    }
    return slots.halfKeys
  }
}

/// The groups by their keys: open addressing with linear probing (Knuth, The Art of Computer Programming 3,
/// 6.4, algorithm L), in a table at most half full.
///
/// The first word of a key gives its slot, so that groups that have it in common are met on the way.
private struct GroupSlots {
  /// Group number + 1 by slot; 0 is a free slot.
  private var slots: [UInt32]
  /// The first tuple of each group.
  private var first: [UInt32] = []
  /// What of the second word has part in the slot: nothing, or all.
  private var secondHalf: UInt64 = 0
  private(set) var halfKeys = HalfKeys()

  init(tupleCount: Int) {
    var capacity = 16
    while capacity < tupleCount * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    first.reserveCapacity(tupleCount)
  }

  /// The group of a tuple, and whether it is the first of it.
  @inline(__always)
  mutating func group(
    of tuple: Int, in words: Span<UInt64>, stride: Int
  ) -> (group: Int, isNew: Bool) {
    let high = words[tuple * stride]
    let low = words[tuple * stride + 1]
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: high ^ low & secondHalf) & mask
    var neighbourCount = 0
    while true {
      let group = Int(slots[slot]) - 1
      if group < 0 { break }
      let at = Int(first[group]) * stride
      if words[at] == high {
        if words[at + 1] == low { return (group, false) }
        neighbourCount += 1
      }
      slot = (slot + 1) & mask
    }
    first.append(UInt32(tuple))
    slots[slot] = UInt32(first.count)
    if neighbourCount > 0 { count(neighbourCount, in: words, stride: stride) }
    return (first.count - 1, true)
  }

  /// Counts a group that has neighbours; where they are too many, all are parted by both words of their
  /// keys.
  private mutating func count(_ neighbourCount: Int, in words: Span<UInt64>, stride: Int) {
    halfKeys.count += 1
    guard neighbourCount >= HalfKeys.mostNeighbours, secondHalf == 0 else { return }
    (secondHalf, halfKeys.isExact) = (.max, false)
    let mask = slots.count - 1
    slots = Array(repeating: 0, count: slots.count)
    for (group, tuple) in first.enumerated() {
      let at = Int(tuple) * stride
      var slot = Int(truncatingIfNeeded: words[at] ^ words[at + 1]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(group + 1)
    }
  }
}
