/// Two rows that are compared, the earlier one first.
package struct RowPair: Sendable, Hashable {
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
  /// The column whose value two rows of level 1 share.
  var exact: PreparedColumn { get }
  /// What rows can be gathered by to find pairs.
  var atoms: [BlockingAtom] { get }
  /// Whether a level follows from the two values of ``exact`` alone, so that it can be remembered by them.
  var isByValue: Bool { get }
  /// The level of a pair; where ``isByValue``, of one whose values are present and differ.
  func level(_ left: UInt32, _ right: UInt32) -> UInt8
  /// Adds the levels of pairs to their patterns, four bits from `shift` on.
  func addLevels(
    of pairs: [RowPair], to patterns: inout [UInt64], shift: UInt64, _ cache: inout LevelCache)
}

extension MatchField {
  var isByValue: Bool { true }

  /// The level of one pair.
  func wholeLevel(_ pair: RowPair) -> UInt8 {
    if isByValue {
      let left = exact.ids[Int(pair.left)]
      let right = exact.ids[Int(pair.right)]
      if left == 0 || right == 0 { return 0 }
      if left == right { return 1 }
    }
    return level(pair.left, pair.right)
  }

  func addLevels(
    of pairs: [RowPair], to patterns: inout [UInt64], shift: UInt64, _ cache: inout LevelCache
  ) {
    let ids = exact.ids
    for index in pairs.indices {
      let pair = pairs[index]
      let level: UInt8
      if isByValue {
        let (left, right) = (ids[Int(pair.left)], ids[Int(pair.right)])
        if left == 0 || right == 0 { continue }
        level =
          left == right
          ? 1
          : cache.level(min(left, right), max(left, right)) { self.level(pair.left, pair.right) }
      } else {
        level = self.level(pair.left, pair.right)
      }
      patterns[index] |= UInt64(level) << shift
    }
  }
}

extension [any MatchField] {
  /// The levels of one pair, four bits a field.
  func pattern(of pair: RowPair) -> UInt64 {
    var levels: UInt64 = 0
    for (number, field) in enumerated() {
      levels |= UInt64(field.wholeLevel(pair)) << UInt64(number * 4)
    }
    return levels
  }
}
