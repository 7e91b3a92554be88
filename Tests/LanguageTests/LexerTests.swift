import Diagnostics
import Language
import Testing
import Verbs

@Suite struct LexerTests {
  private static let alphabet: [String] = [
    "a", "é", "客", " ", "\t", "\n", "\r", "\r\n", "'", "\"", "[", "]", "/", "\\", "#", ";", ",",
    ".",
    "-", ">", "<", "=", "!", "&", "|", "(", ")", "0", "9", "（", "；", "“", "’", "【", "】", "→", "、",
    "　",
    "not ", "when ", "%", "@", "\u{FEFF}", "\u{0}", "others", "->", "'x'", "[a]", "normalize ",
  ]

  private func expectLossless(_ bytes: [UInt8], _ comment: Comment) {
    let (tokens, diagnostics) = Lexer.tokens(of: bytes)
    var offset = 0
    for token in tokens {
      guard token.lower == offset, token.upper > token.lower else {
        Issue.record("token at \(token.lower)..<\(token.upper), wanted \(offset): \(comment)")
        return
      }
      offset = token.upper
    }
    #expect(offset == bytes.count, comment)
    for diagnostic in diagnostics {
      #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= bytes.count, comment)
    }
  }

  @Test func `the tokens of any bytes are those bytes`() {
    for seed in 0..<3_000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      expectLossless(bytes, "seed \(seed)")
    }
  }

  @Test func `the tokens of any mix of signs are their bytes, and reading them never fails`() {
    for seed in 0..<3_000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let pieces = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Self.alphabet.randomElement(using: &generator) ?? ""
      }
      let text = pieces.joined()
      expectLossless(Array(text.utf8), "seed \(seed)")
      let rules = Rules(text)
      for diagnostic in rules.analysis.diagnostics {
        #expect(
          diagnostic.range.lower >= 0 && diagnostic.range.lower <= diagnostic.range.upper
            && diagnostic.range.upper <= text.utf8.count, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("email", "word"), ("客户_2", "word"), ("2nd", "badName"), ("12.50", "number"),
    ("'a''b'", "text"),
    ("\"a\"\"b\"", "text"), ("[a]]b]", "bracketed"), ("/a\\/b/im", "pattern"), ("# x", "comment"),
    ("“a”", "text"), ("‘a“’", "text"), ("【a】", "bracketed"), ("［a］", "bracketed"),
    ("１２．５", "number"),
    ("→", "symbol(arrow)"), ("－＞", "symbol(arrow)"), ("！＝", "symbol(notEqual)"),
    ("、", "symbol(comma)"),
    ("<>", "symbol(lessGreater)"), ("@", "stray"), ("　", "blank"), ("\u{FEFF}", "blank"),
    ("e\u{301}", "word"), ("می\u{200C}خواهم", "word"),
  ])
  func `each of these is one token`(text: String, kind: String) {
    let tokens = Lexer.tokens(of: Array(text.utf8)).tokens
    #expect(tokens.count == 1)
    let described = tokens.first.map { "\($0.kind)" } ?? ""
    #expect(described.replacing("Language.Symbol.", with: "") == kind)
  }

  @Test func `a text, a name and a pattern end with their line`() {
    let rules = Rules(
      "default a 'x\nnormalize [b trim\nkeep rows when a matches /x\nclear c when d = 'y'")
    #expect(rules.codes == ["F0001", "F0002", "F0003"])
    #expect(rules.statements.count == 4)
  }

  @Test func `bytes that are no UTF-8 are one error at their place`() {
    let bytes = Array("normalize a trim # ".utf8) + [0xFF, 0xFE] + Array("\nnormalize b trim".utf8)
    let rules = Rules(SourceText(name: "-e", bytes: bytes))
    #expect(rules.codes == ["F0005"])
    #expect(rules.analysis.diagnostics[0].range.lower == 19)
  }

  @Test func `a file that is no text is one error, whatever its bytes look like`() {
    let binary = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ ($0 >> 3)) }
    #expect(Rules(SourceText(name: "-e", bytes: binary)).codes == ["F0005"])
    let wide: [UInt8] = "normalize a trim".utf8.flatMap { [$0, UInt8(0)] }
    #expect(Rules(SourceText(name: "-e", bytes: wide)).codes == ["F0005"])
  }

  @Test func `signs that look like others are answered with those`() {
    #expect(
      Rules("keep rows when a ≠ 'x'").firstProblem
        == "F0006 at 1:18: the character '≠' means nothing here (write !=)")
    #expect(Rules("keep rows when a ≠ 'x'").fixed == "keep rows when a != 'x'")
    #expect(Rules("default a „x“").codes.first == "F0006")
  }
}
