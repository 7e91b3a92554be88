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
    rows = sources.flatMap { source in
      Self.sorted(input.sources[source].rows, by: input.columns[columns[source]].texts)
    }
    var places = [UInt32](repeating: 0, count: rows.count)
    for (place, row) in rows.enumerated() { places[Int(row)] = UInt32(place) }
    self.places = places
  }

  /// Rows by the bytes of their texts; those of one text as they stand.
  private static func sorted(_ rows: Range<Int>, by texts: RowTexts) -> [UInt32] {
    var begun = rows.map { row in
      let text = texts[UInt32(row)]
      var beginning: UInt64 = 0
      for index in 0..<8 {
        beginning = beginning << 8 | (index < text.count ? UInt64(text[index]) : 0)
      }
      return (beginning: beginning, row: UInt32(row))
    }
    begun.sort { one, other in
      if one.beginning != other.beginning { return one.beginning < other.beginning }
      let (left, right) = (texts[one.row], texts[other.row])
      if left.isEqual(to: right) { return one.row < other.row }
      return left.precedes(right)
    }
    return begun.map(\.row)
  }

  /// The input with its rows' values in this order; their texts stay as they are.
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

  /// The same values by the new places of their rows; their numbers stay.
  private func reordered(_ column: InternedColumn) -> InternedColumn {
    var result = column
    result.ids = rows.map { column.ids[Int($0)] }
    return result
  }

  /// A pair of the input as it stands in this order.
  func pair(of pair: RowPair) -> RowPair {
    let (left, right) = (places[Int(pair.left)], places[Int(pair.right)])
    return RowPair(min(left, right), max(left, right))
  }

  /// A row of the ordered input as that of the input.
  func original(_ row: UInt32) -> UInt32 { rows[Int(row)] }

  /// The same for a source.
  func originalSource(_ source: Int) -> Int { sources[source] }
}
