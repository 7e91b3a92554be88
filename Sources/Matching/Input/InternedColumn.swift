import Columns

/// One column of all rows that are matched: a number of ``pool`` a row.
///
///     rows   0   1   2   3
///     ids    1   0   2   1        0: nothing that counts as evidence
///     pool   '' 'ann' 'bob'
package struct InternedColumn: Sendable {
  package var pool = TextPool()
  package var ids: [UInt32] = []

  package init() {}

  /// Adds the next row's text.
  package mutating func append(_ text: Span<UInt8>) {
    ids.append(pool.intern(text))
  }

  /// Adds a row for each of `places`: the text that stands there in `keys` or, where that is empty, in
  /// `texts`; a row that has no value for a negative one.
  package mutating func append(_ places: [Int32], keys: TextStretch?, texts: TextStretch) {
    let cells = texts.cells(at: places, unlessIn: keys)
    pool.intern(cells.count, into: &ids) { $1(cells[$0].bytes) }
    // The cells are views of theirs.
    withExtendedLifetime((keys, texts)) {}
  }

  /// The values in the order in which rows first have them.
  var order: [UInt32] {
    var isSeen = [Bool](repeating: false, count: pool.count)
    isSeen[0] = true
    var order: [UInt32] = []
    order.reserveCapacity(pool.count - 1)
    for id in ids where !isSeen[Int(id)] {
      isSeen[Int(id)] = true
      order.append(id)
    }
    return order
  }

  /// Makes room for the values of so many rows, where most of the rows so far have one of their own.
  package mutating func foresee(rowCount: Int) {
    if Recurrence(rowCount: ids.count, valueCount: pool.count).isFrequent { return }
    pool.reserve(rowCount, byteCount: pool.byteCount / max(ids.count, 1) * rowCount)
  }

  /// Adds a row that has no value.
  package mutating func appendMissing() {
    ids.append(0)
  }
}
