import Testing

@testable import Matching

/// What decisions say of pairs by way of others, beside the plain way: what follows is gathered until
/// nothing new does.
struct DecidedPairsTests {
  private static let rowCount = 7

  @Test(arguments: 1...200)
  func `what follows from decisions is what the plain way finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var decisions: [MergeDecision] = []
    for _ in 0..<random.next(below: 9) {
      let left = UInt32(random.next(below: Self.rowCount))
      let right = UInt32(random.next(below: Self.rowCount))
      let decision = MergeDecision(
        left: min(left, right), right: max(left, right), isSame: random.next(below: 2) == 0)
      // Decisions contradict none of the others.
      if Self.closure(of: decisions + [decision]) != nil { decisions.append(decision) }
    }
    let known = DecidedPairs(decisions)
    let expected = Self.closure(of: decisions)!
    for left in 0..<Self.rowCount {
      for right in 0..<Self.rowCount {
        #expect(known.isSame(UInt32(left), UInt32(right)) == expected[left][right])
      }
    }
  }

  /// What is known of each pair; nil where decisions contradict each other.
  private static func closure(of decisions: [MergeDecision]) -> [[Bool?]]? {
    var known = [[Bool?]](repeating: Array(repeating: nil, count: rowCount), count: rowCount)
    for row in 0..<rowCount { known[row][row] = true }
    func note(_ left: Int, _ right: Int, _ isSame: Bool) -> (isNew: Bool, isRight: Bool) {
      if let before = known[left][right] { return (false, before == isSame) }
      (known[left][right], known[right][left]) = (isSame, isSame)
      return (true, true)
    }
    for decision in decisions {
      if !note(Int(decision.left), Int(decision.right), decision.isSame).isRight { return nil }
    }
    var grows = true
    while grows {
      grows = false
      for one in 0..<rowCount {
        for middle in 0..<rowCount where known[one][middle] == true {
          for other in 0..<rowCount {
            guard let isSame = known[middle][other] else { continue }
            let noted = note(one, other, isSame)
            if !noted.isRight { return nil }
            grows = grows || noted.isNew
          }
        }
      }
    }
    return known
  }
}
