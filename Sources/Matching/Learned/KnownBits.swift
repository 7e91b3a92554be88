/// The bits of pairs that have been scored, found again by their rows: 12 bytes a place, two places or more
/// a pair.
struct KnownBits: Sendable {
  private var pairs: [UInt64]
  private var bits: [Float]
  private let mask: Int

  /// Stands for a place without a pair: no row is paired with itself.
  private static let free: UInt64 = 0

  init(_ edges: [LearnedMatcher.Edge]) {
    var count = 16
    while count < edges.count * 2 { count *= 2 }
    pairs = Array(repeating: Self.free, count: count)
    bits = Array(repeating: 0, count: count)
    mask = count - 1
    for edge in edges {
      let place = place(Self.key(edge.pair))
      pairs[place] = Self.key(edge.pair)
      bits[place] = edge.bits
    }
  }

  private static func key(_ pair: RowPair) -> UInt64 {
    UInt64(pair.left) << 32 | UInt64(pair.right)
  }

  /// Where a pair stands, or can.
  private func place(_ key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: StableHash.mix(0, key)) & mask
    while pairs[place] != Self.free, pairs[place] != key { place = (place + 1) & mask }
    return place
  }

  /// The bits of a pair; nil where it is none of the known ones.
  subscript(pair: RowPair) -> Double? {
    let place = place(Self.key(pair))
    return pairs[place] == Self.free ? nil : Double(bits[place])
  }
}
