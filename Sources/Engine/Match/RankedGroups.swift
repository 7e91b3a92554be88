import Columns
import Diagnostics

/// Groups gathered tuples by key and decides the survivor of each group.
///
/// Cost: two hash probes a tuple, in a table that fits a part of a partition.
package struct RankedGroups: Sendable {
  package var tuples: KeyTuples
  /// Whether the survivor of each removed record is wanted.
  package var notesSurvivors: Bool

  package init(tuples: KeyTuples, notesSurvivors: Bool) {
    self.tuples = tuples
    self.notesSurvivors = notesSurvivors
  }

  /// The verdict over all tuples; they are forgotten.
  package func resolve(in room: DecisionRoom) throws(RunFailure) -> Verdict {
    let draft = VerdictDraft(room, notesSurvivors: notesSurvivors)
    let halfKeys = LockedValue(HalfKeys())
    let limit = room.keyCount(byteCountOfState: 8 * (tuples.stride - 1))
    try tuples.forEachPartition(threadCount: room.threadCount) {
      (_, tuples) throws(RunFailure) in
      try tuples.forEachPart { (part) throws(RunFailure) in
        guard let found = try Self.decide(part, keysAtMost: limit, draft) else { return false }
        halfKeys.withLock { $0 += found }
        return true
      }
    }
    var verdict = try draft.verdict()
    verdict.halfKeys = halfKeys.withLock { $0 }
    return verdict
  }

  /// Decides a part's groups; gives what their keys have in common, nil where there are too many.
  private static func decide(
    _ part: PartitionPart, keysAtMost limit: Int, _ draft: VerdictDraft
  ) throws(RunFailure) -> HalfKeys? {
    let stride = part.tuples.stride
    var keys = part.keyNumbers(atMost: limit)
    /// By group: the least record, and that of the best member with its rank.
    var first: [UInt64] = []
    var best: [UInt64] = []
    let width = stride - 2
    let hasRoom = try part.number(&keys) { words, at, group in
      let record = words[at + 2]
      if group == first.count {
        first.append(record)
        for word in 2..<stride { best.append(words[at + word]) }
        return
      }
      if record < first[group] { first[group] = record }
      if isBetter(words, at, than: best, group * width, width) {
        for word in 0..<width { best[group * width + word] = words[at + 2 + word] }
      }
    }
    guard hasRoom else { return nil }
    var rows = VerdictRows(draft)
    try part.revisit(keys) { (words, at, group) throws(RunFailure) in
      try rows.add(
        Int(words[at + 2]), place: Int(first[group]), survivor: Int(best[group * width]))
    }
    try rows.finish()
    return keys.halfKeys
  }

  /// Larger rank words win, the most important first; ties go to the earliest record.
  @inline(__always)
  private static func isBetter(
    _ words: Span<UInt64>, _ at: Int, than best: [UInt64], _ place: Int, _ width: Int
  ) -> Bool {
    for word in 1..<max(width, 1) where words[at + 2 + word] != best[place + word] {
      return words[at + 2 + word] > best[place + word]
    }
    return words[at + 2] < best[place]
  }
}
