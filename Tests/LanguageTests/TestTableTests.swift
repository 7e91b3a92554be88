import Diagnostics
import Language
import Testing

/// The tables of `test`: what a cell is, and how tables are laid out.
@Suite struct TestTableTests {
  /// The cells of one row below columns a, b and c.
  private func cells(_ row: String) -> [String?]? {
    let rules = Rules("test 'x'\n  given a | b | c\n        \(row)\n  expect a\n         1\n")
    guard rules.problems.isEmpty else { return nil }
    return rules.statements.first?.testCase?.givens.first?.content.rows.first?.cells.map(\.text)
  }

  @Test(arguments: [
    ("1 | 2 | 3", ["1", "2", "3"]), ("1|2|3", ["1", "2", "3"]),
    ("  a b  |  c   d | e ", ["a b", "c   d", "e"]),
    ("blank | BLANK | 'blank'", [nil, nil, "blank"]), ("x || ", ["x", nil, nil]),
    ("| x |", [nil, "x", nil]), ("|||", nil), ("''|\"\"|'''a'", ["", "", "'a"]),
    ("'a | b' | 'c # d' | e # f", ["a | b", "c # d", "e"]),
    ("a@b.com | +49 (0)30 1 | $1,200.50", ["a@b.com", "+49 (0)30 1", "$1,200.50"]),
    ("2026-01-31 | -5 | 50%", ["2026-01-31", "-5", "50%"]),
    ("a;b | x->y | n/a", ["a;b", "x->y", "n/a"]), ("true | today | if", ["true", "today", "if"]),
    ("王芳 ｜ １２ ｜ «é»", ["王芳", "１２", "«é»"]), ("a [b] | [c] | d", ["a [b]", "[c]", "d"]),
    ("€ 5 | § 1 | ~", ["€ 5", "§ 1", "~"]), ("O'Brien | 2 | 3", nil), ("/x | 2 | 3", nil),
    ("1 | 2", nil), ("1 | 2 | 3 | 4", nil), ("1 | [2 | 3", nil), ("'a' b | 2 | 3", nil),
  ])
  func `a cell is what stands between the bars`(row: String, wanted: [String?]?) {
    #expect(cells(row) == wanted)
  }

  @Test(arguments: [
    "given id", "given  id|name\n1|a\n22|bb", "given crm id\n1", "given today '2026-01-31'",
    "given id|[First Name]\n 1|'a  b'#c\n#d\n2 ||", "given 客户|b\n王芳|x\né|yy",
  ])
  func `formatting twice changes nothing more, and no cell`(clause: String) {
    let lines = clause.split(separator: "\n").map { "  \($0)\n" }.joined()
    let source = "test 'x'\n\(lines)  given t a\n  1\n  expect rejects id\n   1\n"
    let once = Rules.formatted(source)
    #expect(Rules.formatted(once) == once)
    let before = Rules(source).statements.compactMap(\.testCase)
    let after = Rules(once).statements.compactMap(\.testCase)
    #expect(before.map(Self.texts) == after.map(Self.texts))
  }

  private static func texts(_ test: TestCase) -> [[String?]] {
    let tables = test.givens.map(\.content) + test.expected.map(\.content)
    return tables.flatMap { table in
      [table.columns.map(\.name)] + table.rows.map { $0.cells.map(\.text) }
    }
  }

  @Test func `the bars of a table stand below each other, and all tables begin at one column`() {
    let source = """
      test 'x'
        given id|name|c
        1|Ann|1
        22|王芳|333
        expect rejects id|rule
        1|R

      """
    #expect(
      Rules.formatted(source) == """
        test 'x'
          given            id | name | c
                           1  | Ann  | 1
                           22 | 王芳 | 333
          expect rejects   id | rule
                           1  | R

        """)
  }

  @Test func `a semicolon ends a test only on its first line`() {
    let rules = Rules(
      "normalize a lower; test 'x'\n  given a\n        b;c\n  expect a\n         d;e")
    #expect(rules.problems.isEmpty)
    #expect(rules.statements.map(\.verb) == ["normalize", "test"])
  }

  /// A column of a table is known by the file's last line, unless nobody knows the header.
  @Test(arguments: [
    ("expect a", nil), ("expect b", nil), ("expect c", nil),
    ("expect x", "F0104 at 5:10: no column named 'x' (the columns are a, c, b)"),
    ("expect old", "F0105 at 5:10: column 'old' is gone by now (it is called c by now)"),
    ("expect rejects b", nil), ("expect rejects reason", nil),
    ("expect rejects resaon", "F0104 at 5:18: no column named 'resaon' (did you mean 'reason'?)"),
    ("expect findings key", nil),
    (
      "expect findings b",
      "F0104 at 5:19: no column named 'b' (the columns are row, key, column, "
        + "severity, rule, value, finding)"
    ),
  ])
  func `columns that a test expects are there`(clause: String, problem: String?) {
    let rules = Rules(
      "normalize a lower\nrename old -> c\ntest 'x'\n  given a | b | c\n  \(clause)\n")
    #expect(rules.firstProblem == problem)
  }

  @Test func `a test of an included file is not held against the file that includes it`() {
    let analysis = Analysis(
      SourceText(name: "a.rules", text: "include 'b.rules'\nrename a -> b\n"),
      vocabulary: Rules.vocabulary,
      loader: { path, _ in
        .success(
          SourceText(
            name: path,
            text: "normalize a lower\ntest 'x'\n  given a\n        A\n  expect a\n         a\n"))
      })
    #expect(analysis.diagnostics.isEmpty)
  }
}
