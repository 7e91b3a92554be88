/// Numbers keys in the order in which they are first met, and counts how often each is.
struct KeyGroups {
  /// Keys by hash, 0: free; a power of two of them.
  private var keys: [UInt64]
  private var numbers: [UInt32]
  private let mask: Int
  /// By number, from 0.
  private(set) var counts: [UInt32] = []

  /// Room for so many keys.
  init(capacity: Int) {
    var count = 64
    while count < capacity * 2 { count *= 2 }
    keys = Array(repeating: 0, count: count)
    numbers = Array(repeating: 0, count: count)
    mask = count - 1
  }

  /// Counts a key, which is not 0; gives its number.
  @inline(__always)
  mutating func add(_ key: UInt64) -> UInt32 {
    var place = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
    while keys[place] != key {
      if keys[place] == 0 {
        keys[place] = key
        numbers[place] = UInt32(counts.count)
        counts.append(0)
        break
      }
      place = (place + 1) & mask
    }
    let number = numbers[place]
    counts[Int(number)] += 1
    return number
  }

  /// Pairs with the same key.
  var pairCount: Double {
    counts.reduce(0) { $0 + Double($1) * (Double($1) - 1) / 2 }
  }
}
