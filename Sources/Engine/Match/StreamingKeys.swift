import Diagnostics
import Kernels

/// Which keys a stream has shown so far: the table behind keep-first `dedupe`.
///
/// One table, 16 bytes a slot, 24 where the survivor of each key is wanted. What outgrows the budget goes
/// to disk as sorted runs by partition (the top bits of the hash), found again through filters. A
/// partition of many runs is merged to one; when the filters outgrow half the budget, all are merged,
/// with fewer bits a key, and more keys cost a read.
package struct StreamingKeys: ~Copyable {
  private static let partitionBits = 6
  /// Runs of a partition before they are merged: each may cost a key a read.
  private static let mostRuns = 8

  private let budget: Int
  private let notesSurvivors: Bool
  private let countsHalfKeys: Bool
  /// Keys that have the first half of their hash in common with one before them, where these are counted.
  package private(set) var halfKeys = HalfKeys()
  private let makeSpill: () throws(RunFailure) -> any SpillFile
  private var table: KeyTable
  private var runs: [[KeyRun]]
  private var spill: (any SpillFile)?
  private var filterByteCount = 0
  /// What filters and fences may take before they are made thinner.
  private var filterLimit: Int
  private var bitsPerKey = KeyFilter.usualBitsPerKey
  private var spilledKeyCount = 0

  package init(
    budget: Int, notesSurvivors: Bool, countsHalfKeys: Bool = false,
    makeSpill: @escaping () throws(RunFailure) -> any SpillFile
  ) {
    self.budget = budget
    filterLimit = Self.filterShare(of: budget)
    self.notesSurvivors = notesSurvivors
    self.countsHalfKeys = countsHalfKeys
    self.makeSpill = makeSpill
    table = KeyTable(notesSurvivors: notesSurvivors)
    runs = (0..<1 << Self.partitionBits).map { _ in [] }
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
    if table.count > 0, table.byteCount(with: digests.count) + filterByteCount > budget {
      try spillAll()
    }
    let ahead = 24
    let digests = digests.span
    for index in digests.indices {
      if index + ahead < digests.count { table.prefetch(digests[index + ahead]) }
      let digest = KeyTable.stored(digests[index])
      let slot = table.slot(of: digest)
      if !table.isFree(slot) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(table.record(at: slot)) }
      } else if spill != nil, let survivor = try findInRuns(digest) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(survivor) }
      } else {
        let place = countsHalfKeys ? try countHalf(of: digest, freeSlot: slot) : slot
        table.insert(digest, at: place, record: firstRecord + Int(rows[index]))
      }
    }
  }

  /// Counts a new key that has the first half of its hash in common with one before it; returns the slot
  /// where it goes, as the table may be another one then.
  private mutating func countHalf(of digest: KeyHash, freeSlot: Int) throws(RunFailure) -> Int {
    let neighbourCount = table.neighbourCount(of: digest)
    if neighbourCount > 0 {
      halfKeys.count += 1
    } else if let spill {
      for run in runs[Int(digest.first >> UInt64(64 - Self.partitionBits))] {
        guard try run.holdsHalf(of: digest, in: spill) else { continue }
        halfKeys.count += 1
        break
      }
    }
    guard neighbourCount >= HalfKeys.mostNeighbours else { return freeSlot }
    halfKeys.isExact = false
    table.partNeighbours()
    return table.slot(of: digest)
  }

  private func findInRuns(_ digest: KeyHash) throws(RunFailure) -> Int? {
    for run in runs[Int(digest.first >> UInt64(64 - Self.partitionBits))] {
      if let survivor = try run.find(digest, in: spill!) { return survivor }
    }
    return nil
  }

  /// Sends every partition to disk, one at a time.
  private mutating func spillAll() throws(RunFailure) {
    if spill == nil { spill = try makeSpill() }
    let file = spill!
    for number in runs.indices {
      try spill(number, to: file)
      if runs[number].count > Self.mostRuns { try merge(number, in: file) }
    }
    table = KeyTable(notesSurvivors: notesSurvivors)
    if filterByteCount > filterLimit { try thinFilters(in: file) }
  }

  private mutating func spill(_ number: Int, to file: any SpillFile) throws(RunFailure) {
    let entries = table.sortedEntries(ofPartition: number, bits: Self.partitionBits)
    if entries.isEmpty { return }
    let entryWordCount = notesSurvivors ? 3 : 2
    var writer = KeyRunWriter(
      keyCount: entries.count / entryWordCount, entryWordCount: entryWordCount,
      bitsPerKey: bitsPerKey, file: file)
    for start in stride(from: 0, to: entries.count, by: entryWordCount) {
      try writer.append(entries[start..<start + entryWordCount])
    }
    let run = try writer.finish()
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
