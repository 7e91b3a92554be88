/// The least and the greatest of some values.
struct RangeTally<Value: Comparable & Sendable>: Sendable {
  private(set) var least: Value?
  private(set) var greatest: Value?

  init() {}

  /// Takes a value.
  @inline(__always)
  mutating func add(_ value: Value) {
    guard let least, let greatest else {
      (self.least, self.greatest) = (value, value)
      return
    }
    if value < least { self.least = value }
    if greatest < value { self.greatest = value }
  }

  /// Adds what another worker has seen.
  mutating func merge(_ other: RangeTally) {
    if let value = other.least { add(value) }
    if let value = other.greatest { add(value) }
  }
}
