/// What is known of the values of one group when all of it has been added up.
struct ValueTotals: Sendable, Equatable {
  /// A value by its earliest record, and how often it came.
  struct Frequent: Sendable, Equatable {
    var record: Int
    var count: Int

    /// Whether it goes before the other: more often, or as often and earlier.
    func precedes(_ other: Frequent) -> Bool {
      count != other.count ? count > other.count : record < other.record
    }
  }

  /// Values that are kept as the most frequent ones.
  static let frequentLimit = 40

  /// Rows with a value.
  var rowCount = 0
  var distinctCount = 0
  /// Values that came once.
  var singleCount = 0
  /// The most frequent values, ties by their earliest record.
  var frequent: [Frequent] = []
  /// Values that go with several dependent values, their rows, and the earliest of these.
  var tornCount = 0
  var tornRowCount = 0
  var firstTorn: Int?
  /// Earliest records of the values whose counts are wanted, ascending.
  var wanted: [Int] = []
  /// The counts of these values, by their earliest record.
  private(set) var wantedCounts: [Int: Int] = [:]

  /// Adds a value.
  mutating func add(count: Int, record: Int, isTorn: Bool) {
    rowCount += count
    distinctCount += 1
    if count == 1 { singleCount += 1 }
    if isTorn {
      tornCount += 1
      tornRowCount += count
      firstTorn = min(firstTorn ?? record, record)
    }
    // Wanted are the first values, so that nearly every other one is behind the last of them.
    if let last = wanted.last, record <= last, wanted.contains(record) {
      wantedCounts[record] = count
    }
    let value = Frequent(record: record, count: count)
    if frequent.count == Self.frequentLimit {
      guard value.precedes(frequent[Self.frequentLimit - 1]) else { return }
      frequent.removeLast()
    }
    frequent.insert(value, at: frequent.firstIndex { value.precedes($0) } ?? frequent.endIndex)
  }

  /// Adds the totals of other values.
  static func += (left: inout ValueTotals, right: ValueTotals) {
    left.rowCount += right.rowCount
    left.distinctCount += right.distinctCount
    left.singleCount += right.singleCount
    left.tornCount += right.tornCount
    left.tornRowCount += right.tornRowCount
    if let torn = right.firstTorn { left.firstTorn = min(left.firstTorn ?? torn, torn) }
    left.wantedCounts.merge(right.wantedCounts) { first, _ in first }
    left.frequent = Array(
      (left.frequent + right.frequent).sorted { $0.precedes($1) }.prefix(Self.frequentLimit))
  }
}

extension ValueTotals {
  /// Whether every row has a value, and nearly every one of its own.
  func isNearlyKey(of rows: Int) -> Bool {
    rowCount == rows && distinctCount * 100 >= rows * 98
  }
}
