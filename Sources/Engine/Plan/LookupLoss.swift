/// Values of another table's column that `in table.column` can never find, since they are none of the type
/// beside which they stand.
package struct LookupLoss: Sendable, Equatable {
  /// The index of the rule that looks them up; the compiler of the table fills it in.
  package var rule = 0
  /// The other table, as the rule names it.
  package var table: String
  /// The name of its column.
  package var column: String
  /// The column's id in its own table.
  package var columnID: Int
  /// Id of the column that is looked up; nil where that is a computed value.
  package var askingColumn: Int?
  /// The type that they are none of.
  package var type: String
  /// How many different values are none of it.
  package var count: Int
  /// Of how many, blanks left out.
  package var wholeCount: Int
  /// The first of them by its bytes.
  package var first: [UInt8]
  /// Notations of the column that is looked up, by which some can be read; empty: by none.
  package var notations: [String]
  /// Whether the other table declares the column `sensitive`.
  package var isSensitive = false
}
