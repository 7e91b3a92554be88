import Columns
import Kernels

/// What all columns of a profile are measured with; the same for every worker.
struct ColumnTools: Sendable {
  let hasher = KeyHasher()
  let blanks = BlankTest()
  let suspicion = Suspicion()
  let dates = DateReader()
  /// Values that a column's memory holds.
  let memoryLimit: Int

  /// Tools for a table of so many columns whose memories may hold so many bytes together.
  init(columnCount: Int, memoryByteCount: Int) {
    let share = memoryByteCount / max(columnCount, 1) / Self.valueByteCount
    memoryLimit = min(max(share, 64), 12 << 10)
  }

  /// Bytes that a value takes in a column's memory: hash, count, record, marks, shape, notation, length,
  /// slots.
  static let valueByteCount = 80
}

/// Memory that a worker uses again for each slice of each column.
struct ColumnScratch: ~Copyable {
  var arena = ByteArena()
  var fresh: [Cell] = []
  var freshRecords: [Int] = []
  /// Places in the memory of values that were met in an earlier record than before.
  var earlier: [Int] = []
  var copies: [Cell] = []
  var changed = Bitmap(count: 0)
  var failed: [Int32] = []
  var tuples: [UInt64] = []
}
