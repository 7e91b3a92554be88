/// What is true of one value, a bit each: the types that it fits, and properties of its text.
///
///     ┌──── 8 ─────┬─────────────── 56 ───────────────┐
///     │ properties │ types, in the order of the tests │
///     └────────────┴──────────────────────────────────┘
struct ValueMarks: OptionSet, Sendable {
  var rawValue: UInt64

  static let typeLimit = 56
  static let outerBlank = ValueMarks(rawValue: 1 << 56)
  static let notASCII = ValueMarks(rawValue: 1 << 57)
  static let control = ValueMarks(rawValue: 1 << 58)
  static let leadingZero = ValueMarks(rawValue: 1 << 59)
  static let suspect = ValueMarks(rawValue: 1 << 60)

  /// The mark of a type by its number.
  static func type(_ number: Int) -> ValueMarks {
    ValueMarks(rawValue: 1 << UInt64(number))
  }
}

/// How often each mark was true.
struct MarkTally: Sendable, Equatable {
  private var counts = [Int](repeating: 0, count: 64)

  /// Counts values that have these marks.
  @inline(__always)
  mutating func add(_ count: Int, marks: ValueMarks) {
    var bits = marks.rawValue
    while bits != 0 {
      counts[bits.trailingZeroBitCount] += count
      bits &= bits - 1
    }
  }

  /// Values that had the mark.
  func count(of mark: ValueMarks) -> Int {
    counts[mark.rawValue.trailingZeroBitCount]
  }

  /// Adds what another worker has counted.
  mutating func merge(_ other: MarkTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
