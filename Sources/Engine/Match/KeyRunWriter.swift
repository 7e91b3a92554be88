import Diagnostics
import Kernels

/// Writes sorted keys to disk as a run, a block at a time. Nothing else is appended to the file meanwhile.
struct KeyRunWriter {
  private let entryWordCount: Int
  private let file: any SpillFile
  private var block: [UInt64] = []
  private var offset: Int?
  private var entryCount = 0
  private var fence: [UInt64] = []
  private var filter: KeyFilter?

  init(keyCount: Int, entryWordCount: Int, bitsPerKey: Double, file: any SpillFile) {
    self.entryWordCount = entryWordCount
    self.file = file
    block.reserveCapacity(KeyRun.blockEntryCount * entryWordCount)
    fence.reserveCapacity(keyCount / KeyRun.blockEntryCount + 1)
    filter = KeyFilter(keyCount: keyCount, bitsPerKey: bitsPerKey)
  }

  /// Adds the entry that follows all before it.
  mutating func append(_ entry: ArraySlice<UInt64>) throws(RunFailure) {
    let digest = KeyHash(first: entry[entry.startIndex], second: entry[entry.startIndex + 1])
    if block.isEmpty { fence.append(digest.first) }
    filter?.insert(digest)
    block.append(contentsOf: entry)
    entryCount += 1
    if block.count == KeyRun.blockEntryCount * entryWordCount { try flush() }
  }

  private mutating func flush() throws(RunFailure) {
    if block.isEmpty { return }
    let place = try file.append(block.span)
    offset = offset ?? place
    block.removeAll(keepingCapacity: true)
  }

  /// The run of all that was added.
  mutating func finish() throws(RunFailure) -> KeyRun {
    try flush()
    return KeyRun(
      offset: offset ?? 0, entryCount: entryCount, entryWordCount: entryWordCount, fence: fence,
      filter: filter)
  }
}

extension KeyRun {
  /// One run of the keys of several, each of which is in one of them only.
  static func merged(
    _ runs: [KeyRun], bitsPerKey: Double, file: any SpillFile
  ) throws(RunFailure) -> KeyRun {
    let keyCount = runs.reduce(0) { $0 + $1.entryCount }
    var writer = KeyRunWriter(
      keyCount: keyCount, entryWordCount: runs[0].entryWordCount, bitsPerKey: bitsPerKey,
      file: file)
    var readers: [KeyRunReader] = []
    for run in runs { readers.append(try KeyRunReader(run, file: file)) }
    while !readers.isEmpty {
      var least = 0
      for index in readers.indices.dropFirst() where readers[index].key < readers[least].key {
        least = index
      }
      try writer.append(readers[least].entry)
      if try !readers[least].advance() { readers.remove(at: least) }
    }
    return try writer.finish()
  }
}

/// Reads a run from its start to its end, a block at a time.
private struct KeyRunReader {
  private let run: KeyRun
  private let file: any SpillFile
  private var block = 0
  private var words: [UInt64]
  private var position = 0

  init(_ run: KeyRun, file: any SpillFile) throws(RunFailure) {
    self.run = run
    self.file = file
    words = try run.words(ofBlock: 0, in: file)
  }

  /// The entry at hand, and its hash.
  var entry: ArraySlice<UInt64> { words[position..<position + run.entryWordCount] }
  var key: (UInt64, UInt64) { (words[position], words[position + 1]) }

  /// Goes on to the next entry; false where there is none.
  mutating func advance() throws(RunFailure) -> Bool {
    position += run.entryWordCount
    if position < words.count { return true }
    block += 1
    guard block < run.blockCount else { return false }
    words = try run.words(ofBlock: block, in: file)
    position = 0
    return true
  }
}
