import Kernels

/// Rows by the numbers or days that they have in a column, and how far each value reaches.
///
///     values    3   4   9         distance 2
///     rank      1   2   3         0: no value, or none that can be read
///     reaches   2   2   3
struct NearRows: Sendable {
  /// The rank of each row's value.
  private let ranks: [UInt32]
  /// By rank: the last one that is near enough.
  private let reaches: [UInt32]
  /// The rows that have a value, by rank.
  let rows: [UInt32]

  init(_ column: MergeColumn, distance: Decimal) {
    let pool = column.keys.pool
    var values: [(number: Decimal, value: UInt32)] = []
    for value in 1..<UInt32(max(pool.count, 1)) {
      guard let number = column.number(of: value) else { continue }
      values.append((number, value))
    }
    values.sort { $0.number == $1.number ? $0.value < $1.value : $0.number < $1.number }
    var ofValues = [UInt32](repeating: 0, count: pool.count)
    var reaches: [UInt32] = [0]
    var end = 0
    for start in values.indices {
      ofValues[Int(values[start].value)] = UInt32(start + 1)
      while end < values.count, let difference = values[end].number - values[start].number,
        difference <= distance
      { end += 1 }
      reaches.append(UInt32(end))
    }
    ranks = column.keys.ids.map { ofValues[Int($0)] }
    self.reaches = reaches
    rows = Self.sorted(ranks, rankCount: reaches.count)
  }

  /// Rows that have a rank, by it, those of one as they stand.
  private static func sorted(_ ranks: [UInt32], rankCount: Int) -> [UInt32] {
    var starts = [Int](repeating: 0, count: rankCount + 1)
    for rank in ranks where rank != 0 { starts[Int(rank) + 1] += 1 }
    for rank in 1...rankCount { starts[rank] += starts[rank - 1] }
    var rows = [UInt32](repeating: 0, count: starts[rankCount])
    for row in ranks.indices where ranks[row] != 0 {
      rows[starts[Int(ranks[row])]] = UInt32(row)
      starts[Int(ranks[row])] += 1
    }
    return rows
  }

  /// Whether two rows are near enough.
  func isNear(_ pair: RowPair) -> Bool {
    let (one, other) = (ranks[Int(pair.left)], ranks[Int(pair.right)])
    let (low, high) = (min(one, other), max(one, other))
    return low != 0 && high <= reaches[Int(low)]
  }

  /// Hands on the pairs of the row at a place of ``rows`` with those behind it that are near enough.
  func forEachPair(at place: Int, _ body: (RowPair) -> Void) {
    let row = rows[place]
    let reach = reaches[Int(ranks[Int(row)])]
    for other in rows[(place + 1)...] {
      if ranks[Int(other)] > reach { return }
      body(RowPair(min(row, other), max(row, other)))
    }
  }
}

extension MergeColumn {
  /// The number, or the day since 1970, that one of the column's values is; nil where it is none.
  func number(of value: UInt32) -> Decimal? {
    let text = keys.pool[value]
    return kind == .date ? ISODay.number(of: text).map { Decimal($0) } : Decimal(text)
  }
}
