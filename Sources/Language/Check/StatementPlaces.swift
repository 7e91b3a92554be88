import Diagnostics

/// Statements by their places, which do not overlap.
struct StatementPlaces {
  private let ranges: [SourceRange]
  /// The place in the program of each.
  private let numbers: [Int]

  init(_ program: Program) {
    let all = program.statements.map(\.range)
    numbers = all.indices.sorted { left, right in
      let (a, b) = (all[left], all[right])
      return (a.source, a.upper, left) < (b.source, b.upper, right)
    }
    ranges = numbers.map { all[$0] }
  }

  /// The first statement that holds a range.
  func statement(at range: SourceRange) -> Int? {
    let first = ranges.sortedPlace(where: {
      ($0.source, $0.upper) >= (range.source, range.upper)
    })
    guard first < ranges.count, ranges[first].source == range.source,
      ranges[first].lower <= range.lower
    else { return nil }
    return numbers[first]
  }
}
