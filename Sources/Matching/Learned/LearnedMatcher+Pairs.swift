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

  /// The pairs that were weighed value by value, by their patterns.
  fileprivate var weighed = PatternTally()

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
    let isGated = model.early != nil
    let parts = Parallel.map(kept.count, threadCount: threadCount) { part in
      var found = empty
      for index in kept[part].pairs.indices {
        if isGated { found.weighed.add(kept[part].levels[index], passes: kept[part].passes[index]) }
        let pair = kept[part].pairs[index]
        let bits = found.weigh(odds: scorer.odds(pair, kept[part].levels[index]))
        if bits < least { continue }
        found.edges.append(Edge(pair: pair, bits: Float(bits)))
        found.count(kept[part].passes[index]) { $0.found += 1 }
      }
      return found
    }
    var all = parts.reduce(into: empty) { $0.add($1) }
    let counts = PatternCounts(kept.map(\.tally))
    for entry in counts.entries {
      all.pairCount += Int(entry.count)
      all.count(entry.passes) { $0.pairs += Int(entry.count) }
    }
    if isGated {
      // Whatever their values are.
      let table = ClassTable(model.levels, leavingOut: [])
      for entry in counts.entries(without: PatternCounts(parts.map(\.weighed))) {
        all.weigh(odds: ClassTable.odds(table.shares(entry.levels)), count: Int(entry.count))
      }
    }
    return all
  }

  /// The bits of a chance, `at least 95%`; even odds where none is asked for.
  static func bits(of least: Double?) -> Double {
    least.map { log2($0 / max(1 - $0, 1e-9)) } ?? 0
  }
}

extension PatternCounts {
  /// What is left of the patterns when some of them are taken away.
  fileprivate func entries(without others: PatternCounts) -> [Entry] {
    var taken = others.entries[...]
    return entries.compactMap { entry in
      var entry = entry
      if let next = taken.first, next.levels == entry.levels, next.passes == entry.passes {
        entry.count -= next.count
        taken.removeFirst()
      }
      return entry.count > 0 ? entry : nil
    }
  }
}
