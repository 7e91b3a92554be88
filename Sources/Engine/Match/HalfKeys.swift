/// How many keys have the first half of their hash in common with one before them: where keys are hashed so,
/// those that nothing but the case of letters tells apart.
package struct HalfKeys: Sendable, Equatable {
  /// Keys of one half are neighbours in a table, so that each of them costs a look at the others. Where
  /// there are more than so many, the table parts them, and those to come are not counted any more.
  static let mostNeighbours = 256

  package var count = 0
  /// False where there may be more.
  package var isExact = true

  package init() {}

  /// Adds what was counted elsewhere.
  static func += (left: inout HalfKeys, right: HalfKeys) {
    left.count += right.count
    left.isExact = left.isExact && right.isExact
  }
}
