/// What a table looks like: its columns, and what holds between them.
package struct TableProfile: Sendable {
  package var rowCount = 0
  package var columns: [ColumnProfile] = []
  package var keys: [KeyProfile] = []
  package var dependencies: [DependencyProfile] = []
  /// Rows on which keys and dependencies were proposed, and from which plots are drawn.
  package var sampleRowCount = 0
  package var spilledByteCount = 0
  package var paddedCount = 0
  package var quarantinedCount = 0
  package var strayRecordCount = 0
  package var invalidByteCount = 0

  package init() {}
}

/// A value as it first stands in the table.
package struct ValueExample: Sendable, Equatable {
  /// 1-based, the header not counted.
  package var row: Int
  package var text: String
  /// Rows that have the value, or the text without case where that is what was counted.
  package var count: Int
}

/// A column, or two, by which rows can be told apart.
package struct KeyProfile: Sendable, Equatable {
  /// Indexes of the columns.
  package var columns: [Int]
  package var rowCount: Int
  package var distinctCount: Int
  /// Rows whose value others have too.
  package var sharedRowCount: Int

  package var isUnique: Bool { sharedRowCount == 0 }
}

/// `a` determines `b`: rows with the same value in the one have the same value in the other.
package struct DependencyProfile: Sendable, Equatable {
  package var determinant: Int
  package var dependent: Int
  /// Rows with a value in both columns.
  package var rowCount: Int
  /// Different values of the determinant among them.
  package var groupCount: Int
  /// Groups with several values of the dependent column, and their rows.
  package var tornGroupCount: Int
  package var tornRowCount: Int
  /// A row of the first of these groups, as the determinant's value has it.
  package var tornExample: ValueExample?
}
