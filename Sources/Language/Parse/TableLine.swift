/// One line of a test's table as it was written, for the formatter; tokens by their place in the statement.
struct TableLine {
  /// Lines of one number are one table.
  var table: Int
  /// Where the words before the first cell begin; equal to the first cell's token in rows.
  var start: Int
  /// The tokens of each cell; empty for a cell without text.
  var cells: [Range<Int>]
  /// The bars between them.
  var bars: [Int]
}
