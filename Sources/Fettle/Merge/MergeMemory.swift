import Diagnostics
import Matching
import Synchronization

/// What all merges of a run may hold together.
final class MergeBudget: Sendable {
  private let byteCount: Int
  private let taken = Atomic(0)

  init(byteCount: Int) {
    self.byteCount = byteCount
  }

  /// Takes some bytes of it, or gives them back where they are fewer than 0; whether all that is
  /// taken fits.
  func take(_ count: Int) -> Bool {
    taken.wrappingAdd(count, ordering: .relaxed).newValue <= byteCount
  }
}

/// What a merge holds: rows are taken as long as the matching of all of them will fit too. All of
/// it goes back with the last who knows this.
///
/// A merge holds its tables; `--memory` is kept by refusing what does not fit, not by spilling.
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

  deinit { _ = budget.take(-needed.load(ordering: .relaxed)) }

  /// Counts rows in; refuses those that are too many.
  func take(_ rows: MergeCollector.Rows) throws(RunFailure) {
    let texts = rows.columns.reduce(0) { $0 + ($1?.texts.byteCount ?? 0) }
    let records = rows.raw.reduce(0) { $0 + $1.bytes.count }
    let own =
      texts * quartersOfText / 4 + records
      + rows.records.count * (Self.byteCountOfRow + rows.columns.count * byteCountOfCell)
    needed.wrappingAdd(own, ordering: .relaxed)
    if budget.take(own) { return }
    let tables = rule.sources.map(\.table).joined(separator: ", ")
    throw RunFailure(
      .usage, "to merge \(tables) takes more memory than --memory allows",
      help: "type a larger --memory, or write keep columns above the merge for those it needs")
  }
}
