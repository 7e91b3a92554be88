import Diagnostics
import Language
import Testing
import Verbs

/// One test for each decision of the language about characters, names and lines.
@Suite struct DecisionTests {
  private func outlines(_ text: String) -> [String] {
    let rules = Rules(text)
    #expect(rules.problems.isEmpty)
    return rules.statements.map(Outline.of)
  }

  // MARK: Lines

  @Test func `a statement begins at the margin and a deeper line continues it`() {
    #expect(
      outlines("keep rows when a = 'x'\n  or b = 'y'\n\n     or c = 'z'\nclear d when a = 'x'") == [
        "keep rows; when: ((a = 'x') or (b = 'y') or (c = 'z'))",
        "clear; columns: d; when: (a = 'x')",
      ])
  }

  @Test func `a whole file may be indented`() {
    #expect(outlines("  normalize a\n    trim\n  normalize b trim").count == 2)
  }

  @Test func `a semicolon separates statements, whatever the next line's margin`() {
    #expect(outlines("normalize a trim; normalize b trim;\n  normalize c trim;").count == 3)
  }

  @Test func `when belongs to its own statement`() {
    #expect(
      outlines("default a 'x' when b = 'y'; default c 'z'") == [
        "default; columns: a; value: 'x'; when: (b = 'y')", "default; columns: c; value: 'z'",
      ])
  }

  @Test func `a comment runs to the end of its line, and not in a text`() {
    #expect(
      outlines("normalize a trim # x; y\ndefault b '#'") == [
        "normalize; columns: a; forms: trim()", "default; columns: b; value: '#'",
      ])
  }

  @Test(arguments: [
    "normalize a\n\t trim", "normalize a\n  trim,\n\tlower", "normalize a\n\ttrim,\n  lower",
  ])
  func `tabs mixed with spaces are an error`(text: String) {
    #expect(Rules(text).codes == ["F0007"])
  }

  @Test func `tabs alone are as good as spaces alone`() {
    #expect(outlines("normalize a\n\ttrim\nnormalize b\n\t\ttrim").count == 2)
  }

  @Test func `a line left of the margin is an error and still a statement`() {
    let rules = Rules("  normalize a trim\nnormalize b trim\nnormalize c trim")
    #expect(rules.codes == ["F0008"])
    #expect(rules.statements.count == 3)
  }

  @Test func `a return alone ends a line too`() {
    #expect(outlines("normalize a trim # x\rnormalize b trim\r\nnormalize c trim").count == 3)
  }

  // MARK: Names

  @Test func `bare names are letters of any script, marks, digits and underscores`() {
    #expect(
      outlines("normalize 客户, e\u{301}t\u{E9}_2, имя, _x trim") == [
        "normalize; columns: 客户, e\u{301}t\u{E9}_2, имя, _x; forms: trim()"
      ])
  }

  @Test func `bare names are compared without case and bracketed ones exactly`() {
    #expect(Rules("normalize EMAIL trim", header: ["Email"]).problems.isEmpty)
    #expect(Rules("normalize [Email] trim", header: ["Email"]).problems.isEmpty)
    #expect(
      Rules("normalize [email] trim", header: ["Email"]).firstProblem
        == "F0104 at 1:11: no column named 'email' (did you mean 'Email'?)")
  }

  @Test func `a closing bracket in a name is doubled`() {
    #expect(outlines("normalize [a]]b] trim") == ["normalize; columns: [a]b]; forms: trim()"])
    #expect(Rules("normalize [a]]b] trim", header: ["a]b"]).problems.isEmpty)
  }

  @Test(arguments: [
    ("E-Mail", "a hyphen"), ("2nd_phone", "a leading digit"), ("a-b-2c", "a hyphen"),
  ])
  func `a name that needs brackets is shown with them`(name: String, reason: String) {
    #expect(
      Rules("normalize \(name) trim").firstProblem
        == "F0009 at 1:11: a name with \(reason) needs brackets (write [\(name)])")
    #expect(Rules("normalize \(name) trim").fixed == "normalize [\(name)] trim")
  }

  @Test func `a hyphen in a value subtracts, unless a column of that name is known`() {
    #expect(Rules("column a, b is number\nset c = a-b", header: ["a", "b"]).problems.isEmpty)
    #expect(
      Rules("set c = E-Mail", header: ["E-Mail"]).firstProblem
        == "F0009 at 1:9: a name with a hyphen needs brackets (write [E-Mail])")
  }

  @Test func `a dot separates a table from its column`() {
    #expect(
      outlines("load crm from 'x.csv'; keep rows when a in crm.[b c]")[1]
        == "keep rows; when: (a in crm.[b c])")
    #expect(
      Rules("normalize a.b.c trim").firstProblem
        == "F0009 at 1:11: a name with two dots needs brackets (write [a.b.c])")
  }

  @Test func `header names are trimmed and a blank one is called after its place`() {
    #expect(Rules("normalize email, [column 2] trim", header: [" email\t", "  "]).problems.isEmpty)
  }

  @Test(arguments: ["blank", "false", "if", "not", "today", "true"])
  func `six words cannot be bare columns`(word: String) {
    #expect(Rules("normalize \(word) trim").codes == ["F0118"])
    #expect(Rules("normalize [\(word)] trim").problems.isEmpty)
  }

  @Test(arguments: [
    "when", "keep", "rows", "date", "others", "normalize", "trim", "then", "on", "because",
  ])
  func `every other word is known by its place`(word: String) {
    let rules = Rules("normalize \(word) trim\nset x = \(word)")
    #expect(rules.problems.isEmpty)
    #expect(Outline.of(rules.statements[0]) == "normalize; columns: \(word); forms: trim()")
  }

  @Test func `a column and its form may have the same name`() {
    #expect(outlines("normalize trim trim") == ["normalize; columns: trim; forms: trim()"])
  }

  // MARK: Text

  @Test func `text stands in either quote, which is doubled inside`() {
    #expect(
      outlines("default a 'O''Brien \"x\"'; default b \"12\"\" 'y'\"") == [
        "default; columns: a; value: 'O'Brien \"x\"'", "default; columns: b; value: '12\" 'y''",
      ])
  }

  @Test func `a bare word is always a column`() {
    #expect(
      Outline.of(Rules("default country DE").statements[0])
        == "default; columns: country; value: DE")
  }

  @Test func `a quoted text in a column's place is an error with brackets as its fix`() {
    let rules = Rules("drop columns 'First Name', email", header: ["First Name", "email"])
    #expect(
      rules.firstProblem
        == "F0203 at 1:14: a column stands here, not a quoted text (write [First Name])")
    #expect(rules.fixed == "drop columns [First Name], email")
  }

  // MARK: Patterns and signs

  @Test func `a slash opens a pattern behind a blank, a parenthesis or a comma`() {
    #expect(
      outlines("replace a /x/ -> 'y', /z/i -> 'w',/v/ -> 'u'") == [
        "replace; arms: /x/ -> 'y', /z/i -> 'w', /v/ -> 'u'; columns: a"
      ])
  }

  @Test func `a division has blanks on both sides or none`() {
    let sums = outlines("column a, b is number; set c = a/b; set d = a / b; set e = (a)/ b")
    #expect(sums.dropFirst().map { $0.suffix(7) } == ["(a / b)", "(a / b)", "(a / b)"])
    #expect(Rules("set c = a /b").codes == ["F0003"])
  }

  @Test func `a slash in a pattern is escaped`() {
    #expect(
      outlines("keep rows when a matches /^a\\/b$/") == ["keep rows; when: (a matches /^a\\/b$/)"])
  }

  @Test func `a number of days is one value`() {
    #expect(
      outlines("column a is date; keep rows when a > today - 90 days")[1]
        == "keep rows; when: (a > (today - 90d))")
  }

  @Test func `full-width signs outside of text read as their ASCII twins`() {
    #expect(
      outlines("column x is number；set 【a b】＝left（c，２）；　keep rows when（x＝－１）and y＝“１”　＃ 注")
        == outlines(
          "column x is number; set [a b] = left(c, 2); keep rows when (x = -1) and y = \"１\""))
    #expect(Rules.formatted("replace a ‘x’、“y” → 'z'") == "replace a 'x', \"y\" -> 'z'\n")
  }

  // MARK: The shape of a line

  @Test func `targets end at the first name that no comma follows`() {
    #expect(
      outlines("normalize a, b lower, trim") == [
        "normalize; columns: a, b; forms: lower(), trim()"
      ])
  }

  @Test func `after a comma a text is a further notation and a word a further form`() {
    #expect(
      outlines("normalize a date 'DD/MM/YYYY', 'YYYY-MM-DD', trim") == [
        "normalize; columns: a; forms: date('DD/MM/YYYY', 'YYYY-MM-DD'), trim()"
      ])
  }

  @Test func `others after a comma begins the tail`() {
    #expect(
      outlines("normalize a date 'DD/MM/YYYY', others clear as R1 because 'why'") == [
        "normalize; columns: a; forms: date('DD/MM/YYYY'); others: clear; as: R1; because: 'why'"
      ])
    #expect(
      outlines("replace a 'x' -> 'y' when b is blank, others -> 'z'") == [
        "replace; arms: 'x' -> 'y'; columns: a; when: (b is blank); others: 'z'"
      ])
  }

  @Test(arguments: ["note", "warn", "review", "reject", "stop"])
  func `a column named like an action is bracketed after a comma`(word: String) {
    #expect(Rules("drop columns a, \(word)").fixed == "drop columns a, [\(word)]")
    #expect(Rules("set a = 'x', \(word) = 'y'").fixed == "set a = 'x', [\(word)] = 'y'")
    #expect(Rules("drop columns \(word), a").problems.isEmpty)
  }

  @Test func `a clause out of place is an error whose fix moves it`() {
    let cases = [
      ("default a when b is blank 'x'", "default a 'x' when b is blank"),
      ("when b = 'x' normalize a trim", "normalize a trim when b = 'x'"),
      ("normalize a trim as R1 when b = 'x'", "normalize a trim when b = 'x' as R1"),
      ("normalize a trim because 'r', others clear", "normalize a trim, others clear because 'r'"),
      ("dedupe on a when b = 'x' keep last", "dedupe on a keep last when b = 'x'"),
    ]
    for (bad, good) in cases {
      #expect(Rules(bad).codes == ["F0204"], "\(bad)")
      #expect(Rules(bad).fixed == good)
    }
  }

  @Test func `and with or needs parentheses`() {
    let rules = Rules("keep rows when a = 'x' or b = 'y' and c = 'z'")
    #expect(rules.codes == ["F0209"])
    #expect(rules.fixed == "keep rows when a = 'x' or (b = 'y' and c = 'z')")
    #expect(Rules("keep rows when (a = 'x' or b = 'y') and c = 'z'").problems.isEmpty)
  }

  @Test func `not is looser than a comparison and tighter than and`() {
    #expect(
      outlines("keep rows when not a = 'x' and b = 'y'") == [
        "keep rows; when: (not (a = 'x') and (b = 'y'))"
      ])
  }

  @Test func `words of the language are read in any case and written small`() {
    #expect(
      Rules.formatted("KEEP Rows WHEN a IS Blank OR b In ('X')")
        == "keep rows when a is blank or b in ('X')\n")
  }
}
