import Columns

/// The first texts of a kind in the order of the table, whatever the threads and batches.
package struct FirstTexts: Sendable, Equatable {
  /// So many are kept.
  package static let most = 100

  private struct Entry: Sendable, Equatable {
    var record: Int
    var text: [UInt8]
  }

  /// In the order of the records.
  private var entries: [Entry] = []

  package init() {}

  /// The texts in the order of the table.
  package var texts: [[UInt8]] { entries.map(\.text) }

  /// Adds the text of a record.
  @inline(__always)
  package mutating func add(_ cell: Cell, record: Int) {
    if entries.count == Self.most, record > entries[Self.most - 1].record { return }
    insert(Entry(record: record, text: cell.array))
  }

  /// Adds what another part of the table has.
  package mutating func merge(_ other: FirstTexts) {
    for entry in other.entries { insert(entry) }
  }

  private mutating func insert(_ entry: Entry) {
    let place = entries.lastIndex { $0.record <= entry.record }.map { $0 + 1 } ?? 0
    entries.insert(entry, at: place)
    if entries.count > Self.most { entries.removeLast() }
  }
}
