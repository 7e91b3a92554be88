/// A column as a field compares it: each different value normalized once.
struct PreparedColumn: Sendable {
  /// The normalized values; 0 is no value.
  private(set) var pool = TextPool()
  /// The value of each row.
  private(set) var ids: [UInt32]
  /// How many rows have a value.
  private(set) var counts: [UInt32]

  /// Takes the values of a column, each through `normalize`; what that leaves empty is no value.
  init(
    _ column: InternedColumn, normalize: (Span<UInt8>, inout [UInt8]) -> Void
  ) {
    var mapped = [UInt32](repeating: 0, count: column.pool.count)
    var scratch: [UInt8] = []
    for number in 1..<max(column.pool.count, 1) {
      scratch.removeAll(keepingCapacity: true)
      normalize(column.pool[UInt32(number)], &scratch)
      mapped[number] = pool.intern(scratch.span)
    }
    ids = column.ids.map { mapped[Int($0)] }
    counts = []
    countRows()
  }

  /// Takes a text a row, made from several columns.
  init(rowCount: Int, text: (Int, inout [UInt8]) -> Void) {
    var scratch: [UInt8] = []
    ids = []
    ids.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      scratch.removeAll(keepingCapacity: true)
      text(row, &scratch)
      ids.append(pool.intern(scratch.span))
    }
    counts = []
    countRows()
  }

  private mutating func countRows() {
    counts = [UInt32](repeating: 0, count: pool.count)
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
