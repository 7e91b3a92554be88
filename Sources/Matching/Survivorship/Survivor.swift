/// What a column of a result row holds.
package enum Survivor: Sendable, Equatable {
  /// No row has a value; the cell is a blank as this one writes it, or empty where none does.
  case blank(UInt32?)
  /// The cell of this row.
  case row(UInt32)
  /// The cells of these, joined by the separator of the line.
  case joined([UInt32])
  /// The rows do not agree: blank.
  case disagreed(left: UInt32, right: UInt32)

  /// The row whose cell it is as it stands there, if any.
  package var row: UInt32? {
    switch self {
    case .row(let row): row
    case .blank(let row): row
    case .joined, .disagreed: nil
    }
  }

  /// The rows whose values are those of the cell.
  package var rows: [UInt32] {
    switch self {
    case .row(let row): [row]
    case .joined(let rows): rows
    case .blank, .disagreed: []
    }
  }
}
