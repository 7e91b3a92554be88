import Diagnostics
import Fettle
import Foundation
import Testing

/// What `check` says of rules by the rows of a table.
@Suite("Rules against the rows of a table")
struct DataCheckTests {
  /// The diagnostics of rules against a table.
  private static func check(
    _ rules: String, _ table: String, threads: Int = 1, block: Int? = nil
  ) throws -> [Diagnostic] {
    let run = try Run()
    try run.scratch.write(table, to: "in.csv")
    var options = RunOptions()
    (options.threadCount, options.blockByteCount) = (threads, block)
    let report = try Fettle.check(
      RuleSet(texts: [rules]), against: run.scratch.file("in.csv"), options: options,
      readsRows: true)
    #expect(run.scratch.names == ["in.csv"])
    // What the rules alone say has tests of its own.
    return report.diagnostics.filter { $0.code.hasPrefix("F06") }
  }

  /// Code, gravity and message, each on a line.
  private static func told(_ diagnostics: [Diagnostic]) -> [String] {
    // What the rules alone tell is not the matter here.
    diagnostics.filter { !["F04", "F05"].contains($0.code.prefix(3)) }
      .map { "\($0.severity) \($0.code) \($0.message)" }
  }

  static let shown = DiagnosticCode.allCases.filter { $0.explanation.table != nil }

