import Columns

/// Rows that were found to be the same, as they join link by link; what must stay apart is refused.
///
/// 12 bytes a row, which copies share.
struct MergeGroups: Sendable {
  private let pairing: Pairing
  /// What keeps rows apart: the reason where one row of each group must not meet.
  private let forbids: @Sendable (RowPair) -> MergeRefusal.Reason?
  private let forbidsAnything: Bool
  /// The way to a row's root, which is its group's first row.
  private let parents: PageMemory<UInt32>
  /// The rows of a group in a ring, each with the next one.
  private let nexts: PageMemory<UInt32>
  /// By root: how many rows its group has.
  private let counts: PageMemory<UInt32>
  /// The links that were taken, in order.
  private(set) var taken: [TakenLink] = []
  private(set) var refusals: [MergeRefusal] = []
  /// Groups that were found to stay apart: asked again, they are so as long as neither has grown.
  private var known: [Meeting: MergeRefusal.Reason] = [:]

  /// The rows of two groups that are asked whether they may join.
  private var asked: (first: [UInt32], second: [UInt32]) = ([], [])

  /// Two groups by their roots, as large as they are.
  private struct Meeting: Hashable {
    var first: UInt32
    var second: UInt32
    var firstCount: UInt32
    var secondCount: UInt32
    var usesBits: Bool
  }

  init(
    _ pairing: Pairing, forbidsAnything: Bool,
    forbids: @escaping @Sendable (RowPair) -> MergeRefusal.Reason?
  ) {
    self.pairing = pairing
    self.forbids = forbids
    self.forbidsAnything = forbidsAnything
    parents = Self.eachAlone(pairing.rowCount)
    nexts = Self.eachAlone(pairing.rowCount)
    counts = PageMemory(count: pairing.rowCount)
    for row in 0..<pairing.rowCount { counts[row] = 1 }
  }

  /// Each row its own number.
  private static func eachAlone(_ rowCount: Int) -> PageMemory<UInt32> {
    let rows = PageMemory<UInt32>(count: rowCount)
    for row in 0..<rowCount { rows[row] = UInt32(row) }
    return rows
  }

  /// The row that stands for a row's group: the group's first.
  func root(of row: UInt32) -> UInt32 { Self.root(of: row, parents) }

  private static func root(of row: UInt32, _ parents: PageMemory<UInt32>) -> UInt32 {
    var root = row
    while parents[Int(root)] != root { root = parents[Int(root)] }
    var row = row
    while parents[Int(row)] != root { (row, parents[Int(row)]) = (parents[Int(row)], root) }
    return root
  }

  /// Puts the rows of a group in the place of `rows`, ascending.
  private static func find(
    rowsOf root: UInt32, _ nexts: PageMemory<UInt32>, _ rows: inout [UInt32]
  ) {
    rows.removeAll(keepingCapacity: true)
    rows.append(root)
    var row = nexts[Int(root)]
    while row != root {
      rows.append(row)
      row = nexts[Int(row)]
    }
    if rows.count > 2 { rows.sort() }
  }

  /// Joins the groups of two rows; with `bits`, unless those of the pairs of both speak against it in the mean.
  mutating func join(
    _ pair: RowPair, clause: Int, score: Float, bits: PairBits? = nil
  ) {
    let (first, second) = (root(of: pair.left), root(of: pair.right))
    if first == second { return }
    // What people have decided goes before every clause.
    let isDecided = clause == Int(MergeLink.decided)
    if !isDecided, let reason = refusal(first, second, bits) {
      refusals.append(
        MergeRefusal(
          left: pair.left, right: pair.right, clause: UInt16(clause), score: score, reason: reason))
      return
    }
    let (low, high) = (min(first, second), max(first, second))
    parents[Int(high)] = low
    counts[Int(low)] += counts[Int(high)]
    (nexts[Int(low)], nexts[Int(high)]) = (nexts[Int(high)], nexts[Int(low)])
    taken.append(TakenLink(pair: pair, clause: clause, score: score))
  }

