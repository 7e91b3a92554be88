import Columns
import Diagnostics
import Kernels

/// `unique a, b` and `check a determines b` as the engine runs them: what they say of a row depends on
/// the other rows with the same key.
package struct GroupRule: Sendable {
  /// When the members of a group fail.
  package enum Fault: Sendable {
    /// There is more than one.
    case severalMembers
    /// They have more than one present value of another column.
    case severalValues(of: KeyReader)
  }
  package var keys: [KeyReader]
  package var fault: Fault
  /// The rows that take part.
  package var scope: RuleScope
  package var judge: Judge

  package init(keys: [KeyReader], fault: Fault, scope: RuleScope, judge: Judge) {
    self.keys = keys
    self.fault = fault
    self.scope = scope
    self.judge = judge
  }

  package var rule: Int { scope.rule }

  /// Ids of the columns that it reads.
  package var reads: Set<Int> {
    var columns = scope.reads.union(keys.map(\.id)).union(judge.columns.map(\.id))
    if case .severalValues(let dependent) = fault { columns.insert(dependent.id) }
    return columns
  }

  /// Bytes that it holds for each row until it is decided.
  package var byteCountPerRow: Int { 24 + 8 * valueWordCount }

  /// Words that a tuple carries behind key and record: half a hash of the dependent value, which is held
  /// against that of one other row alone.
  var valueWordCount: Int {
    if case .severalValues = fault { 1 } else { 0 }
  }

  /// The keys of `rows`, which are counted as tested, where they ascend, all rows have one, and who looks for
  /// those that come twice needs no more.
  func ascendingKeys(of batch: Batch, rows: [Int32], worker: Worker) -> AscendingKeys? {
    guard case .severalMembers = fault, keys.count == 1, keys[0].value == nil,
      let ascending = AscendingKeys(keys[0].texts(of: batch, rows: rows, worker: worker)),
      !keys[0].missing(of: batch, rows: rows).contains(true)
    else { return nil }
    worker.statistics[rule].tested += rows.count
    return ascending
  }

  /// Appends a tuple for each of `rows` that has a key, or all of it and a dependent value where that is
  /// asked for; the others are counted as not tested. Without `records` the tuples have none.
  func gather(
    of batch: Batch, rows: [Int32], records: [Int]?, hasher: KeyHasher, worker: Worker,
    into words: inout [UInt64]
  ) {
    let (digests, missingCounts) = keys.digests(
      of: batch, rows: rows, hasher: hasher, worker: worker)
    let values =
      dependents.isEmpty
      ? nil : dependents.states(of: batch, rows: rows, hasher: hasher, worker: worker)
    let stride = 2 + (records == nil ? 0 : 1) + valueWordCount
    let start = words.count
    words.append(contentsOf: repeatElement(0, count: rows.count * stride))
    var end = start
    var tuples = words.mutableSpan
    let (valueStates, valueMissingCounts) = values ?? ([], [])
    let mostMissing = values == nil ? keys.count - 1 : 0
    let hasPlaceholders = (keys + dependents).contains { $0.hasPlaceholders(in: batch) }
    for index in rows.indices {
      let isKeyed = Int(missingCounts[index]) <= mostMissing
      guard isKeyed && (values == nil || valueMissingCounts[index] == 0) else {
        if hasPlaceholders {
          notePlaceholders(among: isKeyed ? dependents : keys, of: batch, Int(rows[index]), worker)
        }
        continue
      }
      tuples[end] = digests[index].first
      tuples[end + 1] = digests[index].second
      if let records { tuples[end + 2] = UInt64(records[index]) }
      if values != nil { tuples[end + stride - 1] = hasher.finish(valueStates[index]).first }
      end += stride
    }
    let testedCount = (end - start) / stride
    words.removeLast(words.count - end)
    worker.statistics[rule].tested += testedCount
    worker.statistics[rule].blank += rows.count - testedCount
  }
}

extension GroupRule {
  /// The columns that must have one value in all of a group.
  private var dependents: [KeyReader] {
    if case .severalValues(let dependent) = fault { [dependent] } else { [] }
  }

  /// Counts a row that is not tested, where one of the columns that it lacks has a placeholder.
  private func notePlaceholders(
    among lacking: [KeyReader], of batch: Batch, _ row: Int, _ worker: Worker
  ) {
    let isWritten = lacking.contains { key in
      !key.blanks.isBlank(batch.cell(key.id, row)) && key.missing(of: batch, rows: [Int32(row)])[0]
    }
    if isWritten { worker.statistics[rule].placeholders += 1 }
  }
}

/// The records that fail a ``GroupRule``, once every row has been seen.
struct GroupMembers {
  /// By record number.
  private(set) var failing = GrowingBitmap()
  /// Keys that have the first half of their hash in common with one before them.
  private(set) var halfKeys = HalfKeys()

  /// Sorts the gathered tuples into groups and marks the members of those at fault; the tuples are
  /// forgotten.
  init(
    comparingValues comparesValues: Bool, in tuples: KeyTuples, room: DecisionRoom
  ) throws(RunFailure) {
    let found = SharedBitmap()
    let shared = LockedValue(HalfKeys())
    let limit = room.keyCount(byteCountOfState: comparesValues ? 9 : 1)
    try tuples.forEachPartition(threadCount: room.threadCount) {
      (_, tuples) throws(RunFailure) in
      try tuples.forEachPart { (part) throws(RunFailure) in
        let keys = try Self.mark(
          found, part, keysAtMost: limit, comparesValues: comparesValues)
        guard let keys else { return false }
        shared.withLock { $0 += keys }
        return true
      }
    }
    failing = found.take()
    halfKeys = shared.withLock { $0 }
  }

  /// Marks the members of a part's groups with several members, or with several values among them; gives what
  /// their keys have in common, nil where there are too many groups.
  private static func mark(
    _ found: SharedBitmap, _ part: PartitionPart, keysAtMost limit: Int, comparesValues: Bool
  ) throws(RunFailure) -> HalfKeys? {
    var keys = part.keyNumbers(atMost: limit)
    var isAtFault: [Bool] = []
    /// The value of each group's first member.
    var values: [UInt64] = []
    let hasRoom = try part.number(&keys) { words, at, group in
      if group == isAtFault.count {
        isAtFault.append(false)
        if comparesValues { values.append(words[at + 3]) }
      } else if !comparesValues || values[group] != words[at + 3] {
        isAtFault[group] = true
      }
    }
    guard hasRoom else { return nil }
    var records: [Int] = []
    try part.revisit(keys) { words, at, group in
      guard isAtFault[group] else { return }
      records.append(Int(words[at + 2]))
      found.take(&records)
    }
    found.take(&records, isLast: true)
    return keys.halfKeys
  }
}

/// A ``GroupRule`` whose failing records are known, applied to the batches of a later pass.
struct DecidedGroups: Sendable {
  var rule: GroupRule
  /// By record number.
  var failing: GrowingBitmap

  /// Fails the rows of a batch that are known to; the pass that found them told nobody.
  func apply(to batch: Batch, _ worker: Worker) {
    apply(to: batch, places: nil, home: batch, worker)
    for side in batch.sides { apply(to: side.batch, places: side.places, home: batch, worker) }
  }

  private func apply(to batch: Batch, places: [Int32]?, home: Batch, _ worker: Worker) {
    let rows = rule.scope.rows(of: batch, worker).rows.filter {
      failing[home.record(of: Int(places?[Int($0)] ?? $0))]
    }
    batch.fail(rows, by: rule.judge, worker)
  }
}
