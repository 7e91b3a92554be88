import Glibc

/// What the model says of all pairs that were found.
struct FoundPairs: Sendable {
  /// The pairs that have bits enough, in the order in which they are found.
  var edges: [LearnedMatcher.Edge] = []
  /// All pairs that the passes bring together.
  var pairCount = 0
  /// How many pairs are to be expected the same, by the chance of each.
  var expectedCount = 0.0
  var scores = ScoreCounts()
  /// By pass: the pairs that it brings together, and those of them that have bits enough.
  var passes: [(pairs: Int, found: Int)]

  fileprivate init(passCount: Int) {
    passes = Array(repeating: (0, 0), count: passCount)
  }

  /// Takes in pairs of these odds; gives the bits.
  @discardableResult
  fileprivate mutating func weigh(odds: Double, count: Int = 1) -> Double {
    let bits = log2(odds)
    expectedCount += Double(count) * (odds < .infinity ? odds / (1 + odds) : 1)
    scores.add(bits, count: count)
    return bits
  }

  /// Counts pairs for each of the passes that found them.
  fileprivate mutating func count(
    _ found: UInt32, _ count: (inout (pairs: Int, found: Int)) -> Void
  ) {
    var rest = found
    while rest != 0 {
      count(&passes[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
  }

  fileprivate mutating func add(_ other: FoundPairs) {
    edges += other.edges
    expectedCount += other.expectedCount
    scores.add(other.scores)
    for pass in passes.indices { passes[pass].found += other.passes[pass].found }
  }
}

extension LearnedMatcher {
  /// Weighs the pairs that were found; `least` bits are enough to be the same. Those that the gate has kept
  /// out are weighed by their patterns alone.
  func pairs(least: Double) -> FoundPairs {
    guard let model, let scorer else { return FoundPairs(passCount: 0) }
    let empty = FoundPairs(passCount: passes.count)
    let kept = kept
    let parts = Parallel.map(kept.count, threadCount: threadCount) { part in
      var found = empty
      for index in kept[part].pairs.indices {
        let pair = kept[part].pairs[index]
        let bits = found.weigh(odds: scorer.odds(pair, kept[part].levels[index]))
        if bits < least { continue }
        found.edges.append(Edge(pair: pair, bits: Float(bits)))
        found.count(kept[part].passes[index]) { $0.found += 1 }
      }
      return found
    }
    var all = parts.reduce(into: empty) { $0.add($1) }
    for entry in PatternCounts(kept.map(\.tally)).entries {
      let count = Int(entry.count)
      all.pairCount += count
      all.count(entry.passes) { $0.pairs += count }
      if !model.gate.opens(to: entry.levels) {
        all.weigh(odds: model.levels.odds(entry.levels), count: count)
      }
    }
    return all
  }

  /// The bits of a chance, `at least 95%`; even odds where none is asked for.
  static func bits(of least: Double?) -> Double {
    least.map { log2($0 / max(1 - $0, 1e-9)) } ?? 0
  }
}

extension LevelModel {
  /// How many times likelier a pair with these levels is the same than not, whatever its values are.
  fileprivate func odds(_ levels: UInt64) -> Double {
    var others = randomShare * random.likelihood(levels)
    for kind in related.indices {
      others += relatedShares[kind] * related[kind].likelihood(levels)
    }
    return matchShare * match.likelihood(levels) / others
  }
}
