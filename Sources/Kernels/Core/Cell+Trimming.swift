import Columns

extension Cell {
  /// The cell without the white space around it.
  package var trimmed: Cell {
    slice(WhiteSpace.trimmedRange(bytes))
  }
}
