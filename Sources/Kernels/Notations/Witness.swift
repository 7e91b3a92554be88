import Columns

/// Values that prove something, by how many they are and the first of them.
package struct Witness: Sendable, Equatable {
  /// Longer texts are cut.
  private static let mostBytes = 80

  package private(set) var count = 0
  /// The first record that has one, from 0.
  package private(set) var record = Int.max
  /// Its text.
  package private(set) var text: [UInt8] = []

  package init() {}

  /// So many values, the first in this record, their texts unknown.
  init(count: Int, record: Int) {
    self.count = count
    self.record = record
  }

  /// Counts a value.
  mutating func add(_ cell: Cell, record: Int) {
    count += 1
    if record >= self.record { return }
    self.record = record
    text = cell.slice(0..<min(cell.count, Self.mostBytes)).array
  }

  /// Adds what was counted elsewhere.
  static func += (left: inout Witness, right: Witness) {
    left.count += right.count
    if right.record < left.record { (left.record, left.text) = (right.record, right.text) }
  }
}
