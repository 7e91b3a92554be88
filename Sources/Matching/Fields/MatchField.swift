/// Two rows that are compared, the earlier one first.
package struct RowPair: Sendable, Hashable, BitwiseCopyable {
  package var left: UInt32
  package var right: UInt32

  package init(_ left: UInt32, _ right: UInt32) {
    self.left = left
    self.right = right
  }
}

/// One thing that two records are compared by, made of one column or several.
///
/// Level 0 is no evidence, 1 the same value; then levels go down to the last, which is no likeness.
protocol MatchField: Sendable {
  /// The columns it is made of, for reports.
  var name: String { get }
  /// Whether it tells one person or thing from others; else it may be shared, as a household shares an
  /// address.
  var isIdentity: Bool { get }
  /// What each level means, from 0 on; at most 16.
  var levels: [String] { get }
  /// The last levels, which are no likeness.
  var unlikeLevels: Range<Int> { get }
  /// The column whose value two rows of level 1 share.
  var exact: PreparedColumn { get }
  /// What rows can be gathered by to find pairs.
  var atoms: [BlockingAtom] { get }
  /// The level of two rows that share this value of ``exact``.
  func sameLevel(_ value: UInt32) -> UInt8
  /// The level of two values of ``exact`` that are present and differ; remembered by them.
  func level(_ left: UInt32, _ right: UInt32) -> UInt8
  /// Asks for the memory that ``level(_:_:)`` looks at first of a value.
  func prefetch(_ value: UInt32)
  /// Asks for the memory that ``level(_:of:)`` looks at first of a row.
  func prefetch(row: UInt32)
  /// The level of a pair whose values have this level, as far as the rows' other values have a say.
  func level(_ level: UInt8, of pair: RowPair) -> UInt8
  /// Adds the levels of pairs to their patterns; the field is that of this number in `values`.
  func addLevels(
    of pairs: [RowPair], _ values: PairValues, _ number: Int, to patterns: inout [UInt64],
    _ cache: inout LevelCache)
}

extension MatchField {
  var unlikeLevels: Range<Int> { levels.count - 1..<levels.count }

  func sameLevel(_ value: UInt32) -> UInt8 { 1 }

  func prefetch(_ value: UInt32) {}

  func prefetch(row: UInt32) {}

  func level(_ level: UInt8, of pair: RowPair) -> UInt8 { level }

  /// The level of one pair.
  func wholeLevel(_ pair: RowPair) -> UInt8 {
    wholeLevel(pair, exact.ids[Int(pair.left)], exact.ids[Int(pair.right)])
  }

  /// The level of one pair whose values of ``exact`` are these.
  func wholeLevel(_ pair: RowPair, _ left: UInt32, _ right: UInt32) -> UInt8 {
    if left == 0 || right == 0 { return 0 }
    if left == right { return sameLevel(left) }
    return level(level(min(left, right), max(left, right)), of: pair)
  }

  func addLevels(
    of pairs: [RowPair], _ values: PairValues, _ number: Int, to patterns: inout [UInt64],
    _ cache: inout LevelCache
  ) {
    let shift = UInt64(number * 4)
    let (lefts, rights) = (values.lefts(of: number), values.rights(of: number))
    for index in lefts.indices {
      let isSame = lefts[index] == rights[index] && lefts[index] != 0
      patterns[index] |= UInt64(isSame ? sameLevel(lefts[index]) : 0) << shift
    }
    // Which pairs differ is known before any is compared.
    cache.unlike.take(lefts, rights)
    for place in 0..<cache.unlike.count {
      if place + Self.ahead < cache.unlike.count {
        let next = cache.unlike[place + Self.ahead]
        prefetch(next.low)
        prefetch(next.high)
        prefetch(row: pairs[Int(next.index)].left)
        prefetch(row: pairs[Int(next.index)].right)
      }
      let unlike = cache.unlike[place]
      let index = Int(unlike.index)
      let level = cache.level(unlike.low, unlike.high) { self.level(unlike.low, unlike.high) }
      patterns[index] |= UInt64(self.level(level, of: pairs[index])) << shift
    }
  }
  /// So many pairs before its own a value's memory is asked for.
  private static var ahead: Int { 8 }
}
