import Kernels
import Testing

@testable import Matching

/// Which pairs are kept, as their levels tell beforehand, beside each pair's own odds.
@Suite struct PairGateTests {
  private static let rowCount = 120

  /// Values of which some are rare and some are not.
  private func values(seed: UInt64) -> FieldValues {
    var random = SeededNumbers(seed: seed)
    let fields = (0..<3).map { number -> any MatchField in
      let column = PreparedColumn(rowCount: Self.rowCount) { _, output in
        let few = random.next(below: 3) == 0
        if random.next(below: 9) > 0 { output += "\(random.next(below: few ? 3 : 300))".utf8 }
      }
      return CodeField("code \(number)", column, isIdentity: number == 1)
    }
    return FieldValues(fields, rowCount: Self.rowCount)
  }

  private func table(_ random: inout SeededNumbers) -> LevelTable {
    var table = LevelTable(fieldCount: 3)
    for field in 0..<3 { table.set(field, (0..<5).map { _ in 0.01 + random.nextShare() }) }
    return table
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `a pattern that lets no pair through, or all, tells the truth of each`(seed: UInt64) {
    let values = values(seed: seed)
    var random = SeededNumbers(seed: seed &* 31)
    let model = LevelModel(
      match: table(&random), random: table(&random), related: [table(&random), table(&random)],
      matchShare: 0.0002, relatedShares: [0.001, 0.002])
    let gate = PairGate(PairScorer(values, model))
    var scratch = LevelScratch(values)
    var seen: [PatternTally.Keeping: Int] = [:]
    var batch = CandidateScan.Batch()
    var wanted: [RowPair] = []
    for left in 0..<UInt32(Self.rowCount) {
      for right in left + 1..<max(left + 1, UInt32(Self.rowCount)) {
        batch.pairs.append(RowPair(left, right))
        batch.passes.append(1 + left % 2)
      }
    }
    values.levels(of: batch.pairs, into: &batch.patterns, &scratch)
    for (pair, pattern) in zip(batch.pairs, batch.patterns) {
      #expect(values.pattern(of: pair) == pattern)
      let opens = gate.opens(to: pair, pattern)
      if opens { wanted.append(pair) }
      let keeping = gate.keeping(of: pattern)
      seen[keeping, default: 0] += 1
      #expect(keeping == .somePairs || (keeping == .allPairs) == opens)
    }
    // A smaller batch in the same memory.
    var fewer: [UInt64] = []
    values.levels(of: Array(batch.pairs.suffix(7)), into: &fewer, &scratch)
    #expect(fewer == batch.patterns.suffix(7))
    var kept = KeptPairs()
    var tally = PatternTally()
    kept.take(batch, gate, &tally)
    #expect(kept.pairs == wanted)
    let counts = PatternCounts([tally])
    #expect(counts.pairCount == Double(batch.pairs.count))
    #expect(counts.entries.reduce(0) { $0 + $1.keptCount } == Double(wanted.count))
    #expect(seen.count > 1)
  }

  @Test func `without an early model every pair is kept`() {
    var batch = CandidateScan.Batch()
    batch.pairs = [RowPair(0, 1), RowPair(0, 2)]
    batch.patterns = [0x11, 0x25]
    batch.passes = [1, 1]
    var kept = KeptPairs()
    var tally = PatternTally()
    kept.take(batch, PairGate(nil), &tally)
    #expect(kept.pairs == batch.pairs)
  }

  @Test(arguments: [1, 2, 3])
  func `names whose letters tell them apart are different however they are compared`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let names = [
      "ann", "anna", "anne", "bob", "robert", "rob", "li", "lee", "ann lee", "mary ann", "marie",
      "maria", "peggy", "margaret", "j", "john", "jon", "jack", "o'neil", "zoe", "bill",
      "william", "x", "smith", "smyth", "smith jones",
    ]
    let given = (0..<200).map { _ in names[random.next(below: names.count)] }
    let family = (0..<200).map { _ in names[random.next(below: names.count)] }
    let input = MergeInput(columns: [("first_name", .name, given), ("last_name", .name, family)])
    let fields = FieldMaker.fields(
      of: input, FieldChooser.choice(of: input, columns: nil, threadCount: 1).plans, threadCount: 1)
    for (field, own) in zip(fields, [given, family]) {
      let isGiven = field.name == "first_name"
      for left in 0..<199 {
        let pair = RowPair(UInt32(left), UInt32(left + 1))
        let (one, two) = (Array(own[left].utf8), Array(own[left + 1].utf8))
        if one == two { continue }
        let level = field.levels[Int(field.wholeLevel(pair))]
        let similarity = JaroWinkler.similarity(one.span, two.span)
        let (short, long) = one.count < two.count ? (one, two) : (two, one)
        let words = String(decoding: long, as: UTF8.self).split(separator: " ")
        let isShort =
          isGiven
          ? long.starts(with: short) || Nicknames.isSame(one.span, two.span)
          : short.count >= 3 && words.contains { Array($0.utf8) == short }
        if similarity >= 0.92 {
          #expect(level == "very similar")
        } else if isShort {
          #expect(level == (isGiven ? "short or nickname" : "one within the other"))
        } else if similarity >= 0.85 {
          #expect(level == "similar")
        } else {
          #expect(level != "very similar" && level != "similar")
        }
      }
    }
  }
}
