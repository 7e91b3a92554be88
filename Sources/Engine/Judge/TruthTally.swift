import Columns

/// What a predicate says of the rows of a batch, counted; the rows that fail are listed.
package struct TruthTally {
  /// Rows of which it is true or false.
  package private(set) var testedCount = 0
  package private(set) var blankCount = 0
  /// Rows that fail, ascending.
  package private(set) var failing: [Int32] = []
  /// Rows on which it could not be evaluated, ascending.
  package private(set) var failed: [Int32] = []

  /// Counts the truths of `rows`, of which those with `fault` fail.
  package init(_ truths: [Truth], of rows: [Int32], fault: Truth) {
    let failedCount = truths.count(of: .failed)
    blankCount = truths.count(of: .unknown)
    testedCount = truths.count - blankCount - failedCount
    failing = truths.rows(of: fault, among: rows, count: truths.count(of: fault))
    failed = truths.rows(of: .failed, among: rows, count: failedCount)
  }
}

extension [Truth] {
  /// The rows at whose places a truth stands, which it does `count` times.
  fileprivate func rows(of truth: Truth, among rows: [Int32], count: Int) -> [Int32] {
    if count == 0 { return [] }
    return [Int32](capacity: count) { found in
      for index in indices where self[index].rawValue == truth.rawValue {
        found.append(rows[index])
      }
    }
  }
}
