/// How many pairs have how many bits.
package struct ScoreCounts: Sendable, Equatable {
  /// The bits at which the second column begins; the first has all that have fewer.
  package static let least = -38
  /// The bits of a column.
  package static let step = 2
  /// The last column has all that have more.
  package private(set) var counts = [Int](repeating: 0, count: 40)

  /// Counts pairs of so many bits.
  mutating func add(_ bits: Double, count: Int) {
    let place = (bits - Double(Self.least)) / Double(Self.step) + 1
    counts[Int(min(max(place.rounded(.down), 0), Double(counts.count - 1)))] += count
  }

  /// Takes the counts of other pairs in.
  mutating func add(_ other: ScoreCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
