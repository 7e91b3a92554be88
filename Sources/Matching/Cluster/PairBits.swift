/// What tells the bits of pairs, and so whether two groups may join.
struct PairBits {
  /// Those of a pair that was scored before; nil of others.
  let known: (RowPair) -> Double?
  /// Those of any pair, whose values are compared.
  let compared: (RowPair) -> Double

  /// Pairs of two groups that are asked for their bits, at most.
  private static let mostAsked = 64
  /// No pair counts for more bits, for or against.
  private static let mostBits = 12.0

  private static func counted(_ bits: Double) -> Double { max(-mostBits, min(mostBits, bits)) }

  /// What the bits of the pairs of two groups, or of evenly chosen ones of them, have against it in the
  /// mean; nil: nothing.
  func objection(_ left: [UInt32], _ right: [UInt32]) -> MergeRefusal.Reason? {
    let total = left.count * right.count
    let asked = min(total, Self.mostAsked)
    let pair = { (number: Int) in
      let place = number * total / asked
      let (one, two) = (left[place / right.count], right[place % right.count])
      return RowPair(min(one, two), max(one, two))
    }
    // Most often nothing has to be compared: those that are known outweigh all that the others can say.
    var least = 0.0
    for number in 0..<asked { least += known(pair(number)).map(Self.counted) ?? -Self.mostBits }
    if least >= 0 { return nil }
    var sum = 0.0
    var worst: (pair: RowPair, bits: Double)?
    for number in 0..<asked {
      let pair = pair(number)
      let found = known(pair) ?? compared(pair)
      sum += Self.counted(found)
      if found < worst?.bits ?? .infinity { worst = (pair, found) }
    }
    guard sum < 0, let worst else { return nil }
    return .meanLink(
      bits: Float(sum / Double(asked)), left: worst.pair.left, right: worst.pair.right,
      pairBits: Float(worst.bits))
  }
}
