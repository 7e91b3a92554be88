import Columns

/// What happened to the rows of a batch, where somebody wants to know.
package struct Journal: Sendable {
  /// One cell that a rule changed.
  package struct Change: Sendable {
    package var row: Int32
    package var rule: Int32
    package var column: Int32
    package var before: Cell
    package var after: Cell
  }

  /// One row that left.
  package struct Removal: Sendable {
    package var row: Int32
    package var rule: Int32
    /// The record that stayed in its stead; nil where none did.
    package var survivor: Int?
  }

  /// One cell that a rule could not convert or evaluate; the column is nil for a whole row.
  package struct Failure: Sendable {
    package var row: Int32
    package var rule: Int32
    package var column: Int32?
    package var value: Cell
  }

  /// One written cell that a spreadsheet would run; the column is an id.
  package struct FormulaCell: Sendable {
    package var row: Int32
    package var column: Int32
    package var value: Cell
  }

  package var changes: [Change] = []
  package var removals: [Removal] = []
  package var failures: [Failure] = []
  package var formulas: [FormulaCell] = []

  /// Forgets everything but the memory.
  mutating func reset() {
    changes.removeAll(keepingCapacity: true)
    removals.removeAll(keepingCapacity: true)
    failures.removeAll(keepingCapacity: true)
    formulas.removeAll(keepingCapacity: true)
  }
}

/// Which entries of the journal anybody wants; what nobody wants costs nothing.
package struct JournalWishes: Sendable {
  package var changes = false
  package var removals = false
  package var failures = false
  /// Samples to keep of each rule, for a preview.
  package var sampleCount = 0

  package init() {}
}
