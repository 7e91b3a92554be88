import CScan
import Diagnostics
import Kernels

/// Which keys a stream has shown so far: the table behind keep-first `dedupe`.
///
/// One table, 16 bytes a slot, 24 where the survivor of each key is wanted. What outgrows the budget goes
/// to disk as sorted runs by partition (the top bits of the hash), found again through a Bloom filter
/// (Bloom 1970) and a fence of first hashes. When the filters themselves outgrow half the budget they
/// are dropped, and runs are looked up on disk.
package struct StreamingKeys: ~Copyable {
  private static let partitionBits = 6

  private let budget: Int
  private let notesSurvivors: Bool
  private let makeSpill: () throws(RunFailure) -> any SpillFile
  private var table: KeyTable
  private var runs: [[KeyRun]]
  private var spill: (any SpillFile)?
  private var filterByteCount = 0

  package init(
    budget: Int, notesSurvivors: Bool,
    makeSpill: @escaping () throws(RunFailure) -> any SpillFile
  ) {
    self.budget = budget
    self.notesSurvivors = notesSurvivors
    self.makeSpill = makeSpill
    table = KeyTable(notesSurvivors: notesSurvivors)
    runs = (0..<1 << Self.partitionBits).map { _ in [] }
  }

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
        table.insert(digest, at: slot, record: firstRecord + Int(rows[index]))
      }
    }
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
      let entries = table.sortedEntries(ofPartition: number, bits: Self.partitionBits)
      if entries.isEmpty { continue }
      let run = try KeyRun(entries: entries, entryWordCount: notesSurvivors ? 3 : 2, file: file)
      filterByteCount += run.byteCount
      runs[number].append(run)
    }
    table = KeyTable(notesSurvivors: notesSurvivors)
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
