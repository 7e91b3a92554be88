/// Fields with the values of all rows side by side, so that a pair's values lie in two places of memory:
///
///     row     0            1            2
///     field   0  1  2  3   0  1  2  3   0  …
///     value   7  0  4  1   8  2  4  1   7  …
struct FieldValues: Sendable {
  let fields: [any MatchField]
  /// The level of one pair by each field, whose values these are: asked so, no field is copied first.
  private var wholeLevels: [@Sendable (RowPair, UInt32, UInt32) -> UInt8]
  private let values: [UInt32]

  init(_ fields: [any MatchField], rowCount: Int) {
    self.fields = fields
    wholeLevels = Self.wholeLevels(fields)
    var values = [UInt32](repeating: 0, count: rowCount * fields.count)
    for (number, field) in fields.enumerated() {
      let ids = field.exact.ids
      for row in 0..<rowCount { values[row * fields.count + number] = ids[row] }
    }
    self.values = values
  }

  private static func wholeLevels(
    _ fields: [any MatchField]
  ) -> [@Sendable (RowPair, UInt32, UInt32) -> UInt8] {
    fields.map { field in { field.wholeLevel($0, $1, $2) } }
  }

  /// The same for one thread alone: several that compare pair by pair would count owners against each other.
  var ofThread: FieldValues {
    var own = self
    own.wholeLevels = Self.wholeLevels(fields)
    return own
  }

  /// The patterns of pairs, four bits a field from the lowest on.
  func levels(
    of pairs: [RowPair], into patterns: inout [UInt64], _ scratch: inout LevelScratch
  ) {
    patterns.removeAll(keepingCapacity: true)
    patterns.append(contentsOf: repeatElement(0, count: pairs.count))
    scratch.values.take(pairs.span, of: values.span, fieldCount: fields.count)
    for (number, field) in fields.enumerated() {
      field.addLevels(
        of: pairs, scratch.values, number, to: &patterns, &scratch.caches[number])
    }
  }

  /// Asks for the memory in which a row's values stand.
  @inline(__always)
  func prefetch(_ row: UInt32) { values.prefetch(Int(row) * fields.count, count: fields.count) }

  /// The value of a row, 0 for none.
  @inline(__always)
  func value(_ row: UInt32, _ field: Int) -> UInt32 { values[Int(row) * fields.count + field] }

  /// The pattern of one pair.
  func pattern(of pair: RowPair) -> UInt64 {
    var levels: UInt64 = 0
    for number in wholeLevels.indices {
      let level = wholeLevels[number](
        pair, value(pair.left, number), value(pair.right, number))
      levels |= UInt64(level) << UInt64(number * 4)
    }
    return levels
  }
}

/// What a thread keeps between the batches of pairs that it compares, field by field.
struct LevelScratch: Sendable {
  fileprivate var values = PairValues()
  fileprivate var caches: [LevelCache]

  init(_ values: FieldValues) {
    caches = values.fields.map { field in
      // Where a value does not stand in two rows as a rule, hardly any two are compared again.
      LevelCache(remembers: field.exact.counts.count * 2 < field.exact.presentCount)
    }
  }
}