  @Test("the table of an explanation shows the code with the bad rules alone", arguments: shown)
  func explained(code: DiagnosticCode) throws {
    let explanation = code.explanation
    let table = try #require(explanation.table) + "\n"
    #expect(
      try Self.check(explanation.bad, table).map(\.code)
        .filter { !["F04", "F05"].contains($0.prefix(3)) } == [code.rawValue])
    #expect(try Self.told(Self.check(explanation.good, table)) == [])
  }

  /// Rules over a column `c`, its values, and what is said of them.
  struct Case: Sendable {
    var rules: String
    var cells: [String]
    var told: String
    var help: String?

    init(_ rules: String, _ cells: [String], _ told: String, _ help: String?) {
      (self.rules, self.cells, self.told, self.help) = (rules, cells, told, help)
    }
  }

  static let cases: [Case] = [
    Case(
      "column c is date", ["31/01/2026", "01/02/2026"],
      "warning F0602 2 values of 'c' are of type date only in a notation that no line names: all 2 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 1, which can be nothing else",
      "write column c is date 'DD/MM/YYYY'"
    ),
    Case(
      "normalize c date", ["2026-01-31", "31/01/2026"],
      "warning F0602 1 value of 'c' is of type date only in a notation that no line names: the one there is fits 'DD/MM/YYYY', proven by '31/01/2026' in row 2, which can be nothing else",
      "write normalize c date 'DD/MM/YYYY', and name the notations of the other values too"
    ),
    Case(
      "normalize c date", ["03/04/2026"],
      "error F0601 1 value of 'c' is of type date only in a notation that no line names: the one there is fits 'DD/MM/YYYY' or 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either and no value tells which",
      "write the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
    Case(
      "column c is date, sensitive", ["03/04/2026"],
      "error F0601 1 value of 'c' is of type date only in a notation that no line names: the one there is fits 'DD/MM/YYYY' or 'MM/DD/YYYY', ambiguous, as 1 value can be either and no value tells which",
      "write the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
    Case(
      "column c is date", ["13/01/2026", "01/13/2026", "01/14/2026"],
      "error F0601 3 values of 'c' are of type date only in a notation that no line names: 2 fit 'MM/DD/YYYY' or 'DD/MM/YYYY', mixed, as '01/13/2026' in row 2 can only be the first and '13/01/2026' in row 1 only the second",
      "write both, if no value can be read in two ways: 'MM/DD/YYYY', 'DD/MM/YYYY'"
    ),
    Case(
      "column c is number", ["12.50", "1,234"],
      "warning F0602 1 value of 'c' is of type number only in a notation that no line names: all 2 fit '1,234.56', proven by '12.50' in row 1, which can be nothing else",
      "write column c is number '1,234.56'"
    ),
    Case(
      "column c is number", ["12", "1,234"],
      "error F0601 1 value of 'c' is of type number only in a notation that no line names: all 2 fit '1,234.56' or '1234,56', ambiguous, as '1,234' in row 2 can be either and no value tells which",
      "write the one that is meant, '1,234.56' or '1234,56', and name the notations of the other values too"
    ),
    Case(
      "column c is date", ["2026-01-31 08:05"],
      "warning F0603 type date fits none of the 1 value of 'c'; the first is '2026-01-31 08:05' in row 1",
      "write column c is datetime"
    ),
    Case(
      "column c is phone", ["030 123456", "+49 30 123457", "030 123458"],
      "warning F0603 type phone fits 1 of the 3 values of 'c'; the first that it does not fit is '030 123456' in row 1",
      "without a region only numbers with + are read: phone region 'DE'"
    ),
    Case(
      "column c is date 'DD.MM.YYYY'", ["31/01/2026", "01/02/2026", "", "01.02.2026"],
      "warning F0603 the notation fits 1 of the 3 values of 'c'; the first that it does not fit is '31/01/2026' in row 1",
      nil
    ),
  ]

  @Test(
    "what the values prove, or leave open, is said with its evidence and with what to write",
    arguments: cases)
  func values(test: Case) throws {
    let table = "id,c\n" + test.cells.map { "1,\"\($0)\"\n" }.joined()
    for (threads, block) in [(1, nil), (3, 16)] as [(Int, Int?)] {
      let found = try Self.check(test.rules, table, threads: threads, block: block)
      #expect(Self.told(found) == [test.told])
      #expect(found.first?.help == test.help)
    }
  }

  @Test(
    "a fix names the notation, and then nothing is left to say",
    arguments: [
      ("column c is date", ["31/01/2026", "01/02/2026"]),
      ("column c is number", ["12.50", "1,234"]),
      ("column c is number", ["€ 1.234,56", "€ 7,50"]),
      ("normalize c date", ["31.01.2026 08:05", "01.02.2026 09:10"]),
      ("normalize c trim, date", ["31-01-2026", "13/02/2026"]),
    ])
  func fixed(rules: String, cells: [String]) throws {
    let table = "id,c\n" + cells.map { "1,\"\($0)\"\n" }.joined()
    let fix = try #require(try Self.check(rules, table).first?.fix)
    var bytes = Array(rules.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: fix.replacement.utf8)
    #expect(try Self.check(String(decoding: bytes, as: UTF8.self), table).map(\.code) == [])
  }

  @Test(
    "a placeholder proves nothing and asks for nothing",
    arguments: [
      "column c is date, placeholders '03/04/1900'\nset x = c",
      "column c is date, placeholders '03/04/1900'", "normalize c date\ndefault c '03/04/1900'",
    ])
  func placeholder(rules: String) throws {
    let table = "id,c\n1,2026-01-31\n2,03/04/1900\n3,1 May 2026\n4,\n"
    #expect(try Self.check(rules, table).map(\.code) == [])
    let other = table.replacing("1900", with: "1901")
    #expect(try Self.check(rules, other).map(\.code) == ["F0601"])
  }

  @Test("a type that several columns take has no fix, and a type is judged where rules read it")
  func places() throws {
    let table = "id,c,d\n1,31/01/2026,2026-01-31\n"
    let found = try Self.check("column c, d is date", table)
    #expect(found.map(\.code) == ["F0602"] && found[0].fix == nil)
    let mended = "column c is number\nreplace part of c ' EUR' -> ''\nwarn rows when c > 5"
    #expect(try Self.check(mended, "c\n3 EUR\n4 EUR\n").isEmpty)
    let declared = try Self.check("column c is date\nset x = c", "c\n03/04/2026\n")
    #expect(declared[0].code == "F0601" && declared[0].range.lower == 12)
  }

  @Test(
    "a line that touches no row is told of",
    arguments: [
      ("normalize c upper", "note F0606 this line changes none of 3 rows: 1 blank"),
      ("default id 'x'", "note F0606 this line changes none of 3 rows"),
      ("set x = c when id = '9'", "note F0604 the condition is true for none of 3 rows"),
      ("drop rows when c = 'X'", "note F0606 this line takes out none of 3 rows"),
      ("dedupe on id", "note F0606 this line folds none of 3 rows"),
      ("check c = 'A' when id = '9'", "warning F0604 the condition is true for none of 3 rows"),
      ("check n > 'b'", "warning F0605 this line tests none of 3 rows: 3 blank"),
      ("require c when id = '9'", "warning F0604 the condition is true for none of 3 rows"),
      ("unique n", "warning F0605 this line tests none of 3 rows: 3 blank"),
    ])
  func idle(rule: String, told: String) throws {
    let rule = rule.replacing("n > 'b'", with: "n = 'b'")
    #expect(try Self.told(Self.check(rule, "id,c,n\n1,A,\n2,B,\n3,,\n")) == [told])
  }

  @Test(
    "a line that touches a row is not, nor is any where there is no row",
    arguments: [
      "normalize c lower", "default n 'x'", "set x = c", "drop rows when c = 'A'", "check c = 'Z'",
      "dedupe on c keep last", "reject rows when c = 'Z'", "expect rows > 5",
      "split c on ' ' -> d, e",
      "mask c", "clear c when id = '1'", "rename c -> d", "unique id",
    ])
  func active(rule: String) throws {
    let rows = "1,A,\n2,B,\n3,A,\n"
    #expect(try Self.told(Self.check(rule, "id,c,n\n" + rows)) == [])
    #expect(try Self.told(Self.check("clear c when c = 'q'", "id,c,n\n")) == [])
  }

  @Test("each table of a program is read, its saves are not made, and lines of both count together")
  func tables() throws {
    let run = try Run()
    try run.scratch.write("c\nA\n", to: "in.csv")
    try run.scratch.write("c,d\nb,31/01/2026\n", to: "hub.csv")
    let rules = """
      load input
      load hub from '\(run.scratch.file("hub.csv"))'
      use hub
      column d is date
      save hub to '\(run.scratch.file("out.csv"))'
      use input, hub
      normalize c lower
      save input to '\(run.scratch.file("out2.csv"))'
      """
    let report = try Fettle.check(
      RuleSet(texts: [rules]), against: run.scratch.file("in.csv"), options: RunOptions(),
      readsRows: true)
    let found = report.diagnostics.filter { $0.code.hasPrefix("F06") }
    #expect(found.map(\.code) == ["F0602"])
    #expect(found[0].message.hasPrefix("1 value of 'd' in 'hub' is of type date"))
    #expect(run.scratch.names == ["hub.csv", "in.csv"])
  }
}
