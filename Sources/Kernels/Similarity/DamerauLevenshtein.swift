/// Damerau's distance without limits: insertions, deletions, substitutions, and swaps of neighbours
/// between which others may have been put; `ca` and `abc` are 2 apart. It is a metric.
///
/// Rows of the table, four of them. Source: Zhao and Sahinalp 2019, "String correction using the
/// Damerau-Levenshtein distance", BMC Bioinformatics 20.
package enum DamerauLevenshtein {
  /// The distance of two texts of UTF-8.
  package static func distance(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    DamerauMeasure().measure(utf8: left, right)
  }
}

/// The distance over units.
struct DamerauMeasure: PairMeasure {
  /// What is kept of one column while rows are filled.
  private struct Column: BitwiseCopyable {
    /// The distance in this row, in the one before and in the one before that.
    var current: Int32
    var previous: Int32
    var older: Int32
    /// Two columns before, in the row above the last one whose unit is this column's.
    var beforeMatch: Int32
    /// That row; -1 for none.
    var matchRow: Int32 = -1
  }

  func measure<Unit: TextUnit>(_ left: Span<Unit>, _ right: Span<Unit>) -> Int {
    let most = Int32(max(left.count, right.count) + 1)
    let empty = Column(current: most, previous: most, older: most, beforeMatch: most)
    // Column 0 stands before the table, column 1 for the empty beginning.
    return Scratch.with(empty, count: right.count + 2) { columns in
      for place in 0...right.count { columns[place + 1].current = Int32(place) }
      for row in left.indices { fill(row: Int32(row + 1), unit: left[row], right, &columns) }
      return Int(columns[right.count + 1].current)
    }
  }

  private func fill<Unit: TextUnit>(
    row: Int32, unit: Unit, _ right: Span<Unit>, _ columns: inout MutableSpan<Column>
  ) {
    for place in columns.indices.dropFirst() {
      columns[place].older = columns[place].previous
      columns[place].previous = columns[place].current
    }
    columns[1].current = row
    var matchColumn: Int32 = -1
    var beforeMatch: Int32 = 0
    for place in right.indices {
      let (column, number) = (place + 2, Int32(place + 1))
      let isMatch = right[place] == unit
      var best = min(
        columns[column - 1].previous + (isMatch ? 0 : 1),
        min(columns[column - 1].current, columns[column].previous) + 1)
      let matchRow = columns[column].matchRow
      if isMatch {
        matchColumn = number
        beforeMatch = columns[column - 1].older
        columns[column].beforeMatch = columns[column - 2].previous
        columns[column].matchRow = row
      } else if number - matchColumn == 1 {
        best = min(best, columns[column].beforeMatch + row - matchRow)
      } else if row - matchRow == 1, matchColumn > 0 {
        best = min(best, beforeMatch + number - matchColumn)
      }
      columns[column].current = best
    }
  }
}
