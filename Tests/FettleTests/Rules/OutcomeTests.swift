import Fettle
import Testing

/// The language's decisions 8 and 9: the five outcomes of a rule, and its thresholds.
@Suite("The outcomes of a rule, run")
struct OutcomeTests {
  private func rule(_ rules: String, _ table: String) throws -> RuleReport {
    try #require(try Run().apply(rules, to: table).tables[0].rules.last)
  }

  /// The five counts as `pass/fail/not tested/out of scope/not evaluated`.
  private func outcomes(_ rules: String, _ table: String) throws -> String {
    let counts = try rule(rules, table).outcomes
    return [
      counts.passed, counts.failed, counts.notTested, counts.outOfScope, counts.notEvaluated,
    ].map(String.init).joined(separator: "/")
  }

  static let five = "k,a,b\na,5,5\na,-1,\na,,5\nb,-1,x\n,7,\na,x,x\na,x,5\n"
  static let numbers = "column a, b is number\n"

  @Test(
    "8: pass, fail, not tested, out of scope and not evaluated add up to the rows seen",
    arguments: [
      ("check a > 0 when k = 'a'", "1/1/1/2/2"), ("check a > 0", "2/2/1/0/2"),
      ("warn rows when a > 0", "2/2/1/0/2"), ("require a, b", "4/3/0/0/0"),
      ("require a, b when k = 'a'", "3/2/0/2/0"), ("require a when b > 0", "2/1/0/2/2"),
      ("unique a", "2/4/1/0/0"), ("unique a, k", "5/2/0/0/0"), ("unique b when a > 0", "1/0/1/3/2"),
      ("check k determines a", "1/4/2/0/0"), ("check a determines b when k = 'a'", "1/2/2/2/0"),
      ("check k, a determines b", "2/2/3/0/0"), ("check b, k determines a", "2/2/3/0/0"),
      ("normalize a number", "4/0/1/0/2"), ("keep rows when a > 0", "4/0/1/0/2"),
      ("replace a '5' -> '6', others warn", "1/5/1/0/0"), ("set c = 1 / b", "3/0/2/0/2"),
      ("check a > b when k is present", "0/1/2/1/3"),
    ])
  func fiveOutcomes(line: String, expected: String) throws {
    #expect(try outcomes(Self.numbers + line, Self.five) == expected)
  }

  @Test("a row that several rules cannot evaluate is one row not evaluated", arguments: [1, 2])
  func notEvaluatedOnce(threadCount: Int) throws {
    var run = try Run()
    run.settings.threadCount = threadCount
    run.settings.blockByteCount = 16
    let rules =
      Self.numbers + "check a > 0\ncheck a > 1\nnote rows when b > a\ndrop rows when a > b"
    let table = try run.apply(rules, to: "k,a,b\n1,x,1\n2,1,x\n3,1,1\n4,x,x\n").tables[0]
    #expect(table.notEvaluated == 3)
    #expect(table.rules.map(\.outcomes.notEvaluated) == [2, 2, 3, 3])
  }

