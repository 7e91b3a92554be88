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
  /// (where wanted) the record that showed each of these first.
  package mutating func insert(
    _ digests: [KeyHash], records: [Int], duplicates: inout [Int32], survivors: inout [Int]
  ) throws(RunFailure) {
    let ahead = 12
    for index in digests.indices {
      if index + ahead < digests.count {
        let digest = digests[index + ahead]
        partitions[Self.partition(of: digest)].prefetch(digest)
      }
      let digest = digests[index]
      let number = Self.partition(of: digest)
      if let survivor = partitions[number].find(digest) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(survivor) }
        continue
      }
      if !runs[number].isEmpty, let survivor = try findInRuns(digest, number) {
        duplicates.append(Int32(index))
        if notesSurvivors { survivors.append(survivor) }
        continue
      }
      let before = partitions[number].byteCount
      partitions[number].insert(digest, record: records[index])
      residentByteCount += partitions[number].byteCount - before
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
        entries: partitions[number].sortedEntries(), entryWordCount: notesSurvivors ? 3 : 2, file: file)
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

/// One partition in memory: open addressing with linear probing; a low word of 0 with a high word of 0
/// is a free slot (the all-zero digest is moved to 1).
struct KeyTable {
  private var slots: [KeyHash]
  private var records: [Int]
  private(set) var count = 0
  private let notesSurvivors: Bool

  init(notesSurvivors: Bool) {
    self.notesSurvivors = notesSurvivors
    slots = Array(repeating: KeyHash(first: 0, second: 0), count: 64)
    records = notesSurvivors ? Array(repeating: 0, count: 64) : []
  }

  var byteCount: Int { slots.count * (notesSurvivors ? 24 : 16) }

  func prefetch(_ digest: KeyHash) {
    let slot = home(of: digest)
    unsafe slots.withUnsafeBufferPointer {
      // Safe: only an address, never read.
      unsafe memory_prefetch($0.baseAddress! + slot)
    }
  }

  private func home(_ digest: KeyHash, _ slotCount: Int) -> Int {
    Int(truncatingIfNeeded: digest.second) & (slotCount - 1)
  }

  private func home(of digest: KeyHash) -> Int { home(digest, slots.count) }

  private static func stored(_ digest: KeyHash) -> KeyHash {
    digest.first | digest.second == 0 ? KeyHash(first: 0, second: 1) : digest
  }

  /// The record that brought the key; 0 where records are not noted.
  func find(_ digest: KeyHash) -> Int? {
    let digest = Self.stored(digest)
    var slot = home(of: digest)
    while true {
      let found = slots[slot]
      if found == digest { return notesSurvivors ? records[slot] : 0 }
      if found.first | found.second == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Adds a key that is not there.
  mutating func insert(_ digest: KeyHash, record: Int) {
    if count * 4 >= slots.count * 3 { grow() }
    place(Self.stored(digest), record)
    count += 1
  }

  private mutating func place(_ digest: KeyHash, _ record: Int) {
    var slot = home(of: digest)
    while slots[slot].first | slots[slot].second != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = digest
    if notesSurvivors { records[slot] = record }
  }

  private mutating func grow() {
    let old = slots
    let oldRecords = records
    slots = Array(repeating: KeyHash(first: 0, second: 0), count: old.count * 2)
    if notesSurvivors { records = Array(repeating: 0, count: old.count * 2) }
    for index in old.indices where old[index].first | old[index].second != 0 {
      place(old[index], notesSurvivors ? oldRecords[index] : 0)
    }
  }

  /// All entries by hash, two or three words each.
  func sortedEntries() -> [UInt64] {
    var order = slots.indices.filter { slots[$0].first | slots[$0].second != 0 }
    order.sort {
      (slots[$0].first, slots[$0].second) < (slots[$1].first, slots[$1].second)
    }
    var words: [UInt64] = []
    words.reserveCapacity(order.count * (notesSurvivors ? 3 : 2))
    for slot in order {
      words.append(slots[slot].first)
      words.append(slots[slot].second)
      if notesSurvivors { words.append(UInt64(records[slot])) }
    }
    return words
  }
}

/// Keys of one partition on disk, sorted.
struct KeyRun {
  private static let blockEntryCount = 256

  private let offset: Int
  private let entryCount: Int
  private let entryWordCount: Int
  /// The high word of each block's first entry.
  private let fence: [UInt64]
  /// 10 bits a key, 7 probes; nil once dropped.
  private var filter: [UInt64]?

  init(entries: [UInt64], entryWordCount: Int, file: any SpillFile) throws(RunFailure) {
    offset = try file.append(entries.span)
    self.entryWordCount = entryWordCount
    let entryCount = entries.count / entryWordCount
    self.entryCount = entryCount
    fence = stride(from: 0, to: entryCount, by: Self.blockEntryCount).map {
      entries[$0 * entryWordCount]
    }
    var bits = [UInt64](repeating: 0, count: max(1, entryCount * 10 / 64 + 1))
    for entry in 0..<entryCount {
      let digest = KeyHash(
        first: entries[entry * entryWordCount], second: entries[entry * entryWordCount + 1])
      Self.probes(digest, bits.count * 64) { bits[$0 >> 6] |= 1 << UInt64($0 & 63) }
    }
    filter = bits
  }

  var byteCount: Int { (fence.count + (filter?.count ?? 0)) * 8 }

  mutating func dropFilter() {
    filter = nil
  }

  func find(_ digest: KeyHash, in file: any SpillFile) throws(RunFailure) -> Int? {
    if let filter {
      var mayHold = true
      Self.probes(digest, filter.count * 64) {
        if filter[$0 >> 6] >> UInt64($0 & 63) & 1 == 0 { mayHold = false }
      }
      if !mayHold { return nil }
    }
    // Entries that share a high word may straddle blocks: start at the last fence below it.
    var block = max(0, lowerFence(digest.first) - 1)
    while block < fence.count && fence[block] <= digest.first {
      if let record = try find(digest, inBlock: block, of: file) { return record }
      block += 1
    }
    return nil
  }

  /// Number of fence entries below `high`.
  private func lowerFence(_ high: UInt64) -> Int {
    var low = 0
    var upper = fence.count
    while low < upper {
      let middle = (low + upper) / 2
      if fence[middle] < high { low = middle + 1 } else { upper = middle }
    }
    return low
  }

  private func find(
    _ digest: KeyHash, inBlock block: Int, of file: any SpillFile
  ) throws(RunFailure) -> Int? {
    let start = block * Self.blockEntryCount
    let count = min(Self.blockEntryCount, entryCount - start)
    var words = [UInt64](repeating: 0, count: count * entryWordCount)
    var span = words.mutableSpan
    try file.read(at: offset + start * entryWordCount * 8, into: &span)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let entry = (words[middle * entryWordCount], words[middle * entryWordCount + 1])
      if entry < (digest.first, digest.second) { low = middle + 1 } else { high = middle }
    }
    let word = low * entryWordCount
    guard low < count, words[word] == digest.first, words[word + 1] == digest.second else { return nil }
    return entryWordCount == 3 ? Int(words[word + 2]) : 0
  }

  /// Kirsch and Mitzenmacher 2006: seven probes from two hashes.
  private static func probes(_ digest: KeyHash, _ bitCount: Int, _ body: (Int) -> Void) {
    let step = digest.first | 1
    var hash = digest.second
    for _ in 0..<7 {
      body(Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(bitCount)).high))
      hash = hash &+ step &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
