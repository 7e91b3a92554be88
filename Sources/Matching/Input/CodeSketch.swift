/// How many characters of each of sixteen kinds a code has, in eight bytes: two codes whose counts differ by too many
/// are too many edits apart. That takes a few operations where a distance takes fifty times as long, and no look at the codes.
///
///     half byte   0   1   2 … 9   A … F      characters by their lowest four bits, 15 times at most
///                '0' '1' '2' '9'
///
/// Bounds the edits by the bag distance (Bartolini, Ciaccia and Patella 2002), which is the same for swapped
/// neighbours.
struct CodeSketch: Sendable {
  private let counts: UInt64

  private static let low: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
  private static let high: UInt64 = 0x8080_8080_8080_8080

  init(_ text: Span<UInt8>) {
    var counts: UInt64 = 0
    // Of a character that has several bytes the first one counts: it may be one edit.
    for index in text.indices where text[index] & 0xC0 != 0x80 {
      let shift = UInt64(text[index] & 15) * 4
      if counts >> shift & 15 != 15 { counts += 1 << shift }
    }
    self.counts = counts
  }

  /// Those of all texts of a pool, by number.
  static func all(of pool: TextPool) -> [CodeSketch] {
    (0..<UInt32(pool.count)).map { CodeSketch(pool[$0]) }
  }

  /// No fewer edits make one text of the other; often it takes more.
  @inline(__always)
  func leastEdits(to other: CodeSketch) -> Int {
    max(excess(over: other), other.excess(over: self))
  }

  /// How many characters there are more than in the other, each kind by itself.
  @inline(__always)
  private func excess(over other: CodeSketch) -> Int {
    Self.excess(counts & Self.low, other.counts & Self.low)
      + Self.excess(counts >> 4 & Self.low, other.counts >> 4 & Self.low)
  }

  /// The same of eight counts, a byte each.
  @inline(__always)
  private static func excess(_ counts: UInt64, _ others: UInt64) -> Int {
    // No byte borrows from its neighbour; those that stay above their high bit are no smaller than the other.
    let differences = (counts | high) &- others
    let isMore = (differences & high) >> 7 &* 0xFF
    let excess = differences & ~high & isMore
    return Int(truncatingIfNeeded: (excess &* 0x0101_0101_0101_0101) >> 56)
  }
}
