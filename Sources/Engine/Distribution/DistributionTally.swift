import Columns
import Kernels

/// What the values of a column are, in bounded memory and the same for any number of threads.
///
/// While there are few different values each is counted, exactly. Beside that a sample of the rows is
/// kept, those whose record number hashes lowest, which depends neither on the order in which batches
/// come nor on where they end.
package struct DistributionTally: Sendable {
  /// Different values that are counted; with more of them the sample alone speaks.
  package static let valueLimit = 512
  /// Rows in the sample.
  package static let sampleLimit = 1024
  /// Bytes of a value that are kept to be shown.
  package static let shownByteCount = 64
  /// What a full tally holds at most: values and samples with their headers, and the table of hashes.
  package static let byteCount =
    (valueLimit + sampleLimit) * (shownByteCount + 64) + valueLimit * 64

  /// A value as far as it is shown.
  package struct Value: Sendable, Hashable {
    /// The first bytes, cut between two characters.
    package var bytes: [UInt8]
    /// Of the whole value.
    package var characterCount: Int
    package var isCut: Bool
  }

  /// A value and how often it is there.
  package struct Counted: Sendable, Equatable {
    package var value: Value
    package var count: Int
  }

  private struct Sampled: Sendable {
    var priority: UInt64
    var record: Int
    var value: Value
  }

  /// Rows seen, and those of them that are blank.
  package private(set) var rowCount = 0
  package private(set) var blankCount = 0
  private var places: [KeyHash: Int] = [:]
  private var counted: [Counted] = []
  /// Whether there are more different values than are counted.
  private var hasOverflowed = false
  /// A heap with the highest priority on top.
  private var sample: [Sampled] = []

  package init() {}

  /// Adds the cell of a record.
  mutating func add(_ cell: Cell, record: Int, isBlank: Bool) {
    rowCount += 1
    if isBlank {
      blankCount += 1
      return
    }
    if !hasOverflowed { count(Self.hash(of: cell), 1) { Value(cell) } }
    let priority = Self.priority(of: record)
    if sample.count == Self.sampleLimit, !Self.goes(priority, record, before: sample[0]) { return }
    keep(Sampled(priority: priority, record: record, value: Value(cell)))
  }

  /// Adds what another thread has seen.
  mutating func merge(_ other: DistributionTally) {
    rowCount += other.rowCount
    blankCount += other.blankCount
    if other.hasOverflowed { overflow() }
    for (hash, place) in other.places where !hasOverflowed {
      count(hash, other.counted[place].count) { other.counted[place].value }
    }
    for row in other.sample {
      if sample.count < Self.sampleLimit || Self.goes(row.priority, row.record, before: sample[0]) {
        keep(row)
      }
    }
  }

  /// How many different values there are; nil: more than are counted.
  package var distinctCount: Int? { hasOverflowed ? nil : counted.count }

  /// The values, most frequent first, ties by their bytes: all of them, or those of the sample.
  package var values: [Counted] {
    let all = hasOverflowed ? sampledValues : counted
    return all.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      if left.value.bytes != right.value.bytes {
        return left.value.bytes.lexicographicallyPrecedes(right.value.bytes)
      }
      return left.value.characterCount < right.value.characterCount
    }
  }

  /// Rows of the sample, where it speaks for the column.
  package var sampleCount: Int? { hasOverflowed ? sample.count : nil }

  private var sampledValues: [Counted] {
    var groups: [Value: Int] = [:]
    for row in sample { groups[row.value, default: 0] += 1 }
    return groups.map { Counted(value: $0.key, count: $0.value) }
  }
}

extension DistributionTally {
  private mutating func count(_ hash: KeyHash, _ count: Int, _ value: () -> Value) {
    if let place = places[hash] {
      counted[place].count += count
    } else if counted.count == Self.valueLimit {
      overflow()
    } else {
      places[hash] = counted.count
      counted.append(Counted(value: value(), count: count))
    }
  }

  private mutating func overflow() {
    hasOverflowed = true
    places = [:]
    counted = []
  }

  private static func hash(of cell: Cell) -> KeyHash {
    var state = KeyHasher.routing1.start()
    KeyHasher.routing1.add(cell, to: &state)
    return KeyHasher.routing1.finish(state)
  }

  /// A number that says nothing of where the record stands. Source: splitmix64 (Vigna).
  private static func priority(of record: Int) -> UInt64 {
    var word = UInt64(truncatingIfNeeded: record) &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  private static func goes(_ priority: UInt64, _ record: Int, before other: Sampled) -> Bool {
    (priority, record) < (other.priority, other.record)
  }

  /// Puts a row into the sample, in the place of the last one where it is full.
  private mutating func keep(_ row: Sampled) {
    if sample.count < Self.sampleLimit {
      sample.append(row)
      rise(from: sample.count - 1)
    } else {
      sample[0] = row
      sink()
    }
  }

  private mutating func rise(from index: Int) {
    var index = index
    while index > 0 {
      let parent = (index - 1) / 2
      guard Self.goes(sample[parent].priority, sample[parent].record, before: sample[index]) else {
        return
      }
      sample.swapAt(parent, index)
      index = parent
    }
  }

  private mutating func sink() {
    var index = 0
    while true {
      var largest = index
      for child in [2 * index + 1, 2 * index + 2] where child < sample.count {
        if Self.goes(sample[largest].priority, sample[largest].record, before: sample[child]) {
          largest = child
        }
      }
      if largest == index { return }
      sample.swapAt(largest, index)
      index = largest
    }
  }
}

extension DistributionTally.Value {
  fileprivate init(_ cell: Cell) {
    let whole = cell.bytes
    var end = min(whole.count, DistributionTally.shownByteCount)
    if end < whole.count {
      while end > 0 && whole[end] & 0xC0 == 0x80 { end -= 1 }
    }
    var characterCount = 0
    for index in 0..<whole.count where whole[index] & 0xC0 != 0x80 { characterCount += 1 }
    bytes = (0..<end).map { whole[$0] }
    self.characterCount = characterCount
    isCut = end < whole.count
  }
}
