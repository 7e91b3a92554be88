import Diagnostics
import Synchronization

/// Every row's key and rank, gathered over a whole pass and grouped by partition at its end.
///
/// A tuple is `stride` words:
///
///     ┌─ 0 ─────────┬─ 1 ─────────┬─ 2 ─────────────┬─ 3… ───────────────┐
///     │ hash, high  │ hash, low   │ record number   │ rank, most first   │
///     └─────────────┴─────────────┴─────────────────┴────────────────────┘
///
/// The top bits of the hash choose the partition; equal keys meet in one. What outgrows the budget goes
/// to disk by partition (Grace hash join: Kitsuregawa et al. 1983), so that only one partition a thread
/// has to fit in memory at the end. The result does not depend on the order of arrival.
package final class KeyTuples: Sendable {
  static let partitionCount = 256
  /// Tuples wait until there are many, so that a partition gets more than a few at a time.
  private static let waitingWordCount = 1 << 16

  package let stride: Int
  private let budget: Int
  /// Words of a partition's blocks: small enough that one in each takes a quarter of the budget.
  private let blockWordCount: Int
  private let makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  private let partitions: [Partition]
  private let residentWordCount = Atomic<Int>(0)
  private let waiting = Mutex<[UInt64]>([])
  private let spill: Mutex<(any SpillFile)?>

  /// - Parameters:
  ///   - rankWordCount: words of rank a tuple carries; larger wins, 0 loses to any other.
  ///   - budget: bytes that tuples may hold in memory before they go to disk.
  package convenience init(
    rankWordCount: Int, budget: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    self.init(stride: 3 + rankWordCount, budget: budget, makeSpill: makeSpill)
  }

  /// Tuples of so many words, of which the first two are the key's hash: without a record where keys are
  /// only counted.
  init(
    stride: Int, budget: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    self.stride = stride
    self.budget = budget
    blockWordCount = min(4096, max(64, budget / 4 / Self.partitionCount / 8))
    self.makeSpill = makeSpill
    partitions = (0..<Self.partitionCount).map { _ in Partition() }
    spill = Mutex(nil)
  }

  /// Bytes that went to disk.
  package var spilledByteCount: Int {
    spill.withLock { $0?.byteCount ?? 0 }
  }

  /// Adds the tuples of a batch, `stride` words each, in any order.
  package func append(_ tuples: [UInt64]) throws(RunFailure) {
    let most = min(Self.waitingWordCount, budget / 256)
    let full: [UInt64]? = waiting.withLock { waiting in
      if waiting.isEmpty { waiting.reserveCapacity(most + tuples.count) }
      waiting += tuples
      if waiting.count < most { return nil }
      defer { waiting = [] }
      return waiting
    }
    if let full { try distribute(full) }
  }

  /// Sorts tuples by partition, and gives each partition its own.
  private func distribute(_ tuples: [UInt64]) throws(RunFailure) {
    let stride = stride
    var starts = [Int](repeating: 0, count: Self.partitionCount + 1)
    var from = 0
    while from < tuples.count {
      starts[Int(tuples[from] >> 56) + 1] += stride
      from += stride
    }
    for partition in 0..<Self.partitionCount { starts[partition + 1] += starts[partition] }
    var sorted = [UInt64](repeating: 0, count: tuples.count)
    Self.sort(tuples.span, stride: stride, starts: starts, into: &sorted)
    for partition in 0..<Self.partitionCount where starts[partition] < starts[partition + 1] {
      try append(sorted[starts[partition]..<starts[partition + 1]], to: partitions[partition])
    }
  }

  /// Puts each tuple behind those of its partition; `starts` says where each of these begins.
  private static func sort(
    _ tuples: Span<UInt64>, stride: Int, starts: [Int], into sorted: inout [UInt64]
  ) {
    var sorted = sorted.mutableSpan
    var next = starts
    var from = 0
    while from < tuples.count {
      let partition = Int(tuples[from] >> 56)
      let to = next[partition]
      next[partition] = to + stride
      for word in 0..<stride { sorted[to + word] = tuples[from + word] }
      from += stride
    }
  }

  private func append(_ tuples: ArraySlice<UInt64>, to partition: Partition) throws(RunFailure) {
    let outcome: Result<Int, RunFailure> = partition.content.withLock { content in
      let added = content.add(tuples, blockWordCount: blockWordCount)
      let total = residentWordCount.add(added, ordering: .relaxed).newValue
      guard total * 8 > budget else { return .success(0) }
      do throws(RunFailure) {
        return .success(try content.spill(to: spillFile(), blockWordCount: blockWordCount))
      } catch {
        return .failure(error)
      }
    }
    residentWordCount.subtract(try outcome.get(), ordering: .relaxed)
  }

  private func spillFile() throws(RunFailure) -> any SpillFile {
    let outcome: Result<any SpillFile, RunFailure> = spill.withLock { file in
      if let file { return .success(file) }
      do throws(RunFailure) {
        let made = try makeSpill()
        file = made
        return .success(made)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Gives each partition's tuples to `body` and forgets them; partitions run on several threads.
  package func forEachPartition(
    threadCount: Int, _ body: @escaping @Sendable (_ thread: Int, _ tuples: [UInt64]) -> Void
  ) throws(RunFailure) {
    try distribute(
      waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      })
    let next = Counter()
    let failure = FirstFailure()
    onThreads(threadCount) { [self] thread in
      while true {
        let index = next.take()
        guard index < Self.partitionCount else { return }
        do throws(RunFailure) {
          body(thread, try load(partitions[index]))
        } catch {
          failure.note(error)
        }
      }
    }
    try failure.check()
  }

  private func load(_ partition: Partition) throws(RunFailure) -> [UInt64] {
    let content = partition.content.withLock { content in
      defer { content = Partition.Content() }
      return content
    }
    var tuples: [UInt64] = []
    tuples.reserveCapacity(content.wordCount)
    for segment in content.segments {
      let start = tuples.count
      tuples.append(contentsOf: repeatElement(0, count: segment.wordCount))
      var span = tuples.mutableSpan
      var target = span._mutatingExtracting(start..<start + segment.wordCount)
      try spillFile().read(at: segment.offset, into: &target)
    }
    for block in content.blocks { tuples.append(contentsOf: block) }
    return tuples
  }
}

/// The tuples whose hashes begin with the same bits.
private final class Partition: Sendable {
  /// What is in memory, and what went to disk.
  struct Content {
    var blocks: [[UInt64]] = []
    var segments: [(offset: Int, wordCount: Int)] = []

    var wordCount: Int {
      blocks.reduce(0) { $0 + $1.count } + segments.reduce(0) { $0 + $1.wordCount }
    }

    /// Takes tuples; returns the words of memory that it took for them.
    mutating func add(_ tuples: ArraySlice<UInt64>, blockWordCount: Int) -> Int {
      if let last = blocks.indices.last, blocks[last].count + tuples.count <= blockWordCount {
        blocks[last].append(contentsOf: tuples)
        return 0
      }
      var block: [UInt64] = []
      block.reserveCapacity(max(blockWordCount, tuples.count))
      block.append(contentsOf: tuples)
      blocks.append(block)
      return max(blockWordCount, tuples.count)
    }

    /// Writes all blocks to the file; returns the words that memory no longer holds.
    mutating func spill(to file: any SpillFile, blockWordCount: Int) throws(RunFailure) -> Int {
      var freed = 0
      for block in blocks {
        segments.append((try file.append(block.span), block.count))
        freed += max(blockWordCount, block.count)
      }
      blocks = []
      return freed
    }
  }

  let content = Mutex(Content())
}

/// Numbers from 0, each given out once.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  /// The next number.
  func take() -> Int {
    value.add(1, ordering: .relaxed).oldValue
  }
}

/// The first failure that any thread met.
final class FirstFailure: Sendable {
  private let failure = Mutex<RunFailure?>(nil)

  /// Keeps the failure if it is the first.
  func note(_ error: RunFailure) {
    failure.withLock { if $0 == nil { $0 = error } }
  }

  /// Throws what was kept.
  func check() throws(RunFailure) {
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
