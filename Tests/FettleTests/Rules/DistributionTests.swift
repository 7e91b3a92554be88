import Fettle
import Testing

@Suite("What stood in the columns that rules judged")
struct DistributionTests {
  /// 3,000 rows: a few countries, numbers that are all different but for one that is frequent, blanks.
  static let records = (0..<3000).map { row in
    let country = row % 7 == 0 ? "" : ["DE", "AT", "中国", "FR"][row % 4]
    let amount = row % 5 == 0 ? "42" : String(row * 7919 % 100_003)
    return "\(row),\(country),\(amount),2024-01-\(row % 28 < 9 ? "0" : "")\(row % 28 + 1)"
  }
  static let table = "id,country,amount,day\n" + records.map { $0 + "\n" }.joined()
  static let rules = """
    column amount is number
    column day is date
    require country as A
    check amount > 1000, reject as B
    check day > '2020-01-01' as C
    unique country as D
    """

  private func reports(_ rules: String = rules, _ settings: RunSettings? = nil) throws
    -> [String: DistributionReport]
  {
    var run = try Run()
    if let settings { run.settings = settings }
    var options = run.options()
    options.wantsDistributions = true
    try run.scratch.write(Self.table, to: run.input)
    let report = try run.apply(rules, options: options)
    let pairs = report.tables[0].rules.flatMap { rule in rule.distributions.map { (rule.id, $0) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test("few different values are counted exactly, most frequent first")
  func exact() throws {
    let found = try #require(try reports()["A"])
    var counts: [String: Int] = [:]
    for row in 0..<3000 where row % 7 != 0 {
      counts[["DE", "AT", "中国", "FR"][row % 4], default: 0] += 1
    }
    #expect(found.column == "country" && found.rowCount == 3000)
    #expect(found.blankCount == 429 && found.distinctCount == 4 && found.sampleCount == nil)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    #expect(found.top.map(\.text) == sorted.map(\.key))
    #expect(found.top.map(\.count) == sorted.map(\.value))
    #expect(found.plot?.kind == .length && found.plot?.counts == [2571])
  }

  @Test("of many different values a sample of rows speaks, and what is frequent is seen in it")
  func sampled() throws {
    let found = try #require(try reports()["B"])
    #expect(found.distinctCount == nil && found.sampleCount == 1024)
    let top = try #require(found.top.first)
    #expect(top.text == "42" && (150...260).contains(top.count))
    let plot = try #require(found.plot)
    #expect(plot.kind == .number && plot.counts.count == 24)
    #expect(plot.counts.reduce(0, +) == 1024)
  }

  @Test("dates have a place for each day where they are few")
  func dates() throws {
    let plot = try #require(try reports()["C"]?.plot)
    #expect(plot.kind == .date && plot.least == "2024-01-01" && plot.greatest == "2024-01-28")
    #expect(plot.counts.reduce(0, +) == 3000)
  }

  @Test("a rule over the table sees the rows that are left, and so does its distribution")
  func rejected() throws {
    let found = try reports()
    let rejectedCount = Self.records.count { record in
      (Int(record.split(separator: ",", omittingEmptySubsequences: false)[2]) ?? 0) <= 1000
    }
    #expect(rejectedCount > 0)
    #expect(found["C"]?.rowCount == 3000)
    #expect(found["D"]?.rowCount == 3000 - rejectedCount)
  }

  @Test(
    "they are the same for any number of threads and any size of a batch",
    arguments: [1, 2, 4], [7, 100, 2048])
  func deterministic(threadCount: Int, batchRowCount: Int) throws {
    let settings = RunSettings(
      threadCount: threadCount, batchRowCount: batchRowCount, of: Self.records, keyByteCount: nil,
      listsFindings: false)
    #expect(try reports(Self.rules, settings) == reports())
  }

  @Test("of a sensitive column only masked values and lengths are shown")
  func masked() throws {
    let rules = "column amount is number, sensitive; check amount > 10 as B"
    let found = try #require(try reports(rules)["B"])
    #expect(found.isMasked && found.plot?.kind == .length)
    #expect(found.top.allSatisfy { $0.text.allSatisfy { $0 == "*" } })
    #expect(found.plot?.greatest == "5")
  }

  @Test("looking at columns changes neither the output nor a count")
  func harmless() throws {
    let run = try Run()
    var options = run.options()
    try run.scratch.write(Self.table, to: run.input)
    let plain = try run.apply(Self.rules, options: options)
    let bytes = run.scratch.read("out.csv")
    options.wantsDistributions = true
    let looked = try run.apply(Self.rules, options: options)
    #expect(bytes != nil && run.scratch.read("out.csv") == bytes)
    #expect(looked.tables[0].rules.map(\.outcomes) == plain.tables[0].rules.map(\.outcomes))
    #expect(plain.tables[0].rules.allSatisfy { $0.distributions.isEmpty })
  }

  @Test("findings are counted whole, however few are shown")
  func findings() throws {
    let run = try Run()
    var options = run.options()
    options.findingSampleCount = 3
    try run.scratch.write(Self.table, to: run.input)
    let report = try run.apply(
      "require country as A; normalize country number '1,234.50' as N", options: options)
    let rules = report.tables[0].rules
    #expect(rules.map(\.findingCount) == [429, 2571])
    #expect(rules.map(\.findings.count) == [3, 3])
    // A cell that cannot be converted is neither blank nor a pass.
    let outcomes = rules[1].outcomes
    #expect(outcomes.passed == 0 && outcomes.notEvaluated == 2571 && outcomes.notTested == 429)
  }
}
