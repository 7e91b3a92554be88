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

  /// Counts a value, or several of which it is the first.
  mutating func add(_ cell: Cell, record: Int, count: Int = 1) {
    self.count += count
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

/// Values of one kind among many that are looked at together, of which a ``Witness`` is made once.
struct FirstOfMany {
  private(set) var count = 0
  private var record = Int.max
  private var cell = Cell.empty

  @inline(__always)
  mutating func add(_ cell: Cell, _ record: Int) {
    count += 1
    if record < self.record { (self.record, self.cell) = (record, cell) }
  }

  /// As if each had been added to it.
  var witness: Witness {
    var witness = Witness()
    if count > 0 { witness.add(cell, record: record, count: count) }
    return witness
  }
}