  /// Why two groups stay apart; nil where they may join.
  private mutating func refusal(
    _ first: UInt32, _ second: UInt32, _ bits: PairBits?
  ) -> MergeRefusal.Reason? {
    let (firstCount, secondCount) = (counts[Int(first)], counts[Int(second)])
    let asksBits = bits != nil && firstCount + secondCount > 2
    guard asksBits || forbidsAnything || pairing.isRestricted else { return nil }
    let meeting = Meeting(
      first: first, second: second, firstCount: firstCount, secondCount: secondCount,
      usesBits: bits != nil)
    if let reason = known[meeting] { return reason }
    Self.find(rowsOf: first, nexts, &asked.first)
    Self.find(rowsOf: second, nexts, &asked.second)
    let reason = refusal(asked.first, asked.second, asksBits ? bits : nil)
    if let reason { known[meeting] = reason }
    return reason
  }

  private func refusal(
    _ left: [UInt32], _ right: [UInt32], _ bits: PairBits?
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
    return bits?.objection(left, right)
  }
}

// MARK: Several threads

extension MergeGroups {
  /// Fewer links are taken by one thread.
  private static let fewEdges = 10_000
  /// So many links before its own a pair's memory is asked for.
  private static let ahead = 8

  /// Asks for the memory that leads to the groups of two rows.
  private func prefetch(_ pair: RowPair) {
    parents.prefetch(Int(pair.left))
    parents.prefetch(Int(pair.right))
  }

  /// Takes learned links, the surest first, unless the bits of two groups' pairs speak against it in the mean.
  ///
  /// Rows that no link joins, directly or by way of others, have no say in each other's groups: several
  /// threads join them, each its own rows, and what was taken is put in order again. `bits` gives each thread what
  /// tells it the bits of pairs.
  mutating func join(
    _ edges: [LearnedMatcher.Edge], clause: Int, threadCount: Int,
    bits: @escaping @Sendable () -> PairBits
  ) {
    let count = edges.count < Self.fewEdges ? 1 : min(threadCount, Int(UInt8.max))
    let places = count == 1 ? [] : places(edges, count)
    let start = self
    let parts = Parallel.map(count, threadCount: threadCount) { part in
      var joined = Part(start)
      let own = count == 1 ? edges : edges.filter { places[Int($0.pair.left)] == part }
      let bits = bits()
      let sorted = LearnedMatcher.Edge.surestFirst(own)
      for (number, edge) in sorted.enumerated() {
        if number + Self.ahead < sorted.count {
          joined.groups.prefetch(sorted[number + Self.ahead].pair)
        }
        joined.take(edge, clause, bits)
      }
      return joined
    }
    let found = LearnedMatcher.Edge.surestFirst(parts.flatMap(\.taken))
    taken += found.map { TakenLink(pair: $0.pair, clause: clause, score: $0.share) }
    let refused = parts.flatMap { zip($0.refused, $0.groups.refusals) }
    refusals += refused.sorted { LearnedMatcher.Edge.isSurer($0.0, $1.0) }.map(\.1)
  }

  /// By row: which of `count` parts its links belong to.
  private func places(_ edges: [LearnedMatcher.Edge], _ count: Int) -> [UInt8] {
    let whole = PageMemory<UInt32>(count: parents.count)
    for row in 0..<parents.count { whole[row] = parents[row] }
    for edge in edges {
      let left = Self.root(of: edge.pair.left, whole)
      let right = Self.root(of: edge.pair.right, whole)
      whole[Int(max(left, right))] = min(left, right)
    }
    return (0..<UInt32(parents.count)).map { row in
      UInt8(StableHash.mix(0, UInt64(Self.root(of: row, whole))) % UInt64(count))
    }
  }

  /// What one thread joins.
  private struct Part: Sendable {
    var groups: MergeGroups
    /// The links that were taken, and those that were refused.
    var taken: [LearnedMatcher.Edge] = []
    var refused: [LearnedMatcher.Edge] = []

    init(_ start: MergeGroups) {
      groups = start
      groups.taken = []
      groups.refusals = []
    }

    mutating func take(
      _ edge: LearnedMatcher.Edge, _ clause: Int, _ bits: PairBits
    ) {
      groups.join(edge.pair, clause: clause, score: edge.share, bits: bits)
      if groups.taken.popLast() != nil { taken.append(edge) }
      if groups.refusals.count > refused.count { refused.append(edge) }
    }
  }
}
