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
    // Numbered as rows come, whatever numbers the column has.
    let unknown = UInt32.max
    var mapped = [UInt32](repeating: unknown, count: column.pool.count)
    mapped[0] = 0
    var scratch: [UInt8] = []
    ids = []
    ids.reserveCapacity(column.ids.count)
    for id in column.ids {
      if mapped[Int(id)] == unknown {
        scratch.removeAll(keepingCapacity: true)
        normalize(column.pool[id], &scratch)
        mapped[Int(id)] = pool.intern(scratch.span)
      }
      ids.append(mapped[Int(id)])
    }
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
    pool.close()
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
