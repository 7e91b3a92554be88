import Kernels
import Testing

@testable import Matching

/// What the bits of pairs say against joining two groups, beside all of them compared.
@Suite struct PairBitsTests {
  /// The objection of all pairs, none of which is known.
  private func objection(
    _ left: [UInt32], _ right: [UInt32], _ bits: (RowPair) -> Double
  ) -> MergeRefusal.Reason? {
    var sum = 0.0
    var worst: (pair: RowPair, bits: Double) = (RowPair(0, 0), .infinity)
    for one in left {
      for two in right {
        let pair = RowPair(min(one, two), max(one, two))
        sum += max(-12, min(12, bits(pair)))
        if bits(pair) < worst.bits { worst = (pair, bits(pair)) }
      }
    }
    if sum >= 0 { return nil }
    return .meanLink(
      bits: Float(sum / Double(left.count * right.count)), left: worst.pair.left,
      right: worst.pair.right, pairBits: Float(worst.bits))
  }

  @Test(arguments: [1, 2, 3])
  func `what is known beforehand changes nothing`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var refused = 0
    var uncompared = 0
    for _ in 0..<500 {
      var bits: [RowPair: Double] = [:]
      var known: [RowPair: Double] = [:]
      let left = (0..<UInt32(1 + random.next(below: 5))).map { $0 * 2 }
      let right = (0..<UInt32(1 + random.next(below: 5))).map { $0 * 2 + 1 }
      let lean = Double(random.next(below: 40)) - 15
      for one in left {
        for two in right {
          let pair = RowPair(min(one, two), max(one, two))
          bits[pair] = lean + random.nextShare() * 30 - 15
          if random.next(below: 3) > 0 { known[pair] = bits[pair] }
        }
      }
      var comparedCount = 0
      let found = PairBits(
        known: { known[$0] },
        compared: {
          comparedCount += 1
          return bits[$0] ?? .nan
        }
      ).objection(left, right)
      #expect(found == objection(left, right) { bits[$0] ?? .nan })
      if found != nil { refused += 1 }
      if comparedCount == 0, known.count < bits.count { uncompared += 1 }
    }
    #expect(refused > 50 && uncompared > 50)
  }
}
