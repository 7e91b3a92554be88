import Connectors
import Engine
import Matching

/// What a merge has made.
struct MergedTable {
  var rule: MergeRule
  var input: MergeInput
  var outcome: MergeOutcome
  var members: GroupMembers
  var identities: RowIdentities
  /// The id of each group.
  var ids: GroupIdentities
  /// The number of the id that each row had before, 0 for none, and the ids; nil without `links from`.
  var earlier: (numbers: [UInt32], ids: TextPool)?
  /// The result as CSV, header and rows.
  var bytes: MemoryPieces
  /// Pairs on which an `if agreed, else review` has not decided.
  var disagreements: [(take: Int, left: UInt32, right: UInt32)]
  /// Groups for which a take found no value that counts, though there was one, by take.
  var noneValidCounts: [Int]
  var disagreedCounts: [Int]
  /// What people have decided; nil without `decided in`.
  var decided: MergeReport.Decided?
  /// Lines of the files behind `links from` and `decided in` that name rows which are not there.
  var strays: [StrayLines]
  var files: [MergeSourceFile]
  /// By source: the records of its rows; empty where a file holds them, or no line asks for them.
  var records: [[MergeCollector.Record]]
  /// What it holds of the run's memory, given back when it goes.
  var memory: MergeMemory

  /// Rows that are put to others.
  var foldedCount: Int { input.rowCount - outcome.groupCount }

  var count: MergedCount { MergedCount(folded: foldedCount, total: input.rowCount) }
}
