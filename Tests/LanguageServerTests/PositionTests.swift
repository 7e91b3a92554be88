import Diagnostics
import Testing

@testable import LanguageServer

@Suite("Positions in UTF-16 and UTF-8")
struct PositionTests {
  static let texts = [
    "", "a", "normalize email trim\ndedupe on email", "客户 = '😀x'\r\ncheck 邮箱\rß\n",
    "e\u{301}👩‍👩‍👧‍👦\n\n😀😀", "\u{FEFF}a\n",
  ]

  /// Characters one by one, by Swift's own views.
  private func oracle(_ text: String, _ encoding: PositionEncoding) -> [Int: DocumentPosition] {
    var places: [Int: DocumentPosition] = [:]
    var (line, character, offset) = (0, 0, 0)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      places[offset] = DocumentPosition(line: line, character: character)
      offset += String(scalar).utf8.count
      character += encoding == .utf8 ? String(scalar).utf8.count : String(scalar).utf16.count
      let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalar == "\n" || scalar == "\r" && !isPair { (line, character) = (line + 1, 0) }
    }
    places[offset] = DocumentPosition(line: line, character: character)
    return places
  }

  @Test(arguments: texts, [PositionEncoding.utf8, .utf16])
  func `offsets and positions turn into each other`(text: String, encoding: PositionEncoding) {
    let source = SourceText(name: "", text: text)
    var walking = PositionConverter(source, encoding)
    for (offset, position) in oracle(text, encoding).sorted(by: { $0.key < $1.key }) {
      var fresh = PositionConverter(source, encoding)
      #expect(fresh.position(of: offset) == position)
      #expect(walking.position(of: offset) == position)
      // Within a line end there is no place.
      let line = source.lineRange(position.line)
      if offset <= line.upperBound { #expect(walking.offset(of: position) == offset) }
    }
  }

  @Test(arguments: texts, [PositionEncoding.utf8, .utf16])
  func `a position behind an end is that end, and one within a character the place before it`(
    text: String, encoding: PositionEncoding
  ) {
    let source = SourceText(name: "", text: text)
    let converter = PositionConverter(source, encoding)
    for line in 0..<source.lineStarts.count + 2 {
      for character in 0..<40 {
        let offset = converter.offset(of: DocumentPosition(line: line, character: character))
        #expect((0...source.bytes.count).contains(offset))
        #expect(offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80)
      }
    }
    #expect(converter.offset(of: DocumentPosition(line: 999, character: 0)) == source.bytes.count)
  }

  @Test(arguments: [JSONValue.null, ["general": ["positionEncodings": ["utf-32", "utf-8"]]]])
  func `the encoding is UTF-16 unless the client offers UTF-8`(capabilities: JSONValue) {
    let talk = Conversation(capabilities: capabilities)
    let isWide = capabilities == .null
    #expect(talk.server.encoding == (isWide ? .utf16 : .utf8))
    let document = TestDocument("check 客户 != '😀' and emial is\n")
    talk.open(document)
    let start = talk.diagnostics(of: document).last?["range"]?["start"]?["character"]?.integer
    #expect(
      start
        == (isWide
          ? "check 客户 != '😀' and emial is".utf16.count
          : document.text.utf8.count - 1))
  }

  @Test(arguments: [JSONValue.null, ["general": ["positionEncodings": ["utf-8"]]]])
  func `letters typed between Chinese and emoji land where they were typed`(capabilities: JSONValue)
  {
    let talk = Conversation(capabilities: capabilities)
    var document = TestDocument("check 客户 = '😀' ^^, warn\n# 尾\n")
    talk.open(document)
    for letter in ["o", "r", " ", "城", "😀"] {
      let place = document.position(of: document.marks[0], talk.server.encoding)
      talk.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": .string(document.uri), "version": 2],
          "contentChanges": [["range": ["start": place, "end": place], "text": .string(letter)]],
        ])
      var bytes = Array(document.text.utf8)
      bytes.insert(contentsOf: Array(letter.utf8), at: document.marks[0])
      document.text = String(decoding: bytes, as: UTF8.self)
      document.marks[0] += letter.utf8.count
      #expect(
        talk.server.workspace.documents[document.uri]?.source.bytes == Array(document.text.utf8))
    }
  }
}
