import Fettle
import Testing

@Suite("Findings on figures, and how many findings there are")
struct FigureFindingTests {
  private static let head = "row,key,column,severity,id,line,rule,value,finding\n"

  /// The findings of a run that lists them.
  private func findings(_ rules: String, of table: String) throws -> String {
    var run = try Run()
    run.wantsLogs = true
    _ = try run.apply(rules, to: table)
    let text = try #require(run.scratch.read("findings.csv"))
    #expect(text.hasPrefix(Self.head))
    return String(text.dropFirst(Self.head.count))
  }

  @Test("a figure that fails is listed behind the rows, with no row and no key")
  func listed() throws {
    let rules = """
      column id is id
      column amount is number
      expect mean amount < 10, warn as M because 'small sums alone'
      require email, note as R
      expect rows between 3 and 5, note as N
      expect rows = 2 as held
      """
    let found = try findings(rules, of: "id,email,amount\nx,,20\ny,y@x.de,10\n")
    #expect(
      found == """
        1,x,email,note,R,-e:4,"require email, note as R",,is blank
        ,,amount,warn,M,-e:3,"expect mean amount < 10, warn as M because 'small sums alone'",15,\
        "measured 15, against 10: small sums alone"
        ,,,note,N,-e:5,"expect rows between 3 and 5, note as N",2,\
        "measured 2, against 3 and 5: does not hold"

        """)
  }

  @Test("a figure that cannot be computed is listed as a warning")
  func notComputed() throws {
    let found = try findings(
      "column a is number\nexpect sum a < 10, stop as S", of: "a,b\n1,\nx,\n")
    #expect(
      found == """
        ,,a,warn,S,-e:2,"expect sum a < 10, stop as S",,could not be evaluated

        """)
  }

  @Test("what a figure shows of a sensitive column is masked, and no list of such knows it")
  func masked() throws {
    let rules = "column a is number, sensitive\nexpect largest a < 10 as L\nexpect rows > 9 as R"
    let run = try Run()
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write("a,b\n987,1\n", to: "in.csv")
    _ = try run.apply(rules, options: options)
    let known = try #require(run.scratch.read("known.csv"))
    #expect(known.contains("***,\"measured ***, against 10: does not hold\""))
    #expect(!known.contains("987"))
    options.findings = run.scratch.file("findings.csv")
    options.baseline = run.scratch.file("known.csv")
    let report = try run.apply(rules, options: options)
    #expect(report.tables[0].rules.map(\.known) == [0, 1])
  }

  @Test("a figure that was listed with the same value is known, another value is not")
  func known() throws {
    let rules = "column a is number\nexpect sum a < 10, stop as S\nexpect mean a < 0 as M"
    let run = try Run()
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write("a,b\n10,1\n", to: "in.csv")
    #expect(try run.apply(rules, options: options).isStopped)
    options.findings = run.scratch.file("findings.csv")
    options.baseline = run.scratch.file("known.csv")
    try run.scratch.write("a,b\n4,1\n6,1\n", to: "in.csv")
    let report = try run.apply(rules, options: options)
    let found = report.tables[0].rules
    #expect(!report.isStopped)
    #expect(found.map(\.known) == [1, 0] && found.map(\.findingCount) == [0, 1])
    #expect(found.map(\.outcomes.failed) == [1, 1] && found.map(\.strongest) == [nil, "warn"])
    #expect(run.scratch.read("findings.csv")?.contains(",M,") == true)
    #expect(run.scratch.read("findings.csv")?.contains(",S,") == false)
  }

  @Test("a save lists the figures of the lines above it")
  func saves() throws {
    var run = try Run()
    run.savesAtEnd = false
    let rules = """
      expect rows > 5 as A
      save to 'one.csv', findings to 'one.findings.csv'
      expect rows > 6 as B
      save to 'two.csv', findings to 'two.findings.csv'
      """
    _ = try run.apply(rules, to: "a,b\n1,2\n")
    let ids = ["one", "two"].map { name in
      (run.scratch.read("\(name).findings.csv") ?? "").split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false)[4] }
    }
    #expect(ids == [["A"], ["A", "B"]])
  }

  @Test(
    "findings are counted exactly, whether they are listed, shown or neither",
    arguments: [
      "require b, c", "require a, b, c when a > 1, reject", "unique c", "unique b, c, reject",
      "check b determines c", "check a > 1", "check a > 1 when b is present",
      "normalize a number, others reject", "normalize b, c email", "set d = a + 1",
      "replace b, c 'x' -> 'y', others review", "expect mean a < 0", "expect rows > 30",
      "reject rows when a < 3", "dedupe on b", "keep rows when a > 1",
    ])
  func counted(rule: String) throws {
    let rules = "column a is number\n\(rule) as R"
    let table = "a,b,c\n1,,\n2,x,\nz,x,y\n4,w,y\n5,x,y\n,x,z\n"
    var run = try Run()
    func count(_ change: (inout RunOptions) -> Void) throws -> Int {
      try run.scratch.write(table, to: "in.csv")
      var options = run.options()
      change(&options)
      return try #require(try run.apply(rules, options: options).tables[0].rules.first).findingCount
    }
    let silent = try count { _ in }
    #expect(try count { $0.findingSampleCount = 1 } == silent)
    run.wantsLogs = true
    #expect(try count { _ in } == silent)
    let lines = try #require(run.scratch.read("findings.csv")).split(separator: "\n").dropFirst()
    #expect(lines.count == silent)
    if !rule.hasPrefix("dedupe") { #expect(silent > 0) }
  }
}
