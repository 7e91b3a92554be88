/// A pattern of levels, four bits a field, and the passes that found it.
struct PatternKey: Hashable, Sendable {
  var levels: UInt64
  var passes: UInt32
}

/// How often each pattern stands among the pairs that were found; ordered, so that sums are the same in
/// every run.
struct PatternCounts: Sendable {
  struct Entry: Sendable {
    var levels: UInt64
    var passes: UInt32
    var count: Double
  }
  let entries: [Entry]

  init(_ counts: [PatternKey: Int]) {
    entries = counts.sorted {
      ($0.key.levels, $0.key.passes) < ($1.key.levels, $1.key.passes)
    }.map { Entry(levels: $0.key.levels, passes: $0.key.passes, count: Double($0.value)) }
  }
}
