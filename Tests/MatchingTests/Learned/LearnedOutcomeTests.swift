import Testing

@testable import Matching

/// What a learned clause tells of itself, and of pairs.
@Suite struct LearnedOutcomeTests {
  private func merge(_ input: MergeInput, columns: [Int]? = nil) -> Merge {
    let clauses = [
      MatchClause(
        effect: .same, test: .learned(columns: columns, least: nil), text: "same when learned"),
      MatchClause(effect: .never, test: .pair(.differ(4)), text: "never same when city differ"),
    ]
    return Merge(
      plan: MergePlan(result: "person", clauses: clauses), input: input, threadCount: 2)
  }

  @Test(arguments: 1...3)
  func `counts agree with each other and with the truth`(seed: UInt64) {
    let table = PeopleTable(personCount: 400, seed: seed)
    let learned = merge(table.input()).run().learned[0]
    #expect(learned.gap == nil && !learned.isGiven)
    #expect(learned.scores.counts.reduce(0, +) == learned.candidateCount)
    let linked = learned.scores.counts.enumerated()
      .reduce(0) {
        $0 + (ScoreCounts.least + ($1.offset - 1) * ScoreCounts.step >= 0 ? $1.element : 0)
      }
    #expect(linked == learned.foundCount)
    for pass in learned.passes {
      #expect(pass.foundCount <= min(pass.pairCount, learned.foundCount))
    }
    #expect(learned.passes.reduce(0) { $0 + $1.pairCount } >= learned.candidateCount)
    // Every other one of 400 people has two records.
    #expect(learned.expectedCount > 170 && learned.expectedCount < 215)
    for field in learned.fields {
      #expect(field.levels.first!.bits > 0 && field.levels.last!.bits < 0, "\(field)")
      #expect(abs(field.levels.reduce(0) { $0 + $1.matchShare } - 1) < 1e-6)
    }
  }

  @Test func `rows in another order change no figure`() {
    let table = PeopleTable(personCount: 200, seed: 4)
    var input = table.input()
    let ids = input.columns.count
    input.columns.append(
      MergeColumn(name: "id", kind: .id, table.rows.indices.map(String.init)))
    input.sources[0].idColumn = ids
    let learned = merge(input).run().learned
    let turned = Array(table.rows.indices.reversed())
    var other = table.input(order: turned)
    other.columns.append(MergeColumn(name: "id", kind: .id, turned.map(String.init)))
    other.sources[0].idColumn = ids
    #expect(merge(other).run().learned == learned)
  }

  // MARK: Gaps

  private func input(_ columns: [(kind: MatchKind, texts: [String])]) -> MergeInput {
    MergeInput(
      sources: [
        MergeSource(
          name: "t", rows: 0..<columns[0].texts.count,
          recordNumbers: columns[0].texts.indices.map { UInt32($0 + 1) })
      ],
      columns: columns.enumerated().map { number, column in
        MergeColumn(name: "c\(number)", kind: column.kind, column.texts)
      })
  }

  private func gap(_ input: MergeInput) -> LearnedOutcome.Gap? {
    let clause = MatchClause(
      effect: .same, test: .learned(columns: nil, least: nil), text: "same when learned")
    let plan = MergePlan(result: "person", clauses: [clause])
    return Merge(plan: plan, input: input, threadCount: 1).run().learned[0].gap
  }

