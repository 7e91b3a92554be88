import Kernels

/// Judges pairs of rows by the tests of `merge` clauses.
struct PairJudge: Sendable {
  private let input: MergeInput
  /// By column: how values are compared, for those that a test compares so.
  private let measures: [Int: SharedMeasure]
  private let sounds: SoundKeys

  /// Prepares the columns that the tests compare.
  init(_ input: MergeInput, _ tests: [PairTest]) {
    self.input = input
    var measures: [Int: SharedMeasure] = [:]
    let hints = ColumnHint.all(of: input.columns)
    for column in Set(tests.flatMap(\.comparedColumns)).sorted() {
      measures[column] = SharedMeasure(input.columns[column], hints[column].namePart)
    }
    self.measures = measures
    sounds = SoundKeys(input, tests)
  }

  /// By row: a number for what it has of a key that one of the tests asks for; 0: nothing.
  func numbers(of key: PairKey) -> [UInt32] {
    switch key {
    case .value(let column): input.columns[column].keys.ids
    case .sound: sounds[key]
    }
  }

  /// How the values of a column are compared, which one of the tests compares so.
  func measure(of column: Int) -> SharedMeasure { measures[column]! }

  /// How sure the test holds for a pair, from 0 to 1: the least of its parts; nil where it does
  /// not.
  func score(_ test: PairTest, _ pair: RowPair) -> Double? {
    switch test {
    case .equal(let column), .within(let column):
      let (left, right) = values(column, pair)
      return left != 0 && left == right ? 1 : nil
    case .differ(let column):
      let (left, right) = values(column, pair)
      return left != 0 && right != 0 && left != right ? 1 : nil
    case .similar(let column, let least):
      guard let similarity = measure(of: column).similarity(pair),
        SimilarityBound.isReached(least, by: similarity)
      else { return nil }
      return similarity
    case .measured(let column, let measure, _) where measure.isPhonetic:
      let numbers = sounds[.sound(column, measure)]
      let number = numbers[Int(pair.left)]
      return number != 0 && number == numbers[Int(pair.right)] ? 1 : nil
    case .measured(let column, let measure, let limit):
      let (left, right) = values(column, pair)
      if left == 0 || right == 0 { return nil }
      if left == right { return 1 }
      let pool = input.columns[column].keys.pool
      return measure.score(pool[left], pool[right], limit)
    case .near(let column, let distance): return isNear(column, pair, distance) ? 1 : nil
    case .all(let parts):
      var least = 1.0
      for part in parts {
        guard let score = score(part, pair) else { return nil }
        least = min(least, score)
      }
      return least
    case .any(let parts): return parts.compactMap { score($0, pair) }.max()
    case .not(let part):
      // A missing value passes no test, and fails none.
      return part.columns.allSatisfy { hasValues($0, pair) } && score(part, pair) == nil ? 1 : nil
    }
  }

  /// What tells beforehand of most pairs that some of the tests, which have to hold together, do
  /// not.
  func screens(_ tests: [PairTest]) -> [SimilarityScreen] {
    tests.compactMap { test in
      switch test {
      case .similar(let column, let least): return measure(of: column).measure.screen(least: least)
      case .measured(let column, let measure, let limit):
        guard let least = measure.least(limit) else { return nil }
        let keys = input.columns[column].keys
        return SimilarityScreen(keys.pool, ids: keys.ids, least)
      default: return nil
      }
    }
  }

  private func values(_ column: Int, _ pair: RowPair) -> (UInt32, UInt32) {
    (
      input.columns[column].keys.ids[Int(pair.left)],
      input.columns[column].keys.ids[Int(pair.right)]
    )
  }

  private func hasValues(_ column: Int, _ pair: RowPair) -> Bool {
    let (left, right) = values(column, pair)
    return left != 0 && right != 0
  }

  /// Whether two days, or two numbers, are no further apart.
  private func isNear(_ column: Int, _ pair: RowPair, _ distance: Decimal) -> Bool {
    let (left, right) = values(column, pair)
    if left == 0 || right == 0 { return false }
    let column = input.columns[column]
    guard let first = column.number(of: left), let second = column.number(of: right),
      let difference = first - second
    else { return false }
    let size = difference < Decimal(0) ? Decimal(0) - difference : difference
    return size.map { $0 <= distance } ?? false
  }
}

extension PairTest {
  /// The columns that a test looks at.
  package var columns: [Int] {
    switch self {
    case .equal(let column), .differ(let column), .within(let column), .similar(let column, _),
      .measured(let column, _, _), .near(let column, _):
      [column]
    case .all(let parts), .any(let parts): parts.flatMap(\.columns)
    case .not(let part): part.columns
    }
  }

  /// Those that it compares by the measure of their type.
  var comparedColumns: [Int] {
    switch self {
    case .similar(let column, _): [column]
    case .all(let parts), .any(let parts): parts.flatMap(\.comparedColumns)
    case .not(let part): part.comparedColumns
    default: []
    }
  }

  /// The test as alternatives of tests that hold together.
  package var alternatives: [[PairTest]] {
    switch self {
    case .any(let parts): return parts.flatMap(\.alternatives)
    case .all(let parts):
      return parts.reduce([[]]) { found, part in
        found.flatMap { left in part.alternatives.map { left + $0 } }
      }
    default: return [[self]]
    }
  }

  /// The column in which both rows have to be equal; nil where the test does not say so.
  package var equalColumn: Int? {
    switch self {
    case .equal(let column), .within(let column): column
    default: nil
    }
  }
}

extension PairTest.Measure {
  /// What texts have to have in common; nil for measures of which that says nothing.
  fileprivate func least(_ limit: Double) -> LetterBound.Least? {
    switch self {
    case .levenshtein, .damerau: .edits(TextMeasure.edits(limit))
    case .jaroWinkler: .jaroWinkler(limit)
    case .tokens, .soundex, .metaphone, .nysiis: nil
    }
  }
}
