import Glibc

extension Merge {
  /// Says of two rows what every clause holds of them, and what became of the links between their groups.
  /// `outcome` is that of ``run()``.
  package func explanation(of pair: RowPair, in outcome: MergeOutcome) -> PairExplanation {
    let order = RowOrder(input, threadCount: threadCount)
    let ordered = order.map { $0.apply(input, threadCount: threadCount) } ?? input
    let place = order.map { $0.pair(of: pair) } ?? pair
    let judge = PairJudge(
      ordered, plan.clauses.compactMap { if case .pair(let test) = $0.test { test } else { nil } })
    let clauses = plan.clauses.indices.map { number -> PairExplanation.Clause in
      switch plan.clauses[number].test {
      case .pair(let test):
        let score = judge.score(test, place)
        return PairExplanation.Clause(holds: score != nil, score: score)
      case .learned(_, let least):
        let learner = plan.learner(of: number)
        guard let model = outcome.learned.first(where: { $0.clause == learner })?.model else {
          return PairExplanation.Clause(holds: false)
        }
        let matcher = LearnedMatcher(ordered, model: model, threadCount: threadCount)
        let learned = matcher.explanation(of: place, least: least)
        let holds =
          !learned.passes.isEmpty && learned.earlyBits == nil && learned.bits >= learned.leastBits
        return PairExplanation.Clause(
          holds: holds, score: 1 / (1 + exp2(-learned.bits)), learned: learned)
      }
    }
    let groups = (outcome.groups[Int(pair.left)], outcome.groups[Int(pair.right)])
    return PairExplanation(
      clauses: clauses, isTogether: groups.0 == groups.1, steps: outcome.steps(pair),
      refusals: outcome.refusals.filter {
        let (left, right) = (outcome.groups[Int($0.left)], outcome.groups[Int($0.right)])
        return groups.0 != groups.1 && ((left, right) == groups || (right, left) == groups)
      }, isOfOneCleanSource: !Pairing(input).allows(pair),
      decision: input.decisions.first { $0.left == pair.left && $0.right == pair.right }?.isSame)
  }
}

extension LearnedMatcher {
  /// What the model says of a pair, field by field.
  fileprivate func explanation(of pair: RowPair, least: Double?) -> PairExplanation.Learned {
    let levels = model!.levels
    let scorer = PairScorer(values, levels)
    let pattern = values.pattern(of: pair)
    let said = fields.indices.map { number -> PairExplanation.Field in
      let field = fields[number]
      let level = Int(pattern >> UInt64(number * 4) & 15)
      let random = scorer.chance(number, level, pair)
      let value = field.exact.ids[Int(pair.left)]
      // Two addresses made of the name say what the name says.
      let isIdle = level == 0 && value != 0 && field.exact.ids[Int(pair.right)] != 0
      return PairExplanation.Field(
        name: field.name, level: isIdle ? "no evidence" : field.levels[level],
        bits: level == 0 ? 0 : log2(levels.match[number, level] / random),
        sameCount: level == 1 ? Int(field.exact.counts[Int(value)]) : nil)
    }
    let bits = scorer.bits(pair, pattern)
    let sum = levels.priorBits + said.reduce(0) { $0 + $1.bits }
    return PairExplanation.Learned(
      fields: said, priorBits: levels.priorBits, relatedBits: min(0, bits - sum), bits: bits,
      leastBits: Self.bits(of: least), passes: passes(of: pair).map(text),
      earlyBits: early(of: pair, pattern))
  }

  /// The bits by the early model of a pair that its gate does not let through.
  private func early(of pair: RowPair, _ pattern: UInt64) -> Double? {
    guard let early = model!.early else { return nil }
    let scorer = PairScorer(values, early)
    return PairGate(scorer).opens(to: pair, pattern) ? nil : scorer.bits(pair, pattern)
  }

  /// The passes that bring a pair together; none where both are of a source without duplicates.
  private func passes(of pair: RowPair) -> [BlockingPass] {
    if !pairing.allows(pair) { return [] }
    let passes = model!.passes
    let found = blocks(of: passes, rows: Array(0..<UInt32(pairing.rowCount))).passes(of: pair)
    return passes.indices.filter { found >> UInt32($0) & 1 != 0 }.map { passes[$0] }
  }
}

extension MergeOutcome {
  /// The links that lead from one row to another of its group; empty for rows of two groups.
  fileprivate func steps(_ pair: RowPair) -> [PairExplanation.Step] {
    if groups[Int(pair.left)] != groups[Int(pair.right)] { return [] }
    let (up, down) = (way(from: pair.left), way(from: pair.right))
    // Links make a tree: both ways end at its root, and part where they meet.
    var common = 0
    while common < min(up.count, down.count),
      up[up.count - 1 - common] == down[down.count - 1 - common]
    {
      common += 1
    }
    let climbed = up.prefix(max(up.count - common, 0))
    let descended = down.prefix(max(down.count - common, 0)).reversed()
    return climbed.map { step($0, isUp: true) } + descended.map { step($0, isUp: false) }
  }

  /// A row and those above it.
  private func way(from row: UInt32) -> [UInt32] {
    var way = [row]
    while let link = links[Int(way[way.count - 1])] { way.append(link.row) }
    return way
  }

  private func step(_ row: UInt32, isUp: Bool) -> PairExplanation.Step {
    let link = links[Int(row)]!
    return PairExplanation.Step(
      from: isUp ? row : link.row, to: isUp ? link.row : row, clause: link.clause,
      score: link.score)
  }
}