  @Test func `what teaches nothing is told by its reason`() {
    let numbers = (1...40).map(String.init)
    #expect(gap(input([(.id, numbers)])) == .noField)
    #expect(gap(input([(.text, numbers.map { _ in "same" })])) == .oneValue)
    #expect(gap(input([(.email, numbers.map { $0 == "7" ? "a@x.org" : "" })])) == .oneValue)
    #expect(gap(input([(.email, numbers.map { _ in "" }), (.id, numbers)])) == .blank)
    let moments = numbers.map { "2026-01-01T10:00:\($0.count < 2 ? "0" : "")\($0)Z" }
    #expect(gap(input([(.date, moments)])) == .noField)
    #expect(gap(input([(.email, ["a@x.org", "b@x.org"])])) == .fewRows)
    // One row cannot have but one value: that says nothing of the column.
    #expect(gap(input([(.email, ["a@x.org"]), (.name, ["Ann"])])) == .fewRows)
    #expect(gap(input([(.email, [""])])) == .fewRows)
    #expect(gap(input([(.phone, numbers.map { "\($0)000\($0)" })])) == .noPair)
    // Each of two keys brings half of all pairs together.
    let many = (0..<9000).map { ($0 * $0 / 7) % 2 == 0 ? "ann" : "bob" }
    let places = (0..<9000).map { ($0 / 3) % 2 == 0 ? "rome" : "oslo" }
    #expect(gap(input([(.name, many), (.category, places)])) == .manyPairs(6_000_000))
    let mails = numbers.map { $0 == "2" ? "1@x.org" : "\($0)@x.org" }
    #expect(gap(input([(.email, mails)])) == .fewPairs(1))
  }

  // MARK: Pairs

  @Test func `the bits of a pair add up, and its links lead from one row to the other`() {
    let table = PeopleTable(personCount: 300, seed: 6)
    let merge = merge(table.input())
    let outcome = self.merge(table.input()).run()
    var together = 0
    for row in stride(from: 0, to: table.rows.count - 1, by: 14) {
      let pair = RowPair(UInt32(row), UInt32(row + 1))
      let explained = merge.explanation(of: pair, in: outcome)
      let learned = explained.clauses[0].learned!
      let sum = learned.fields.reduce(learned.priorBits + learned.relatedBits) { $0 + $1.bits }
      #expect(abs(sum - learned.bits) < 1e-6)
      #expect(learned.relatedBits <= 0)
      #expect(explained.clauses[0].holds == (learned.bits >= 0 && !learned.passes.isEmpty))
      let isSame = outcome.groups[row] == outcome.groups[row + 1]
      #expect(explained.isTogether == isSame && explained.steps.isEmpty == !isSame)
      if !isSame { continue }
      together += 1
      #expect(explained.steps.first!.from == pair.left && explained.steps.last!.to == pair.right)
      for (step, next) in zip(explained.steps, explained.steps.dropFirst()) {
        #expect(step.to == next.from)
      }
      for step in explained.steps {
        let links = [outcome.links[Int(step.from)]?.row, outcome.links[Int(step.to)]?.row]
        #expect(links[0] == step.to || links[1] == step.from)
      }
    }
    #expect(together > 4)
  }

  @Test func `a refusal from before the rows came together is none of theirs`() throws {
    let table = PeopleTable(personCount: 110, seed: 6)
    let merge = merge(table.input())
    var outcome = self.merge(table.input()).run()
    let row = try #require(outcome.links.firstIndex { $0 != nil })
    let pair = RowPair(outcome.links[row]!.row, UInt32(row))
    outcome.refusals.append(
      MergeRefusal(
        left: pair.left, right: pair.right, clause: 0, score: 0.9,
        reason: .meanLink(bits: -1, left: pair.left, right: pair.right, pairBits: -1)))
    let explained = merge.explanation(of: pair, in: outcome)
    #expect(explained.isTogether && !explained.steps.isEmpty && explained.refusals.isEmpty)
  }

  @Test func `a refused link is told with the line that refuses it`() {
    let table = PeopleTable(personCount: 300, seed: 6)
    let merge = merge(table.input())
    let outcome = self.merge(table.input()).run()
    let refused = outcome.refusals.filter {
      if case .never = $0.reason { return true }
      return false
    }
    #expect(!refused.isEmpty)
    for refusal in refused.prefix(5) {
      let pair = RowPair(refusal.left, refusal.right)
      let explained = merge.explanation(of: pair, in: outcome)
      #expect(!explained.isTogether && explained.refusals.contains(refusal))
    }
  }
}