  @Test(
    "8: logic is Kleene's: unknown and failed count only where they decide",
    arguments: [
      // a, b: what the rows hold; P: whether it passes (p), fails (f), is not tested (n), cannot be (e)
      (",5", "p", "n"), (",-1", "n", "f"), ("x,-1", "e", "f"), ("x,5", "p", "e"), ("x,", "e", "e"),
      (",", "n", "n"), ("5,5", "p", "p"), ("-1,-1", "f", "f"), ("x,x", "e", "e"),
    ])
  func kleene(row: String, either: String, both: String) throws {
    let counts = ["p": "1/0/0/0/0", "f": "0/1/0/0/0", "n": "0/0/1/0/0", "e": "0/0/0/0/1"]
    let negated = ["p": "f", "f": "p", "n": "n", "e": "e"]
    for (predicate, outcome) in [
      ("a > 0 or b > 0", either), ("(a > 0) and (b > 0)", both),
      ("not (a > 0 or b > 0)", negated[either]!), ("not ((a > 0) and (b > 0))", negated[both]!),
    ] {
      #expect(
        try outcomes(Self.numbers + "check " + predicate, "a,b\n\(row)\n") == counts[outcome],
        "\(predicate)")
    }
  }

  @Test(
    "8: tests of blanks are two-valued, and those of a type are unknown on a blank only",
    arguments: [
      ("a is blank", "0/2/0/0/0", "1/0/0/0/0"), ("a is present", "2/0/0/0/0", "0/1/0/0/0"),
      ("a is default", "0/2/0/0/0", "0/1/0/0/0"), ("a is changed", "0/2/0/0/0", "0/1/0/0/0"),
      ("a is number", "1/1/0/0/0", "0/0/1/0/0"), ("a is valid", "1/1/0/0/0", "0/0/1/0/0"),
      ("a is not valid", "1/1/0/0/0", "0/0/1/0/0"), ("a = 5", "1/0/0/0/1", "0/0/1/0/0"),
    ])
  func statesOfCells(predicate: String, ofTexts: String, ofBlank: String) throws {
    let rules = "column a is number\ncheck " + predicate
    #expect(try outcomes(rules, "a,k\n5,1\nx,2\n") == ofTexts)
    #expect(try outcomes(rules, "a,k\n,1\n") == ofBlank)
  }

  @Test("8: an if whose condition is unknown is blank, one that cannot be evaluated has no value")
  func unknownIf() throws {
    let run = try Run()
    let rules = "column a is number\nset c = if a > 0 then 'y' else 'n'"
    let report = try run.apply(rules, to: "a,k\n1,1\n0,2\n,3\nx,4\n").tables[0]
    #expect(run.scratch.read("out.csv") == "a,k,c\n1,1,y\n0,2,n\n,3,\nx,4,\n")
    #expect(report.rules[0].failed == 1)
  }

  @Test("8: a row on which a check cannot be evaluated stays, and is listed as a warning")
  func notEvaluatedStays() throws {
    var run = try Run()
    run.wantsLogs = true
    let report = try run.apply("column a is number\ncheck a > 0, reject as R", to: "a\nx\n-1\n")
    #expect(report.tables[0].rejected == 1)
    #expect(run.scratch.read("out.csv") == "a\nx\n")
    #expect(
      run.scratch.read("findings.csv") == """
        row,key,column,severity,id,line,rule,value,finding
        1,,a,warn,R,-e:2,"check a > 0, reject as R",x,could not be evaluated
        2,,a,reject,R,-e:2,"check a > 0, reject as R",-1,does not hold

        """)
  }

  // MARK: Thresholds

  /// Ten rows, of which so many fail `a > 0`, and so many are blank.
  private static func ten(failing: Int, blank: Int = 0) -> String {
    "a,k\n"
      + (0..<10).map { "\($0 < failing ? "-1" : $0 < failing + blank ? "" : "1"),\($0)\n" }.joined()
  }

  @Test(
    "9: above is strictly more, of the share or of the rows",
    arguments: [
      ("10%", false), ("9.9%", true), ("1 row", false), ("0 rows", true), ("0%", true),
      ("50% or 0 rows", true), ("5% or 500 rows", true), ("10% or 1 rows", false),
      ("500 rows or 9.99%", true),
    ])
  func strictlyMore(limit: String, follows: Bool) throws {
    let rules = "column a is number\ncheck a > 0, note, warn above \(limit)"
    let report = try rule(rules, Self.ten(failing: 1))
    #expect(report.actions.map(\.action) == ["note", "warn"])
    #expect(report.actions.map(\.hasFollowed) == [true, follows])
    #expect(report.strongest == (follows ? "warn" : "note"))
  }

  @Test(
    "9: the share is of the rows that pass or fail, for require of the rows in scope",
    arguments: [
      ("check a > 0, warn above 49.9%", true), ("check a > 0, warn above 50%", false),
      ("require a, warn above 79.9%", true), ("require a, warn above 80%", false),
      ("require a when k in ('0', '1', '2'), warn above 66.6%", true),
      ("require a when k in ('0', '1', '2'), warn above 66.7%", false),
      ("normalize a pad left 3 '0', digits, others warn above 49.9%", false),
    ])
  func denominators(line: String, follows: Bool) throws {
    let table = Self.ten(failing: 1, blank: 8)
    #expect(try rule("column a is number\n" + line, table).actions[0].hasFollowed == follows)
  }

  @Test(
    "9: rows are counted as rows where a line converts several columns, and the share is of their cells",
    arguments: [
      ("normalize a, b number '1.234,56'", "2 rows", false),
      ("normalize a, b number '1.234,56'", "1 row", true),
      ("replace a, b '1' -> '2'", "2 rows", false), ("replace a, b '1' -> '2'", "1 row", true),
      ("set a = 1 / c, b = 2 / c", "2 rows", false), ("set a = 1 / c, b = 2 / c", "1 row", true),
      ("fill a, b from hub by k", "2 rows", false), ("fill a, b from hub by k", "1 row", true),
      ("repair a, b by c", "2 rows", false), ("repair a, b by c", "1 row", true),
      ("normalize a, b number '1.234,56'", "49%", true),
      ("normalize a, b number '1.234,56'", "50%", false),
    ])
  func severalColumns(line: String, limit: String, follows: Bool) throws {
    let table =
      line.hasPrefix("fill")
      ? "k,a,b,c\n1,,,0\n2,,,0\n3,1,1,1\n4,1,1,1\n"
      : "k,a,b,c\n1,x,y,0\n2,p,q,0\n3,1,1,1\n4,1,1,1\n"
    var run = try Run()
    run.settings.blockByteCount = 16
    try run.scratch.write("k,a,b\n9,1,1\n", to: "hub.csv")
    let rules =
      "load hub from '\(run.scratch.file("hub.csv"))'\ncolumn c is number\n"
      + "\(line), others warn above \(limit) as R"
    let report = try run.apply(rules, to: table).tables
    let found = try #require(report.flatMap(\.rules).first { $0.id == "R" })
    #expect(found.actions.map(\.hasFollowed) == [follows])
  }

  @Test("9: a bare number is an error that says what to write")
  func bareNumber() throws {
    let error = #expect(throws: RulesRejected.self) {
      _ = try Run.output("require a, warn above 5", of: "a\n1\n")
    }
    #expect(error?.text.contains("F0219: a threshold needs its unit") == true)
    #expect(error?.text.contains("write 5% or 5 rows") == true)
  }

  @Test(
    "9: where nothing is tested nothing passes, fails or follows",
    arguments: [
      ("check a > 0, stop above 0%", 1), ("unique a, stop", 1), ("check a determines k, stop", 1),
      ("expect mean a > 0, stop", 1), ("expect sum a > 0, stop", 1),
      ("expect largest a = 3, stop", 1),
      ("expect blank a < 5% of rows when k = 'none', stop", 1),
      ("expect rows within 10% of last run, stop", 1),
    ])
  func nothingTested(line: String, notTestedCount: Int) throws {
    let run = try Run()
    let report = try run.apply("column a is number\n" + line, to: "a,k\n,1\n")
    let rule = report.tables[0].rules[0]
    #expect(rule.outcomes.notTested == notTestedCount)
    #expect(rule.outcomes.passed == 0 && rule.outcomes.failed == 0)
    #expect(!report.isStopped && rule.actions.allSatisfy { !$0.hasFollowed })
  }

  @Test("a when that cannot be evaluated brings about no 'others'")
  func failedConditionIsNoOther() throws {
    let report = try Run().apply(
      "column a is number\nnormalize b digits when a > 0, others stop", to: "a,b\nx,1\n1,2\n")
    #expect(!report.isStopped)
    #expect(report.tables[0].rules[0].outcomes.notEvaluated == 1)
  }
}
