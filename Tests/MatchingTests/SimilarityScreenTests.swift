import Kernels
import Testing

@testable import Matching

@Suite struct SimilarityScreenTests {
  /// Names, numbers and texts of other scripts, many of them alike, as a pool and a row each.
  private static let texts: [[UInt8]] = {
    var random = SeededNumbers(seed: 20_261_126)
    let letters = Array("aeimnorst ".utf8)
    var texts: [[UInt8]] = []
    for _ in 0..<220 {
      let count = 1 + Int(random.next() % 9)
      texts.append((0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
    }
    let fixed = [
      "robert", "bob", "rob", "0123456789", "0123456798", "aaaa", "aaab", "wang wei", "wei wang",
      "bob smith", "smith robert", "liz ann brown", "beth brown", "王伟", "王偉", "Ann", "ann", "ANN",
      String(repeating: "ab", count: 40), "o'brien", "obrien",
    ]
    return texts + fixed.map { Array($0.utf8) }
  }()

  private func input(_ kind: MatchKind) -> MergeInput {
    var column = InternedColumn()
    for text in Self.texts { column.append(text.span) }
    column.appendMissing()
    let count = column.ids.count
    return MergeInput(
      sources: [
        MergeSource(name: "t", rows: 0..<count, recordNumbers: (1...UInt32(count)).map { $0 })
      ],
      columns: [
        MergeColumn(name: "c", kind: kind, isDeclared: true, texts: RowTexts(), keys: column)
      ])
  }

  /// The pairs that pass a test, each judged.
  private func slowPairs(_ test: PairTest, _ input: MergeInput) -> [RowPair] {
    let judge = PairJudge(input, [test])
    var pairs: [RowPair] = []
    for left in 0..<UInt32(input.rowCount) {
      for right in (left + 1)..<max(UInt32(input.rowCount), left + 1) {
        let pair = RowPair(left, right)
        if judge.score(test, pair) != nil { pairs.append(pair) }
      }
    }
    return pairs
  }

  private func check(_ test: PairTest, _ kind: MatchKind) {
    let input = input(kind)
    let finder = PairFinder(
      input: input, pairing: Pairing(input), judge: PairJudge(input, [test]), threadCount: 2)
    let pairs = finder.pairs(of: [PairAlternative([test])])
    let wanted = slowPairs(test, input)
    #expect(pairs.found.map(\.pair) == wanted)
    #expect(!wanted.isEmpty)
    #expect(pairs.comparedCount == input.rowCount * (input.rowCount - 1) / 2)
  }

  @Test(arguments: [0.5, 0.7, 0.76, 0.85, 0.9, 0.92, 0.95, 1])
  func `a screen lets every pair through that is similar enough`(least: Double) {
    for kind in [MatchKind.name, .code] { check(.similar(0, least: least), kind) }
    check(.measured(0, .jaroWinkler, limit: least), .text)
  }

  @Test(arguments: [1, 2, 3])
  func `a screen lets every pair through that is so few edits apart`(limit: Int) {
    for measure in [PairTest.Measure.levenshtein, .damerau] {
      check(.measured(0, measure, limit: Double(limit)), .text)
    }
    check(.measured(0, .levenshtein, limit: Double(limit)), .code)
  }

  @Test func `most pairs that are not similar do not come through`() {
    var pool = TextPool()
    let ids = Self.texts.map { pool.intern($0.span) }
    let screen = SimilarityScreen(pool, ids: ids, .jaroWinkler(0.92))
    let block = screen.block(Array(0..<200))
    var others = [UInt32](repeating: 0, count: 200)
    var kept = 0
    for place in 0..<200 { kept += screen.findSimilar(to: place, in: block, &others) }
    #expect(kept > 0 && kept < 200 * 200 / 8)
  }

  @Test func `those that are kept are those that are found`() {
    var pool = TextPool()
    let ids = Self.texts.map { pool.intern($0.span) }
    let marks = (0..<UInt32(pool.count)).map { Nicknames.marks(ofWordsIn: pool[$0]) }
    let screen = SimilarityScreen(pool, ids: ids, .jaroWinkler(0.8), nicknames: marks)
    let block = screen.block(Array(0..<UInt32(Self.texts.count)))
    var found = [UInt32](repeating: 0, count: Self.texts.count)
    for place in Self.texts.indices {
      let count = screen.findSimilar(to: place, in: block, &found)
      let behind = UInt32(place + 1)..<max(UInt32(Self.texts.count), UInt32(place + 1))
      var kept = Array(behind)
      let keptCount = screen.keepSimilar(to: place, in: block, &kept, count: kept.count)
      #expect(kept.prefix(keptCount) == found.prefix(count))
    }
  }

  @Test func `pairs of a source without duplicates are not counted`() {
    var input = input(.name)
    input.sources[0].isFreeOfDuplicates = true
    let test = PairTest.similar(0, least: 0.9)
    let finder = PairFinder(
      input: input, pairing: Pairing(input), judge: PairJudge(input, [test]), threadCount: 1)
    let pairs = finder.pairs(of: [PairAlternative([test])])
    #expect(pairs.found.isEmpty && pairs.comparedCount == 0)
  }
}
