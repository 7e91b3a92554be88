import Glibc

/// A pair that may be the same, and its bits.
struct ScoredPair: Sendable {
  var pair: RowPair
  var bits: Float
}

/// What a scan of all candidates has found.
struct FoundPairs: Sendable {
  /// The pairs that have bits enough, in the order in which they are found.
  var edges: [ScoredPair] = []
  /// All pairs that were scored.
  var pairCount = 0
  /// How many pairs are to be expected the same, by the chance of each.
  var expectedCount = 0.0
  var scores = ScoreCounts()
  /// By pass: the pairs that it brings together, and those of them that have bits enough.
  var passes: [(pairs: Int, found: Int)]

  fileprivate init(passCount: Int) {
    passes = Array(repeating: (0, 0), count: passCount)
  }

  fileprivate mutating func add(_ pair: RowPair, odds: Double, _ found: UInt32, least: Double) {
    let bits = log2(odds)
    let isEnough = bits >= least
    if isEnough { edges.append(ScoredPair(pair: pair, bits: Float(bits))) }
    pairCount += 1
    expectedCount += odds < .infinity ? odds / (1 + odds) : 1
    scores.add(bits)
    var rest = found
    while rest != 0 {
      let pass = rest.trailingZeroBitCount
      passes[pass].pairs += 1
      if isEnough { passes[pass].found += 1 }
      rest &= rest - 1
    }
  }

  fileprivate mutating func add(_ other: FoundPairs) {
    edges += other.edges
    pairCount += other.pairCount
    expectedCount += other.expectedCount
    scores.add(other.scores)
    for pass in passes.indices {
      passes[pass].pairs += other.passes[pass].pairs
      passes[pass].found += other.passes[pass].found
    }
  }
}

extension LearnedMatcher {
  /// Scores every pair that the passes bring together; `least` bits are enough to be the same.
  func pairs(least: Double) -> FoundPairs {
    guard let candidates, let model else { return FoundPairs(passCount: 0) }
    let scorer = PairScorer(fields, model.levels)
    let empty = FoundPairs(passCount: model.passes.count)
    let parts = candidates.scan.run(empty) { batch, found in
      for index in batch.pairs.indices {
        let odds = scorer.odds(batch.pairs[index], batch.patterns[index])
        found.add(batch.pairs[index], odds: odds, batch.passes[index], least: least)
      }
    }
    return parts.reduce(into: empty) { $0.add($1) }
  }

  /// The bits of a chance, `at least 95%`; even odds where none is asked for.
  static func bits(of least: Double?) -> Double {
    least.map { log2($0 / max(1 - $0, 1e-9)) } ?? 0
  }
}
