import Diagnostics

/// What deciding over the rows of a table may use.
package struct DecisionRoom: Sendable {
  /// Fewer keys at a time would mean that tuples are read again and again.
  private static let leastKeyCount = 16

  package var threadCount: Int
  /// Rows of the table: places are below.
  package var rowCount: Int
  /// Bytes for tables of keys, of all threads together.
  package var tableByteCount: Int
  /// Bytes for what is decided of single rows.
  package var verdictByteCount: Int
  package var makeSpill: @Sendable () throws(RunFailure) -> any SpillFile

  package init(
    threadCount: Int, rowCount: Int, tableByteCount: Int, verdictByteCount: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    self.threadCount = threadCount
    self.rowCount = rowCount
    self.tableByteCount = tableByteCount
    self.verdictByteCount = verdictByteCount
    self.makeSpill = makeSpill
  }

  /// The keys that a thread can have in its table, where so many bytes are noted of each.
  func keyCount(byteCountOfState: Int) -> Int {
    let byteCount = KeyNumbers.byteCountOfKey + byteCountOfState
    return max(Self.leastKeyCount, tableByteCount / max(threadCount, 1) / byteCount)
  }

  /// Puts entries about rows in order, in some of the bytes for what is decided.
  func sorter(entryWordCount: Int, byteCount: Int) -> PlaceSorter {
    PlaceSorter(
      entryWordCount: entryWordCount, rowCount: rowCount, byteCount: byteCount,
      makeSpill: makeSpill)
  }
}
