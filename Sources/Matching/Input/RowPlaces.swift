import Columns

/// Where rows stand: each at a place of a stretch of texts. 4 bytes a row.
///
/// Places are numbered through all stretches; each stretch begins with a group of its own:
///
///     stretch   0                      1
///     place     0  1  2                0  1
///     number    0  1  2  · · · · 15    16 17
package struct RowPlaces: Sendable {
  /// Places that are a group.
  static let groupSize = 16
  /// By stretch: the number of its first place; one more than there are stretches.
  let starts: [UInt32]
  /// By stretch: how many places it has.
  let counts: [Int]
  /// By row: the number of its place.
  let numbers: PageMemory<UInt32>
  /// How many rows there are.
  package let count: Int

  /// Rows at these places of stretches that have so many places each; nil: a row at every place, in
  /// order.
  package init(counts: [Int], _ rows: [(stretch: Int, index: Int)]? = nil) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts {
      let groups = (count + Self.groupSize - 1) / Self.groupSize
      starts.append(starts[starts.count - 1] + UInt32(groups * Self.groupSize))
    }
    self.starts = starts
    self.counts = counts
    count = rows?.count ?? counts.reduce(0, +)
    numbers = PageMemory(count: count)
    if let rows {
      for (row, place) in rows.enumerated() {
        precondition(place.index < counts[place.stretch])
        numbers[row] = starts[place.stretch] + UInt32(place.index)
      }
      return
    }
    var row = 0
    for stretch in counts.indices {
      for index in 0..<counts[stretch] {
        numbers[row] = starts[stretch] + UInt32(index)
        row += 1
      }
    }
  }

  /// The place of a row in its stretch, which is known.
  package func index(of row: Int, in stretch: Int) -> Int { Int(numbers[row] - starts[stretch]) }

  /// Hands on rows that follow each other in one stretch.
  package func forEachRun(_ body: (_ stretch: Int, _ rows: Range<Int>) -> Void) {
    var start = 0
    while start < count {
      let stretch = stretch(of: numbers[start])
      let places = starts[stretch]..<starts[stretch + 1]
      var end = start + 1
      while end < count, places.contains(numbers[end]) { end += 1 }
      body(stretch, start..<end)
      start = end
    }
  }

  /// The last stretch that begins at a number or before it.
  private func stretch(of number: UInt32) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}
