import Columns
import Diagnostics

/// One step of a pass. Parallel steps take batches in any order, several at once; ordered steps take
/// them one at a time in the order of the input.
package protocol Stage: AnyObject, Sendable {
  var isOrdered: Bool { get }
  /// Does its step to a batch.
  func process(_ batch: Batch, _ worker: Worker) throws(RunFailure)
}

/// Where the batches of a pass come from, one call at a time.
package protocol BatchSource: AnyObject, Sendable {
  /// Fills the batch with the next records; false when there are none.
  func fill(_ batch: Batch) throws(RunFailure) -> Bool
}

/// Sends the batches of a source through the stages of a pass on several threads.
///
/// A worker takes the job that is furthest on its way, so that batches in flight stay few; their number
/// bounds the memory, and where blocks grow for long records, their bytes do. What leaves an ordered
/// stage is in the order of the input, whatever the threads. Where a batch fails, all batches before it
/// still go through every stage, then the failure is thrown.
package struct Scheduler: Sendable {
  package var threadCount: Int
  package var batchesInFlight: Int

  package init(threadCount: Int) {
    self.threadCount = threadCount
    batchesInFlight = threadCount == 1 ? 2 : threadCount * 2 + 2
  }

  /// Runs a pass to its end; `workers` has one for each thread.
  package func run(
    source: any BatchSource, stages: [any Stage], workers: [Worker], pool: BatchPool
  ) throws(RunFailure) {
    let board = Monitor(
      Board(
        stages: stages.map(\.isOrdered), limit: batchesInFlight,
        byteLimit: batchesInFlight * pool.usualByteCount))
    onThreads(threadCount) { number in
      let worker = workers[number]
      while true {
        let job = board.wait { $0.take() }
        let outcome: Outcome
        switch job {
        case .finished: return
        case .read(let sequence):
          outcome = Self.read(source, pool, sequence)
        case .process(let stage, let batch):
          outcome = Self.process(stages[stage], batch, worker)
        }
        board.withLock { $0.post(job, outcome, pool) }
      }
    }
    if let failure = board.withLock({ $0.failure?.failure }) { throw failure }
  }

  private static func read(_ source: any BatchSource, _ pool: BatchPool, _ sequence: Int) -> Outcome
  {
    let batch = pool.take()
    batch.sequence = sequence
    do throws(RunFailure) {
      if try source.fill(batch) { return .batch(batch) }
      pool.give(batch)
      return .end
    } catch {
      pool.give(batch)
      return .failed(error)
    }
  }

  private static func process(_ stage: any Stage, _ batch: Batch, _ worker: Worker) -> Outcome {
    do throws(RunFailure) {
      try stage.process(batch, worker)
      return .batch(batch)
    } catch {
      return .failed(error)
    }
  }
}

/// What a worker does next.
private enum Job {
  case read(sequence: Int)
  case process(stage: Int, Batch)
  case finished
}

/// What came of a job.
private enum Outcome {
  case batch(Batch)
  case end
  case failed(RunFailure)
}

/// Which batch waits for which stage.
private struct Board {
  private let isOrdered: [Bool]
  private let limit: Int
  private let byteLimit: Int
  private var waiting: [[Batch]]
  private var busy: [Bool]
  private var next: [Int]
  private var inFlight = 0
  /// Bytes of their blocks.
  private var byteCount = 0
  private var isReading = false
  private var isAtEnd = false
  private var readCount = 0
  private(set) var failure: (sequence: Int, failure: RunFailure)?

  init(stages: [Bool], limit: Int, byteLimit: Int) {
    isOrdered = stages
    self.limit = limit
    self.byteLimit = byteLimit
    waiting = stages.map { _ in [] }
    busy = stages.map { _ in false }
    next = stages.map { _ in 0 }
  }

  /// The next job for a free worker; nil while there is none yet.
  mutating func take() -> Job? {
    for stage in isOrdered.indices.reversed() {
      if let batch = takeWaiting(stage) { return .process(stage: stage, batch) }
    }
    // With nothing under way the next batch is read, however large.
    let hasRoom = inFlight == 0 || inFlight < limit && byteCount < byteLimit
    if hasRoom && !isReading && !isAtEnd && failure == nil {
      isReading = true
      inFlight += 1
      defer { readCount += 1 }
      return .read(sequence: readCount)
    }
    if inFlight == 0 && (isAtEnd || failure != nil) { return .finished }
    return nil
  }

  private mutating func takeWaiting(_ stage: Int) -> Batch? {
    if waiting[stage].isEmpty { return nil }
    if isOrdered[stage] {
      guard !busy[stage],
        let index = waiting[stage].firstIndex(where: { $0.sequence == next[stage] })
      else { return nil }
      busy[stage] = true
      return waiting[stage].remove(at: index)
    }
    let index = waiting[stage].indices.min {
      waiting[stage][$0].sequence < waiting[stage][$1].sequence
    }!
    return waiting[stage].remove(at: index)
  }

  /// Takes what came of a job.
  mutating func post(_ job: Job, _ outcome: Outcome, _ pool: BatchPool) {
    switch job {
    case .finished: return
    case .read(let sequence):
      isReading = false
      switch outcome {
      case .batch(let batch):
        byteCount += batch.block.capacity
        advance(batch, to: 0, pool)
      case .end:
        isAtEnd = true
        inFlight -= 1
      case .failed(let error): fail(at: sequence, error)
      }
    case .process(let stage, let batch):
      if isOrdered[stage] { busy[stage] = false }
      if case .failed(let error) = outcome {
        fail(at: batch.sequence, error)
        pool.give(batch)
        return
      }
      if isOrdered[stage] { next[stage] += 1 }
      advance(batch, to: stage + 1, pool)
    }
  }

  private mutating func advance(_ batch: Batch, to stage: Int, _ pool: BatchPool) {
    if let failure, batch.sequence > failure.sequence {
      inFlight -= 1
      pool.give(batch)
    } else if stage == isOrdered.count {
      inFlight -= 1
      byteCount -= batch.block.capacity
      pool.give(batch)
    } else {
      waiting[stage].append(batch)
    }
  }

  /// Notes the failure of the earliest batch, and forgets the batches behind it; nothing is read any more,
  /// so that their bytes need no count.
  private mutating func fail(at sequence: Int, _ error: RunFailure) {
    inFlight -= 1
    if let failure, failure.sequence < sequence { return }
    failure = (sequence, error)
    for stage in waiting.indices {
      let before = waiting[stage].count
      waiting[stage].removeAll { $0.sequence > sequence }
      inFlight -= before - waiting[stage].count
    }
  }
}
