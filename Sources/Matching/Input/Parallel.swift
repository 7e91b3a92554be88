import Engine
import Synchronization

/// Work on several threads whose results stand in order.
package enum Parallel {
  /// The results of `body` for 0 to `count`, each found by one of the threads.
  package static func map<Result: Sendable>(
    _ count: Int, threadCount: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    map(count, threadCount: threadCount, worker: ()) { number, _ in body(number) }
  }

  /// The same with something of which each thread has its own, and keeps it from one result to the next.
  package static func map<Worker: Sendable, Result: Sendable>(
    _ count: Int, threadCount: Int, worker fresh: Worker,
    _ body: @escaping @Sendable (Int, inout Worker) -> Result
  ) -> [Result] {
    gather(count, threadCount: threadCount, worker: fresh, body).results
  }

  /// The same, and what the threads have in the end: in no order. Which work each has done differs from run to run,
  /// so that nothing may depend on it.
  package static func gather<Worker: Sendable, Result: Sendable>(
    _ count: Int, threadCount: Int, worker fresh: Worker,
    _ body: @escaping @Sendable (Int, inout Worker) -> Result
  ) -> (results: [Result], workers: [Worker]) {
    let shared = Shared<Worker, Result>(count)
    onThreads(min(threadCount, count)) { _ in
      var worker = fresh
      while true {
        let number = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
        if number >= count { break }
        let result = body(number, &worker)
        shared.results.withLock { $0[number] = result }
      }
      shared.workers.withLock { $0.append(worker) }
    }
    return (
      shared.results.withLock { $0.compactMap { $0 } }, shared.workers.withLock { $0 }
    )
  }

  private final class Shared<Worker: Sendable, Result: Sendable>: Sendable {
    let next = Atomic(0)
    let results: Mutex<[Result?]>
    let workers = Mutex<[Worker]>([])

    init(_ count: Int) {
      results = Mutex(Array(repeating: nil, count: count))
    }
  }
}
