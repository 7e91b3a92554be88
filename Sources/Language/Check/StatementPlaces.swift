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
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      let isBefore =
        (ranges[middle].source, ranges[middle].upper) < (range.source, range.upper)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].source == range.source, ranges[low].lower <= range.lower
    else { return nil }
    return numbers[low]
  }
}
