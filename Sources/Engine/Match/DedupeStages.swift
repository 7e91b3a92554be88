import Columns
import Diagnostics
import Kernels

/// Decides keep-first duplicates in the order of the input, as batches come.
final class StreamingDedupe: Stage {
  let isOrdered = true
  private let rule: DedupeRule
  private let keys: OrderedState

  init(rule: DedupeRule, budget: Int, notesSurvivors: Bool, environment: RunEnvironment) {
    self.rule = rule
    keys = OrderedState(
      StreamingKeys(
        budget: budget, notesSurvivors: notesSurvivors, countsHalfKeys: rule.keys.countsCase,
        makeSpill: environment.makeSpill))
  }

  var spilledByteCount: Int { keys.spilledByteCount }

  /// The rule, and how many keys nothing but the case of letters tells apart.
  var caseVariants: (rule: Int, keys: HalfKeys) { (rule.rule, keys.halfKeys) }

  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    var duplicates: [Int32] = []
    var survivors: [Int] = []
    try keys.insert(batch, &duplicates, &survivors)
    if duplicates.isEmpty { return }
    let rows = batch.keys.rows
    for (index, duplicate) in duplicates.enumerated() {
      let row = rows[Int(duplicate)]
      if worker.wishes.removals {
        batch.journal.removals.append(
          .init(row: row, rule: Int32(rule.rule), survivor: survivors[index]))
      }
      duplicates[index] = row
    }
    worker.statistics[rule.rule].removed += duplicates.count
    rule.noteDoubts(of: duplicates, in: batch, worker)
    batch.selection.subtract(duplicates)
  }
}

/// The key table of an ordered stage, touched by one thread at a time.
private final class OrderedState: @unchecked Sendable {
  private var keys: StreamingKeys

  init(_ keys: consuming StreamingKeys) {
    self.keys = keys
  }

  var spilledByteCount: Int { keys.spilledByteCount }
  var halfKeys: HalfKeys { keys.halfKeys }

  /// Notes the keys of a batch; `duplicates` gets the indexes of those seen before.
  func insert(
    _ batch: Batch, _ duplicates: inout [Int32], _ survivors: inout [Int]
  ) throws(RunFailure) {
    try keys.insert(
      batch.keys.digests, rows: batch.keys.rows, firstRecord: batch.firstRecord,
      duplicates: &duplicates, survivors: &survivors)
  }
}

extension Selection {
  /// Takes out rows that are listed in ascending order.
  package mutating func subtract(_ leaving: [Int32]) {
    var next = 0
    rows.removeAll { row in
      while next < leaving.count && leaving[next] < row { next += 1 }
      return next < leaving.count && leaving[next] == row
    }
  }

  /// Takes those out of an ascending list that are not among the rows.
  func intersect(_ listed: inout [Int32]) {
    var next = 0
    listed.removeAll { row in
      while next < rows.count && rows[next] < row { next += 1 }
      return next == rows.count || rows[next] != row
    }
  }
}
