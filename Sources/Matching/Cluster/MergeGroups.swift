/// Rows that were found to be the same, as they join link by link; what must stay apart is refused.
struct MergeGroups {
  private let pairing: Pairing
  /// What keeps rows apart: the reason where one row of each group must not meet.
  private let forbids: (RowPair) -> MergeRefusal.Reason?
  private let forbidsAnything: Bool
  private var parents: [UInt32]
  /// The rows of groups of two and more, by their root, ascending.
  private var members: [UInt32: [UInt32]] = [:]
  /// The links that were taken, in order.
  private(set) var taken: [TakenLink] = []
  private(set) var refusals: [MergeRefusal] = []
  /// Groups that were found to stay apart: asked again, they are so as long as neither has grown.
  private var known: [Meeting: MergeRefusal.Reason] = [:]

  /// Two groups by their roots, as large as they are.
  private struct Meeting: Hashable {
    var first: UInt32
    var second: UInt32
    var firstCount: Int
    var secondCount: Int
    var usesBits: Bool
  }

  /// Pairs of two groups that are asked for their bits, at most.
  private static let mostAsked = 64
  /// No pair counts for more bits, for or against.
  private static let mostBits = 12.0

  init(
    _ pairing: Pairing, forbidsAnything: Bool, forbids: @escaping (RowPair) -> MergeRefusal.Reason?
  ) {
    self.pairing = pairing
    self.forbids = forbids
    self.forbidsAnything = forbidsAnything
    parents = Array(0..<UInt32(pairing.rowCount))
  }

  /// The row that stands for a row's group: the group's first.
  mutating func root(of row: UInt32) -> UInt32 {
    var root = row
    while parents[Int(root)] != root { root = parents[Int(root)] }
    var row = row
    while parents[Int(row)] != root { (row, parents[Int(row)]) = (parents[Int(row)], root) }
    return root
  }

  private func rows(_ root: UInt32) -> [UInt32] { members[root] ?? [root] }

  /// Joins the groups of two rows; with `bits`, unless those of the pairs of both speak against it in the mean.
  mutating func join(
    _ pair: RowPair, clause: Int, score: Float, bits: ((RowPair) -> Double)? = nil
  ) {
    let (first, second) = (root(of: pair.left), root(of: pair.right))
    if first == second { return }
    let (left, right) = (rows(first), rows(second))
    let meeting = Meeting(
      first: first, second: second, firstCount: left.count, secondCount: right.count,
      usesBits: bits != nil)
    // What people have decided goes before every clause.
    let isDecided = clause == Int(MergeLink.decided)
    if !isDecided, let reason = known[meeting] ?? refusal(left, right, bits) {
      known[meeting] = reason
      refusals.append(
        MergeRefusal(
          left: pair.left, right: pair.right, clause: UInt16(clause), score: score, reason: reason))
      return
    }
    let (low, high) = (min(first, second), max(first, second))
    parents[Int(high)] = low
    members[low] = Self.merged(left, right)
    members[high] = nil
    taken.append(TakenLink(pair: pair, clause: clause, score: score))
  }

  private func refusal(
    _ left: [UInt32], _ right: [UInt32], _ bits: ((RowPair) -> Double)?
  ) -> MergeRefusal.Reason? {
    for one in left where forbidsAnything || pairing.source(one) != 0 {
      for two in right {
        let pair = RowPair(min(one, two), max(one, two))
        if !pairing.allows(pair) {
          return .sourceTaken(
            source: Int(pairing.source(one)) - 1, left: pair.left, right: pair.right)
        }
        if forbidsAnything, let reason = forbids(pair) { return reason }
      }
    }
    guard let bits, left.count * right.count > 1 else { return nil }
    let mean = Self.mean(left, right, bits)
    return mean < 0 ? .meanLink(bits: Float(mean)) : nil
  }

  /// The mean bits over the pairs of two groups, or evenly chosen ones of them.
  private static func mean(
    _ left: [UInt32], _ right: [UInt32], _ bits: (RowPair) -> Double
  ) -> Double {
    let total = left.count * right.count
    let asked = min(total, mostAsked)
    var sum = 0.0
    for number in 0..<asked {
      let place = number * total / asked
      let (one, two) = (left[place / right.count], right[place % right.count])
      sum += max(-mostBits, min(mostBits, bits(RowPair(min(one, two), max(one, two)))))
    }
    return sum / Double(asked)
  }

  private static func merged(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var all: [UInt32] = []
    all.reserveCapacity(left.count + right.count)
    var (one, two) = (0, 0)
    while one < left.count || two < right.count {
      if two == right.count || one < left.count && left[one] < right[two] {
        all.append(left[one])
        one += 1
      } else {
        all.append(right[two])
        two += 1
      }
    }
    return all
  }
}
