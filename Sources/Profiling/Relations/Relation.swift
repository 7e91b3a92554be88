import Columns
import Kernels

/// Something that may hold between columns, to be counted over all rows.
enum Relation: Sendable, Equatable {
  /// No two rows have the same values in both columns.
  case pairKey(Int, Int)
  /// Rows with the same value in the first column have the same one in the second, blanks apart.
  case dependency(Int, Int)

  var columns: (first: Int, second: Int) {
    switch self {
    case .pairKey(let first, let second), .dependency(let first, let second): (first, second)
    }
  }
}

/// Proposes relations that hold on the sample.
struct RelationSearch {
  /// Columns that are looked at; pairs grow with their square.
  private static let mostColumns = 100
  private static let mostPairKeys = 10
  private static let mostDependencies = 60
  /// The share of rows that may break a dependency and still leave it worth counting.
  static let tornShare = 0.05

  /// One column of the sample: values by number in the order of their first row; nil for a blank.
  private struct Column {
    var codes: [Int32?]
    var distinctCount: Int
    var presentCount: Int
    /// The chance that two rows with a value have the same one.
    var chanceOfEqual: Double
  }

  private let columns: [Column]
  private let totals: [ValueTotals]
  private let rowCount: Int

  /// A search over sampled cells by column, which knows the exact totals of each.
  init(_ sample: RowSample, totals: [ValueTotals], rowCount: Int) {
    columns = totals.indices.prefix(Self.mostColumns).map { Self.column(sample.column($0)) }
    self.totals = totals
    self.rowCount = rowCount
  }

  private static func column(_ cells: [SampledCell]) -> Column {
    var index = HashIndex()
    var counts: [Int] = []
    let codes = cells.map { cell -> Int32? in
      if cell.hash == 0 { return nil }
      let place = index.place(of: KeyHash(first: 0, second: cell.hash))
      if place == counts.count { counts.append(0) }
      counts[place] += 1
      return Int32(place)
    }
    let present = Double(max(counts.reduce(0, +), 1))
    let chance = counts.reduce(0.0) { $0 + Double($1) / present * Double($1) / present }
    return Column(
      codes: codes, distinctCount: counts.count, presentCount: counts.reduce(0, +),
      chanceOfEqual: chance)
  }

  /// Pairs of columns without blanks that no two rows of the sample share, the smaller ones first.
  ///
  /// None where one column is a key by itself, or nearly: nobody needs two then.
  func pairKeys() -> [Relation] {
    if rowCount < 2 || totals.contains(where: { $0.isNearlyKey(of: rowCount) }) { return [] }
    let full = columns.indices.filter {
      totals[$0].rowCount == rowCount && totals[$0].distinctCount > 1
    }
    var found: [(first: Int, second: Int, size: Int)] = []
    for (place, first) in full.enumerated() {
      for second in full[(place + 1)...] {
        let (size, overflows) = totals[first].distinctCount.multipliedReportingOverflow(
          by: totals[second].distinctCount)
        if !overflows && size < rowCount { continue }
        if isUnique(first, second) { found.append((first, second, overflows ? .max : size)) }
      }
    }
    found.sort { ($0.size, $0.first, $0.second) < ($1.size, $1.first, $1.second) }
    return found.prefix(Self.mostPairKeys).map { .pairKey($0.first, $0.second) }
  }

  private func isUnique(_ first: Int, _ second: Int) -> Bool {
    var seen: Set<Int> = []
    for (left, right) in zip(columns[first].codes, columns[second].codes) {
      guard let left, let right else { return false }
      if !seen.insert(Int(left) << 32 | Int(right)).inserted { return false }
    }
    return true
  }

  /// Dependencies that all but a few rows of the sample keep, and not by chance.
  func dependencies() -> [Relation] {
    var found: [(relation: Relation, tornShare: Double)] = []
    for first in columns.indices where columns[first].distinctCount > 1 {
      for second in columns.indices where second != first && columns[second].distinctCount > 1 {
        if let share = tornShare(first, second), share <= Self.tornShare {
          found.append((.dependency(first, second), share))
        }
      }
    }
    // Sorted by what was found on the sample; equal ones stay in the order of the columns.
    let order = found.indices.sorted {
      (found[$0].tornShare, $0) < (found[$1].tornShare, $1)
    }
    let kept = order.prefix(Self.mostDependencies).sorted()
    return kept.map { found[$0].relation }
  }

  /// The share of rows, among those whose first value repeats, whose group has several second values;
  /// nil where too few rows could tell.
  private func tornShare(_ first: Int, _ second: Int) -> Double? {
    let (left, right) = (columns[first], columns[second])
    var counts = [Int32](repeating: 0, count: left.distinctCount)
    var values = [Int32](repeating: -1, count: left.distinctCount)
    for (a, b) in zip(left.codes, right.codes) {
      guard let a, let b else { continue }
      let place = Int(a)
      counts[place] += 1
      if values[place] == -1 { values[place] = b } else if values[place] != b { values[place] = -2 }
    }
    var (repeated, pairs, torn) = (0, 0, 0)
    for place in counts.indices where counts[place] > 1 {
      repeated += Int(counts[place])
      pairs += Int(counts[place]) - 1
      if values[place] == -2 { torn += Int(counts[place]) }
    }
    // Were there nothing between the columns, at least ten rows would break it. Where most values come
    // once, those that repeat are likely the same record twice, in which everything repeats.
    guard Double(pairs) * (1 - right.chanceOfEqual) >= 10, repeated * 2 >= left.presentCount
    else { return nil }
    return Double(torn) / Double(repeated)
  }
}
