import CScan
import Columns

extension RecordIndex {
  /// The two ways to find records, for whoever measures or compares them.
  package enum Way: Sendable {
    case masks(scan_level)
    case exact
  }

  /// Finds the records of a whole table in one of the ways; false where only the exact one can tell.
  package mutating func scan(
    _ block: ByteBlock, dialect: Dialect, by way: Way
  ) throws(CSVProblem) -> Bool {
    let scan = Scan(
      from: 0, end: block.count, isLast: true, dialect: dialect, columnCount: nil, limits: Limits())
    reset(scan)
    switch way {
    case .masks(let level): return scanFast(block, scan, level: level)
    case .exact:
      try scanExactly(block, scan)
      return true
    }
  }
}
