import Diagnostics

extension Mutator {
  /// Takes clauses of a merge away, shifts their limits and turns their ranks round.
  mutating func mutate(_ merge: MergeUse) {
    for clause in merge.clauses {
      switch clause.kind {
      case .match(.review, _):
        // No test sees the pairs that people are asked about.
        continue
      case .match(let effect, let match):
        replace(clause.range, "", "'\(effect.rawValue)' removed")
        mutate(match)
      case .reviewGroups, .links, .decisions, .removed:
        // What is written beside the table, and what other files say, no test sees.
        continue
      case .take(let take): mutate(take)
      }
    }
  }

  private mutating func mutate(_ match: MatchUse) {
    switch match {
    case .pair(let test): mutate(test)
    case .learned(let columns, _): removeEach(columns.map(\.range), "column removed")
    }
  }

  private mutating func mutate(_ test: PairTestUse) {
    switch test.kind {
    case .equal, .differ, .near: return
    case .similar(let column, let percent):
      shift(.share(percent), from: column.range.upper, to: test.range.upper)
    case .measured(let column, let measure, let limit):
      shift(.measured(measure, limit: limit), from: column.range.upper, to: test.range.upper)
    case .within(let inner, let columns):
      removeEach(columns.map(\.range), "column removed")
      mutate(inner)
    case .not(let inner): mutate(inner)
    case .and(let tests), .or(let tests):
      removeEach(tests.map(\.range), "test removed")
      for inner in tests { mutate(inner) }
    }
  }

  private mutating func mutate(_ take: TakeUse) {
    removeEach(take.ranks.map(\.range), "rank removed")
    for case .rank(let rank) in take.ranks.map(\.kind) { turnRound(rank) }
  }
}
