import CSV

/// A log that several tables write to, one behind another, each line with its table at the end.
package struct SharedLog: Sendable {
  package var table: String
  /// How the log is written, whatever table a line is of.
  package var dialect: Dialect
  /// Whether a table before has written the names of its columns.
  package var isBegun: Bool

  package init(table: String, dialect: Dialect, isBegun: Bool) {
    self.table = table
    self.dialect = dialect
    self.isBegun = isBegun
  }

  /// The column that names the table.
  static let column = "table"
}
