import Testing

@testable import Diagnostics

@Suite("Places in a source")
struct PositionTests {
  @Test(
    "a place is the same as when its line is counted from the start",
    arguments: ["", "a", "é\n", "日本語\r\nx\ry", String(repeating: "aé日👩", count: 700) + "\nz"])
  func counted(text: String) {
    let source = SourceText(name: "-e", text: text)
    var line = 1
    var column = 1
    var offset = 0
    for scalar in text.unicodeScalars {
      if source.lineStarts.contains(offset), offset > 0 { (line, column) = (line + 1, 1) }
      #expect(source.position(of: offset) == SourcePosition(line: line, column: column))
      offset += scalar.utf8.count
      column += 1
    }
    if source.lineStarts.contains(offset), offset > 0 { (line, column) = (line + 1, 1) }
    #expect(source.position(of: offset) == SourcePosition(line: line, column: column))
  }

  @Test("a source whose length is that of whole strides has a last place")
  func wholeStride() {
    for extra in -1...1 {
      let count = 2 * SourceText.countStride + extra
      let source = SourceText(name: "-e", text: String(repeating: "a", count: count))
      #expect(source.position(of: count) == SourcePosition(line: 1, column: count + 1))
    }
  }

  @Test("no place of a long line costs more than one stride")
  func bounded() {
    let source = SourceText(name: "-e", text: String(repeating: "a; ", count: 100_000))
    #expect(source.characterCounts.count == 300_000 / SourceText.countStride + 1)
  }
}
