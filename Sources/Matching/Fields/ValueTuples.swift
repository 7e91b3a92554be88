import Kernels

/// The values that up to four columns have in a row, as one value: each different combination by its number, in
/// the order in which rows first have it. 0 is the combination of no values.
struct ValueTuples {
  /// The combination of each row.
  private(set) var numbers: [UInt32] = []
  /// By number, the columns' values in their order.
  private(set) var tuples: [SIMD4<UInt32>] = [SIMD4()]
  /// By the hash of their combination 32 bits of it, then their numbers, 0: free; a power of two of slots, at most half
  /// of them taken.
  private var slots = [UInt64](repeating: 0, count: 64)

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
      if row + Self.ahead < rowCount {
        slots.prefetch(place(of: Self.hash(tuple(row + Self.ahead))))
      }
      numbers.append(number(of: tuple(row)))
    }
  }

  private mutating func number(of tuple: SIMD4<UInt32>) -> UInt32 {
    if tuple == SIMD4() { return 0 }
    let hash = Self.hash(tuple)
    var place = place(of: hash)
    while slots[place] != 0 {
      let slot = slots[place]
      let number = UInt32(truncatingIfNeeded: slot)
      if slot >> 32 == UInt64(hash), tuples[Int(number)] == tuple { return number }
      place = (place + 1) & (slots.count - 1)
    }
    let number = UInt32(tuples.count)
    slots[place] = UInt64(hash) << 32 | UInt64(number)
    tuples.append(tuple)
    if tuples.count * 2 > slots.count { grow() }
    return number
  }

  private static func hash(_ tuple: SIMD4<UInt32>) -> UInt32 {
    let low = StableHash.mix(UInt64(tuple[0]) << 32 | UInt64(tuple[1]), UInt64(tuple[2]))
    return UInt32(truncatingIfNeeded: StableHash.mix(low, UInt64(tuple[3])))
  }

  private func place(of hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      var place = place(of: UInt32(slot >> 32))
      while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }
}
