/// The values of the pairs of a batch, those of a field one behind another: first of all left rows, then of all
/// right ones.
struct PairValues: Sendable {
  private var values: [UInt32] = []
  private var pairCount = 0

  /// Takes the values of pairs out of those of all rows, `fieldCount` a row: each row is looked at once.
  mutating func take(_ pairs: Span<RowPair>, of rows: Span<UInt32>, fieldCount: Int) {
    pairCount = pairs.count
    let count = 2 * pairCount * fieldCount
    if values.count < count { values = Array(repeating: 0, count: count) }
    var values = values.mutableSpan
    for index in pairs.indices {
      let (left, right) = (Int(pairs[index].left), Int(pairs[index].right))
      for field in 0..<fieldCount {
        let place = 2 * field * pairs.count + index
        values[place] = rows[left * fieldCount + field]
        values[place + pairs.count] = rows[right * fieldCount + field]
      }
    }
  }

  /// The values of a field that the left rows have.
  @_lifetime(borrow self)
  func lefts(of field: Int) -> Span<UInt32> {
    values.span.extracting(2 * field * pairCount..<(2 * field + 1) * pairCount)
  }

  /// Those of the right rows.
  @_lifetime(borrow self)
  func rights(of field: Int) -> Span<UInt32> {
    values.span.extracting((2 * field + 1) * pairCount..<(2 * field + 2) * pairCount)
  }
}
