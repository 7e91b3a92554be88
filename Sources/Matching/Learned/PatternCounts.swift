/// How often each pattern of levels, four bits a field, stands among the pairs that passes found; ordered,
/// so that sums are the same in every run.
struct PatternCounts: Sendable {
  struct Entry: Sendable {
    var levels: UInt64
    var passes: UInt32
    var count: Double
  }
  let entries: [Entry]

  /// The sum of several tallies.
  init(_ tallies: [PatternTally]) {
    var entries: [Entry] = []
    let found = tallies.flatMap(\.entries).sorted {
      ($0.levels, $0.passes) < ($1.levels, $1.passes)
    }
    for entry in found {
      if let last = entries.last, last.levels == entry.levels, last.passes == entry.passes {
        entries[entries.count - 1].count += entry.count
      } else {
        entries.append(entry)
      }
    }
    self.entries = entries
  }

  /// A pattern, whatever passes find its pairs.
  struct Pattern: Sendable {
    var levels: UInt64
    var count: Double
  }

  /// The patterns of pairs whose passes are counted; those that differ in the fields left out alone are one.
  func patterns(
    leavingOut fields: Set<Int>, where isCounted: (_ passes: UInt32) -> Bool
  ) -> [Pattern] {
    let kept = fields.reduce(UInt64.max) { $0 & ~(15 << UInt64($1 * 4)) }
    var found = entries.compactMap { entry in
      isCounted(entry.passes) ? Pattern(levels: entry.levels & kept, count: entry.count) : nil
    }
    found.sort { $0.levels < $1.levels }
    return found.reduce(into: []) { patterns, next in
      if let last = patterns.last, last.levels == next.levels {
        patterns[patterns.count - 1].count += next.count
      } else {
        patterns.append(next)
      }
    }
  }

  /// How many pairs there are.
  var pairCount: Double { entries.reduce(0) { $0 + $1.count } }
}

/// Counts patterns as they come.
struct PatternTally: Sendable {
  private var slots: [PatternCounts.Entry] = Array(
    repeating: PatternCounts.Entry(levels: 0, passes: 0, count: 0), count: 64)
  private var mask = 63
  private var usedCount = 0

  /// Counts a pair.
  @inline(__always)
  mutating func add(_ levels: UInt64, passes: UInt32) {
    let place = place(levels, passes)
    if slots[place].count == 0 {
      slots[place].levels = levels
      slots[place].passes = passes
      usedCount += 1
    }
    slots[place].count += 1
    if usedCount * 2 > slots.count { grow() }
  }

  /// Where a pattern stands, or can.
  @inline(__always)
  private func place(_ levels: UInt64, _ passes: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: StableHash.mix(levels, UInt64(passes))) & mask
    while slots[place].count > 0, slots[place].levels != levels || slots[place].passes != passes {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(
      repeating: PatternCounts.Entry(levels: 0, passes: 0, count: 0), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.count > 0 { slots[place(entry.levels, entry.passes)] = entry }
  }

  /// What was counted, in no order.
  var entries: [PatternCounts.Entry] { slots.filter { $0.count > 0 } }
}
