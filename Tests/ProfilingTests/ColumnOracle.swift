@testable import Profiling

/// What a profile must say of a column of sample values, counted one cell after the other.
struct ColumnOracle {
  let cells: [String]
  private let known: [String: SampleValue]
  private let white: [String: Bool]

  init(_ cells: [String]) {
    self.cells = cells
    known = Dictionary(uniqueKeysWithValues: SampleValue.all.map { ($0.text, $0) })
    white = Dictionary(uniqueKeysWithValues: SampleValue.blanks)
  }

  var present: [(row: Int, value: SampleValue)] {
    cells.enumerated().compactMap { row, cell in known[cell].map { (row + 1, $0) } }
  }

  var blankCount: Int { cells.count { white[$0] != nil } }
  var whiteCount: Int { cells.count { white[$0] == true } }

  /// Different values with their counts and first rows, the most frequent first.
  var values: [ValueExample] {
    var found: [String: ValueExample] = [:]
    for (row, value) in present {
      found[value.text, default: ValueExample(row: row, text: value.text, count: 0)].count += 1
    }
    return found.values.sorted { ($1.count, $0.row) < ($0.count, $1.row) }
  }

  func count(_ isTrue: (SampleValue) -> Bool) -> Int { present.count { isTrue($0.value) } }

  /// The first different values that do not fit a type, with their counts.
  func misfits(_ type: String) -> [ValueExample] {
    let found = values.filter { known[$0.text]?.types.contains(type) == false }
    return Array(found.sorted { $0.row < $1.row }.prefix(3))
  }

  /// Rows by shape, as the profile lists them.
  var shapes: [ShapeCount] {
    let isFolded = Set(present.map(\.value.shape)).count > 20
    var counts: [String: Int] = [:]
    for (_, value) in present { counts[isFolded ? value.folded : value.shape, default: 0] += 1 }
    return counts.map { ShapeCount(shape: $0.key, count: $0.value) }.sorted {
      $0.count != $1.count
        ? $0.count > $1.count : $0.shape.utf8.lexicographicallyPrecedes($1.shape.utf8)
    }
  }

  /// Suspect values with their counts; days where they came five times as often as other values do.
  var suspects: [ValueExample] {
    values.filter { value in
      guard let sample = known[value.text], sample.isSuspect else { return false }
      let others = Double(present.count - value.count)
      let usual = values.count > 1 ? others / Double(values.count - 1) : 0
      return sample.day == nil || (value.count >= 3 && Double(value.count) >= usual * 5)
    }
  }
}
