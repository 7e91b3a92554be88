/// Which pairs of rows can be the same at all: not two of a source that is free of duplicates.
struct Pairing: Sendable {
  let rowCount: Int
  /// By row: its source, where that is free of duplicates; 0 otherwise.
  private let sources: [UInt16]
  /// Pairs that can be the same.
  let count: Double

  init(_ input: MergeInput) {
    rowCount = input.rowCount
    var sources = [UInt16](repeating: 0, count: input.rowCount)
    var count = Double(rowCount) * Double(rowCount - 1) / 2
    for (number, source) in input.sources.enumerated() where source.isFreeOfDuplicates {
      for row in source.rows { sources[row] = UInt16(number + 1) }
      count -= Double(source.rows.count) * Double(source.rows.count - 1) / 2
    }
    self.sources = sources
    self.count = count
  }

  /// Whether any two rows cannot be the same.
  var isRestricted: Bool { count < Double(rowCount) * Double(rowCount - 1) / 2 }

  /// Whether two rows can be the same.
  @inline(__always)
  func allows(_ pair: RowPair) -> Bool {
    let source = sources[Int(pair.left)]
    return source == 0 || source != sources[Int(pair.right)]
  }

  /// The number of a row's source from 1 on, where that is free of duplicates; else 0.
  func source(_ row: UInt32) -> UInt16 { sources[Int(row)] }

  /// Pairs of rows that can be the same and have the same value, of those that `counts` says.
  func sameCount(_ column: PreparedColumn, where counts: (UInt32) -> Bool) -> Double {
    var same = 0.0
    let isCounted = (0..<UInt32(column.counts.count)).map { $0 > 0 && counts($0) }
    for (value, count) in column.counts.enumerated() where isCounted[value] {
      same += Double(count) * (Double(count) - 1) / 2
    }
    var inSource: [UInt64: UInt32] = [:]
    for row in sources.indices where sources[row] != 0 && isCounted[Int(column.ids[row])] {
      let key = UInt64(sources[row]) << 32 | UInt64(column.ids[row])
      let count = inSource[key, default: 0]
      same -= Double(count)
      inSource[key] = count + 1
    }
    return same
  }

  /// Pairs of rows that can be the same and both have a value.
  func presentCount(_ column: PreparedColumn) -> Double {
    var bySource: [UInt16: Double] = [:]
    for row in sources.indices where column.ids[row] != 0 {
      bySource[sources[row], default: 0] += 1
    }
    let all = Double(column.presentCount)
    var pairs = all * (all - 1) / 2
    for (source, count) in bySource where source != 0 { pairs -= count * (count - 1) / 2 }
    return pairs
  }
}
