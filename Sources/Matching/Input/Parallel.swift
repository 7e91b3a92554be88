import Engine
import Synchronization

/// Work on several threads whose results stand in order.
enum Parallel {
  /// The results of `body` for 0 to `count`, each found by one of the threads.
  static func map<Result: Sendable>(
    _ count: Int, threadCount: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let shared = Shared<Result>(count)
    onThreads(min(threadCount, count)) { _ in
      while true {
        let number = shared.next.wrappingAdd(1, ordering: .relaxed).oldValue
        if number >= count { return }
        let result = body(number)
        shared.results.withLock { $0[number] = result }
      }
    }
    return shared.results.withLock { $0.compactMap { $0 } }
  }

  private final class Shared<Result: Sendable>: Sendable {
    let next = Atomic(0)
    let results: Mutex<[Result?]>

    init(_ count: Int) {
      results = Mutex(Array(repeating: nil, count: count))
    }
  }
}
