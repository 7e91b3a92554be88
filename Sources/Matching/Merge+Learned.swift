extension Merge {
  /// Learns, and takes the links of a clause that asks for them; gives the pairs that are likely
  /// enough for the clauses that review by the same model.
  mutating func learn(
    _ number: Int, _ groups: inout MergeGroups, _ outcome: inout MergeOutcome
  ) -> [LearnedMatcher.Edge] {
    guard case .learned(let columns, let least) = plan.clauses[number].test else { return [] }
    var matcher =
      models[number].map { LearnedMatcher(input, model: $0, threadCount: threadCount) }
      ?? LearnedMatcher(input, columns: columns, threadCount: threadCount)
    let gap =
      matcher.fields.isEmpty ? LearnedOutcome.Gap.ofColumns(columns, of: input) : nil
    if plan.learners.last == number { input.columns = [] }
    matcher.find()
    let leastBits = LearnedMatcher.bits(of: least)
    let found = matcher.pairs(least: leastBits)
    var learned = matcher.outcome(
      found, clause: number, leastBits: leastBits, isGiven: models[number] != nil)
    learned.gap = gap ?? learned.gap
    learned.idleColumns = matcher.choice?.idleColumns ?? []
    learned.numberings = matcher.choice?.numberings ?? []
    learned.otherAddresses = matcher.choice?.otherAddresses ?? []
    learned.derivedColumns = matcher.choice?.derived ?? []
    outcome.learned.append(learned)
    outcome.comparedCounts[number] += found.pairCount
    if plan.clauses[number].effect == .same, let scorer = matcher.scorer {
      let refusedBefore = groups.refusals.count
      link(found.edges, scorer, number, &groups)
      outcome.linkedCounts[number] +=
        found.edges.count - (groups.refusals.count - refusedBefore)
    }
    let reviews = plan.clauses.indices.filter {
      plan.clauses[$0].effect == .review && plan.clauses[$0].isLearned
        && plan.learner(of: $0) == number
    }
    for review in reviews where review != number {
      outcome.comparedCounts[review] += found.pairCount
    }
    let fewest = reviews.compactMap { plan.clauses[$0].leastBits }.min()
    guard let fewest else { return [] }
    return fewest == leastBits ? found.edges : matcher.pairs(least: fewest).edges
  }

  /// Takes the links that were learned, the surest first.
  private func link(
    _ found: [LearnedMatcher.Edge], _ scorer: PairScorer, _ number: Int,
    _ groups: inout MergeGroups
  ) {
    let known = KnownBits(found)
    groups.join(found, clause: number, threadCount: threadCount) {
      let scorer = scorer.ofThread
      return PairBits(known: { known[$0] }, compared: { scorer.bits($0) })
    }
  }

  /// Has people asked about pairs that are likely enough and in two groups, the surest first.
  func review(
    _ likely: [LearnedMatcher.Edge], _ least: Double?, _ number: Int,
    _ outcome: inout MergeOutcome
  ) {
    let leastBits = LearnedMatcher.bits(of: least)
    let unsure = likely.filter { edge in
      Double(edge.bits) >= leastBits
        && outcome.groups[Int(edge.pair.left)] != outcome.groups[Int(edge.pair.right)]
    }
    let found = unsure.sorted(by: LearnedMatcher.Edge.isSurer).map { edge in
      ReviewPair(
        left: edge.pair.left, right: edge.pair.right, clause: UInt16(number),
        score: edge.share)
    }
    outcome.ask(
      about: found, number, most: plan.mostReviews, decided: DecidedPairs(input.decisions))
  }
}

extension MatchClause {
  /// The bits that are enough for a learned clause; nil of others.
  fileprivate var leastBits: Double? {
    guard case .learned(_, let least) = test else { return nil }
    return LearnedMatcher.bits(of: least)
  }
}
