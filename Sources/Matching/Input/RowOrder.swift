/// Rows in an order that files have no say in: by the name of their table, then by id. Links that are as
/// good as others are taken in this order, so that neither the order of rows nor that of tables changes a
/// group.
struct RowOrder {
  /// Sources of the input, and rows, in their new order.
  private let sources: [Int]
  private let rows: [UInt32]
  /// Where each row has gone.
  private let places: [UInt32]

  /// nil where a source declares no id: then rows go as they stand.
  init?(_ input: MergeInput) {
    var columns: [Int] = []
    for source in input.sources {
      guard let column = source.idColumn else { return nil }
      columns.append(column)
    }
    let names = input.sources.map { Array($0.name.utf8) }
    sources = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    var rows: [UInt32] = []
    for source in sources {
      let ids = input.columns[columns[source]].texts
      let ranks = Self.ranks(ids.pool)
      rows += input.sources[source].rows.map { UInt32($0) }.sorted {
        (ranks[Int(ids.ids[Int($0)])], $0) < (ranks[Int(ids.ids[Int($1)])], $1)
      }
    }
    self.rows = rows
    var places = [UInt32](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() { places[Int(row)] = UInt32(place) }
    self.places = places
  }

  /// The place of each text among all by their bytes.
  private static func ranks(_ pool: TextPool) -> [UInt32] {
    let order = (0..<pool.count).sorted { pool[UInt32($0)].precedes(pool[UInt32($1)]) }
    var ranks = [UInt32](repeating: 0, count: pool.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return ranks
  }

  /// The input with its rows in this order, and values numbered as they come in it.
  func apply(_ input: MergeInput) -> MergeInput {
    var start = 0
    let moved = sources.map { number in
      var source = input.sources[number]
      source.rows = start..<start + source.rows.count
      start += source.rows.count
      return source
    }
    var result = MergeInput(
      sources: moved,
      columns: input.columns.map { column in
        var column = column
        column.keys = reordered(column.keys)
        return column
      })
    result.decisions = input.decisions.map {
      MergeDecision(
        left: places[Int($0.left)], right: places[Int($0.right)], isSame: $0.isSame)
    }
    return result
  }

  private func reordered(_ column: InternedColumn) -> InternedColumn {
    var result = InternedColumn()
    result.ids.reserveCapacity(rows.count)
    var known = [UInt32](repeating: 0, count: column.pool.count)
    for row in rows {
      let old = column.ids[Int(row)]
      if old != 0, known[Int(old)] == 0 {
        known[Int(old)] = result.pool.intern(column.pool[old])
      }
      result.ids.append(known[Int(old)])
    }
    return result
  }

  /// A row of the ordered input as that of the input.
  func original(_ row: UInt32) -> UInt32 { rows[Int(row)] }

  /// The same for a source.
  func originalSource(_ source: Int) -> Int { sources[source] }
}

extension Span<UInt8> {
  /// Whether it stands before another in the order of bytes.
  fileprivate func precedes(_ other: Span<UInt8>) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
