import Diagnostics

/// Groups gathered tuples by key and decides the survivor of each group.
///
/// Cost: one hash probe a tuple, in a table that fits the partition.
package struct RankedGroups: Sendable {
  package var tuples: KeyTuples
  /// Whether the survivor of each removed record is wanted.
  package var notesSurvivors: Bool

  package init(tuples: KeyTuples, notesSurvivors: Bool) {
    self.tuples = tuples
    self.notesSurvivors = notesSurvivors
  }

  /// The verdict over all tuples; they are forgotten.
  package func resolve(threadCount: Int) throws(RunFailure) -> Verdict {
    let verdicts = (0..<threadCount).map { _ in LockedValue(Verdict()) }
    let stride = tuples.stride
    let notesSurvivors = self.notesSurvivors
    try tuples.forEachPartition(threadCount: threadCount) { thread, words in
      verdicts[thread].withLock { verdict in
        var table = PartitionTable(words: words, stride: stride)
        table.group()
        table.decide(&verdict, notesSurvivors: notesSurvivors)
        verdict.halfKeys += table.halfKeys
      }
    }
    var whole = Verdict()
    for part in verdicts {
      part.withLock { whole.take(&$0) }
    }
    whole.sort()
    return whole
  }
}

/// One partition's tuples and the groups they form.
struct PartitionTable {
  private let words: [UInt64]
  private let stride: Int
  /// The group of each tuple.
  private var groupOf: [UInt32]
  /// Each group's tuple with the least record number, and its best one.
  private var first: [UInt32] = []
  private var best: [UInt32] = []
  /// Groups whose keys have the first half of their hash in common with one before them.
  private(set) var halfKeys = HalfKeys()

  init(words: [UInt64], stride: Int) {
    self.words = words
    self.stride = stride
    groupOf = Array(repeating: 0, count: words.count / stride)
  }

  var count: Int { groupOf.count }
  var groupCount: Int { first.count }

  /// The number of the group that a tuple belongs to.
  func group(of tuple: Int) -> Int { Int(groupOf[tuple]) }

  /// The tuple of the group with the least record number.
  func firstTuple(of group: Int) -> Int { Int(first[group]) }

  /// The record number of a tuple and its rank words.
  func rankedRecord(_ tuple: Int) -> ArraySlice<UInt64> {
    words[tuple * stride + 2..<(tuple + 1) * stride]
  }

  /// Finds the group of every tuple.
  mutating func group() {
    let words = self.words
    halfKeys = TupleGroups.forEach(in: words.span, stride: stride) { tuple, group, isNew in
      groupOf[tuple] = UInt32(group)
      if isNew {
        first.append(UInt32(tuple))
        best.append(UInt32(tuple))
      } else {
        add(tuple, to: group)
      }
    }
  }

  private mutating func add(_ tuple: Int, to group: Int) {
    if record(tuple) < record(Int(first[group])) { first[group] = UInt32(tuple) }
    if isBetter(tuple, than: Int(best[group])) { best[group] = UInt32(tuple) }
  }

  /// The record number of a tuple.
  func record(_ tuple: Int) -> UInt64 { words[tuple * stride + 2] }

  /// Larger rank words win, the most important first; ties go to the earliest record.
  private func isBetter(_ left: Int, than right: Int) -> Bool {
    for word in 3..<max(stride, 3) {
      let a = words[left * stride + word]
      let b = words[right * stride + word]
      if a != b { return a > b }
    }
    return record(left) < record(right)
  }

  /// Notes what becomes of the members of every group.
  func decide(_ verdict: inout Verdict, notesSurvivors: Bool) {
    for tuple in 0..<count {
      let group = Int(groupOf[tuple])
      let survivor = Int(best[group])
      let place = Int(first[group])
      if tuple == place {
        if survivor != place {
          verdict.leaving.insert(Int(record(place)))
          verdict.moves.append(.init(place: Int(record(place)), content: Int(record(survivor))))
        }
      } else {
        verdict.leaving.insert(Int(record(tuple)))
      }
      if notesSurvivors && tuple != survivor {
        verdict.survivors.append(.init(place: Int(record(tuple)), content: Int(record(survivor))))
      }
    }
  }
}
