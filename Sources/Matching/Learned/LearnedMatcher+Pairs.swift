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
  /// Weighs the pairs that were found; `least` bits are enough to be the same. Those that were not
  /// kept are weighed by their patterns alone.
  func pairs(least: Double) -> FoundPairs {
    guard let model, let scorer else { return FoundPairs(passCount: 0) }
    let empty = FoundPairs(passCount: passes.count)
    let kept = kept
    let parts = Parallel.map(kept.count, threadCount: threadCount) { part in
      var found = empty
      let own = kept[part]
      for (index, pair) in own.pairs.enumerated() {
        if index + Self.ahead < own.pairs.count {
          scorer.prefetch(own.pairs[index + Self.ahead].left)
        }
        let bits = found.weigh(odds: scorer.odds(pair, own.levels[index]))
        if bits < least { continue }
        found.edges.append(Edge(pair: pair, bits: Float(bits)))
        found.count(own.passes[index]) { $0.found += 1 }
      }
      return found
    }
    var all = parts.reduce(into: empty) { $0.add($1) }
    for entry in counts.entries {
      all.pairCount += Int(entry.count)
      all.count(entry.passes) { $0.pairs += Int(entry.count) }
    }
    // Whatever their values are.
    let table = ClassTable(model.levels, leavingOut: [])
    for entry in counts.entries where entry.keptCount < entry.count {
      all.weigh(
        odds: ClassTable.odds(table.shares(entry.levels)), count: Int(entry.count - entry.keptCount)
      )
    }
    return all
  }

  /// So many pairs before its own a row's memory is asked for.
  private static let ahead = 12

  /// The bits of a chance, `at least 95%`; even odds where none is asked for.
  static func bits(of least: Double?) -> Double {
    least.map { log2($0 / max(1 - $0, 1e-9)) } ?? 0
  }
}
