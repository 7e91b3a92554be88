import Diagnostics
import Testing

@Suite struct RendererTests {
  private func render(
    _ text: String, _ word: String, help: String? = nil, isColoured: Bool = false
  ) throws -> String {
    let source = SourceText(name: "rules/customers.rules", text: text)
    let lower = try #require(Self.offset(of: word, in: text))
    let range = SourceRange(lower: lower, upper: lower + word.utf8.count)
    let diagnostic = Diagnostic(
      .unknownColumn, "no column named '\(word)'", at: range, help: help)
    return DiagnosticRenderer(isColoured: isColoured).text(of: diagnostic, in: [source])
  }

  private static func offset(of word: String, in text: String) -> Int? {
    let text = Array(text.utf8)
    let word = Array(word.utf8)
    return (0...(text.count - word.count)).first {
      text[$0..<($0 + word.count)].elementsEqual(word)
    }
  }

  @Test func `an error shows its place, its line and a caret with help`() throws {
    let text = "normalize a trim\n\ndefault emial 'unknown@example.com'\n"
    #expect(
      try render(text, "emial", help: "did you mean 'email'?") == """
        error F0104: no column named 'emial'
          rules/customers.rules:3:9
          3 | default emial 'unknown@example.com'
            |         ^^^^^ did you mean 'email'?

        """)
  }

  @Test(arguments: ["emial", "default emial", "'x'"])
  func `the byte order mark of a file is not shown`(word: String) throws {
    let text = "default emial 'x'\n"
    let plain = try render(text, word).split(separator: "\n")
    let marked = try render("\u{FEFF}" + text, word).split(separator: "\n")
    #expect(marked[2...] == plain[2...])
  }

  @Test func `a name of many bytes is shown without its middle`() throws {
    let name = String(repeating: "x", count: 3_000_000)
    let lines = try render("normalize \(name) trim", name).split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count < 1_200 })
    #expect(lines[0].contains("x…x") && lines[2].hasSuffix("…"))
  }

  @Test func `wide characters take two columns before and under the caret`() throws {
    #expect(
      try render("normalize 客户, 城市 trim", "城市") == """
        error F0104: no column named '城市'
          rules/customers.rules:1:15
          1 | normalize 客户, 城市 trim
            |                 ^^^^

        """)
  }

  @Test func `marks take no column of their own`() throws {
    let lines = try render("normalize Jose\u{301}, emial trim", "emial").split(separator: "\n")
    #expect(lines[3] == "    |                 ^^^^^")
  }

  @Test func `a tab is shown as blanks and the caret follows`() throws {
    #expect(
      try render("normalize a\n\temial trim", "emial") == """
        error F0104: no column named 'emial'
          rules/customers.rules:2:2
          2 |     emial trim
            |     ^^^^^

        """)
  }

  @Test func `control characters never reach the terminal`() throws {
    let shown = try render("normalize \u{1B}[31m emial", "emial")
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
    #expect(shown.contains("normalize \u{FFFD}[31m emial"))
  }

  @Test func `colours wrap the title, the gutter and the caret`() throws {
    let shown = try render("default emial", "emial", isColoured: true)
    #expect(shown.hasPrefix("\u{1B}[31merror F0104:\u{1B}[0m"))
    #expect(shown.contains("\u{1B}[31m^^^^^\u{1B}[0m"))
  }

  @Test func `a line that is too long is cut around its caret`() throws {
    let text = String(repeating: "x ", count: 400) + "emial" + String(repeating: " y", count: 400)
    let lines = try render(text, "emial").split(separator: "\n")
    #expect(lines[2].unicodeScalars.count < 200)
    let caret = try #require(lines[3].firstIndex(of: "^"))
    let column = lines[3].distance(from: lines[3].startIndex, to: caret)
    let under = lines[2].index(lines[2].startIndex, offsetBy: column)
    #expect(lines[2][under...].hasPrefix("emial"))
  }

  @Test func `a range at the end or over several lines keeps its caret on its first line`() {
    let source = SourceText(name: "-e", text: "drop rows\n")
    for (lower, upper) in [(9, 9), (5, 10), (10, 10), (99, 120)] {
      let diagnostic = Diagnostic(.expected, "x", at: SourceRange(lower: lower, upper: upper))
      let lines = DiagnosticRenderer().text(of: diagnostic, in: [source]).split(separator: "\n")
      #expect(lines.count == 4 && lines[3].contains("^"))
    }
  }

  @Test func `positions count lines and characters whatever ends a line`() {
    for end in ["\n", "\r\n", "\r"] {
      let source = SourceText(name: "-e", text: "ä客\(end)x")
      #expect(source.position(of: 0) == SourcePosition(line: 1, column: 1))
      #expect(source.position(of: 5) == SourcePosition(line: 1, column: 3))
      #expect(source.position(of: 5 + end.utf8.count) == SourcePosition(line: 2, column: 1))
    }
  }

  @Test func `related places follow, and a fix comes with its place in JSON`() {
    let source = SourceText(name: "a\"b.rules", text: "rename a -> b\nnormalize a trim\n")
    var diagnostic = Diagnostic(
      .columnGone, "column 'a' is gone by now", at: SourceRange(lower: 24, upper: 25))
    diagnostic.help = "it is called b by now"
    diagnostic.fix = Fix(range: diagnostic.range, replacement: "b")
    diagnostic.related = [(SourceRange(lower: 0, upper: 13), "it was renamed here")]
    let plain = DiagnosticRenderer().text(of: [diagnostic], in: [source])
    #expect(
      plain.contains("a\"b.rules:1:1\n  1 | rename a -> b\n    | ^^^^^^^^^^^^^ it was renamed"))
    #expect(
      DiagnosticJSON.text(of: [diagnostic], in: [source]) == #"""
        {"schema": "fettle.diagnostics/1", "diagnostics": [
          {"code": "F0105", "severity": "error", "message": "column 'a' is gone by now", "file": "a\"b.rules", "line": 2, "column": 11, "endLine": 2, "endColumn": 12, "offset": 24, "endOffset": 25, "help": "it is called b by now", "fix": {"file": "a\"b.rules", "line": 2, "column": 11, "endLine": 2, "endColumn": 12, "offset": 24, "endOffset": 25, "replacement": "b"}, "related": [{"file": "a\"b.rules", "line": 1, "column": 1, "endLine": 1, "endColumn": 14, "offset": 0, "endOffset": 13, "message": "it was renamed here"}]}
        ]}

        """#)
  }

  @Test func `JSON escapes what it must`() {
    #expect(JSONText.string("a\"\\\n\t\u{1}é\u{2028}") == "\"a\\\"\\\\\\n\\t\\u0001é\\u2028\"")
    #expect(
      DiagnosticJSON.text(of: [], in: [])
        == "{\"schema\": \"fettle.diagnostics/1\", \"diagnostics\": []}\n")
  }

  @Test func `bytes that are no UTF-8 are shown, however many`() {
    let source = SourceText(name: "-e", bytes: Array(repeating: 0x80, count: 5_000))
    for lower in [0, 1, 2_000, 4_999, 5_000] {
      let diagnostic = Diagnostic(.invalidBytes, "x", at: SourceRange(lower: lower, upper: 5_000))
      #expect(DiagnosticRenderer().text(of: diagnostic, in: [source]).contains("^"))
    }
  }

  @Test func `of very many diagnostics the first are shown and the others counted`() {
    let source = SourceText(name: "-e", text: "x")
    let diagnostic = Diagnostic(.habit, "x", at: SourceRange(lower: 0, upper: 1))
    let shown = DiagnosticRenderer()
      .text(of: Array(repeating: diagnostic, count: 1_003), in: [source])
    #expect(shown.hasSuffix("\nand 803 more\n"))
  }

  @Test func `warnings and notes say what they are`() {
    let source = SourceText(name: "-e", text: "x")
    for severity in [Severity.note, .warning, .error] {
      let diagnostic = Diagnostic(
        .habit, severity: severity, "x", at: SourceRange(lower: 0, upper: 1))
      let shown = DiagnosticRenderer().text(of: diagnostic, in: [source])
      #expect(shown.hasPrefix("\(severity.rawValue) F0210: x\n"))
    }
    #expect(Severity.note < .warning && Severity.warning < .error)
  }
}
