import Columns
import Kernels
import Synchronization

/// A cell of a row in the sample: 24 bytes, as there are many.
struct SampledCell: Sendable {
  /// Half of the value's hash, which is enough to propose something; 0 for a blank.
  var hash: UInt64 = 0
  /// What a plot shows of it: a number; no number where the text is none.
  var number = Double.nan
  /// The same for a point in time, in days since 1970-01-01.
  var day = Double.nan
}

/// Rows of the table chosen by a hash of their number, the same whatever the threads and batches. All workers
/// share one sample.
final class RowSample: Sendable {
  /// A chosen row: the least ranks are kept.
  private struct Row {
    var rank: UInt64
    var record: Int
    var cells: [SampledCell]
  }

  /// Rows and cells of a sample.
  private static let mostRows = 10_000
  private static let mostCells = 300_000
  /// Any number; another one gives another sample.
  private static let seed: UInt64 = 0x5EED_0F_FE77_1E

  private let limit: Int
  private let rows = Mutex<[Row]>([])
  /// Rows of this rank and above are out.
  private let threshold = Atomic(UInt64.max)

  init(columnCount: Int) {
    limit = Self.limit(columnCount: columnCount)
  }

  private static func limit(columnCount: Int) -> Int {
    min(mostRows, max(200, mostCells / max(columnCount, 1)))
  }

  /// Bytes that the sample of a table of so many columns holds at the most.
  static func byteCount(columnCount: Int) -> Int {
    limit(columnCount: columnCount) * 5 / 4 * (columnCount * MemoryLayout<SampledCell>.stride + 64)
  }

  var rowCount: Int { rows.withLock { $0.count } }

  /// Which rows of a batch may belong to the sample.
  func chosen(of rows: [Int32], firstRecord: Int) -> [Int32] {
    let threshold = threshold.load(ordering: .relaxed)
    if threshold == .max { return rows }
    return rows.filter { Self.rank(of: firstRecord + Int($0)) < threshold }
  }

  /// Takes a row that was chosen.
  func add(record: Int, cells: [SampledCell]) {
    let row = Row(rank: Self.rank(of: record), record: record, cells: cells)
    rows.withLock { rows in
      rows.append(row)
      if rows.count >= limit + max(limit / 4, 1) { cut(&rows) }
    }
  }

  /// Leaves the rows of the least ranks, in the order of the table; to be called when all are in.
  func cut() {
    rows.withLock { cut(&$0) }
  }

  /// The cells of a column, in the order of the rows.
  func column(_ index: Int) -> [SampledCell] {
    rows.withLock { rows in rows.map { $0.cells[index] } }
  }

  private func cut(_ rows: inout [Row]) {
    if rows.count > limit {
      rows.sort { $0.rank < $1.rank }
      rows.removeLast(rows.count - limit)
      threshold.store(rows[limit - 1].rank, ordering: .relaxed)
    }
    rows.sort { $0.record < $1.record }
  }

  /// splitmix64 (Steele, Lea, Flood 2014) of the row's number: one to one, so that ranks never tie.
  private static func rank(of record: Int) -> UInt64 {
    var word = UInt64(truncatingIfNeeded: record) &* 0x9E37_79B9_7F4A_7C15 &+ seed
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
