import Columns
import Testing

@testable import Engine

/// Texts of one word, and the comparisons that use them.
struct ShortTextTests {
  static let texts = [
    "", "a", "b", "ab", "ba", "a\u{0}", "\u{0}", "abcdefg", "abcdefG", "abcdef", "é", "éa", "yes",
    "YES", "[{@`", "AZaz09",
  ]

  private func short(_ text: String) -> ShortText? {
    let literal = LiteralCell(text)
    return withExtendedLifetime(literal) { ShortText(literal.cell) }
  }

  @Test func wordsAreEqualWhereTheTextsAre() {
    for left in Self.texts {
      for right in Self.texts {
        #expect((short(left) == short(right)) == (left == right), "\(left) \(right)")
      }
    }
    #expect(short("abcdefgh") == nil)
  }

  @Test func lowercaseIsThatOfASCII() {
    for text in Self.texts + ["ÉÀ", "A[Z", "@AZ`{"] {
      let lower = text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
      #expect(short(text)?.lowercased == short(String(decoding: lower, as: UTF8.self)), "\(text)")
    }
  }

  @Test func booleansAreReadWithoutCaseAndSpace() {
    let table = ExpressionTable(
      "boolean", ["TRUE", " yes ", "On", "T", "FALSE\t", "No", "oFF", "0", "truee", "ye", "yes no"])
    #expect(table.truths("c") == "TTTTFFFF!!!")
  }

  @Test(arguments: ["", "x"])
  func comparisonsOfShortAndLongTexts(_ tail: String) {
    let cells = ["abcdefg", "abcdefgh", "abcdefghx", "abcdefgx", "a", "\(tail)a"]
    let table = ExpressionTable("text", cells)
    for literal in cells {
      let signs = cells.map { $0 == literal ? "T" : "F" }.joined()
      #expect(table.truths("c = '\(literal)'") == signs)
      #expect(table.truths("c in ('\(literal)')") == signs)
      #expect(table.truths("c in ('?', '\(literal)', '??')") == signs)
      #expect(table.truths("c & '' = '\(literal)'") == signs)
    }
  }
}
