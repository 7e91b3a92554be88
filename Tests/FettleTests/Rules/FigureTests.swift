import Fettle
import Testing

@Suite("expect: the figures of tables and columns")
struct FigureTests {
  private func measure(
    _ rule: String, of table: String, settings: RunSettings = RunSettings()
  ) throws -> RuleReport {
    var run = try Run()
    run.settings = settings
    let report = try run.apply(rule, to: table)
    return try #require(report.tables.first?.rules.last)
  }

  @Test(
    "the deviation is that of a sample",
    arguments: [
      ("1\n1\n3\n", "1.154700538379"), ("-1\n0\n1\n", "1"), ("0\n0\n0\n", "0"),
      ("-1\n1\n\n", "1.414213562373"), ("0.01\n0.02\n", "0.007071067812"), ("5\n5.0\n", "0"),
      // On binary fractions Σx² - (Σx)²/n would be 0 or below it here.
      ("1000000000.1\n1000000000.2\n1000000000.3\n", "0.1"),
      ("100000000000000000\n300000000000000000\n", "141421356237310000"),
    ])
  func deviation(values: String, expected: String) throws {
    let rule = try measure(
      "column a is number\nexpect deviation a >= 0",
      of: "a,b\n" + values.replacing("\n", with: ",\n"))
    #expect(rule.measure?.value == expected)
    #expect(rule.outcomes.passed == 1)
  }

  @Test("one value has no deviation, and the rule is not tested")
  func single() throws {
    let rule = try measure("column a is number\nexpect deviation a = 0, stop", of: "a,b\n1,\n,\n")
    #expect(rule.measure?.value == nil)
    #expect(rule.outcomes.notTested == 1)
  }

  @Test("the deviation is the same for any number of threads, and what the definition gives")
  func threads() throws {
    var random = SeededRandom(20_260_131)
    let values = (0..<500).map { _ in
      Double(Int.random(in: -999_999...999_999, using: &random)) / 100
    }
    let table = "a\n" + values.map { "\($0)\n" }.joined()
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let expected = (squares / Double(values.count - 1)).squareRoot()
    let results = try RunSettings.threadCounts.map { count in
      var settings = RunSettings()
      settings.threadCount = count
      settings.blockByteCount = 64
      return try measure(
        "column a is number\nexpect deviation a > 0", of: table, settings: settings
      ).measure?.value ?? ""
    }
    #expect(Set(results).count == 1)
    let found = try #require(Double(results[0]))
    #expect(abs(found - expected) < expected * 1e-12)
  }

  @Test(
    "columns are those of the table at the line",
    arguments: [
      ("expect columns = 2", 1), ("drop columns b\nexpect columns = 1", 1),
      ("set c = 1\nexpect columns between 3 and 4", 1), ("expect columns > 2", 0),
    ])
  func columns(rules: String, passed: Int) throws {
    #expect(try measure(rules, of: "a,b\n1,2\n").outcomes.passed == passed)
  }

  @Test(
    "rows of another table are counted as they stand at the line",
    arguments: [
      ("use input\nexpect rows = rows of other", "3", 0),
      ("use other\ndrop rows when a = '1'\nuse input\nexpect rows = rows of other", "2", 1),
      ("use other\ndedupe on b\nuse input\nexpect rows > rows of other", "1", 1),
      ("use other\nreject rows when a = '1'\nuse input\nexpect rows = rows of other", "2", 1),
    ])
  func otherTable(rules: String, bound: String, passed: Int) throws {
    var run = try Run()
    run.savesAtEnd = false
    try run.scratch.write("a,b\n1,x\n2,x\n3,x\n", to: "other.csv")
    let load = "load input\nload other from '\(run.scratch.file("other.csv"))'\n"
    let report = try run.apply(load + rules + "\nsave input to 'kept.csv'", to: "a,b\n1,2\n2,2\n")
    let rule = try #require(
      report.tables.flatMap(\.rules).first { $0.verb == "expect" })
    #expect(rule.measure?.bounds == [bound])
    #expect(rule.outcomes.passed == passed)
  }

  @Test("a rejected row is no value of its column for other tables")
  func rejectedValue() throws {
    var run = try Run()
    run.savesAtEnd = false
    try run.scratch.write("a,b\n1,x\n2,y\n", to: "other.csv")
    let rules = """
      load input
      load other from '\(run.scratch.file("other.csv"))'
      use other
      reject rows when b = 'x'
      use input
      keep rows when a in other.a
      save input to 'kept.csv'
      """
    _ = try run.apply(rules, to: "a\n1\n2\n")
    #expect(run.scratch.read("kept.csv") == "a\n2\n")
  }
}
