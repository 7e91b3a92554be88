import Diagnostics
import Kernels

/// Keys of one partition on disk, sorted: found again through a filter and a fence of first hashes.
struct KeyRun {
  static let blockEntryCount = 256

  let offset: Int
  let entryCount: Int
  let entryWordCount: Int
  /// The high word of each block's first entry.
  let fence: [UInt64]
  let filter: KeyFilter?

  var byteCount: Int { fence.count * 8 + (filter?.byteCount ?? 0) }
  var blockCount: Int { fence.count }

  /// The entries of a block.
  func words(ofBlock block: Int, in file: any SpillFile) throws(RunFailure) -> [UInt64] {
    let start = block * Self.blockEntryCount
    let count = min(Self.blockEntryCount, entryCount - start)
    var words = [UInt64](repeating: 0, count: count * entryWordCount)
    var span = words.mutableSpan
    try file.read(at: offset + start * entryWordCount * 8, into: &span)
    return words
  }

  /// The record that brought the key, 0 where records are not noted; nil where the key is not here.
  func find(_ digest: KeyHash, in file: any SpillFile) throws(RunFailure) -> Int? {
    if let filter, !filter.mayHold(digest) { return nil }
    // Entries that share a high word may straddle blocks: start at the last fence below it.
    var block = max(0, lowerFence(digest.first) - 1)
    while block < fence.count && fence[block] <= digest.first {
      if let record = try find(digest, inBlock: block, of: file) { return record }
      block += 1
    }
    return nil
  }

  /// Whether a key with the first half of this hash is here.
  func holdsHalf(of digest: KeyHash, in file: any SpillFile) throws(RunFailure) -> Bool {
    if let filter, !filter.mayHold(digest) { return false }
    var block = max(0, lowerFence(digest.first) - 1)
    while block < fence.count && fence[block] <= digest.first {
      let words = try words(ofBlock: block, in: file)
      let word = lowerEntry(of: (digest.first, 0), words) * entryWordCount
      if word < words.count, words[word] == digest.first { return true }
      block += 1
    }
    return false
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
    let words = try words(ofBlock: block, in: file)
    let word = lowerEntry(of: (digest.first, digest.second), words) * entryWordCount
    guard word < words.count, words[word] == digest.first, words[word + 1] == digest.second else {
      return nil
    }
    return entryWordCount == 3 ? Int(words[word + 2]) : 0
  }

  /// Number of entries of a block below a key.
  private func lowerEntry(of key: (UInt64, UInt64), _ words: [UInt64]) -> Int {
    var (low, high) = (0, words.count / entryWordCount)
    while low < high {
      let middle = (low + high) / 2
      let entry = (words[middle * entryWordCount], words[middle * entryWordCount + 1])
      if entry < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
