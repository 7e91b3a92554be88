import Diagnostics
import Language
import Testing

/// Examples from the documentation of the R package validatetools (van der Loo and de Jonge, Data
/// validation, in: Wiley StatsRef, 2020), restated as rules, and some that it is known to miss.
@Suite("What validatetools finds in rules, and what it misses")
struct ValidateToolsTests {
  private static let head = "column x, y, z, income, age is number\n"
  private static let header = ["x", "y", "z", "income", "age", "job", "gender", "pregnant"]

  private func codes(_ lines: String) -> [String] {
    Rules(Self.head + lines, header: Self.header, isReasoned: true).analysis.diagnostics
      .filter { $0.severity > .note }.map(\.code)
  }

  @Test(
    "rules that no row passes together",
    arguments: [
      // is_infeasible
      "check x > 0\ncheck x < 0",
      "check x > 1\ncheck x < 0\ncheck y = 1",
      // detect_infeasible_rules, is_contradicted_by: three together, no two of them
      "check x >= 1\ncheck y >= 10\ncheck x + y <= 10",
      "check x > y\ncheck y > z\ncheck z > x",
      "check x = y\ncheck x != y",
      "check income - age = 0\ncheck income > age + 1",
      // categorical, with declared lists
      "list jobs 'yes', 'no'\ncheck job in jobs\ncheck job in ('maybe', 'never')",
      "check job = 'yes'\ncheck job in ('no', 'maybe')",
      // equal conditions
      "check x > 5 when job = 'yes'\ncheck x < 3 when job = 'yes'",
      "check job = 'yes' when gender = 'm'\ncheck job != 'yes' when gender = 'm'",
      // a condition that only some of the other's rows fulfil
      "check y > 3 when x > 1\ncheck y < 2",
    ])
  func contradictions(lines: String) {
    #expect(codes(lines) == ["F0404"])
  }

  @Test(
    "a rule that no row passes by itself",
    arguments: [
      "check x > 1 and x < 0", "check x + y > 2 and x + y < 1", "check job = 'yes' and job = 'no'",
      "check x between 1 and 2 and x > 3", "check job in ('a', 'b') and job not in ('a', 'b', 'c')",
    ])
  func infeasible(line: String) {
    #expect(codes(line) == ["F0402"])
  }

  @Test(
    "rules that say what another one says",
    arguments: [
      // detect_redundancy: the first is the weaker one
      ("check x > 1\ncheck x > 2", 2), ("check x > 2\ncheck x > 1", 3),
      ("check x > 2\ncheck x > 2", 3),
      // is_implied_by
      ("check x >= 1 and y >= 1\ncheck x + y >= 2", 3),
      ("check x > y\ncheck y > z\ncheck x > z", 0),
      ("check job in ('a', 'b')\ncheck job in ('a', 'b', 'c')", 3),
      // simplify_conditional: the condition adds nothing
      ("check y > 0\ncheck y > 0 when x > 0", 3),
      ("check age >= 18 when job = 'yes'\ncheck age >= 16 when job = 'yes'", 3),
      ("check age >= 18 when job in ('yes', 'no')\ncheck age >= 16 when job = 'yes'", 3),
    ])
  func redundancies(lines: String, line: Int) {
    let rules = Rules(Self.head + lines, header: Self.header, isReasoned: true)
    let found = rules.problems.filter { $0.hasPrefix("F0405") }
    // Where a blank beside it leaves another check untested, each says something of its own.
    #expect(found.count == (line == 0 ? 0 : 1))
    if line > 0 { #expect(found.first?.hasPrefix("F0405 at \(line):") == true) }
  }

  @Test(
    "conditions and lines that no row reaches",
    arguments: [
      ("keep rows when x > 1\nset y = 5 when x < 0", "F0406"),
      ("keep rows when job = 'yes'\nwarn rows when job = 'no'", "F0406"),
      ("keep rows when x > 1\ndrop rows when x <= 1", "F0408"),
      ("keep rows when gender = 'm'\ncheck pregnant = 'no' when gender = 'f'", "F0406"),
      ("keep rows when x >= 0\nkeep rows when x < 0", "F0409"),
      ("replace job 'yes' -> 'y', 'yes' -> 'j'", "F0410"),
    ])
  func unreachable(lines: String, code: String) {
    #expect(codes(lines) == [code])
  }

  @Test(
    "rules that only look alike",
    arguments: [
      "check x > 0\ncheck x < 10", "check x > 5 when job = 'yes'\ncheck x < 3 when job = 'no'",
      "check y > 3 when x > 1\ncheck y > 2", "check x >= 1\ncheck y >= 10\ncheck x + y <= 11",
      "check x > 1, warn\ncheck x > 2, note", "check x > 1, reject\ncheck x > 2",
      "check x > 2, warn above 5%\ncheck x > 1", "check x > y\ncheck y > z\ncheck x > z - 1",
      "keep rows when x > 1\nset y = 5 when x < 2",
      "check job in ('a', 'b')\ncheck job in ('b', 'c')",
      "check x > 2\nset x = 1 when job = 'a'\ncheck x > 1",
      // The second line changes what the first could not convert, or acts on it.
      "normalize job digits\nnormalize job digits, others clear",
      "normalize job digits\nnormalize job digits, others -> 'x'",
      "normalize job digits\nnormalize job digits, others reject",
    ])
  func sound(lines: String) {
    #expect(codes(lines) == [])
  }
}
