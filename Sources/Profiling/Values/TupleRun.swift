import Diagnostics
import Engine
import Kernels

/// Tuples of one group, sorted into partitions by the top bits of their hashes; in memory or on disk.
///
///     ┌────── 64 ──────┬────── 64 ──────┬──── 40 ────┬─ 24 ──┬────── 64 ───────┐
///     │ hash, first    │ hash, second   │ record     │ count │ dependent value │ where there is one
///     └────────────────┴────────────────┴────────────┴───────┴─────────────────┘
struct TupleRun: Sendable {
  static let partitionBits = 6
  static var partitionCount: Int { 1 << partitionBits }
  /// The most that one tuple can count.
  static let countLimit = 1 << 24 - 1

  /// Empty where the run is on disk.
  private var words: [UInt64]
  /// The word at which each partition begins, and the end.
  private let starts: [UInt32]
  /// Where the run is on disk.
  private var offset: Int?

  /// Sorts tuples by partition, those of a partition in the order in which they came.
  init(_ tuples: [UInt64], tupleWordCount: Int) {
    var ends = [Int](repeating: 0, count: Self.partitionCount + 1)
    for start in stride(from: 0, to: tuples.count, by: tupleWordCount) {
      ends[Self.partition(of: tuples[start]) + 1] += tupleWordCount
    }
    for number in 1...Self.partitionCount { ends[number] += ends[number - 1] }
    starts = ends.map(UInt32.init)
    words = [UInt64](repeating: 0, count: tuples.count)
    var sorted = words.mutableSpan
    for start in stride(from: 0, to: tuples.count, by: tupleWordCount) {
      let partition = Self.partition(of: tuples[start])
      let place = ends[partition]
      for word in 0..<tupleWordCount { sorted[place + word] = tuples[start + word] }
      ends[partition] = place + tupleWordCount
    }
  }

  /// The partition of a tuple that begins with this word.
  @inline(__always)
  private static func partition(of first: UInt64) -> Int {
    Int(truncatingIfNeeded: first >> UInt64(64 - partitionBits))
  }

  /// Bytes that it holds in memory.
  var byteCount: Int { words.count * 8 + (Self.partitionCount + 1) * 4 + 128 }

  /// Words of some partitions.
  func wordCount(of partitions: Range<Int>) -> Int {
    range(of: partitions).count
  }

  private func range(of partitions: Range<Int>) -> Range<Int> {
    Int(starts[partitions.lowerBound])..<Int(starts[partitions.upperBound])
  }

  /// Sends the words to disk.
  mutating func spill(to file: any SpillFile) throws(RunFailure) {
    guard offset == nil, !words.isEmpty else { return }
    offset = try file.append(words.span)
    words = []
  }

  /// Shows the words of some partitions, on disk a piece of whole tuples at a time.
  func forEachPiece(
    of partitions: Range<Int>, tupleWordCount: Int, from file: (any SpillFile)?,
    _ body: (Span<UInt64>) -> Void
  ) throws(RunFailure) {
    let range = range(of: partitions)
    if range.isEmpty { return }
    guard let offset, let file else {
      body(words.span.extracting(range))
      return
    }
    let pieceWordCount = tupleWordCount * 4096
    var piece = [UInt64](repeating: 0, count: min(pieceWordCount, range.count))
    var start = range.lowerBound
    while start < range.upperBound {
      let count = min(pieceWordCount, range.upperBound - start)
      if piece.count != count { piece = [UInt64](repeating: 0, count: count) }
      var span = piece.mutableSpan
      try file.read(at: offset + start * 8, into: &span)
      body(piece.span)
      start += count
    }
  }
}
