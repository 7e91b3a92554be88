/// Levels of pairs of values lately compared: one place for each hash, the newest stays.
struct LevelCache: Sendable {
  private static let bitCount = 14

  private var keys = [UInt64](repeating: 0, count: 1 << LevelCache.bitCount)
  private var levels = [UInt8](repeating: 0, count: 1 << LevelCache.bitCount)

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
