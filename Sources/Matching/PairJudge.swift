import Kernels

/// Tells whether two rows pass a test.
struct PairJudge {
  private let input: MergeInput

  init(_ input: MergeInput) {
    self.input = input
  }

  func passes(_ test: PairTest, _ left: Int, _ right: Int) throws(MergeProblem) -> Bool {
    switch test {
    case .equal(let column), .within(let column):
      return keys(column, left, right).map { $0 == $1 } ?? false
    case .differ(let column): return keys(column, left, right).map { $0 != $1 } ?? false
    case .near(let column, let distance): return isNear(column, distance, left, right)
    case .all(let tests):
      for test in tests where try !passes(test, left, right) { return false }
      return true
    case .any(let tests):
      for test in tests where try passes(test, left, right) { return true }
      return false
    case .not(let test): return try !passes(test, left, right)
    case .similar, .measured: throw MergeProblem("texts cannot be compared for similarity here")
    }
  }

  /// The keys of both rows; nil where one of them has none.
  private func keys(_ column: Int, _ left: Int, _ right: Int) -> (UInt32, UInt32)? {
    let ids = input.columns[column].keys.ids
    return ids[left] == 0 || ids[right] == 0 ? nil : (ids[left], ids[right])
  }

  private func isNear(_ column: Int, _ distance: Decimal, _ left: Int, _ right: Int) -> Bool {
    guard let (one, other) = keys(column, left, right),
      let low = value(column, one), let high = value(column, other), let span = high - low
    else { return false }
    let size = span < .zero ? span * Decimal(-1) : span
    return size.map { !(distance < $0) } ?? false
  }

  /// A number, or the days of a day or moment.
  private func value(_ column: Int, _ key: UInt32) -> Decimal? {
    let pool = input.columns[column].keys.pool
    if input.columns[column].kind == .number { return Decimal(pool[key]) }
    if let day = DateReader().date(of: pool[key]) { return Decimal(Int(day)) }
    let moment = DateReader().dateTime(of: pool[key])
    return moment.flatMap { Decimal(Int($0)) / Decimal(86_400_000_000) }
  }
}
