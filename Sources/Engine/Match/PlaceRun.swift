import Diagnostics

/// Entries by the places of rows, ascending, at most one a place: in memory, or on disk where there are too many.
///
/// An entry is a place and what is known of it:
///
///     │ place │ word │ … │
struct PlaceRun: Sendable {
  static let blockEntryCount = 512

  /// A block on disk: its first place, and where its entries lie.
  fileprivate struct Block {
    var place: Int
    var offset: Int
    var wordCount: Int
  }

  let entryWordCount: Int
  fileprivate(set) var count = 0
  /// Empty where the entries are on disk.
  fileprivate var words: [UInt64] = []
  fileprivate var blocks: [Block] = []
  fileprivate var file: (any SpillFile)?
  /// Bytes that went to disk for it.
  var spilledByteCount = 0

  init(entryWordCount: Int) {
    self.entryWordCount = entryWordCount
  }

  fileprivate var blockCount: Int { file == nil ? 1 : blocks.count }

  /// The block in which the entry of a place would be.
  fileprivate func block(of place: Int) -> Int {
    var (low, high) = (0, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if blocks[middle].place <= place { low = middle } else { high = middle }
    }
    return low
  }

  fileprivate func words(ofBlock number: Int) throws(RunFailure) -> [UInt64] {
    guard let file else { return words }
    let block = blocks[number]
    var words = [UInt64](repeating: 0, count: block.wordCount)
    var span = words.mutableSpan
    try file.read(at: block.offset, into: &span)
    return words
  }

  /// The entries of some places, one behind the other.
  func entries(in places: Range<Int>) throws(RunFailure) -> [UInt64] {
    if count == 0 || places.isEmpty { return [] }
    var found: [UInt64] = []
    var number = block(of: places.lowerBound)
    while number < blockCount, file == nil || blocks[number].place < places.upperBound {
      let words = try words(ofBlock: number)
      let from = firstEntry(from: places.lowerBound, in: words)
      let to = firstEntry(from: places.upperBound, in: words)
      found += words[from * entryWordCount..<to * entryWordCount]
      number += 1
    }
    return found
  }

  /// The number of the first entry whose place is not below this one.
  fileprivate func firstEntry(from place: Int, in words: [UInt64]) -> Int {
    var (low, high) = (0, words.count / entryWordCount)
    while low < high {
      let middle = (low + high) / 2
      if Int(words[middle * entryWordCount]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Looks up entries one by one; those of places in order cost one read a block.
struct PlaceReader {
  private let run: PlaceRun
  private var block = -1
  private var words: [UInt64] = []

  init(_ run: PlaceRun) {
    self.run = run
  }

  /// What is known of a place, without the place itself; nil where nothing is.
  mutating func entry(at place: Int) throws(RunFailure) -> ArraySlice<UInt64>? {
    if run.count == 0 { return nil }
    let number = run.block(of: place)
    if number != block {
      words = try run.words(ofBlock: number)
      block = number
    }
    let at = run.firstEntry(from: place, in: words) * run.entryWordCount
    guard at < words.count, Int(words[at]) == place else { return nil }
    return words[at + 1..<at + run.entryWordCount]
  }
}

/// Makes a ``PlaceRun`` of entries that come in order.
struct PlaceRunWriter {
  private let byteLimit: Int
  private let makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  private var run: PlaceRun
  /// Entries of the block that is being filled; all of them while memory has room.
  private var words: [UInt64] = []

  /// A run that holds so many bytes in memory.
  init(
    entryWordCount: Int, byteLimit: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    run = PlaceRun(entryWordCount: entryWordCount)
    self.byteLimit = byteLimit
    self.makeSpill = makeSpill
  }

  /// Adds an entry: a place above all that came before, and its words.
  mutating func append(_ entry: ArraySlice<UInt64>) throws(RunFailure) {
    words += entry
    run.count += 1
    let blockWordCount = PlaceRun.blockEntryCount * run.entryWordCount
    if run.file == nil {
      if words.count * 8 <= byteLimit { return }
      run.file = try makeSpill()
      let all = words
      for start in stride(from: 0, to: all.count, by: blockWordCount) {
        words = Array(all[start..<min(start + blockWordCount, all.count)])
        if words.count == blockWordCount { try writeBlock() }
      }
    } else if words.count == blockWordCount {
      try writeBlock()
    }
  }

  private mutating func writeBlock() throws(RunFailure) {
    guard let file = run.file, let place = words.first else { return }
    let offset = try file.append(words.span)
    run.blocks.append(
      PlaceRun.Block(place: Int(place), offset: offset, wordCount: words.count))
    words.removeAll(keepingCapacity: true)
  }

  /// The run of all that was added.
  mutating func finish() throws(RunFailure) -> PlaceRun {
    if run.file == nil { run.words = words } else { try writeBlock() }
    words = []
    run.spilledByteCount = run.file?.byteCount ?? 0
    return run
  }
}
