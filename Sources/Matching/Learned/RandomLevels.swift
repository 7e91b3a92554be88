import Kernels

/// How often each level stands among pairs of any two rows: the same value by counts, the other levels by
/// a seeded sample of pairs.
struct RandomLevels {
  /// Those of the pairs of the sample, four bits a field.
  let patterns: [UInt64]

  private static let sampleCount = 100_000
  private static let pairsOfPiece = 2048

  /// nil where no two rows can be compared, or by nothing.
  init?(of matcher: LearnedMatcher) {
    if matcher.fields.isEmpty || matcher.pairing.count < 2 { return nil }
    patterns = Self.patterns(of: matcher.values, matcher.pairing, matcher.threadCount)
  }

  /// The shares of all fields' levels.
  func table(of values: FieldValues, _ pairing: Pairing) -> LevelTable {
    var table = LevelTable(fieldCount: values.fields.count)
    for (number, field) in values.fields.enumerated() {
      var counts = [Double](repeating: 0, count: field.levels.count)
      for pattern in patterns { counts[Int(pattern >> UInt64(number * 4) & 15)] += 1 }
      let present = max(1, pairing.presentCount(field.exact))
      let same = pairing.sameCount(field.exact) { field.sameLevel($0) == 1 }
      let exact = max(same, 0.1) / present
      counts[0] = 0
      counts[1] = 0
      let sum = counts.reduce(0, +) + 0.5 * Double(counts.count - 2)
      for level in 2..<counts.count { counts[level] = (counts[level] + 0.5) / sum * (1 - exact) }
      counts[1] = exact
      table.set(number, counts)
    }
    return table
  }

  private static func patterns(
    of values: FieldValues, _ pairing: Pairing, _ threadCount: Int
  ) -> [UInt64] {
    var numbers = SeededNumbers(seed: 0x3C6E_F372_FE94_F82A)
    var pairs: [RowPair] = []
    for _ in 0..<sampleCount {
      let left = UInt32(numbers.next() % UInt64(pairing.rowCount))
      let right = UInt32(numbers.next() % UInt64(pairing.rowCount))
      let pair = RowPair(min(left, right), max(left, right))
      if left != right, pairing.allows(pair) { pairs.append(pair) }
    }
    let drawn = pairs
    return Parallel.map(
      (drawn.count + pairsOfPiece - 1) / pairsOfPiece, threadCount: threadCount,
      worker: LevelScratch(values)
    ) { piece, scratch in
      let first = piece * pairsOfPiece
      let pairs = Array(drawn[first..<min(first + pairsOfPiece, drawn.count)])
      for pair in pairs {
        values.prefetch(pair.left)
        values.prefetch(pair.right)
      }
      var patterns: [UInt64] = []
      values.levels(of: pairs, into: &patterns, &scratch)
      return patterns
    }.flatMap { $0 }
  }
}
