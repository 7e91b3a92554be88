import CScan
import Diagnostics
import Kernels

/// Which keys a stream has shown so far: the table behind keep-first `dedupe`.
///
/// Open addressing, split into partitions by the top bits of the hash; 16 bytes a slot, 24 where the
/// survivor of each key is wanted. What outgrows the budget goes to disk as sorted runs by partition
/// (the largest first), found again through filters. A partition of many runs is merged to one; when the
/// filters outgrow half the budget, all are merged, with fewer bits a key, and more keys cost a read.
package struct StreamingKeys: ~Copyable {
  private static let partitionBits = 6
  /// Runs of a partition before they are merged: each may cost a key a read.
  private static let mostRuns = 8

  private let budget: Int
  private let notesSurvivors: Bool
  private let makeSpill: () throws(RunFailure) -> any SpillFile
  private var partitions: [KeyTable]
  private var runs: [[KeyRun]]
  private var spill: (any SpillFile)?
  private var residentByteCount: Int
  private var filterByteCount = 0
  /// What filters and fences may take before they are made thinner.
  private var filterLimit: Int
  private var bitsPerKey = KeyFilter.usualBitsPerKey
  private var spilledKeyCount = 0

  package init(
    budget: Int, notesSurvivors: Bool,
    makeSpill: @escaping () throws(RunFailure) -> any SpillFile
  ) {
    self.budget = budget
    filterLimit = Self.filterShare(of: budget)
    self.notesSurvivors = notesSurvivors
    self.makeSpill = makeSpill
    let count = 1 << Self.partitionBits
    partitions = (0..<count).map { _ in KeyTable(notesSurvivors: notesSurvivors) }
    runs = (0..<count).map { _ in [] }
    residentByteCount = partitions.reduce(0) { $0 + $1.byteCount }
  }

  /// What filters may take of a budget.
  static func filterShare(of budget: Int) -> Int { budget / 2 }

  /// Bytes that went to disk.
  package var spilledByteCount: Int { spill?.byteCount ?? 0 }

  /// Notes the keys of a batch in order. `duplicates` gets the indexes of those seen before, `survivors`
  /// (where wanted) the record that showed each of these first. A row's record is `firstRecord + row`.
  package mutating func insert(
    _ digests: [KeyHash], rows: [Int32], firstRecord: Int, duplicates: inout [Int32],
    survivors: inout [Int]
  ) throws(RunFailure) {
    let ahead = 12
    for index in digests.indices {
      if index + ahead < digests.count {
        let digest = digests[index + ahead]
        partitions[Self.partition(of: digest)].prefetch(digest)
      }
      let digest = digests[index]
      let number = Self.partition(of: digest)
      let table = partitions[number]
      let slot = table.slot(of: digest)
      if !table.isFree(slot) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(table.record(at: slot)) }
      } else if !runs[number].isEmpty, let survivor = try findInRuns(digest, number) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(survivor) }
      } else {
        residentByteCount += table.insert(digest, at: slot, record: firstRecord + Int(rows[index]))
      }
    }
    if residentByteCount + filterByteCount > budget { try spillLargest() }
  }

  private static func partition(of digest: KeyHash) -> Int {
    Int(digest.first >> UInt64(64 - partitionBits))
  }

  private func findInRuns(_ digest: KeyHash, _ number: Int) throws(RunFailure) -> Int? {
    let digest = KeyTable.stored(digest)
    for run in runs[number] {
      if let survivor = try run.find(digest, in: spill!) { return survivor }
    }
    return nil
  }

  /// Sends the largest partitions to disk until a quarter of the budget is free again.
  private mutating func spillLargest() throws(RunFailure) {
    if spill == nil { spill = try makeSpill() }
    let file = spill!
    while residentByteCount + filterByteCount > budget / 4 * 3 {
      let number = partitions.indices.max { partitions[$0].byteCount < partitions[$1].byteCount }!
      if partitions[number].count == 0 { break }
      try spill(number, to: file)
      if runs[number].count > Self.mostRuns { try merge(number, in: file) }
    }
    if filterByteCount > filterLimit { try thinFilters(in: file) }
  }

  private mutating func spill(_ number: Int, to file: any SpillFile) throws(RunFailure) {
    let table = partitions[number]
    let entryWordCount = notesSurvivors ? 3 : 2
    var writer = KeyRunWriter(
      keyCount: table.count, entryWordCount: entryWordCount, bitsPerKey: bitsPerKey, file: file)
    let entries = table.sortedEntries()
    for start in stride(from: 0, to: entries.count, by: entryWordCount) {
      try writer.append(entries[start..<start + entryWordCount])
    }
    let run = try writer.finish()
    residentByteCount -= table.byteCount
    partitions[number] = KeyTable(notesSurvivors: notesSurvivors)
    residentByteCount += partitions[number].byteCount
    filterByteCount += run.byteCount
    spilledKeyCount += run.entryCount
    runs[number].append(run)
  }

  /// Makes the runs of a partition one.
  private mutating func merge(_ number: Int, in file: any SpillFile) throws(RunFailure) {
    let merged = try KeyRun.merged(runs[number], bitsPerKey: bitsPerKey, file: file)
    filterByteCount -= runs[number].reduce(0) { $0 + $1.byteCount }
    filterByteCount += merged.byteCount
    runs[number] = [merged]
  }

  /// Writes all runs anew with filters that take half of their share, so that the next time is when
  /// there are twice as many keys.
  private mutating func thinFilters(in file: any SpillFile) throws(RunFailure) {
    let share = Self.filterShare(of: budget)
    bitsPerKey = min(bitsPerKey, Double(share * 4) / Double(max(spilledKeyCount, 1)))
    for number in runs.indices where !runs[number].isEmpty { try merge(number, in: file) }
    filterLimit = max(share, filterByteCount * 2)
  }
}
