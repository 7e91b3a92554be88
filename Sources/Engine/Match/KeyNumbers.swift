import CScan

/// Numbers keys, which are hashes of two words, in the order in which they come up, up to a limit.
///
/// Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L), in
/// a table at most half full. The first word of a key gives its slot, so that keys that have it in common are met
/// on the way.
struct KeyNumbers {
  /// Bytes that a key takes at the most.
  static let byteCountOfKey = 32

  private var table: key_numbers
  /// Two words a key; there is room for as many as the limit.
  private var keys: [UInt64]
  /// Number + 1 by slot; 0 is a free slot.
  private var slots: [UInt32]
  /// Whether those that are counted are all that there are.
  private var isExact = true

  init(limit: Int) {
    var capacity = 16
    while capacity < limit * 2 { capacity *= 2 }
    table = key_numbers()
    table.slot_mask = UInt64(capacity - 1)
    table.limit = UInt64(limit)
    keys = [UInt64](repeating: 0, count: limit * 2)
    slots = [UInt32](repeating: 0, count: capacity)
  }

  /// Keys so far.
  var count: Int { Int(table.count) }

  /// Keys that have their first word in common with one before them.
  var halfKeys: HalfKeys {
    var result = HalfKeys()
    (result.count, result.isExact) = (Int(table.half_key_count), isExact)
    return result
  }

  /// Gives the tuples of a piece, `stride` words each, number + 1 of their keys, new ones if need be, and 0
  /// to those that are not in the part; false where the limit is reached.
  mutating func add(
    _ tuples: Span<UInt64>, stride: Int, in part: key_part, to numbers: inout [UInt32]
  ) -> Bool {
    let count = tuples.count / stride
    if numbers.count < count { numbers = [UInt32](repeating: 0, count: count) }
    var done = 0
    while done < count {
      let rest = tuples.extracting(done * stride..<count * stride)
      let more = addOnce(rest, stride: stride, in: part, at: done, to: &numbers)
      let isCrowded = table.neighbour_count >= UInt64(HalfKeys.mostNeighbours)
      if isCrowded && table.second_half == 0 {
        partByBothWords()
      } else if more < count - done {
        return false
      }
      done += more
    }
    return true
  }

  private mutating func addOnce(
    _ tuples: Span<UInt64>, stride: Int, in part: key_part, at start: Int,
    to numbers: inout [UInt32]
  ) -> Int {
    let count = tuples.count / stride
    let mostNeighbours = table.second_half == 0 ? UInt64(HalfKeys.mostNeighbours) : .max
    precondition(numbers.count - start >= count && tuples.count == count * stride && stride >= 2)
    // Safe: `keys` has room for all up to the limit, where the call ends, and a free slot is always
    // met, as there are twice as many; there is a number for each tuple.
    return unsafe tuples.withUnsafeBufferPointer { tuples in
      unsafe keys.withUnsafeMutableBufferPointer { keys in
        unsafe slots.withUnsafeMutableBufferPointer { slots in
          unsafe numbers.withUnsafeMutableBufferPointer { numbers in
            guard let first = tuples.baseAddress, let keys = keys.baseAddress else { return 0 }
            return unsafe keys_add(
              &table, keys, slots.baseAddress!, part, mostNeighbours, first, stride, count,
              numbers.baseAddress! + start)
          }
        }
      }
    }
  }

  /// Gives the tuples of a piece number + 1 of their keys, as they have been added, and 0 to those that are
  /// not in the part.
  func find(
    _ tuples: Span<UInt64>, stride: Int, in part: key_part, to numbers: inout [UInt32]
  ) {
    let count = tuples.count / stride
    if numbers.count < count { numbers = [UInt32](repeating: 0, count: count) }
    precondition(tuples.count == count * stride && stride >= 2)
    // Safe: as in adding; nothing but the numbers is written.
    unsafe tuples.withUnsafeBufferPointer { tuples in
      unsafe keys.withUnsafeBufferPointer { keys in
        unsafe slots.withUnsafeBufferPointer { slots in
          unsafe numbers.withUnsafeMutableBufferPointer { numbers in
            guard let first = tuples.baseAddress, let keys = keys.baseAddress else { return }
            unsafe withUnsafePointer(to: table) { table in
              unsafe keys_find(
                table, keys, slots.baseAddress!, part, first, stride, count, numbers.baseAddress!)
            }
          }
        }
      }
    }
  }

  /// Has both words of a key give its slot: too many have the first one in common, and are not counted any
  /// more.
  private mutating func partByBothWords() {
    (table.second_half, isExact) = (.max, false)
    slots = [UInt32](repeating: 0, count: slots.count)
    for number in 0..<count {
      var slot = Int((keys[number * 2] ^ keys[number * 2 + 1]) & table.slot_mask)
      while slots[slot] != 0 { slot = (slot + 1) & Int(table.slot_mask) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
