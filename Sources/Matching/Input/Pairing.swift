/// Which pairs of rows can be the same at all: not two of a source that is free of duplicates.
struct Pairing: Sendable {
  let rowCount: Int
  /// By row: its source, where that is free of duplicates; 0 otherwise.
  private let sources: [UInt16]
  private let sourceCount: Int
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
    sourceCount = input.sources.count
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
    if !isRestricted { return same }
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
    let all = Double(column.presentCount)
    let pairs = all * (all - 1) / 2
    if !isRestricted { return pairs }
    var counts = [Int](repeating: 0, count: sourceCount + 1)
    for row in sources.indices where column.ids[row] != 0 { counts[Int(sources[row])] += 1 }
    return counts.dropFirst().reduce(pairs) { $0 - Double($1) * Double($1 - 1) / 2 }
  }
}
