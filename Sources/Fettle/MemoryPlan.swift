import Diagnostics
import Engine

/// How the memory of a run is shared out. `--memory` is a contract: less than the least is refused.
///
///     ┌─ program ─┬─ threads ─┬─ batches in flight ─┬─ tables of keys: the rest ─┐
struct MemoryPlan {
  /// Code, runtime, buffers of inputs and outputs.
  static let programByteCount = 20 << 20
  /// What a thread has to itself: stack, match memory, scratch, and what its heap holds unused.
  static let threadByteCount = 2 << 20
  /// A table that is smaller would go to disk so often that the run crawls.
  static let leastKeyByteCount = 8 << 20
  /// What tables get where a run is given its least: the program's pages come out of their room.
  private static let fewestKeyByteCount = 6 << 20
  static let leastBlockByteCount = 16 << 10
  /// Pages that the program writes, beside those of its code. A run's least does not count them.
  private static let pagesByteCount = 4 << 20
  /// A batch holds its block, and with short records several times as much: index, cells, keys, output.
  private static let blocksInBatch = 8
  /// The same where a line of a log comes of every short record.
  private static let blocksInLoggedBatch = 24

  let blockByteCount: Int
  let keyByteCount: Int

  init(_ options: RunOptions) {
    let threadCount = max(options.threadCount, 1)
    let own = Self.programByteCount + Self.pagesByteCount + threadCount * Self.threadByteCount
    // Blocks are smaller where memory is short, so that three quarters are left for keys, whatever is logged.
    let inFlight = Self.blocksInLoggedBatch * Self.batchCount(threadCount)
    let share = (options.memoryByteCount - own) / 4 / inFlight
    blockByteCount =
      options.blockByteCount ?? min(512 << 10, max(Self.leastBlockByteCount, share))
    let left = options.memoryByteCount - own - inFlight * blockByteCount
    keyByteCount = options.keyByteCount ?? max(left, Self.fewestKeyByteCount)
  }

  /// Batches that are under way at once.
  private static func batchCount(_ threadCount: Int) -> Int {
    Scheduler(threadCount: threadCount).batchesInFlight
  }

  private static func fixedByteCount(_ threadCount: Int, blockByteCount: Int) -> Int {
    programByteCount + threadCount * threadByteCount
      + batchCount(threadCount) * blocksInBatch * blockByteCount
  }

  /// What a run of so many threads holds at the least.
  static func leastByteCount(threadCount: Int) -> Int {
    fixedByteCount(threadCount, blockByteCount: leastBlockByteCount) + leastKeyByteCount
  }

  /// Refuses a run that cannot keep within its memory.
  static func check(_ options: RunOptions) throws(RunFailure) {
    let least = leastByteCount(threadCount: max(options.threadCount, 1))
    try refuse(
      options, below: least, "a run",
      because: "the program and its buffers \(programByteCount >> 20)M, tables of keys "
        + "\(leastKeyByteCount >> 20)M, and what each thread works on")
  }

  /// What a profile holds beside a run's least: more of the program, and its sample of rows.
  private static let profileByteCount = 12 << 20

  /// Refuses a profile of so many columns that cannot keep within its memory: all threads know something of
  /// each column from the first row to the last.
  static func checkProfile(_ options: RunOptions, columnCount: Int) throws(RunFailure) {
    let threadCount = max(options.threadCount, 1)
    let ofColumns = columnCount * (1 + threadCount) * 24 << 10
    let least = leastByteCount(threadCount: threadCount) + profileByteCount + ofColumns
    try refuse(
      options, below: least, "a profile",
      because: "what is known of \(Quantity.count(columnCount, "column")) takes "
        + (ofColumns < 1 << 20 ? "\(ofColumns >> 10)K of it" : "\(ofColumns >> 20)M of it"))
  }

  private static func refuse(
    _ options: RunOptions, below least: Int, _ subject: String, because reason: String
  ) throws(RunFailure) {
    if options.memoryByteCount >= least { return }
    let threadCount = max(options.threadCount, 1)
    let threads = threadCount == 1 ? "one thread" : "\(threadCount) threads"
    let mebibytes = (least + (1 << 20) - 1) >> 20
    throw RunFailure(
      .usage, "with \(threads) \(subject) holds at least \(mebibytes)M of memory: \(reason)",
      help: "type --memory \(mebibytes)M or more" + (threadCount > 1 ? ", or fewer threads" : ""))
  }
}

extension RunOptions {
  /// The least memory that a run with these options can be given.
  public var leastMemoryByteCount: Int {
    MemoryPlan.leastByteCount(threadCount: max(threadCount, 1))
  }
}
