/// Those of the pairs that blocks bring together that may be the same.
struct KeptPairs: Sendable {
  private(set) var pairs: [RowPair] = []
  private(set) var levels: [UInt64] = []
  /// The passes that found each, as bits.
  private(set) var passes: [UInt32] = []

  /// Counts pairs by their patterns; keeps those that the gate lets through, the only one that the tally has met.
  mutating func take(
    _ batch: borrowing CandidateScan.Batch, _ gate: PairGate, _ tally: inout PatternTally
  ) {
    for index in batch.pairs.indices {
      let (pair, pattern) = (batch.pairs[index], batch.patterns[index])
      let place = tally.add(pattern, passes: batch.passes[index])
      switch tally.keeping(at: place, { gate.keeping(of: pattern) }) {
      case .noPair: continue
      case .somePairs where !gate.opens(to: pair, pattern): continue
      default: break
      }
      tally.keep(at: place)
      pairs.append(pair)
      levels.append(pattern)
      passes.append(batch.passes[index])
    }
  }
}

/// Tells pairs that may be the same from those that cannot be, by an early model: far under what the final
/// one asks for, since the two differ.
struct PairGate: Sendable {
  /// nil: every pair passes.
  private let scorer: PairScorer?

  init(_ scorer: PairScorer?) {
    self.scorer = scorer
  }

  /// Eight bits against.
  private static let leastOdds = 1.0 / 256

  /// Which pairs with these levels it lets through, as far as they tell.
  func keeping(of levels: UInt64) -> PatternTally.Keeping {
    guard let scorer else { return .allPairs }
    let odds = scorer.oddsOfAny(levels)
    return odds.least >= Self.leastOdds
      ? .allPairs : odds.most < Self.leastOdds ? .noPair : .somePairs
  }

  /// Whether a pair with these levels may be the same.
  @inline(__always)
  func opens(to pair: RowPair, _ levels: UInt64) -> Bool {
    scorer.map { $0.odds(pair, levels) >= Self.leastOdds } ?? true
  }
}
