/// The same numbers for the same seed. Source: S. Vigna, splitmix64.
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A whole number from 0 on.
  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(count))
  }
}
