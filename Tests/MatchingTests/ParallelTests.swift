import Testing

@testable import Matching

/// Work on several threads.
@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 7])
  func `results stand in order, and threads have done all the work between them`(threadCount: Int) {
    for count in [0, 1, 3, 500] {
      let (results, workers) = Parallel.gather(count, threadCount: threadCount, worker: [Int]()) {
        number, worker in
        worker.append(number)
        return number * number
      }
      #expect(results == (0..<count).map { $0 * $0 })
      #expect(workers.flatMap { $0 }.sorted() == Array(0..<count))
      #expect(workers.count <= max(1, min(threadCount, count)))
    }
  }
}
