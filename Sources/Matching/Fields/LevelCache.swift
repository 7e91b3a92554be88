/// Levels of pairs of values lately compared: one place for each hash, the newest stays.
struct LevelCache: Sendable {
  private static let bitCount = 14

  /// Empty where nothing is remembered.
  private var keys: [UInt64]
  private var levels: [UInt8]
  /// What is to be compared of a batch of pairs.
  var unlike = UnlikePairs()

  init(remembers: Bool) {
    keys = Array(repeating: 0, count: remembers ? 1 << Self.bitCount : 0)
    levels = Array(repeating: 0, count: keys.count)
  }

  /// The level of two values, from memory or else from `compare`.
  @inline(__always)
  mutating func level(_ left: UInt32, _ right: UInt32, _ compare: () -> UInt8) -> UInt8 {
    if keys.isEmpty { return compare() }
    let key = UInt64(left) << 32 | UInt64(right)
    let place = Int(truncatingIfNeeded: StableHash.mix(0, key) >> UInt64(64 - Self.bitCount))
    if keys[place] == key { return levels[place] }
    let level = compare()
    keys[place] = key
    levels[place] = level
    return level
  }
}

/// The pairs of a batch whose values are there and differ, found without a jump that depends on the values.
struct UnlikePairs: Sendable {
  /// A pair's place in its batch, and its values, the smaller one first.
  struct Pair: Sendable {
    var index: UInt32
    var low: UInt32
    var high: UInt32
  }

  /// Room for every pair of a batch; the first ``count`` count.
  private var pairs: [Pair] = []
  private(set) var count = 0

  /// Notes the pairs of a batch, whose values these are, in place of what was noted before.
  mutating func take(_ lefts: Span<UInt32>, _ rights: Span<UInt32>) {
    if pairs.count < lefts.count {
      pairs = Array(repeating: Pair(index: 0, low: 0, high: 0), count: lefts.count)
    }
    var pairs = pairs.mutableSpan
    var count = 0
    for index in lefts.indices {
      let (left, right) = (lefts[index], rights[index])
      let (low, high) = (min(left, right), max(left, right))
      pairs[count] = Pair(index: UInt32(index), low: low, high: high)
      count += low != 0 && low != high ? 1 : 0
    }
    self.count = count
  }

  /// One of those that were noted, in their order.
  @inline(__always)
  subscript(place: Int) -> Pair { pairs[place] }
}
