/// How often each level stands among pairs of any two rows: the same value by counts, the other levels by
/// a seeded sample of pairs.
struct RandomLevels {
  static func levels(
    of fields: [any MatchField], _ pairing: Pairing, sampleCount: Int = 100_000
  ) -> [[Double]] {
    var counts = fields.map { [Double](repeating: 0, count: $0.levels.count) }
    var numbers = SeededNumbers(seed: 2)
    for _ in 0..<sampleCount {
      let left = UInt32(numbers.next() % UInt64(pairing.rowCount))
      let right = UInt32(numbers.next() % UInt64(pairing.rowCount))
      if left == right || !pairing.allows(RowPair(left, right)) { continue }
      for (number, field) in fields.enumerated() {
        let level = field.wholeLevel(RowPair(min(left, right), max(left, right)))
        counts[number][Int(level)] += 1
      }
    }
    return fields.indices.map { number in
      let column = fields[number].exact
      let present = max(1, pairing.presentCount(column))
      let exact = max(pairing.sameCount(column), 0.1) / present
      var rest = counts[number]
      rest[0] = 0
      rest[1] = 0
      let sum = rest.reduce(0, +) + 0.5 * Double(rest.count - 2)
      for level in 2..<rest.count { rest[level] = (rest[level] + 0.5) / sum * (1 - exact) }
      rest[1] = exact
      return rest
    }
  }
}
