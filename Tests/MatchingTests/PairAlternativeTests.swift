import Kernels
import Testing

@testable import Matching

/// A pair counts once a clause, whatever alternatives it meets.
@Suite struct PairAlternativeTests {
  /// Columns: two of names, a code, days and numbers; with blanks, and values that cannot be read.
  private static func input(seed: UInt64, rowCount: Int, isClean: Bool) -> MergeInput {
    var random = SeededNumbers(seed: seed)
    func texts(_ choices: [String]) -> [String] {
      (0..<rowCount).map { _ in choices[Int(random.next() % UInt64(choices.count))] }
    }
    let names = ["smith", "smyth", "robert", "rupert", "rubin", "王伟", "王玮", "", "lee", "12"]
    let days = (1...9).map { "2026-01-0\($0)" } + ["2026-02-30", "", "soon"]
    var input = MergeInput(columns: [
      (name: "f", kind: .name, texts: texts(names)), (name: "l", kind: .name, texts: texts(names)),
      (name: "e", kind: .code, texts: texts(["", "a", "b", "c", "d", "e"])),
      (name: "d", kind: .date, texts: texts(days)),
      (
        name: "n", kind: .number,
        texts: texts(["1", "1.0", "2.5", "-3", "7", "7.25", "x", "", "90"])
      ),
    ])
    if isClean {
      let half = rowCount / 2
      input.sources = [0..<half, half..<rowCount].enumerated().map { number, rows in
        MergeSource(
          name: "t\(number)", rows: rows, isFreeOfDuplicates: number == 0,
          recordNumbers: rows.map { UInt32($0 + 1) })
      }
    }
    return input
  }

  private static let one = Decimal(1)

  /// Tests with alternatives of every kind.
  static let tests: [PairTest] = [
    .any([.equal(0), .equal(1)]),
    .all([.equal(2), .any([.equal(0), .equal(1), .equal(2)])]),
    .all([.equal(2), .any([.similar(0, least: 0.8), .similar(1, least: 0.8)])]),
    .any([
      .all([.equal(0), .similar(1, least: 0.7)]), .all([.equal(2), .similar(1, least: 0.8)]),
      .equal(1),
    ]),
    .any([
      .all([.equal(0), .differ(1)]), .all([.equal(1), .differ(2)]), .all([.equal(2), .differ(0)]),
      .all([.within(0), .near(4, distance: one)]), .all([.equal(1), .equal(2), .not(.equal(0))]),
      .all([.equal(0), .equal(1), .not(.equal(3))]),
    ]),
    .measured(0, .soundex, limit: 0), .near(3, distance: Decimal(2)), .near(4, distance: one),
    .any([.measured(0, .metaphone, limit: 0), .measured(1, .nysiis, limit: 0)]),
    .all([.measured(0, .soundex, limit: 0), .measured(1, .soundex, limit: 0), .differ(2)]),
    .any([.near(3, distance: one), .near(4, distance: one), .all([.equal(2), .differ(0)])]),
    .any([.all([.near(3, distance: Decimal(0)), .similar(0, least: 0.8)]), .equal(1)]),
    .all([.near(3, distance: Decimal(3)), .near(4, distance: one)]),
  ]

  /// Whether an alternative brings two rows together, asked test by test.
  private static func meet(
    _ pair: RowPair, _ alternative: PairAlternative, _ judge: PairJudge
  ) -> Bool {
    switch alternative.way {
    case .near(let near): judge.score(alternative.tests[near], pair) != nil
    case .shared:
      alternative.tests.allSatisfy { $0.key == nil || judge.score($0, pair) != nil }
    }
  }

  @Test(arguments: tests.indices, [false, true])
  func `each pair is found once, with its best score, and counts once`(number: Int, isClean: Bool) {
    let test = Self.tests[number]
    for seed in UInt64(1)...6 {
      let input = Self.input(seed: seed, rowCount: 70, isClean: isClean)
      let (pairing, judge) = (Pairing(input), PairJudge(input, [test]))
      let finder = PairFinder(
        input: input, pairing: pairing, judge: judge, threadCount: 1 + Int(seed % 2))
      let alternatives = PairAlternative.all(of: test)
      let aloneCount = alternatives.prefix(while: \.isOfKeysAlone).count
      for first in Set([0, aloneCount]) {
        var (wanted, comparedCount): ([RowPair: Float], Int) = ([:], 0)
        for left in 0..<UInt32(70) {
          for right in left + 1..<UInt32(70) {
            let pair = RowPair(left, right)
            if !pairing.allows(pair) { continue }
            if alternatives[..<first].contains(where: { judge.score(.all($0.tests), pair) != nil })
            {
              continue
            }
            if let score = judge.score(test, pair) { wanted[pair] = Float(score) }
            if alternatives.contains(where: { Self.meet(pair, $0, judge) }) { comparedCount += 1 }
          }
        }
        let pairs = finder.pairs(of: alternatives, from: first)
        #expect(pairs.found.count == wanted.count, "\(test)")
        #expect(pairs.found.allSatisfy { wanted[$0.pair] == $0.score }, "\(test)")
        #expect(pairs.comparedCount == comparedCount, "\(test)")
      }
    }
  }

  @Test func `what asks for the keys of another alternative and for more is left out`() {
    let alternatives = PairAlternative.all(of: Self.tests[1])
    #expect(alternatives.count == 1 && alternatives[0].keys == [.value(2)])
    let mixed = PairAlternative.all(of: Self.tests[3])
    #expect(mixed.map(\.isOfKeysAlone) == [true, false, false])
  }

  @Test func `rows that sound alike are found by their sound, and rows that are near in order`() {
    let input = Self.input(seed: 3, rowCount: 200, isClean: false)
    let all = 200 * 199 / 2
    for test in [PairTest.measured(0, .soundex, limit: 0), .near(3, distance: Self.one)] {
      let finder = PairFinder(
        input: input, pairing: Pairing(input), judge: PairJudge(input, [test]), threadCount: 1)
      let pairs = finder.pairs(of: PairAlternative.all(of: test))
      #expect(pairs.comparedCount == pairs.found.count && pairs.comparedCount * 3 < all)
    }
  }
}
