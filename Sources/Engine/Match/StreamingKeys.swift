import CScan
import Diagnostics
import Kernels

/// Which keys a stream has shown so far: the table behind keep-first `dedupe`.
///
/// Open addressing, split into partitions by the top bits of the hash; 16 bytes a slot, 24 where the
/// survivor of each key is wanted. What outgrows the budget goes to disk as sorted runs by partition
/// (the largest first), found again through a Bloom filter (Bloom 1970) and a fence of first hashes.
/// When the filters themselves outgrow half the budget they are dropped, and runs are looked up on disk.
package struct StreamingKeys: ~Copyable {
  private static let partitionBits = 6

  private let budget: Int
  private let notesSurvivors: Bool
  private let makeSpill: () throws(RunFailure) -> any SpillFile
  private var partitions: [KeyTable]
  private var runs: [[KeyRun]]
  private var spill: (any SpillFile)?
  private var residentByteCount: Int
  private var filterByteCount = 0

  package init(
    budget: Int, notesSurvivors: Bool,
    makeSpill: @escaping () throws(RunFailure) -> any SpillFile
  ) {
    self.budget = budget
    self.notesSurvivors = notesSurvivors
    self.makeSpill = makeSpill
    let count = 1 << Self.partitionBits
    partitions = (0..<count).map { _ in KeyTable(notesSurvivors: notesSurvivors) }
    runs = (0..<count).map { _ in [] }
    residentByteCount = partitions.reduce(0) { $0 + $1.byteCount }
  }

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
    for run in runs[number] {
      if let survivor = try run.find(digest, in: spill!) { return survivor }
    }
    return nil
  }

  /// Sends the largest partitions to disk until a quarter of the budget is free again.
  private mutating func spillLargest() throws(RunFailure) {
    if spill == nil { spill = try makeSpill() }
    let file = spill!
    let floor = partitions.reduce(0) { min($0, $1.byteCount) }
    while residentByteCount + filterByteCount > max(budget / 4 * 3, floor) {
      let number = partitions.indices.max { partitions[$0].byteCount < partitions[$1].byteCount }!
      if partitions[number].count == 0 { break }
      let run = try KeyRun(
        entries: partitions[number].sortedEntries(), entryWordCount: notesSurvivors ? 3 : 2,
        file: file)
      residentByteCount -= partitions[number].byteCount
      partitions[number] = KeyTable(notesSurvivors: notesSurvivors)
      residentByteCount += partitions[number].byteCount
      filterByteCount += run.byteCount
      runs[number].append(run)
    }
    if filterByteCount > budget / 2 { dropFilters() }
  }

  private mutating func dropFilters() {
    filterByteCount = 0
    for number in runs.indices {
      for index in runs[number].indices {
        runs[number][index].dropFilter()
        filterByteCount += runs[number][index].byteCount
      }
    }
  }
}
