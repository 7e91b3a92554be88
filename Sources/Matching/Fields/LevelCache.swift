/// Levels of pairs of values lately compared: one place for each hash, the newest stays. And what a batch of pairs
/// has to compare.
struct LevelCache: Sendable {
  /// A pair of a batch whose values are there and differ.
  struct Unlike: Sendable {
    /// The place of the pair in its batch.
    var index: UInt32
    var low: UInt32
    var high: UInt32
  }

  private static let bitCount = 14

  private var keys = [UInt64](repeating: 0, count: 1 << LevelCache.bitCount)
  private var levels = [UInt8](repeating: 0, count: 1 << LevelCache.bitCount)
  /// Room for every pair of a batch; the first ``unlikeCount`` count.
  private var unlike: [Unlike] = []
  private(set) var unlikeCount = 0

  /// Forgets what was to be compared, and makes room for so many pairs.
  mutating func clear(for count: Int) {
    unlikeCount = 0
    if unlike.count < count {
      unlike = Array(repeating: Unlike(index: 0, low: 0, high: 0), count: count)
    }
  }

  /// Notes the values of a pair if they are to be compared.
  @inline(__always)
  mutating func note(_ index: Int, _ left: UInt32, _ right: UInt32) {
    let (low, high) = (min(left, right), max(left, right))
    unlike[unlikeCount] = Unlike(index: UInt32(index), low: low, high: high)
    unlikeCount += low != 0 && low != high ? 1 : 0
  }

  /// What was noted, in order.
  @inline(__always)
  subscript(place: Int) -> Unlike { unlike[place] }

  /// The level of two values, from memory or else from `compare`.
  @inline(__always)
  mutating func level(_ left: UInt32, _ right: UInt32, _ compare: () -> UInt8) -> UInt8 {
    let key = UInt64(left) << 32 | UInt64(right)
    let place = Int(truncatingIfNeeded: StableHash.mix(0, key) >> UInt64(64 - Self.bitCount))
    if keys[place] == key { return levels[place] }
    let level = compare()
    keys[place] = key
    levels[place] = level
    return level
  }
}
