import Diagnostics
import Matching
import Synchronization

/// What a merge may hold: rows are taken as long as the matching of all of them will fit too.
///
/// A merge holds its tables; `--memory` is kept by refusing what does not fit, not by spilling.
final class MergeMemory: Sendable {
  private let rule: MergeRule
  private let byteCount: Int
  private let needed = Atomic(0)

  /// Texts stand as they came, as they are compared, and, where links are learned, once more.
  private let timesText: Int
  /// Numbers of values, by row and column.
  private let byteCountOfCell: Int
  /// Places, blocks and links, by row.
  private let byteCountOfRow: Int

  init(_ rule: MergeRule, byteCount: Int) {
    self.rule = rule
    self.byteCount = byteCount
    let isLearned = rule.plan.lastLearnedClause != nil
    timesText = isLearned ? 3 : 2
    byteCountOfCell = isLearned ? 24 : 16
    byteCountOfRow = isLearned ? 100 : 60
  }

  /// Counts rows in; refuses those that are too many.
  func take(_ rows: MergeCollector.Rows) throws(RunFailure) {
    let texts = rows.columns.reduce(0) { $0 + ($1?.texts.byteCount ?? 0) }
    let records = rows.raw.reduce(0) { $0 + $1.bytes.count }
    let own =
      texts * timesText + records
      + rows.records.count * (byteCountOfRow + rows.columns.count * byteCountOfCell)
    let all = needed.wrappingAdd(own, ordering: .relaxed).newValue
    if all <= byteCount { return }
    let tables = rule.sources.map(\.table).joined(separator: ", ")
    throw RunFailure(
      .usage, "to merge \(tables) takes more memory than --memory allows",
      help: "type a larger --memory, or write keep columns above the merge for those it needs")
  }
}
