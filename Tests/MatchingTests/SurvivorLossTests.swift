import Matching
import Testing

/// Every value of a group is taken, or is told why it is not.
@Suite struct SurvivorLossTests {
  /// Columns `a` and `b`, the rows of one group; `-` is blank.
  private func input(_ rows: [[String]]) -> MergeInput {
    let columns = (0..<2).map { place in
      MergeColumn(
        name: place == 0 ? "a" : "b", kind: .text, rows.map { $0[place] == "-" ? "" : $0[place] })
    }
    return MergeInput(
      sources: [
        MergeSource(
          name: "t", rows: 0..<rows.count, recordNumbers: rows.indices.map { UInt32($0 + 1) })
      ], columns: columns)
  }

  private func losses(
    _ rows: [[String]], _ way: TakeClause.Way, _ ranks: [TakeRank]
  ) -> [LostValue.Reason] {
    let input = input(rows)
    let take = TakeClause(columns: [0, 1], way: way, ranks: ranks, text: "take")
    let survivorship = Survivorship(
      plan: MergePlan(result: "r", clauses: [], takes: [take]), input: input)
    let members = rows.indices.map { UInt32($0) }[...]
    let survivors = survivorship.survivors(of: members)
    let lost = survivorship.losses(0, survivors[0], of: members)
    // Who gave the value lost nothing, and all others are told of.
    let winners: Set<UInt32> =
      switch survivors[0] {
      case .row(let row): [row]
      case .joined(let rows): Set(rows)
      case .blank, .disagreed: []
      }
    #expect(Set(lost.map(\.row)) == Set(members).subtracting(winners))
    return lost.map(\.reason)
  }

  @Test func `reasons are those of the line`() {
    #expect(
      losses([["x", "1"], ["long", "2"], ["-", "3"]], .each, [.longest])
        == [.rank(.longest), .blank])
    #expect(
      losses([["x", "1"], ["y", "2"], ["x", "3"]], .each, [.mostCommon])
        == [.rank(.mostCommon), .same])
    #expect(losses([["x", "1"], ["y", "2"]], .each, [.mostComplete]) == [.later])
    #expect(
      losses([["x", "-"], ["y", "2"], ["-", "-"]], .together, [.mostComplete])
        == [.rank(.mostComplete), .blockBlank])
    #expect(
      losses([["x", "1"], ["x", "2"], ["y", "3"]], .joined(separator: [44]), []) == [.same])
    #expect(
      losses([["x", "1"], ["y", "2"]], .agreed(elseReview: false), []) == [.disagreed, .disagreed])
    #expect(
      losses([["x,y", "1"], ["y, x", "2"], ["x", "3"]], .joined(separator: [44]), [])
        == [.partsThere, .partsThere])
  }

  @Test func `the row that gives a block of which a column is blank has not lost`() {
    let rows = [["-", "1"], ["y", "-"], ["-", "3"]]
    let input = input(rows)
    let take = TakeClause(columns: [0, 1], way: .together, ranks: [.first], text: "take")
    let survivorship = Survivorship(
      plan: MergePlan(result: "r", clauses: [], takes: [take]), input: input)
    let survivor = survivorship.survivors(of: [0, 1, 2])[0]
    #expect(survivor == .blank(nil))
    #expect(survivorship.blankGiver(0, survivor, of: [0, 1, 2]) == 0)
    let lost = survivorship.losses(0, survivor, of: [0, 1, 2])
    #expect(lost.map(\.row) == [1, 2])
    #expect(lost.allSatisfy { $0.reason == .rank(.first) })
  }
}
