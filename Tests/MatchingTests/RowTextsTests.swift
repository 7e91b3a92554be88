import Columns
import Kernels
import Matching
import Testing

@Suite struct RowTextsTests {
  private static func text(_ span: Span<UInt8>) -> String {
    String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
  }

  private static func texts(_ texts: RowTexts) -> [String] {
    (0..<UInt32(texts.count)).map { text(texts[$0]) }
  }

  @Test func `rows have the texts of their places, and none where a table lacks the column`() {
    let stretches = [["ann", "", "陈静"], [], ["bob", ""]]
    let rows: [(stretch: Int, index: Int)] = [(2, 1), (0, 0), (1, 0), (2, 0), (0, 2)]
    let texts = RowTexts(
      stretches.map { TextStretch($0) }, RowPlaces(counts: [3, 1, 2], rows))
    #expect(Self.texts(texts) == ["", "ann", "", "bob", "陈静"])
    #expect((0..<5).map { texts.isEmpty($0) } == [true, false, true, false, false])
    #expect(texts.cells(of: [4, 1]).map { Self.text($0.bytes) } == ["陈静", "ann"])
  }

  @Test(arguments: [0, 1, 15, 16, 17, 100])
  func `the rows of a stretch stand in its order`(count: Int) {
    let words = (0..<count).map { String(repeating: "x", count: $0 % 7) }
    #expect(Self.texts(RowTexts(TextStretch(words))) == words)
  }

  @Test(arguments: [65_535, 65_536, 200_000])
  func `long texts stand beside short ones`(length: Int) {
    let long = String(repeating: "y", count: length)
    let words = (0..<40).map { $0 == 20 ? long : "word \($0)" } + [long]
    #expect(Self.texts(RowTexts(TextStretch(words))) == words)
  }

  @Test func `runs are rows that follow each other in one stretch`() {
    let rows: [(stretch: Int, index: Int)] = [(0, 1), (0, 0), (2, 0), (2, 1), (0, 2)]
    let places = RowPlaces(counts: [3, 0, 2], rows)
    var runs: [String] = []
    places.forEachRun { runs.append("\($0) \($1)") }
    #expect(runs == ["0 0..<2", "2 2..<4", "0 4..<5"])
    #expect(rows.indices.map { places.index(of: $0, in: rows[$0].stretch) } == [1, 0, 0, 1, 2])
  }

  @Test func `texts are surely distinct where they are, and never where two are the same`() {
    var random = SeededNumbers(seed: 27)
    for count in [0, 1, 2, 3, 40, 3000] {
      let words = (0..<count).map { "\($0) \(random.next())" }
      let distinct = RowTexts(TextStretch(words))
      #expect(distinct.areSurelyDistinct(0..<count))
      guard count > 1 else { continue }
      for _ in 0..<20 {
        let (one, other) = (random.next(below: count), random.next(below: count))
        guard one != other else { continue }
        var repeated = words
        repeated[one] = words[other]
        let texts = RowTexts(TextStretch(repeated))
        #expect(!texts.areSurelyDistinct(0..<count))
        // Other rows do not count.
        let last = max(one, other)
        #expect(texts.areSurelyDistinct(0..<last) && !texts.areSurelyDistinct(0..<last + 1))
      }
    }
    #expect(!RowTexts(TextStretch(Array(repeating: "x", count: 5000))).areSurelyDistinct(0..<5000))
  }

  @Test func `a stretch has each of its texts, empty ones too`() {
    let stretch = TextStretch(["ann", "", "陈静"])
    #expect(stretch.count == 3 && stretch.byteCount == 9)
    #expect((0..<3).map { Self.text(stretch[$0]) } == ["ann", "", "陈静"])
    #expect((0..<3).map { stretch.isEmpty($0) } == [false, true, false])
  }
}
