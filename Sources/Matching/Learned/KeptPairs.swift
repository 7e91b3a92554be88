/// Pairs that blocks bring together, counted by their patterns; those that may be the same are kept.
struct KeptPairs: Sendable {
  private(set) var tally = PatternTally()
  private(set) var pairs: [RowPair] = []
  private(set) var levels: [UInt64] = []
  /// The passes that found each, as bits.
  private(set) var passes: [UInt32] = []

  /// Takes pairs in; keeps those that the gate lets through.
  mutating func take(_ batch: borrowing CandidateScan.Batch, _ gate: PairGate) {
    for index in batch.pairs.indices {
      let pattern = batch.patterns[index]
      tally.add(pattern, passes: batch.passes[index])
      if gate.opens(to: batch.pairs[index], pattern) {
        pairs.append(batch.pairs[index])
        levels.append(pattern)
        passes.append(batch.passes[index])
      }
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

  /// Whether a pair with these levels may be the same.
  @inline(__always)
  func opens(to pair: RowPair, _ levels: UInt64) -> Bool {
    scorer.map { $0.odds(pair, levels) >= Self.leastOdds } ?? true
  }
}
