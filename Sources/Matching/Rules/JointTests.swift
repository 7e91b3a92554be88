import Kernels

/// Tests of a clause that have to hold together.
final class JointTests: Sendable {
  private let judge: PairJudge
  /// Those that compare by a type's measure: what measures, and the least that is enough.
  private let similar: [Similar]
  /// The others; nil where there is none.
  private let rest: PairTest?

  /// The judge owns the measure. Threads that ask the same one would count its owners against each
  /// other.
  @safe
  private struct Similar: @unchecked Sendable {
    var measure: Unmanaged<SharedMeasure>
    var least: Double

    init(_ measure: SharedMeasure, _ least: Double) {
      // Safe: never asked for after the judge.
      unsafe self.measure = .passUnretained(measure)
      self.least = least
    }
  }

  init(_ tests: [PairTest], _ judge: PairJudge) {
    self.judge = judge
    var similar: [Similar] = []
    var rest: [PairTest] = []
    for test in tests {
      if case .similar(let column, let least) = test {
        similar.append(Similar(judge.measure(of: column), least))
      } else {
        rest.append(test)
      }
    }
    self.similar = similar
    self.rest = rest.isEmpty ? nil : .all(rest)
  }

  /// What ``PairJudge/score(_:_:)`` says of all tests together.
  func score(_ pair: RowPair) -> Double? {
    var score = 1.0
    for index in similar.indices {
      let test = similar[index]
      // Safe: the judge, which owns the measure, lives as long as self.
      let similarity = unsafe test.measure._withUnsafeGuaranteedRef { $0.similarity(pair) }
      guard let similarity, SimilarityBound.isReached(test.least, by: similarity) else {
        return nil
      }
      score = min(score, similarity)
    }
    guard let rest else { return score }
    return judge.score(rest, pair).map { min(score, $0) }
  }
}

/// A measure that all tests of a column ask.
final class SharedMeasure: Sendable {
  let measure: ColumnMeasure

  init(_ column: MergeColumn, _ part: SpokenName.Part) { measure = ColumnMeasure(column, part) }

  /// The similarity of two rows; nil where one has no value.
  func similarity(_ pair: RowPair) -> Double? { measure.similarity(pair) }
}
