import CSV
import Columns

/// Rows of a table on their way to the reader of CSV: records with a comma, quotes where they must be,
/// and LF.
package struct RowBuffer: ~Copyable {
  /// How its records are written.
  package static let dialect = Dialect()
  private static let style = FieldStyle(dialect)

  private var buffer = OutputBuffer(capacity: 1 << 17)
  private let columnCount: Int
  /// Cells of the row that is not ended yet.
  private var cellCount = 0

  init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// Bytes of the rows so far.
  package var byteCount: Int { buffer.count }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Appends the next cell of the row; the last one ends it.
  package mutating func append(_ cell: Cell) {
    if cellCount > 0 { buffer.append(RowBuffer.dialect.delimiter) }
    _ = buffer.appendField(
      cell, RowBuffer.style, isAlone: columnCount == 1, isFirst: buffer.count == 0)
    cellCount += 1
    if cellCount < columnCount { return }
    cellCount = 0
    buffer.append(UInt8(ascii: "\n"))
  }

  mutating func reset() {
    precondition(cellCount == 0, "a row has too few cells")
    buffer.reset()
  }
}
