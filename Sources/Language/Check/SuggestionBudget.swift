import Synchronization

/// How many names may still be held against those that no column has: each error is held against all columns, and
/// a file of thousands of errors over thousands of columns is none in which somebody looks for what was meant.
final class SuggestionBudget: Sendable {
  private let left = Atomic<Int>(2_000_000)

  /// Takes so many looks; false where they are used up.
  func take(_ count: Int) -> Bool {
    left.subtract(count, ordering: .relaxed).newValue >= 0
  }
}
