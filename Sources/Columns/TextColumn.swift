/// One column of a batch: a cell a row, and what the rules did to it.
package struct TextColumn: Sendable {
  package var cells: [Cell]
  /// Rows whose bytes differ from those the row came with.
  package var changed: Bitmap
  /// Rows whose value is a placeholder or was computed from one; nil: none.
  package var placeholders: Bitmap?
  /// Rows whose cell a line could not convert to a type and left as it was; nil: none.
  package var unconverted: Bitmap?

  package init(count: Int) {
    cells = Array(repeating: .empty, count: count)
    changed = Bitmap(count: count)
  }
}
