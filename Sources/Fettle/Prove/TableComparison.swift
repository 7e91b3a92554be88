import Columns
import Engine
import Kernels
import Language

/// The rows that a test expects beside those that came out, on the columns that the test lists.
struct TableComparison {
  /// The rows that stand beside each other; nil where the other side has one more.
  private(set) var pairs: [(expected: Int?, got: Int?)] = []
  let expected: [TestRow]
  let got: [[[UInt8]]]
  private let blanks: BlankTest

  init(_ table: TestTable, isInOrder: Bool, got: [[[UInt8]]], blanks: BlankTest) {
    expected = table.rows
    self.got = got
    self.blanks = blanks
    pairs = isInOrder ? ordered() : unordered()
  }

  var isEqual: Bool {
    pairs.allSatisfy { pair in
      guard let expected = pair.expected, let got = pair.got else { return false }
      return fits(expected, got)
    }
  }

  /// The columns in which two rows differ.
  func differing(_ row: Int, _ other: Int) -> [Int] {
    expected[row].cells.indices.filter { !fits(expected[row].cells[$0], got[other][$0]) }
  }

  private func fits(_ cell: TestCell, _ value: [UInt8]) -> Bool {
    guard let text = cell.text else { return value.withCell { blanks.isBlank($0) } }
    return value.elementsEqual(text.utf8)
  }

  private func fits(_ row: Int, _ other: Int) -> Bool {
    expected[row].cells.indices.allSatisfy { fits(expected[row].cells[$0], got[other][$0]) }
  }

  // MARK: In any order

  /// As many rows as can be have their equal; what is left stands beside what is most like it.
  private func unordered() -> [(expected: Int?, got: Int?)] {
    var partner = matching()
    var isFree = Array(repeating: true, count: got.count)
    for row in partner { if let row { isFree[row] = false } }
    for row in expected.indices where partner[row] == nil {
      let free = got.indices.filter { isFree[$0] }
      let best = free.max { (likeness(row, $0), -$0) < (likeness(row, $1), -$1) }
      guard let best, likeness(row, best) > 0 else { continue }
      partner[row] = best
      isFree[best] = false
    }
    return expected.indices.map { ($0, partner[$0]) }
      + got.indices.filter { isFree[$0] }.map { (nil, $0) }
  }

  /// Equal cells; the first column, which tends to be the key, outweighs the others.
  private func likeness(_ row: Int, _ other: Int) -> Int {
    let differing = differing(row, other)
    let count = expected[row].cells.count
    return count - differing.count + (differing.contains(0) ? 0 : count)
  }

  /// A largest set of pairs that fit. A blank fits several texts, so the first that fits need not do:
  /// augmenting paths (Kuhn 1955).
  private func matching() -> [Int?] {
    var rowOf = [Int?](repeating: nil, count: got.count)
    for row in expected.indices {
      var seen = [Bool](repeating: false, count: got.count)
      _ = augment(row, &rowOf, &seen)
    }
    var partner = [Int?](repeating: nil, count: expected.count)
    for (other, row) in rowOf.enumerated() { if let row { partner[row] = other } }
    return partner
  }

  private func augment(_ row: Int, _ rowOf: inout [Int?], _ seen: inout [Bool]) -> Bool {
    if let free = got.indices.first(where: { rowOf[$0] == nil && fits(row, $0) }) {
      rowOf[free] = row
      return true
    }
    for other in got.indices where !seen[other] && fits(row, other) {
      seen[other] = true
      guard let rival = rowOf[other], augment(rival, &rowOf, &seen) else { continue }
      rowOf[other] = row
      return true
    }
    return false
  }

  // MARK: In order

  /// Tables with more pairs of rows than this are compared place by place.
  private static let mostPairs = 4_000_000

  /// The longest common run of rows; what lies between is paired from above.
  private func ordered() -> [(expected: Int?, got: Int?)] {
    if expected.count * got.count > Self.mostPairs {
      return (0..<max(expected.count, got.count)).map { place in
        (place < expected.count ? place : nil, place < got.count ? place : nil)
      }
    }
    let common = commonCounts()
    var result: [(expected: Int?, got: Int?)] = []
    var (rows, others): ([Int], [Int]) = ([], [])
    func flush() {
      for index in 0..<max(rows.count, others.count) {
        result.append(
          (index < rows.count ? rows[index] : nil, index < others.count ? others[index] : nil))
      }
      (rows, others) = ([], [])
    }
    var (row, other) = (0, 0)
    while row < expected.count || other < got.count {
      if row < expected.count, other < got.count, fits(row, other) {
        flush()
        result.append((row, other))
        (row, other) = (row + 1, other + 1)
      } else if other == got.count
        || (row < expected.count && common[row + 1][other] >= common[row][other + 1])
      {
        rows.append(row)
        row += 1
      } else {
        others.append(other)
        other += 1
      }
    }
    flush()
    return result
  }

  /// How many rows the longest common run has from each pair of places on.
  private func commonCounts() -> [[Int]] {
    var common = Array(
      repeating: Array(repeating: 0, count: got.count + 1), count: expected.count + 1)
    for row in expected.indices.reversed() {
      for other in got.indices.reversed() {
        common[row][other] =
          fits(row, other)
          ? common[row + 1][other + 1] + 1 : max(common[row + 1][other], common[row][other + 1])
      }
    }
    return common
  }
}
