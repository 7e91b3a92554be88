import Columns

/// Finds the groups of a partition's tuples by their keys, which are the first two words of each.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L), in
/// a table at most half full.
enum TupleGroups {
  /// Hands over every tuple in order with the number of its group; groups are numbered as they come up.
  @inline(__always)
  static func forEach(
    in words: Span<UInt64>, stride: Int, _ body: (_ tuple: Int, _ group: Int, _ isNew: Bool) -> Void
  ) {
    let count = words.count / stride
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    let mask = capacity - 1
    /// Group number + 1 by slot; 0 is a free slot.
    var slots = [UInt32](repeating: 0, count: capacity)
    /// The first tuple of each group.
    var first: [UInt32] = []
    first.reserveCapacity(count)
    for tuple in 0..<count {
      let high = words[tuple * stride]
      let low = words[tuple * stride + 1]
      var slot = Int(truncatingIfNeeded: low) & mask
      while true {
        let group = Int(slots[slot]) - 1
        if group < 0 {
          first.append(UInt32(tuple))
          slots[slot] = UInt32(first.count)
          body(tuple, first.count - 1, true)
          break
        }
        let at = Int(first[group]) * stride
        if words[at] == high && words[at + 1] == low {
          body(tuple, group, false)
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }
}
