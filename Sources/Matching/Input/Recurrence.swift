/// How often the values of a column come again, as far as its rows have been read.
package struct Recurrence: Sendable {
  private let rowCount: Int
  private let valueCount: Int

  /// So many rows tell.
  package static let rowsToTell = 1 << 14

  /// `valueCount` are the distinct values of the rows.
  package init(rowCount: Int, valueCount: Int) {
    self.rowCount = rowCount
    self.valueCount = valueCount
  }

  /// Whether there are rows enough.
  package var isKnown: Bool { rowCount >= Self.rowsToTell }

  /// Whether a third of the rows have a value that came before.
  package var isFrequent: Bool { valueCount * 3 <= rowCount * 2 }
}
