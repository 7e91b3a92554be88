/// What decisions say of pairs of rows, by way of other rows too: those that are held together are the
/// same, and who is different from one of them is different from all.
package struct DecidedPairs: Sendable {
  /// Sets that decisions keep apart, by their earliest rows, the earlier one first.
  private var apart: Set<RowPair> = []
  private var sets = DecidedSets()

  /// Decisions that contradict none of the others.
  package init(_ decisions: some Sequence<MergeDecision>) {
    for decision in decisions where decision.isSame { sets.join(decision.left, decision.right) }
    for decision in decisions where !decision.isSame {
      apart.insert(pair(decision.left, decision.right))
    }
  }

  /// Whether two rows are the same; nil where nobody has said so.
  package func isSame(_ left: UInt32, _ right: UInt32) -> Bool? {
    let pair = pair(left, right)
    if pair.left == pair.right { return true }
    return apart.contains(pair) ? false : nil
  }

  private func pair(_ left: UInt32, _ right: UInt32) -> RowPair {
    let (one, other) = (sets.earliest(of: left), sets.earliest(of: right))
    return RowPair(min(one, other), max(one, other))
  }
}

/// Rows that decisions hold together.
package struct DecidedSets: Sendable {
  /// Of each row that is held to an earlier one: a row of its set that is nearer to the earliest.
  private var parents: [UInt32: UInt32] = [:]

  package init() {}

  /// Holds two rows together, with all that are held to them.
  package mutating func join(_ left: UInt32, _ right: UInt32) {
    let (one, other) = (shortened(left), shortened(right))
    if one != other { parents[max(one, other)] = min(one, other) }
  }

  /// The earliest row of the set.
  package func earliest(of row: UInt32) -> UInt32 {
    var row = row
    while let parent = parents[row] { row = parent }
    return row
  }

  /// The same; halves the way there (Tarjan and van Leeuwen 1984).
  private mutating func shortened(_ row: UInt32) -> UInt32 {
    var row = row
    while let parent = parents[row] {
      guard let next = parents[parent] else { return parent }
      parents[row] = next
      row = next
    }
    return row
  }
}
