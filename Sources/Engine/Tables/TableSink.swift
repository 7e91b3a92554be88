import Columns
import Diagnostics

/// What came of the rows of a table that were written to a place with rows of its own.
package struct RowCounts: Sendable, Equatable {
  package var inserted: Int
  package var updated: Int
  package var unchanged: Int
  /// Rows of the place whose key did not come in; they stay as they are.
  package var left: Int

  package init(inserted: Int = 0, updated: Int = 0, unchanged: Int = 0, left: Int = 0) {
    self.inserted = inserted
    self.updated = updated
    self.unchanged = unchanged
    self.left = left
  }
}

/// Some rows, column by column; the cells live as long as the call that they are given to.
package struct TableRows {
  /// Rows of the table before these.
  package let firstRow: Int
  package let columns: [[Cell]]

  package var count: Int { columns.first?.count ?? 0 }
}

/// A table of a place that knows rows and columns itself, such as a database, to be written by key.
///
///     begin, write, write, … ─► complete ─► publish ─► settle
///
/// Until it is published, others see the old table. ``abandon()`` ends it at any point before `settle()`.
package protocol TableSink: AnyObject, Sendable {
  /// What messages call it.
  var name: String { get }
  /// The names of the columns, as rows have them.
  var columns: [String] { get }
  /// What became of the rows; nil before ``complete()``.
  var counts: RowCounts? { get }
  /// Whether what is published cannot be taken back any more.
  var isFinal: Bool { get }
  /// Makes ready for rows; throws where somebody else writes.
  func begin() throws(RunFailure)
  /// Takes rows; throws where a key is blank or was there before.
  func write(_ rows: TableRows) throws(RunFailure)
  /// Brings every row to where it stays; nobody sees it yet.
  func complete() throws(RunFailure)
  /// Makes the rows visible.
  func publish() throws(RunFailure)
  /// Gives up the way back.
  func settle() throws(RunFailure)
  /// Leaves the table as it was; does nothing the second time.
  func abandon()
}
