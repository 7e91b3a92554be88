import Columns
import Connectors
import Diagnostics
import Matching
import Synchronization

/// What all merges of a run may hold together, before memory goes to disk.
final class MergeBudget: Sendable {
  private let byteCount: Int
  private let taken = Atomic(0)
  private let isSpilled = Atomic(false)
  /// Whether the process itself comes near what it may hold, whatever was counted.
  private let isCrowded: @Sendable () -> Bool
  /// Has memory go to disk from now on.
  private let spill: @Sendable () throws(RunFailure) -> Void

  /// Everything that merges need.
  convenience init() {
    self.init(byteCount: .max, isCrowded: { false }, spill: { () throws(RunFailure) in })
  }

  init(
    byteCount: Int, isCrowded: @escaping @Sendable () -> Bool,
    spill: @escaping @Sendable () throws(RunFailure) -> Void
  ) {
    self.byteCount = byteCount
    self.isCrowded = isCrowded
    self.spill = spill
  }

  /// Takes some bytes; where they do not fit any more, memory goes to disk.
  func take(_ count: Int) throws(RunFailure) {
    let all = taken.wrappingAdd(count, ordering: .relaxed).newValue
    if isSpilled.load(ordering: .relaxed) || (all <= byteCount && !isCrowded()) { return }
    try spill()
    isSpilled.store(true, ordering: .relaxed)
  }

  /// Bytes that went to disk, of all merges.
  fileprivate var spilledByteCount: Int {
    isSpilled.load(ordering: .relaxed) ? SpillMemory.byteCount : 0
  }

  fileprivate func give(_ count: Int) { taken.wrappingSubtract(count, ordering: .relaxed) }
}

/// What a merge needs: its tables, and what the matching of all of their rows will take. All of it
/// goes back with the last who knows this.
///
/// A merge looks at all of its rows again and again. Where they do not fit, what it holds lies in
/// ``SpillMemory``: from when the rows that came will need more than there is, or the process holds half
/// of that.
final class MergeMemory: Sendable {
  private let rule: MergeRule
  private let budget: MergeBudget
  private let needed = Atomic(0)

  /// Quarters of the texts' bytes: texts stand as they came, as they are compared or written, and,
  /// where links are learned, in part once more.
  private let quartersOfText: Int
  /// Numbers of values, by row and column.
  private let byteCountOfCell: Int
  /// Places, blocks and links, by row.
  private static let byteCountOfRow = 110

  init(_ rule: MergeRule, _ budget: MergeBudget) {
    self.rule = rule
    self.budget = budget
    let isLearned = !rule.plan.learners.isEmpty
    quartersOfText = isLearned ? 9 : 8
    byteCountOfCell = isLearned ? 16 : 8
  }

  deinit { budget.give(needed.load(ordering: .relaxed)) }

  /// Counts rows in.
  func take(_ rows: MergeCollector.Rows) throws(RunFailure) {
    let texts = rows.columns.reduce(0) { $0 + ($1?.texts.byteCount ?? 0) }
    let records = rows.raw.reduce(0) { $0 + $1.bytes.count }
    let own =
      texts * quartersOfText / 4 + records
      + rows.records.count * (Self.byteCountOfRow + rows.columns.count * byteCountOfCell)
    needed.wrappingAdd(own, ordering: .relaxed)
    try look(own)
  }

  /// Bytes that went to disk, of all merges of the run.
  var spilledByteCount: Int { budget.spilledByteCount }

  /// Has memory go to disk where it comes near its end, some bytes more in mind; ends a run for which
  /// the disk has no room either.
  func look(_ more: Int = 0) throws(RunFailure) {
    try budget.take(more)
    try MemoryKeeper.refuseShortage(
      "to merge \(rule.sources.map(\.table).joined(separator: ", "))")
  }
}
