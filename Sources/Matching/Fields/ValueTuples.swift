import Kernels

/// The values that up to four columns have in a row, as one value: each different combination by its number, in
/// the order in which rows first have it. 0 is the combination of no values.
struct ValueTuples {
  /// The combination of each row.
  private(set) var numbers: [UInt32] = []
  /// By number, the columns' values in their order.
  private(set) var tuples: [SIMD4<UInt32>] = [SIMD4()]
  /// Numbers by the hash of their combination, 0: free; a power of two of slots, at most half of them taken.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// So many rows before it is looked at, a slot is fetched.
  private static let ahead = 8

  /// Numbers the rows' combinations; a column that is nil has no values.
  init(_ columns: [PreparedColumn?], rowCount: Int) {
    let columns = columns.map { $0?.ids }
    func tuple(_ row: Int) -> SIMD4<UInt32> {
      var tuple = SIMD4<UInt32>()
      for place in columns.indices { tuple[place] = columns[place]?[row] ?? 0 }
      return tuple
    }
    numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      if row + Self.ahead < rowCount { slots.prefetch(slot(of: tuple(row + Self.ahead)), count: 1) }
      numbers.append(number(of: tuple(row)))
    }
  }

  private mutating func number(of tuple: SIMD4<UInt32>) -> UInt32 {
    if tuple == SIMD4() { return 0 }
    var slot = slot(of: tuple)
    while slots[slot] != 0 {
      if tuples[Int(slots[slot])] == tuple { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(tuples.count)
    slots[slot] = number
    tuples.append(tuple)
    if tuples.count * 2 > slots.count { grow() }
    return number
  }

  private func slot(of tuple: SIMD4<UInt32>) -> Int {
    let low = StableHash.mix(UInt64(tuple[0]) << 32 | UInt64(tuple[1]), UInt64(tuple[2]))
    let hash = StableHash.mix(low, UInt64(tuple[3]))
    return Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in tuples.indices.dropFirst() {
      var slot = slot(of: tuples[number])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number)
    }
  }
}
