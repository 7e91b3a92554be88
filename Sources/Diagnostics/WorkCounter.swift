import Synchronization

/// Counts what a piece of work looks at, in debug builds alone, so that a test can hold how it grows without a clock.
package final class WorkCounter: Sendable {
  @TaskLocal private static var current: WorkCounter?

  private let lookCount = Atomic<Int>(0)

  private init() {}

  /// Does some work; how much it has looked at: bytes of rules that were read again, names that were held against
  /// others, lines and tables that were passed over.
  package static func lookCount(of work: () -> Void) -> Int {
    let counter = WorkCounter()
    $current.withValue(counter, operation: work)
    return counter.lookCount.load(ordering: .relaxed)
  }

  /// Notes so many looks.
  package static func note(_ count: @autoclosure () -> Int) {
    #if DEBUG
      if let current { current.lookCount.add(count(), ordering: .relaxed) }
    #endif
  }
}
