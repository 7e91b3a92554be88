import Diagnostics
import Language
import Testing
import Verbs

@Suite struct FormatterTests {
  @Test(arguments: [
    ("normalize  phone   digits;default email 'x'", "normalize phone digits\ndefault email 'x'\n"),
    ("", ""), ("\n\n  \n", ""), ("# only", "# only\n"), ("normalize a trim", "normalize a trim\n"),
    ("NORMALIZE Phone DIGITS", "normalize Phone digits\n"),
    ("keep rows when (a='x'or b!='y')", "keep rows when (a = 'x' or b != 'y')\n"),
    ("keep rows when a='x'\n        or b = 'y'", "keep rows when a = 'x'\n  or b = 'y'\n"),
    ("\tnormalize a\n\t\t\ttrim", "normalize a\n  trim\n"),
    ("normalize a trim#x", "normalize a trim  #x\n"),
    ("normalize a trim;# x", "normalize a trim  # x\n"),
    ("#a\n\n\n\n#b\nnormalize a trim\n\n\n", "#a\n\n#b\nnormalize a trim\n"),
    (
      "keep rows when a = 'x'\n\n # c\n\n  or b = 'y'",
      "keep rows when a = 'x'\n  # c\n  or b = 'y'\n"
    ),
    (
      "normalize a trim\n  # about b\nnormalize b trim",
      "normalize a trim\n# about b\nnormalize b trim\n"
    ),
    ("set x=- 3,y=a-b,z=-(a),w=a/b", "set x = -3, y = a - b, z = -(a), w = a / b\n"),
    ("set x = Left ( a ,2 )", "set x = left(a, 2)\n"),
    ("rename [a b]->c", "rename [a b] -> c\n"),
    ("normalize a trim\r\nnormalize b trim\r\n", "normalize a trim\nnormalize b trim\n"),
    ("\u{FEFF}normalize a trim", "normalize a trim\n"), ("set x = “a”", "set x = \"a\"\n"),
    ("set x = ‘it's’", "set x = 'it''s'\n"), ("set x = 'a\"b'", "set x = 'a\"b'\n"),
    ("normalize 【客户 名】 trim", "normalize [客户 名] trim\n"), ("set x＝１２．５", "set x = 12.5\n"),
    ("keep rows when x matches ／a/b／i", "keep rows when x matches /a\\/b/i\n"),
    (
      "keep rows when today - D > 90 DAYS and d is NOT Blank",
      "keep rows when today - D > 90 days and d is not blank\n"
    ),
    (
      "normalize a date 'DD/MM/YYYY','YYYY-MM-DD',others CLEAR",
      "normalize a date 'DD/MM/YYYY', 'YYYY-MM-DD', others clear\n"
    ),
    ("set x = original . a", nil), ("normalize emial", nil),
    ("normalize a trim\n\tlower\n  x", nil),
  ])
  func `rules are written in one way`(text: String, wanted: String?) {
    #expect(Rules.formatted(text) == wanted ?? text)
    if let wanted { #expect(Rules.formatted(wanted) == wanted) }
  }

  @Test func `a source with errors comes back byte for byte, with them`() {
    let bytes = Array("NORMALIZE a  trim\nfoo bar\n".utf8) + [0xFF]
    let result = Formatter(vocabulary: Rules.vocabulary).format(
      SourceText(name: "-e", bytes: bytes))
    #expect(result.text.bytes == bytes)
    #expect(result.diagnostics.map(\.code) == ["F0005"])
  }

  @Test func `names that nothing has are no reason not to format`() {
    #expect(Rules.formatted("normalize  emial trim") == "normalize emial trim\n")
  }
}
