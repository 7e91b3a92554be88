import Kernels
import Testing

@testable import Matching

@Suite struct MergeGroupThreadTests {
  private static let rowCount = 6000

  /// Links of many small and some larger groups, the surest first.
  private static let edges: [LearnedMatcher.Edge] = {
    var random = SeededNumbers(seed: 20_261_126)
    return (0..<20_000).map { number in
      let left = UInt32(random.next() % UInt64(rowCount))
      let near = left + 1 + UInt32(random.next() % 3)
      let right = near < UInt32(rowCount) ? near : left - 1
      return LearnedMatcher.Edge(
        pair: RowPair(min(left, right), max(left, right)), bits: 20 - Float(number) / 1000)
    }
  }()

  private func groups(_ forbidsAnything: Bool) -> MergeGroups {
    let input = MergeInput(
      sources: [
        MergeSource(
          name: "t", rows: 0..<Self.rowCount,
          recordNumbers: (1...UInt32(Self.rowCount)).map { $0 })
      ], columns: [])
    return MergeGroups(Pairing(input), forbidsAnything: forbidsAnything) { pair in
      (pair.left ^ pair.right) % 7 == 6
        ? .never(clause: 0, left: pair.left, right: pair.right) : nil
    }
  }

  private static func bits(of pair: RowPair) -> Double {
    Double((pair.left &* 31 &+ pair.right &* 17) % 11) - 4
  }

  private func joined(_ forbidsAnything: Bool, threadCount: Int) -> MergeGroups {
    var groups = groups(forbidsAnything)
    groups.join(RowPair(0, 5000), clause: 0, score: 1)
    groups.join(Self.edges, clause: 1, threadCount: threadCount) {
      PairBits(
        known: { ($0.left ^ $0.right) % 3 == 0 ? Self.bits(of: $0) : nil }, compared: Self.bits)
    }
    return groups
  }

  @Test func `a refused link is told with the pair that speaks against it most`() {
    var groups = groups(false)
    let bits = PairBits(
      known: { _ in nil },
      compared: { [1: 10.0, 2: -20.0, 3: -1.0][Int($0.left + $0.right)] ?? 0 })
    groups.join(RowPair(0, 1), clause: 0, score: 1, bits: bits)
    groups.join(RowPair(1, 2), clause: 0, score: 0.4, bits: bits)
    #expect(groups.taken.map(\.pair) == [RowPair(0, 1)])
    // No pair counts for more than twelve bits; what is told of it are those that it has.
    #expect(
      groups.refusals.map(\.reason) == [
        .meanLink(bits: -6.5, left: 0, right: 2, pairBits: -20)
      ])
  }

  @Test(arguments: [false, true])
  func `several threads take and refuse the same links in the same order`(forbids: Bool) {
    let one = joined(forbids, threadCount: 1)
    #expect(one.taken.count > 2000 && one.refusals.count > 500)
    for threadCount in [2, 3, 7] {
      let several = joined(forbids, threadCount: threadCount)
      #expect(several.taken.map(\.pair) == one.taken.map(\.pair))
      #expect(several.refusals == one.refusals)
      let rows = 0..<UInt32(Self.rowCount)
      #expect(rows.map { several.root(of: $0) } == rows.map { one.root(of: $0) })
    }
  }
}
