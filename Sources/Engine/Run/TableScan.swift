import CSV
import Columns
import Diagnostics

/// Shows the batches of a table to those who only look at them: once, or again and again.
///
/// The first scan reads the input itself and looks for bytes that are no text; later ones read a file
/// again, or the copy that was made of a pipe.
package struct TableScan {
  private let input: TableInput
  private let environment: RunEnvironment
  private let progress: (any ProgressObserver)?
  private let locator = RecordLocator()
  private var bytes: (any RandomAccessBytes)?
  /// Rows of the table; known after the first scan, as what follows.
  package private(set) var rowCount = 0
  package private(set) var paddedCount = 0
  package private(set) var quarantinedCount = 0
  package private(set) var strayRecordCount = 0
  /// Bytes that are no UTF-8 and were kept.
  package private(set) var invalidByteCount = 0

  package init(
    _ input: TableInput, environment: RunEnvironment, progress: (any ProgressObserver)? = nil
  ) {
    self.input = input
    self.environment = environment
    self.progress = progress
  }

  /// Takes every batch through the stage.
  package mutating func run(_ stage: any Stage) throws(RunFailure) {
    if let bytes {
      _ = try run(stage, from: try input.nextPass(bytes))
      return
    }
    let (source, bytes) = try input.firstPass(environment: environment, locator: locator)
    let check = ByteCheck(input)
    invalidByteCount = try check.run(input.start, input.startBlock)
    source.progress = progress
    for worker in try run(CheckedStage(check, then: stage), from: source) {
      invalidByteCount += worker.invalidByteCount
    }
    self.bytes = bytes
    rowCount = source.recordCount - source.quarantinedCount
    paddedCount = source.paddedCount
    quarantinedCount = source.quarantinedCount
    strayRecordCount = source.strayRecordCount
  }

  private func run(
    _ stage: any Stage, from source: CSVBatchSource
  ) throws(RunFailure) -> [Worker] {
    let workers = (0..<environment.threadCount).map { _ in
      Worker(ruleCount: 0, wishes: JournalWishes())
    }
    source.columnCount = input.header.count
    try Scheduler(threadCount: environment.threadCount).run(
      source: source, stages: [stage], workers: workers,
      pool: BatchPool(blockByteCount: environment.blockByteCount))
    return workers
  }

  /// A batch of the given records, in the given order; after the first scan.
  package func batch(of records: [Int]) throws(RunFailure) -> Batch {
    guard let bytes else { preconditionFailure("records are found by a scan") }
    let home = Batch(blockByteCount: 1)
    home.reset(columnCount: input.header.count, outputCount: 0)
    return try RecordFetcher(bytes: bytes, locator: locator, format: input.format)
      .batch(of: records, like: home)
  }
}

/// A stage behind a look at each byte.
private final class CheckedStage: Stage {
  let isOrdered = false
  private let check: ByteCheck
  private let next: any Stage

  init(_ check: ByteCheck, then next: any Stage) {
    self.check = check
    self.next = next
  }

  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure) {
    try check.run(batch, worker)
    try next.process(batch, worker)
  }
}
