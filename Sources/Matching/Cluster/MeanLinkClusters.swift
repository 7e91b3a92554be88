/// Groups of rows by links, the strongest first; two groups join where the mean over all their pairs does not
/// speak against it.
struct MeanLinkClusters {
  private(set) var parent: [UInt32]
  private var members: [UInt32: [UInt32]] = [:]

  init(rowCount: Int) {
    parent = Array(0..<UInt32(rowCount))
  }

  func root(_ row: UInt32) -> UInt32 {
    var row = row
    while parent[Int(row)] != row { row = parent[Int(row)] }
    return row
  }

  func rows(_ root: UInt32) -> [UInt32] { members[root] ?? [root] }

  /// Joins the groups of two rows, unless `score`, asked for at most 64 pairs, speaks against it in the mean.
  mutating func join(_ pair: RowPair, _ pairing: Pairing, score: (RowPair) -> Double) -> Bool {
    let (first, second) = (root(pair.left), root(pair.right))
    if first == second { return true }
    let (left, right) = (rows(first), rows(second))
    for one in left {
      for two in right where !pairing.allows(RowPair(one, two)) { return false }
    }
    if left.count * right.count > 1 {
      var sum = 0.0
      var count = 0
      let total = left.count * right.count
      let step = max(1, total / 64)
      var index = 0
      while index < total, count < 64 {
        let one = left[index / right.count]
        let two = right[index % right.count]
        sum += max(-12, min(12, score(RowPair(min(one, two), max(one, two)))))
        count += 1
        index += step
      }
      if sum < 0 { return false }
    }
    let (low, high) = (min(first, second), max(first, second))
    parent[Int(high)] = low
    members[low] = (left + right).sorted()
    members[high] = nil
    return true
  }
}
