/// A column as a field compares it: each different value normalized once.
struct PreparedColumn: Sendable {
  /// The normalized values; 0 is no value.
  private(set) var pool = TextPool()
  /// The value of each row.
  private(set) var ids: [UInt32] = []
  /// How many rows have a value.
  private(set) var counts: [UInt32] = []

  /// Takes the values of a column, each through `normalize`; what that leaves empty is no value.
  ///
  /// Values are numbered as rows come, whatever numbers the column has. A column that is in this
  /// order, and whose values `normalize` leaves as they are, is shared and not copied.
  init(
    _ column: InternedColumn, normalize: (Span<UInt8>, inout [UInt8]) -> Void
  ) {
    let order = column.order
    if Self.isLeft(column.pool, normalize, order) {
      (pool, ids) = (column.pool, column.ids)
      let isOrdered =
        order.count + 1 == pool.count && order.indices.allSatisfy { order[$0] == $0 + 1 }
      if !isOrdered {
        pool = TextPool(column.pool, order: order)
        renumber(order, Array(1..<UInt32(pool.count)), column)
      }
    } else {
      var numbers: [UInt32] = []
      pool = TextPool(expecting: order.count, byteCount: column.pool.byteCount)
      intern(order.count, into: &numbers) { normalize(column.pool[order[$0]], &$1) }
      renumber(order, numbers, column)
    }
    pool.close()
    countRows(pool.count)
  }

  /// Takes a text a row, made from several columns.
  init(rowCount: Int, text: (Int, inout [UInt8]) -> Void) {
    var numbers: [UInt32] = []
    intern(rowCount, into: &numbers, text)
    ids = numbers
    pool.close()
    countRows(pool.count)
  }

  /// Takes the value of each row, of so many with number 0; their texts are not kept.
  init(numbers: [UInt32], valueCount: Int) {
    ids = numbers
    countRows(valueCount)
  }

  /// Whether all values stay as they are.
  private static func isLeft(
    _ pool: TextPool, _ normalize: (Span<UInt8>, inout [UInt8]) -> Void, _ order: [UInt32]
  ) -> Bool {
    var scratch: [UInt8] = []
    return order.allSatisfy { value in
      scratch.removeAll(keepingCapacity: true)
      normalize(pool[value], &scratch)
      return scratch.span.isEqual(to: pool[value])
    }
  }

  /// The rows' values: `numbers` by their place in `order`.
  private mutating func renumber(
    _ order: [UInt32], _ numbers: [UInt32], _ column: InternedColumn
  ) {
    var mapped = [UInt32](repeating: 0, count: column.pool.count)
    for (value, number) in zip(order, numbers) { mapped[Int(value)] = number }
    ids = column.ids.map { mapped[Int($0)] }
  }

  /// Texts that are interned at a time.
  private static let textsOfPiece = 1024

  private mutating func intern(
    _ count: Int, into numbers: inout [UInt32], _ text: (Int, inout [UInt8]) -> Void
  ) {
    numbers.reserveCapacity(count)
    var bytes: [UInt8] = []
    var ends: [Int] = []
    var scratch: [UInt8] = []
    for start in stride(from: 0, to: count, by: Self.textsOfPiece) {
      bytes.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      for index in start..<min(start + Self.textsOfPiece, count) {
        scratch.removeAll(keepingCapacity: true)
        text(index, &scratch)
        bytes.append(contentsOf: scratch)
        ends.append(bytes.count)
      }
      pool.intern(ends.count, into: &numbers) { index, body in
        body(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
      }
    }
  }

  private mutating func countRows(_ valueCount: Int) {
    counts = [UInt32](repeating: 0, count: valueCount)
    for id in ids { counts[Int(id)] += 1 }
    counts[0] = 0
  }

  /// How many rows have a value.
  var presentCount: Int { counts.reduce(0) { $0 + Int($1) } }

  /// The value of a row; empty where it has none.
  @_lifetime(borrow self)
  func text(_ row: UInt32) -> Span<UInt8> {
    pool[ids[Int(row)]]
  }
}
