import Columns
import Engine
import Kernels
import Testing

@testable import Profiling

@Suite("What workers count apart adds up")
struct TallyTests {
  private static let texts = [
    "AA-##", "Aaaa", "Aaaaa", "aaa@aa.aa", "aa@aaa.aa", "#", "##", "###", "Aa Aa Aa Aa Aa Aa Aa",
    "#,#;#:#!#", "(#) #-#", "-#.##", "a.a", "aa.aaa", "A.A",
  ]

  private static func tally(_ texts: [String], limit: Int) -> ShapeTally {
    var tally = ShapeTally(hasher: KeyHasher(), limit: limit)
    var arena = ByteArena()
    for text in texts {
      arena.append(Array(text.utf8))
      let place = tally.place(ofOpenCell: arena)
      arena.discard()
      tally.add(1, at: place)
      if tally.isOverfull { _ = tally.coarsen() }
    }
    return tally
  }

  private static func counts(_ tally: ShapeTally) -> [[UInt8]: Int] {
    Dictionary(uniqueKeysWithValues: zip(tally.texts, tally.counts))
  }

  @Test(arguments: [1, 2, 5, 9, 12, 100])
  func `how coarse shapes end does not depend on who has seen which`(limit: Int) {
    var random = SeededRandom(seed: UInt64(limit))
    let rows = (0..<300).map { _ in Self.texts[random.below(Self.texts.count)] }
    let whole = Self.tally(rows, limit: limit)
    for cut in [0, 1, 150, 299, 300] {
      var parts = Self.tally(Array(rows[cut...]), limit: limit)
      parts.merge(Self.tally(Array(rows[..<cut]), limit: limit))
      #expect(parts.grain == whole.grain)
      #expect(Self.counts(parts) == Self.counts(whole))
    }
    #expect(whole.counts.reduce(0, +) == 300)
    #expect(whole.count <= limit)
  }

  // A shape of more than 64 signs was folded alone, so that it fell on one of another length.
  @Test func `long shapes are told from short ones, and from each other by their first 200 signs`()
  {
    let texts = [
      String(repeating: "a", count: 65), "a", String(repeating: "a", count: 66),
      String(repeating: "a", count: 200), String(repeating: "a", count: 201),
      String(repeating: "a", count: 900), String(repeating: "\\#", count: 150), "\\#",
    ]
    let tally = Self.tally(texts, limit: 100)
    #expect(tally.grain == .exact && tally.count == 7)
    let cut = Array((String(repeating: "a", count: 200) + "*").utf8)
    #expect(Self.counts(tally)[cut] == 2)
    // An escape is one sign: 150 of them are whole.
    #expect(Self.counts(tally)[Array(String(repeating: "\\#", count: 150).utf8)] == 1)
  }

  @Test func `long shapes too are the same whoever has seen which`() {
    var random = SeededRandom(seed: 7)
    let rows = (0..<400).map { _ in
      String(repeating: ["A", "a", "#", "-"][random.below(4)], count: random.below(400))
        + String(repeating: "\\*", count: random.below(3))
    }
    for limit in [3, 60, 2000] {
      let whole = Self.tally(rows, limit: limit)
      for cut in [1, 200, 399] {
        var parts = Self.tally(Array(rows[cut...]), limit: limit)
        parts.merge(Self.tally(Array(rows[..<cut]), limit: limit))
        #expect(parts.grain == whole.grain && Self.counts(parts) == Self.counts(whole))
      }
    }
  }

  @Test func `a sample is the same however the rows were shared out`() {
    func sample(_ records: [Int]) -> RowSample {
      let sample = RowSample(columnCount: 20_000)
      for record in records where !sample.chosen(of: [0], firstRecord: record).isEmpty {
        sample.add(record: record, cells: [SampledCell(number: Double(record))])
      }
      sample.cut()
      return sample
    }
    let all = Array(0..<5000)
    let ordered = sample(all)
    let mixed = sample(all.filter { $0 % 3 == 0 } + all.filter { $0 % 3 != 0 }.reversed())
    #expect(ordered.rowCount == 200)
    #expect(ordered.column(0).map(\.number) == mixed.column(0).map(\.number))
  }

  @Test(arguments: [1 << 30, 60_000, 12_000], [3, 4])
  func `tuples add up, in one table or in many parts`(limit: Int, wordCount: Int) throws {
    var random = SeededRandom(seed: 7)
    let store = TupleStore(
      groupCount: 2, tupleWordCount: wordCount, budget: 1 << 20,
      makeSpill: { preconditionFailure("all of it fits") })
    var buffer = TupleBuffer(store, tupleLimit: 100)
    var counts: [UInt64: Int] = [:]
    var firsts: [UInt64: Int] = [:]
    for record in 0..<5000 {
      let key = UInt64(random.below(1500))
      let hash = KeyHash(first: key &* 0x9E37_79B9_7F4A_7C15, second: key)
      var tuple = [hash.first, hash.second, UInt64(record) << 24 | UInt64(1 + record % 3)]
      if wordCount == 4 { tuple.append(key % 2 == 0 ? 1 : UInt64(record)) }
      try buffer.append(tuple, group: 1)
      counts[key, default: 0] += 1 + record % 3
      firsts[key] = firsts[key] ?? record
    }
    try buffer.finish()
    let totals = try TupleTotals(store, tableByteLimit: limit).run(threadCount: 2)
    #expect(totals[0] == ValueTotals())
    #expect(totals[1].rowCount == counts.values.reduce(0, +))
    #expect(totals[1].distinctCount == counts.count)
    #expect(totals[1].singleCount == counts.values.count { $0 == 1 })
    let expected = counts.map { ValueTotals.Frequent(record: firsts[$0.key]!, count: $0.value) }
    #expect(
      totals[1].frequent
        == Array(expected.sorted { $0.precedes($1) }.prefix(ValueTotals.frequentLimit)))
    if wordCount == 4 {
      let tupleCounts = counts.keys.filter { $0 % 2 == 1 && counts[$0]! > 3 }
      #expect(totals[1].tornCount >= tupleCounts.count)
    }
  }
}
