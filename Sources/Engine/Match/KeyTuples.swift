import CScan
import Diagnostics
import Kernels
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
/// to disk by partition (Grace hash join: Kitsuregawa et al. 1983), and is read from there a piece at a time:
/// not even one partition has to fit in memory. The result does not depend on the order of arrival.
package final class KeyTuples: Sendable {
  static let partitionCount = 256
  /// Tuples wait until there are many, so that a partition gets more than a few at a time.
  private static let waitingWordCount = 1 << 16

  package let stride: Int
  private let budget: Int
  /// Where partitions have their blocks: so small that one in each takes a quarter of the budget. A block
  /// holds whole tuples.
  private let memory: TupleMemory
  private let makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  private let partitions: [Partition]
  private let residentWordCount = Atomic<Int>(0)
  private let waiting = Mutex(WaitingTuples())
  /// Arrays that tuples were sorted in, whose memory serves again.
  private let sorters = Mutex<[[UInt64]]>([])
  private let spill: Mutex<(any SpillFile)?>
  private let ascending = AscendingRuns()

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
    let wordCount = min(1024, max(64, budget / 4 / Self.partitionCount / 8))
    memory = TupleMemory(blockWordCount: max(1, wordCount / stride) * stride)
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
    guard let full = waiting.withLock({ $0.add(tuples, most: most) }) else { return }
    try distribute(full)
  }

  /// Takes keys without records that ascend, instead of their tuples; false where they would need too much.
  func append(_ keys: AscendingKeys) -> Bool {
    ascending.take(keys, atMost: budget / 8)
  }

  /// How many keys there are where all ascend, from batch to batch, too: no two are the same. Otherwise
  /// those that ascend within a batch become tuples, and the answer is nil.
  func ascendingCount(_ hasher: KeyHasher) throws(RunFailure) -> Int? {
    let runs = ascending.takeAll()
    let isAlone = isUndivided && waiting.withLock { $0.batches.isEmpty }
    if !runs.isEmpty && isAlone && AscendingKeys.areApart(runs) {
      return runs.reduce(0) { $0 + $1.count }
    }
    for run in runs { try append(run.tuples(hasher)) }
    return nil
  }

  /// Sorts the tuples of some batches by partition, and gives each partition its own.
  private func distribute(_ batches: [[UInt64]]) throws(RunFailure) {
    let stride = stride
    var starts = [Int](repeating: 0, count: Self.partitionCount + 1)
    for tuples in batches {
      var from = 0
      while from < tuples.count {
        starts[Int(tuples[from] >> 56) + 1] += stride
        from += stride
      }
    }
    for partition in 0..<Self.partitionCount { starts[partition + 1] += starts[partition] }
    let wordCount = starts[Self.partitionCount]
    var sorted = sorters.withLock { $0.popLast() } ?? []
    if sorted.count < wordCount { sorted = [UInt64](repeating: 0, count: wordCount) }
    Self.sort(batches, stride: stride, starts: starts, into: &sorted)
    for partition in 0..<Self.partitionCount where starts[partition] < starts[partition + 1] {
      let words = sorted.span.extracting(starts[partition]..<starts[partition + 1])
      try append(words, to: partitions[partition])
    }
    sorters.withLock { $0.append(sorted) }
  }

  /// Puts each tuple behind those of its partition; `starts` says where each of these begins.
  private static func sort(
    _ batches: [[UInt64]], stride: Int, starts: [Int], into sorted: inout [UInt64]
  ) {
    var next = starts
    let wordCount = starts[partitionCount]
    precondition(sorted.count >= wordCount && batches.reduce(0) { $0 + $1.count } == wordCount)
    for tuples in batches {
      // Safe: `starts` was made by counting the tuples of all batches, and `next` says how far each partition
      // has come, so that every tuple has its own place in `sorted`.
      unsafe tuples.withUnsafeBufferPointer { tuples in
        unsafe next.withUnsafeMutableBufferPointer { next in
          unsafe sorted.withUnsafeMutableBufferPointer { sorted in
            guard let first = tuples.baseAddress else { return }
            unsafe tuples_sort(
              first, tuples.count, stride, next.baseAddress!, sorted.baseAddress!)
          }
        }
      }
    }
  }

  private func append(_ tuples: Span<UInt64>, to partition: Partition) throws(RunFailure) {
    let outcome: Result<Int, RunFailure> = partition.content.withLock { content in
      let added = content.add(tuples, memory)
      let total = residentWordCount.add(added, ordering: .relaxed).newValue
      guard total * 8 > budget else { return .success(0) }
      do throws(RunFailure) {
        return .success(try content.spill(to: spillFile(), memory))
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

  /// Whether no partition has got anything yet.
  private var isUndivided: Bool {
    residentWordCount.load(ordering: .relaxed) == 0 && spill.withLock { $0 == nil }
  }

  /// Gives each partition's tuples to `body` and forgets them; partitions run on several threads, in order on
  /// one. Few tuples are one partition.
  package func forEachPartition(
    threadCount: Int,
    _ body: @escaping @Sendable (_ thread: Int, PartitionTuples) throws(RunFailure) -> Void
  ) throws(RunFailure) {
    let rest = waiting.withLock { waiting in
      defer { waiting = WaitingTuples() }
      return waiting.batches
    }
    if isUndivided {
      return try body(0, PartitionTuples(Array(rest.joined()), stride: stride))
    }
    try distribute(rest)
    sorters.withLock { $0 = [] }
    let file = spill.withLock { $0 }
    let next = Counter()
    let failure = FirstFailure()
    onThreads(threadCount) { [self] thread in
      while true {
        let index = next.take()
        guard index < Self.partitionCount else { return }
        let content = partitions[index].takeContent()
        do throws(RunFailure) {
          try body(thread, PartitionTuples(content, stride: stride, file: file))
        } catch {
          failure.note(error)
        }
        for block in content.blocks { memory.giveBack(block) }
      }
    }
    try failure.check()
  }
}

/// The tuples of some batches, which are shared out together.
private struct WaitingTuples {
  private(set) var batches: [[UInt64]] = []
  private var wordCount = 0

  /// Adds those of a batch; returns all once there are many.
  mutating func add(_ tuples: [UInt64], most: Int) -> [[UInt64]]? {
    if tuples.isEmpty { return nil }
    batches.append(tuples)
    wordCount += tuples.count
    if wordCount < most { return nil }
    defer { self = WaitingTuples() }
    return batches
  }
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
