import Matching
import Testing

@Suite struct RowTextsTests {
  private static func text(_ span: Span<UInt8>) -> String {
    String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
  }

  private static func stretch(_ texts: [String]) -> TextStretch {
    var stretch = TextStretch(count: texts.count, byteCount: texts.reduce(0) { $0 + $1.utf8.count })
    for text in texts { stretch.append(Array(text.utf8).span) }
    return stretch
  }

  @Test func `rows have the texts of their places, and none where a table lacks the column`() {
    var places = RowPlaces()
    for (stretch, index) in [(2, 1), (0, 0), (1, 0), (2, 0), (0, 2)] {
      places.append(stretch: stretch, index: index)
    }
    let texts = RowTexts(
      [Self.stretch(["ann", "", "陈静"]), TextStretch(), Self.stretch(["bob", ""])], places)
    let rows = 0..<UInt32(texts.count)
    #expect(rows.map { Self.text(texts[$0]) } == ["", "ann", "", "bob", "陈静"])
    #expect(rows.map { texts.isEmpty($0) } == [true, false, true, false, false])
  }

  @Test func `rows that are added one by one stand in their order`() {
    var texts = RowTexts()
    let words = (0..<100).map { String(repeating: "x", count: $0 % 7) }
    for word in words { texts.append(Array(word.utf8).span) }
    #expect((0..<UInt32(texts.count)).map { Self.text(texts[$0]) } == words)
  }
}
