/// Suspect texts of a column, trimmed and without case: how often each came, and where first.
struct SuspectTally: Sendable {
  /// A text that may stand for a missing value.
  struct Suspect: Sendable {
    var value: ValueTotals.Frequent
    /// Whether it is a day, which is suspect only where it is more frequent than others.
    var isDay: Bool

    /// Whether it came many times as often as the other values of its column do.
    func standsOut(of total: ValueTotals) -> Bool {
      let others = (rows: total.rowCount - value.count, values: total.distinctCount - 1)
      return value.count >= 3 && value.count * others.values >= others.rows * Self.excess
    }

    private static let excess = 5
  }

  private(set) var counts: [[UInt8]: Suspect] = [:]

  /// Counts a suspect text.
  mutating func add(_ count: Int, text: [UInt8], record: Int, isDay: Bool) {
    var suspect = counts[text] ?? Suspect(value: .init(record: record, count: 0), isDay: isDay)
    suspect.value.count += count
    suspect.value.record = min(suspect.value.record, record)
    counts[text] = suspect
  }

  /// Adds what another worker has counted.
  mutating func merge(_ other: SuspectTally) {
    for (text, suspect) in other.counts {
      add(suspect.value.count, text: text, record: suspect.value.record, isDay: suspect.isDay)
    }
  }

  /// The most frequent first, ties by their earliest record.
  var sorted: [Suspect] {
    counts.values.sorted { $0.value.precedes($1.value) }
  }
}
