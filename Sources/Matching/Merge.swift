/// Finds the rows that are the same, and groups them.
///
/// Links are taken clause by clause in the order of the lines, those of one clause from the surest
/// on, then from the earliest pair; what would put rows together that must stay apart is refused
/// and kept.
package struct Merge: Sendable {
  package let plan: MergePlan
  /// Left column by column as soon as nothing more is compared by it.
  var input: MergeInput
  package let threadCount: Int
  /// By clause: what an earlier run has learned; clauses without one learn by themselves.
  let models: [Int: LearnedModel]

  package init(
    plan: MergePlan, input: MergeInput, threadCount: Int, models: [Int: LearnedModel] = [:]
  ) {
    self.plan = plan
    self.input = input
    self.threadCount = threadCount
    self.models = models
  }

  /// Groups the rows; where ids are declared, whatever the order of rows and tables.
  package consuming func run() -> MergeOutcome {
    let order = RowOrder(input, threadCount: threadCount)
    if let order { input = order.apply(input, threadCount: threadCount) }
    var (outcome, taken) = grouped()
    if let order { outcome.restore(from: order, &taken) }
    outcome.noteLinks(taken, threadCount: threadCount)
    return outcome
  }

  private mutating func grouped() -> (MergeOutcome, [TakenLink]) {
    var outcome = MergeOutcome(rowCount: input.rowCount, clauseCount: plan.clauses.count)
    let pairing = Pairing(input)
    let compared = input.keepingKeys(of: plan.pairColumns)
    let judge = PairJudge(
      compared,
      plan.clauses.compactMap { if case .pair(let test) = $0.test { test } else { nil } })
    var groups = makeGroups(pairing, judge)
    for decision in input.decisions where decision.isSame {
      groups.join(
        RowPair(decision.left, decision.right), clause: Int(MergeLink.decided), score: 1)
    }
    let finder = PairFinder(
      input: compared, pairing: pairing, judge: judge, threadCount: threadCount)
    var likely: [Int: [LearnedMatcher.Edge]] = [:]
    for (number, clause) in plan.clauses.enumerated() where clause.effect == .same {
      switch clause.test {
      case .pair(let test): link(test, number, finder, &groups, &outcome)
      case .learned: likely[number] = learn(number, &groups, &outcome)
      }
    }
    for number in plan.learners where plan.clauses[number].effect != .same {
      likely[number] = learn(number, &groups, &outcome)
    }
    outcome.learned.sort { $0.clause < $1.clause }
    outcome.take(groups)
    for (number, clause) in plan.clauses.enumerated() where clause.effect == .review {
      switch clause.test {
      case .pair(let test): review(test, number, finder, &outcome)
      case .learned(_, let least):
        review(likely[plan.learner(of: number)] ?? [], least, number, &outcome)
      }
    }
    if let size = plan.reviewedGroupSize {
      outcome.noteLinks(groups.taken, threadCount: threadCount)
      outcome.reviewGroups(above: size)
    }
    return (outcome, groups.taken)
  }

  private func makeGroups(_ pairing: Pairing, _ judge: PairJudge) -> MergeGroups {
    let apart = Set(
      input.decisions.lazy.filter { !$0.isSame }.map {
        RowPair(min($0.left, $0.right), max($0.left, $0.right))
      })
    let never = plan.clauses.indices.compactMap { number -> (Int, PairTest)? in
      guard plan.clauses[number].effect == .never, case .pair(let test) = plan.clauses[number].test
      else { return nil }
      return (number, test)
    }
    return MergeGroups(pairing, forbidsAnything: !apart.isEmpty || !never.isEmpty) { pair in
      if apart.contains(pair) { return .decided(left: pair.left, right: pair.right) }
      for (number, test) in never where judge.score(test, pair) != nil {
        return .never(clause: number, left: pair.left, right: pair.right)
      }
      return nil
    }
  }

  /// Takes the links of one clause.
  private func link(
    _ test: PairTest, _ number: Int, _ finder: PairFinder, _ groups: inout MergeGroups,
    _ outcome: inout MergeOutcome
  ) {
    let alternatives = PairAlternative.all(of: test)
    let alone = alternatives.prefix(while: \.isOfKeysAlone)
    var (found, compared) = (0, 0)
    let refusedBefore = groups.refusals.count
    if !alone.isEmpty {
      let links = EqualLinks(alone.flatMap { finder.blocks($0.keys) }, rowCount: input.rowCount)
      compared = links.join(&groups, clause: number)
      found = compared
    }
    var pairs = finder.pairs(of: alternatives, from: alone.count)
    pairs.found.sort {
      ($1.score, $0.pair.left, $0.pair.right) < ($0.score, $1.pair.left, $1.pair.right)
    }
    for link in pairs.found { groups.join(link.pair, clause: number, score: link.score) }
    found += pairs.found.count
    outcome.comparedCounts[number] += compared + pairs.comparedCount
    outcome.linkedCounts[number] += found - (groups.refusals.count - refusedBefore)
  }

  private func review(
    _ test: PairTest, _ number: Int, _ finder: PairFinder, _ outcome: inout MergeOutcome
  ) {
    let pairs = finder.pairs(of: PairAlternative.all(of: test))
    outcome.comparedCounts[number] += pairs.comparedCount
    var asked: [ReviewPair] = []
    for link in pairs.found
    where outcome.groups[Int(link.pair.left)] != outcome.groups[Int(link.pair.right)] {
      asked.append(
        ReviewPair(
          left: link.pair.left, right: link.pair.right, clause: UInt16(number), score: link.score))
    }
    outcome.ask(
      about: asked, number, most: plan.mostReviews, decided: DecidedPairs(input.decisions))
  }
}

extension MergeOutcome {
  /// Numbers the groups, and finds for each row the link that holds it.
  fileprivate mutating func take(_ groups: MergeGroups) {
    number(self.groups.indices.map { groups.root(of: UInt32($0)) })
    refusals = groups.refusals
  }

  /// Sends the rows of groups of more than `size` to review, each beside the first.
  fileprivate mutating func reviewGroups(above size: Int) {
    var counts = [Int](repeating: 0, count: groupCount)
    var firsts = [UInt32](repeating: 0, count: groupCount)
    for row in groups.indices {
      let group = Int(groups[row])
      if counts[group] == 0 { firsts[group] = UInt32(row) }
      counts[group] += 1
    }
    for row in groups.indices where counts[Int(groups[row])] > size {
      let first = firsts[Int(groups[row])]
      if first == UInt32(row) { continue }
      reviews.append(
        ReviewPair(left: first, right: UInt32(row), clause: nil, score: links[row]?.score ?? 1))
    }
  }
}
