import Columns
import Diagnostics

/// Takes the rows of a table as they stand at a line, for a table that is made of them.
package protocol RowCollector: AnyObject, Sendable {
  /// Takes rows of a batch, from any thread; `places` are the numbers of the records at whose places they
  /// stand in the table.
  func collect(
    _ batch: Batch, rows: [Int32], places: [Int], _ worker: Worker
  ) throws(RunFailure)
}

/// The step at which a table is handed on.
package struct CollectRule: Sendable {
  package var rule: Int
  /// Ids of the columns that are handed on.
  package var reads: Set<Int>
  /// nil: nobody asks for the rows in this run.
  package var collector: (any RowCollector)?

  package init(rule: Int, reads: Set<Int>, collector: (any RowCollector)? = nil) {
    self.rule = rule
    self.reads = reads
    self.collector = collector
  }
}

/// What a table is made of that no file holds.
package protocol TableOrigin: Sendable {}
