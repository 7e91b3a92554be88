/// How often each pattern of levels, four bits a field, stands among the pairs that passes found; ordered,
/// so that sums are the same in every run.
struct PatternCounts: Sendable {
  struct Entry: Sendable {
    var levels: UInt64
    var passes: UInt32
    var count = 0.0
    /// Those of them that were kept, to be weighed by their values.
    var keptCount = 0.0
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
        entries[entries.count - 1].keptCount += entry.keptCount
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
  /// A pattern, and which of its pairs are kept; nil: nobody has said.
  private struct Slot {
    var entry = PatternCounts.Entry(levels: 0, passes: 0)
    var keeping: Keeping?
  }

  /// Which pairs of a pattern are kept, whatever their values are.
  enum Keeping { case noPair, somePairs, allPairs }

  private var slots = Array(repeating: Slot(), count: 64)
  private var mask = 63
  private var usedCount = 0

  /// Counts a pair; gives the place of its pattern, as long as no other is counted.
  @inline(__always)
  mutating func add(_ levels: UInt64, passes: UInt32) -> Int {
    var place = place(levels, passes)
    if slots[place].entry.count == 0 {
      if usedCount * 2 >= slots.count {
        grow()
        place = self.place(levels, passes)
      }
      slots[place].entry.levels = levels
      slots[place].entry.passes = passes
      usedCount += 1
    }
    slots[place].entry.count += 1
    return place
  }

  /// Which pairs of the pattern at a place are kept: what `decide` says where nobody has said yet.
  @inline(__always)
  mutating func keeping(at place: Int, _ decide: () -> Keeping) -> Keeping {
    if let known = slots[place].keeping { return known }
    let keeping = decide()
    slots[place].keeping = keeping
    return keeping
  }

  /// Counts a pair that is kept, of the pattern at a place.
  mutating func keep(at place: Int) { slots[place].entry.keptCount += 1 }

  /// Where a pattern stands, or can.
  @inline(__always)
  private func place(_ levels: UInt64, _ passes: UInt32) -> Int {
    var place = Int(truncatingIfNeeded: StableHash.mix(levels, UInt64(passes))) & mask
    while slots[place].entry.count > 0,
      slots[place].entry.levels != levels || slots[place].entry.passes != passes
    {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.entry.count > 0 {
      slots[place(slot.entry.levels, slot.entry.passes)] = slot
    }
  }

  /// What was counted, in no order.
  var entries: [PatternCounts.Entry] { slots.map(\.entry).filter { $0.count > 0 } }
}
