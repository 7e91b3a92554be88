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
    var names = ["in.csv"]
    var rules = rules
    if rules.contains("'codes.csv'") {
      try run.scratch.write(codes, to: "codes.csv")
      names.insert("codes.csv", at: 0)
      rules = rules.replacing("'codes.csv'", with: "'\(run.scratch.file("codes.csv"))'")
    }
    var options = RunOptions()
    (options.threadCount, options.blockByteCount) = (threads, block)
    let report = try Fettle.check(
      RuleSet(texts: [rules], allowsOutsidePaths: true), against: run.scratch.file("in.csv"),
      options: options, readsRows: true)
    #expect(run.scratch.names == names)
    // What the rules alone say has tests of its own.
    return report.diagnostics.filter { $0.code.hasPrefix("F06") || $0.code == "F0306" }
  }

  /// The lookup file of rules that name one.
  private static let codes = "code,region,name\nDE,EU,Germany\nFR,EU,France\nUS,NA,United States\n"

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

  @Test(
    "nothing is said of a test of the type that only finds what it asks for",
    arguments: [
      ("check c is date", ["2026-01-31", "soon", "later", "never"]),
      ("check c is number", ["12", "A-1", "B-2", "C-3"]),
      ("check c is number", ["1.100", "1.200"]),
      ("check c is date 'DD/MM/YYYY'", ["31/01/2026"]), ("check c is email", ["31/01/2026"]),
      ("column c is text\ncheck c is date", ["31/01/2026", "01/02/2026"]),
      ("check c is whole", ["1.5", "2.5", "3"]),
    ])
  func plainTest(rules: String, cells: [String]) throws {
    #expect(try Self.told(Self.check(rules, "id,c\n" + cells.map { "1,\($0)\n" }.joined())) == [])
  }

  static let cases: [Case] = [
    Case(
      "column c is date", ["31/01/2026", "01/02/2026"],
      "warning F0602 2 values of 'c' are of type date only in a notation that no line names: all 2 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 1, which can be nothing else",
      "write column c is date 'DD/MM/YYYY'"
    ),
    Case(
      "normalize c date", ["2026-01-31", "31/01/2026"],
      "warning F0602 1 of the 2 values of 'c' is of type date only in a notation that no line names: the one there is fits 'DD/MM/YYYY', proven by '31/01/2026' in row 2, which can be nothing else",
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
      "error F0601 3 values of 'c' are of type date only in a notation that no line names: 2 of 3 fit 'MM/DD/YYYY' and 1 fits 'DD/MM/YYYY', mixed, as '01/13/2026' in row 2 can only be the first and '13/01/2026' in row 1 only the second",
      "write both, as no value can be read in two ways: 'MM/DD/YYYY', 'DD/MM/YYYY'"
    ),
    Case(
      "check c is date, note", ["31/01/2026", "01/02/2026"],
      "warning F0602 2 values of 'c' are of type date only in a notation that no line names: all 2 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 1, which can be nothing else",
      "write column c is date 'DD/MM/YYYY'"
    ),
    Case(
      "check c is number", ["1.234,50", "17,30", "none"],
      "warning F0602 2 of the 3 values of 'c' are of type number only in a notation that no line names: 2 of 3 fit '1.234,56', proven by 2 values that can be nothing else, the first '1.234,50' in row 1",
      "write column c is number '1.234,56'"
    ),
    Case(
      "check c is date", ["03/04/2026"],
      "warning F0601 1 value of 'c' is of type date only in a notation that no line names: the one there is fits 'DD/MM/YYYY' or 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either and no value tells which",
      "write the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
    Case(
      "column c is number", ["12.50", "1,234"],
      "warning F0602 1 of the 2 values of 'c' is of type number only in a notation that no line names: all 2 fit '1,234.56', proven by '12.50' in row 1, which can be nothing else",
      "write column c is number '1,234.56'"
    ),
    Case(
      "column c is number", ["12", "1,234"],
      "error F0601 1 of the 2 values of 'c' is of type number only in a notation that no line names: all 2 fit '1,234.56' or '1234,56', ambiguous, as '1,234' in row 2 can be either and no value tells which",
      "write the one that is meant, '1,234.56' or '1234,56'"
    ),
    Case(
      "column c is number", ["12.50", "3,25", "4,75"],
      "error F0601 2 of the 3 values of 'c' are of type number only in a notation that no line names: 2 of 3 fit '1234,56' and 1 fits '1234.56', mixed, as '3,25' in row 2 can only be the first and '12.50' in row 1 only the second",
      "write both, as no value can be read in two ways: '1234,56', '1234.56'"
    ),
    Case(
      "column c is date", ["31/01/2026", "01/02/2026", "soon"],
      "warning F0602 2 of the 3 values of 'c' are of type date only in a notation that no line names: 2 of 3 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 1, which can be nothing else",
      "write column c is date 'DD/MM/YYYY'"
    ),
    Case(
      "column c is date", ["1/2/26", "31/1/26", "1/2/26"],
      "warning F0602 3 values of 'c' are of type date only in a notation that no line names: all 3 fit 'DD/MM/YY', proven by 2 values, the first '1/2/26' in row 1, and '31/1/26' in row 2, which together can be nothing else",
      "write column c is date 'DD/MM/YY'"
    ),
    Case(
      "column c is date", ["1/2/26", "10/31/31"],
      "warning F0602 2 values of 'c' are of type date only in a notation that no line names: all 2 fit 'MM/DD/YY', proven by '10/31/31' in row 2, which can be nothing else",
      "write column c is date 'MM/DD/YY'"
    ),
    Case(
      "column c is date 'DD/MM/YYYY', 'MM/DD/YYYY'", ["03/04/2026", "05/06/2026"],
      "error F0601 2 values of 'c' fit 'DD/MM/YYYY' and 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either",
      "name only the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
    Case(
      "normalize c date 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'",
      ["03/04/2026", "05/06/2026", "31.01.2026"],
      "error F0601 2 of the 3 values of 'c' fit 'DD/MM/YYYY' and 'MM/DD/YYYY', ambiguous, as '03/04/2026' in row 1 can be either",
      "name only the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
    ),
    Case(
      "column c is number '1.234,56', '1,234.56', sensitive", ["1.234", "5,678"],
      "error F0601 2 values of 'c' fit '1.234,56' and '1,234.56', ambiguous, as 2 values can be either",
      "name only the one that is meant, '1.234,56' or '1,234.56'"
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
      "if these are meant, name 'DD/MM/YYYY' too; what both read, and not alike, is then not converted"
    ),
  ]

  @Test(
    "what the values prove, or leave open, is said with its evidence and with what to write",
    arguments: cases + furtherCases)
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
      "column c is date, placeholders '03/04/1900'",
      "column c is date, placeholders '03/04/1900'\ndefault c '03/04/1900'",
    ])
  func placeholder(rules: String) throws {
    let table = "id,c\n1,2026-01-31\n2,03/04/1900\n3,1 May 2026\n4,\n"
    #expect(try Self.check(rules, table).map(\.code) == [])
    let other = table.replacing("1900", with: "1901")
    #expect(try Self.check(rules, other).map(\.code) == ["F0601"])
  }

  /// Rules with the fixes of a check against a table, until there is none.
  private static func mended(_ rules: String, _ tables: [String: String]) throws -> String? {
    let run = try Run()
    for (name, text) in tables { try run.scratch.write(text, to: name) }
    try run.scratch.write(rules, to: "x.rules")
    let (files, _) = try Fettle.fix(
      RuleSet(files: [run.scratch.file("x.rules")]), against: run.scratch.file("in.csv"),
      options: RunOptions(), readsRows: true)
    #expect(run.scratch.read("x.rules") == rules)
    return files.first.map { String(decoding: $0.after, as: UTF8.self) }
  }

  @Test("what every value proves is a safe fix, and one line of several on a column is enough")
  func safeFix() throws {
    let table = "id,c\n1,31/01/2026\n2,01/02/2026\n"
    #expect(
      try Self.mended(
        "column c is date\ncheck c > '2020-01-01'\nnormalize c date\n", ["in.csv": table])
        == "column c is date 'DD/MM/YYYY'\ncheck c > '2020-01-01'\nnormalize c date\n")
    #expect(
      try Self.mended("drop rows when id == '9'\nnormalize c date\n", ["in.csv": table])
        == "drop rows when id = '9'\nnormalize c date 'DD/MM/YYYY'\n")
    for cells in [["31/01/2026", "soon"], ["03/04/2026"], ["2026-01-31", "31/01/2026"]] {
      let open = "id,c\n" + cells.map { "1,\($0)\n" }.joined()
      #expect(try Self.mended("normalize c date\n", ["in.csv": open]) == "normalize c date\n")
    }
  }

  @Test("a finding on a column points at the line that acts on its table, whatever stands below")
  func declarationOfTable() throws {
    let rules = """
      load hub from 'hub.csv'
      column c is date
      use hub
      column c is date
      use input
      set d = c
      save input to 'o.csv'
      use hub
      set d = c
      save hub to 'p.csv'

      """
    let plain = "id,c\n1,2026-01-31\n"
    let european = "id,c\n1,31/01/2026\n"
    let lines = rules.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (input, hub, line) in [(european, plain, 1), (plain, european, 3)] {
      var wanted = lines
      wanted[line] = "column c is date 'DD/MM/YYYY'"
      let mended = try Self.mended(rules, ["in.csv": input, "hub.csv": hub])
      #expect(mended == wanted.joined(separator: "\n"))
    }
    let shared = "load hub from 'hub.csv'\nuse input, hub\ncolumn c is date\n"
    #expect(try Self.mended(shared, ["in.csv": european, "hub.csv": plain]) == shared)
  }

  @Test("a check and a run say the same of how values are written")
  func asRun() throws {
    for (type, cells) in [
      ("number", ["12.50", "3,25", "7"]), ("number", ["12.50", "1,234"]),
      ("number", ["12", "1,234"]),
      ("date", ["2026-01-31", "31/01/2026"]), ("date", ["31/01/2026", "soon"]),
      ("whole", ["12", "1.234", "1.234.567"]),
    ] {
      let table = "id,c\n" + cells.map { "1,\"\($0)\"\n" }.joined()
      let rules = "column c is \(type)\nset x = c"
      let said = try #require(try Self.check(rules, table).first).message
      let run = try Run()
      let note = try #require(try run.apply(rules, to: table).tables[0].notes.first)
      let words = try #require(said.split(separator: ": ", maxSplits: 1).last)
      #expect(note.contains(words), "\(note) of \(said)")
    }
  }

  @Test("a lookup file that contradicts itself is told of with its place")
  func lookup() throws {
    let found = try Self.check(
      "replace c from 'codes.csv' region -> name", "id,c\n1,NA\n2,EU\n")
    #expect(found.map(\.code) == ["F0607"])
    #expect(found[0].message.hasSuffix("cannot be evaluated: 'EU' (lines 2 and 3)"))
    #expect(found[0].range.lower == "replace c from ".utf8.count)
  }

  @Test("a figure of some rows is measured where its condition is true")
  func conditionOfFigure() throws {
    let told = try Self.check("expect rows > 1 when s = 'Won'", "s\nWon\nLost\nWon\n")
    #expect(told.isEmpty)
  }

  @Test("a placeholder is told of as one, and not as blank")
  func placeholdersOfIdleLines() throws {
    let rules = "column c is text, placeholders 'XX'\n"
    let table = "id,c\n1,XX\n2,\n3,XX\n"
    #expect(
      try Self.told(Self.check(rules + "replace c from 'codes.csv' code -> name", table)) == [
        "note F0606 this line changes none of 3 rows: 1 blank, 2 placeholders"
      ])
    #expect(
      try Self.told(Self.check(rules + "unique c", table)) == [
        "warning F0605 this line tests none of 3 rows: 1 blank, 2 placeholders"
      ])
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
