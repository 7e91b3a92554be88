import Matching
import Testing

/// `review when learned`: pairs that are likely, and in two groups.
@Suite struct LearnedReviewTests {
  private static func clause(
    _ effect: MatchClause.Effect, _ least: Double?, columns: [Int]? = nil
  ) -> MatchClause {
    MatchClause(effect: effect, test: .learned(columns: columns, least: least), text: "learned")
  }

  private static func run(
    _ clauses: [MatchClause], _ input: MergeInput, threadCount: Int = 2
  ) -> MergeOutcome {
    Merge(
      plan: MergePlan(result: "person", clauses: clauses), input: input, threadCount: threadCount
    ).run()
  }

  @Test(arguments: 1...3)
  func `what is likely and in two groups is reviewed, the surest first`(seed: UInt64) {
    let input = PeopleTable(personCount: 250, seed: seed).input()
    let sure = Self.clause(.same, 0.9999)
    let linked = Self.run([sure], input)
    let outcome = Self.run([sure, Self.clause(.review, 0.1)], input)
    #expect(outcome.groups == linked.groups && outcome.links == linked.links)
    // Alone, nothing is linked, and every pair that is likely is reviewed.
    let all = Self.run([Self.clause(.review, 0.1)], input)
    #expect(all.groupCount == input.rowCount && all.reviews.count == all.learned[0].foundCount)
    let open = all.reviews.filter {
      outcome.groups[Int($0.left)] != outcome.groups[Int($0.right)]
    }
    #expect(!open.isEmpty && open.count < all.reviews.count)
    #expect(outcome.reviews.map(\.left) == open.map(\.left))
    #expect(outcome.reviews.map(\.right) == open.map(\.right))
    #expect(outcome.linkedCounts[1] == open.count)
    let scores = outcome.reviews.map(\.score)
    #expect(scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0.0999 })
    #expect(outcome.reviews.allSatisfy { $0.clause == 1 })
    #expect(
      Self.run([sure, Self.clause(.review, 0.1)], input, threadCount: 1).reviews == outcome.reviews)
  }

  // MARK: Too many

  private static func run(most: Int, _ clauses: [MatchClause], _ input: MergeInput) -> MergeOutcome
  {
    var plan = MergePlan(result: "person", clauses: clauses)
    plan.mostReviews = most
    return Merge(plan: plan, input: input, threadCount: 2).run()
  }

  @Test(arguments: [0, 1, 5])
  func `of more pairs than the queue takes it takes the surest, and the others are counted`(
    most: Int
  ) {
    let input = PeopleTable(personCount: 250, seed: 2).input()
    let clauses = [Self.clause(.same, 0.9999), Self.clause(.review, 0.1)]
    let all = Self.run(clauses, input)
    let outcome = Self.run(most: most, clauses, input)
    #expect(outcome.reviews == Array(all.reviews.prefix(most)) && all.leftOutReviews.isEmpty)
    #expect(outcome.linkedCounts == all.linkedCounts && outcome.groups == all.groups)
    let count = all.reviews.count
    #expect(count > 5)
    #expect(
      outcome.leftOutReviews == [
        LeftOutReviews(
          clause: 1, askedCount: count, count: count - most, score: all.reviews[most].score)
      ])
    let exact = Self.run(most: count, clauses, input)
    #expect(exact.reviews == all.reviews && exact.leftOutReviews.isEmpty)
  }

  @Test func `pairs that are decided make room for the next ones`() {
    var input = PeopleTable(personCount: 250, seed: 3).input()
    let clauses = [Self.clause(.same, 0.9999), Self.clause(.review, 0.1)]
    let all = Self.run(clauses, input).reviews
    let first = Self.run(most: 3, clauses, input)
    input.decisions = first.reviews.map {
      MergeDecision(left: $0.right, right: $0.left, isSame: false)
    }
    let next = Self.run(most: 3, clauses, input)
    #expect(next.reviews == Array(all[3..<min(6, all.count)]))
    #expect(next.leftOutReviews.map(\.askedCount) == [all.count - 3])
  }

  @Test func `a line asks about none that a line before it asks about`() {
    let input = PeopleTable(personCount: 250, seed: 4).input()
    let (same, wide) = (Self.clause(.same, 0.9999), Self.clause(.review, 0.01))
    let all = Self.run([same, wide], input).reviews
    // A share that about half of the pairs have.
    let middle = all.indices.dropFirst(all.count / 2).first { all[$0].score < all[$0 - 1].score }!
    let share = Double(all[middle].score + all[middle - 1].score) / 2
    let clauses = [same, Self.clause(.review, share), wide]
    let sure = Self.run([same, clauses[1]], input).reviews
    let outcome = Self.run(most: sure.count, clauses, input)
    #expect(Array(outcome.reviews.prefix(sure.count)) == sure)
    let rest = outcome.reviews.dropFirst(sure.count)
    #expect(rest.count == min(sure.count, all.count - sure.count) && !rest.isEmpty)
    #expect(rest.map(\.left) == all.dropFirst(sure.count).prefix(rest.count).map(\.left))
    #expect(outcome.linkedCounts[2] == all.count)
  }

  @Test func `lines of the same columns go by one model, and others learn theirs`() {
    let input = PeopleTable(personCount: 120, seed: 7).input()
    let clauses = [
      Self.clause(.review, 0.3, columns: [1, 0, 3]), Self.clause(.review, 0.2),
      Self.clause(.same, nil), Self.clause(.same, 0.9, columns: [0, 1, 3]),
      Self.clause(.review, nil, columns: [2, 3]), Self.clause(.review, 0.7, columns: [3, 2]),
    ]
    let plan = MergePlan(result: "person", clauses: clauses)
    #expect(clauses.indices.map { plan.learner(of: $0) } == [3, 2, 2, 3, 4, 4])
    #expect(plan.learners == [2, 3, 4] && plan.learnedClauses.map(\.place) == [2, 3, 4])
    let outcome = Self.run(clauses, input)
    #expect(outcome.learned.map(\.clause) == [2, 3, 4])
    let counts = outcome.comparedCounts
    #expect(counts[0] == counts[3] && counts[1] == counts[2] && counts[4] == counts[5])
    #expect(counts.allSatisfy { $0 > 0 })
    for review in outcome.reviews {
      #expect(outcome.groups[Int(review.left)] != outcome.groups[Int(review.right)])
    }
  }
}
