import Kernels
import Testing

@testable import Matching

/// Links of rows that are equal, in the order in which they are taken.
@Suite struct EqualLinkTests {
  /// All pairs of all blocks from the earliest on, each of which is tried.
  private static func taken(
    of blocks: [[UInt32]], rowCount: Int, _ isApart: @escaping @Sendable (RowPair) -> Bool
  ) -> [RowPair] {
    var groups = groups(rowCount, isApart)
    var pairs: [RowPair] = []
    for block in blocks {
      for left in block.indices {
        for right in left + 1..<block.count { pairs.append(RowPair(block[left], block[right])) }
      }
    }
    for pair in pairs.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
      groups.join(pair, clause: 0, score: 1)
    }
    return groups.taken.map(\.pair)
  }

  private static func groups(
    _ rowCount: Int, _ isApart: @escaping @Sendable (RowPair) -> Bool
  ) -> MergeGroups {
    let input = MergeInput(
      sources: [
        MergeSource(
          name: "t", rows: 0..<rowCount, recordNumbers: (1...UInt32(rowCount)).map { $0 })
      ], columns: [])
    return MergeGroups(Pairing(input), forbidsAnything: true) { pair in
      isApart(pair) ? .never(clause: 1, left: pair.left, right: pair.right) : nil
    }
  }

  private static func joined(
    _ blocks: [[UInt32]], rowCount: Int, _ isApart: @escaping @Sendable (RowPair) -> Bool
  ) -> [RowPair] {
    var groups = groups(rowCount, isApart)
    _ = EqualLinks(blocks, rowCount: rowCount).join(&groups, clause: 0)
    return groups.taken.map(\.pair)
  }

  @Test func `a row that is refused meets the next one after the pairs before it`() {
    // 0 and 1 stay apart: 1 meets 4 only when 0 has met all of its own.
    let found = Self.joined([[0, 1, 4], [0, 3], [2, 5]], rowCount: 6) {
      $0.left == 0 && $0.right != 3
    }
    #expect(found == [RowPair(0, 3), RowPair(1, 4), RowPair(2, 5)])
  }

  @Test func `a pair of several blocks is compared once, and refused once`() {
    let blocks: [[UInt32]] = [[0, 1, 2], [0, 1], [0, 1, 3]]
    var apart = Self.groups(4) { $0 == RowPair(0, 1) }
    #expect(EqualLinks(blocks, rowCount: 4).join(&apart, clause: 0) == 3)
    #expect(apart.refusals.map { [$0.left, $0.right] } == [[0, 1]])
    var together = Self.groups(4) { _ in false }
    #expect(EqualLinks(blocks, rowCount: 4).join(&together, clause: 0) == 3)
    #expect(together.refusals.isEmpty)
  }

  @Test(arguments: 1...40)
  func `links are those of all pairs, from the earliest on`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let rowCount = 40
    var blocks: [[UInt32]] = []
    // Two ways to be equal, each of which has a row in one block.
    for _ in 0..<2 {
      var parts = [[UInt32]](repeating: [], count: 9)
      for row in 0..<UInt32(rowCount) { parts[Int(random.next() % 9)].append(row) }
      blocks += parts.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
    let salt = UInt32(random.next() % 97)
    let isApart: @Sendable (RowPair) -> Bool = {
      ($0.left &* 31 &+ $0.right &* 17 &+ salt) % 3 == 0
    }
    #expect(
      Self.joined(blocks, rowCount: rowCount, isApart)
        == Self.taken(of: blocks, rowCount: rowCount, isApart))
  }
}
