import Diagnostics
import Kernels

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
    guard low < count, words[word] == digest.first, words[word + 1] == digest.second else {
      return nil
    }
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
