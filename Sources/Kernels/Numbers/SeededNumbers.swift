/// The same numbers for the same seed, everywhere. Source: SplitMix64 (Steele, Lea and Flood 2014).
package struct SeededNumbers: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 on, below `count`.
  package mutating func next(below count: Int) -> Int { Int(next() % UInt64(count)) }

  /// From 0 to 1.
  package mutating func nextShare() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
