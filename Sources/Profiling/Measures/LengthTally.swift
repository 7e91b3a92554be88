/// How many characters values have: the least, the most, and how many values of each length.
struct LengthTally: Sendable, Equatable {
  /// Lengths from here on are counted together.
  static let longCount = 256

  /// Values by length; the last are those of ``longCount`` and more.
  private(set) var counts = [Int](repeating: 0, count: longCount + 1)
  private(set) var least: Int?
  private(set) var most: Int?

  /// Counts values of a length.
  @inline(__always)
  mutating func add(_ count: Int, length: Int) {
    counts[min(length, Self.longCount)] += count
    if length < least ?? .max { least = length }
    if length > most ?? -1 { most = length }
  }

  /// Adds what another worker has counted.
  mutating func merge(_ other: LengthTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    if let value = other.least { least = min(least ?? value, value) }
    if let value = other.most { most = max(most ?? value, value) }
  }
}
