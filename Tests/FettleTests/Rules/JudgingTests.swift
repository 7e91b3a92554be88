import Fettle
import Testing

/// The rest of the language's decision 10: what becomes of rows that fail, and of a run that stops.
@Suite("Rows that fail, and runs that stop")
struct JudgingTests {
  static let table = "id,email,amount\n1,a@x,5\n2,,-1\n3,c@x,-1\n3,d@x,x\n"

  /// A run with all logs, and its report.
  private func logged(
    _ rules: String, _ table: String = Self.table
  ) throws -> (run: Run, report: ApplyReport) {
    var run = try Run()
    run.wantsLogs = true
    return (run, try run.apply(rules, to: table))
  }

  @Test("10: a rejected row carries the reasons of all checks up to the next line that sees tables")
  func reasons() throws {
    let (run, report) = try logged(
      """
      column amount is number
      require email, reject as A because 'no address'
      set amount = 0 when id = '2'
      check amount != 0, reject as B
      unique id, reject as C
      check id != '2', reject as D
      """)
    #expect(
      run.scratch.read("rejects.csv") == """
        id,email,amount,rule,reason
        2,,-1,A; B,"no address; check amount != 0, reject as B: does not hold"
        3,c@x,-1,C,"unique id, reject as C: is there more than once"
        3,d@x,x,C,"unique id, reject as C: is there more than once"

        """)
    #expect(run.scratch.read("out.csv") == "id,email,amount\n1,a@x,5\n")
    #expect(report.tables[0].rules.map(\.rejected) == [1, 0, 1, 2, 0])
    #expect(report.tables[0].rejected == 3)
  }

  @Test(
    "10: a rejected row is gone for lines that see tables, and no filter keeps or drops it",
    arguments: [
      ("dedupe on amount", 2, 1), ("unique amount", 3, 0), ("expect rows = 3, stop", 3, 0),
      ("check amount determines email", 3, 0), ("keep rows when id != '2'", 3, 0),
      ("drop rows when id = '2'", 3, 0), ("drop rows when true", 0, 3),
    ])
  func leaving(line: String, rowsOut: Int, removed: Int) throws {
    let table = "id,email,amount\n1,a@x,5\n2,,5\n3,c@x,6\n4,d@x,6\n"
    let rules = "require email, reject\n" + line
    let (_, report) = try logged(rules, table)
    let result = report.tables[0]
    #expect(!report.isStopped)
    #expect([result.rowsOut, result.removed, result.rejected] == [rowsOut, removed, 1])
    #expect(result.rowsIn == result.rowsOut + result.removed + result.rejected)
  }

  @Test(
    "9: findings are called by what their rule has brought about, in the file as in the report",
    arguments: [
      ("warn above 1%, stop above 50%", "stop"), ("warn above 1%, stop above 80%", "warn"),
      ("warn above 90%, stop above 95%", "note"), ("note, warn above 50%", "warn"),
      ("note, warn above 80%", "note"), ("warn above 60%", "note"), ("stop above 3 rows", "note"),
      ("warn above 59%", "warn"), ("reject, stop above 2 rows", "stop"),
      ("reject, stop above 3 rows", "reject"), ("warn above 1%, reject", "reject"),
    ])
  func severity(actions: String, severity: String) throws {
    var run = try Run()
    run.wantsLogs = true
    run.settings.blockByteCount = 16
    try run.scratch.write("id,a\n1,x\n2,\n3,\n4,\n5,\"x,\n\"\n", to: "in.csv")
    var options = run.options()
    options.findingSampleCount = 10
    let report = try run.apply(
      "column id is number\nrequire a, \(actions) as A\ncheck id < 4, note as B", options: options)
    let rules = report.tables[0].rules
    #expect(
      rules.first { $0.id == "A" }?.findings.map(\.severity) == [severity, severity, severity])
    let lines = run.scratch.read("findings.csv")?.split(separator: "\n").dropFirst() ?? []
    let called = lines.map { line -> String in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(fields[3]) \(fields[4])"
    }
    // A rejected row is judged on to the next line that sees tables.
    let expected = Array(repeating: "\(severity) A", count: 3) + ["note B", "note B"]
    #expect(called.sorted() == expected.sorted())
  }

  @Test("10: rejects come with preamble and header, so that the same rules read them again")
  func rejectsAreRead() throws {
    let rules = "load input, skip 1, delimiter ';'\nrequire b, reject"
    let (run, _) = try logged(rules, "an export\n\"a\" ;b\n1;2\n 3;\n")
    #expect(
      run.scratch.read("rejects.csv")?.hasPrefix("an export\n\"a\" ;b;rule;reason\n 3;;") == true)
    var options = run.options()
    options.rejectsHaveReasons = false
    _ = try run.apply(rules, options: options)
    #expect(run.scratch.read("rejects.csv") == "an export\n\"a\" ;b\n 3;\n")
    let again = try run.apply(rules, to: run.scratch.read("rejects.csv")!)
    #expect(again.tables[0].rejected == 1)
  }

  @Test("10: rejects of a table without a header have none")
  func headless() throws {
    let (run, _) = try logged(
      "load input, header none\nrequire [column 2], reject as R", "1,\n2,3\n")
    #expect(
      run.scratch.read("rejects.csv")
        == "1,,R,\"require [column 2], reject as R: is blank\"\n")
  }

  @Test("a padded record has its reasons behind all columns")
  func padded() throws {
    var run = try Run()
    run.wantsLogs = true
    run.reading.ragged = .pad
    _ = try run.apply("require c, reject as R because 'why'", to: "a,b,c\n1\n1,2,3\n")
    #expect(run.scratch.read("rejects.csv") == "a,b,c,rule,reason\n1,,,R,why\n")
  }

  @Test(
    "10: what a line cannot convert stays, and others says what follows for its row",
    arguments: [
      ("reject", 1, 1, 0), ("review", 2, 0, 1), ("warn", 2, 0, 0), ("note", 2, 0, 0),
    ])
  func others(action: String, rowsOut: Int, rejected: Int, reviewed: Int) throws {
    for line in [
      "normalize a, b digits", "replace a, b '1' -> '2', '2' -> '3'", "set a = 1 / c, b = 2 / c",
    ] {
      let rules = "column c is number\n\(line), others \(action) as R"
      let (run, report) = try logged(rules, "a,b,c\n1,2,3\nx,y,0\n")
      let result = report.tables[0]
      #expect([result.rowsOut, result.rejected] == [rowsOut, rejected], "\(line)")
      // Two cells of one row: it is one row that leaves.
      #expect([result.rules[0].rejected, result.rules[0].reviewed] == [rejected, reviewed])
      #expect(result.rules[0].strongest == action)
      let findings = run.scratch.read("findings.csv")!.split(separator: "\n").dropFirst()
      #expect(
        findings.count == 2 && findings.allSatisfy { $0.contains(",\(action),R,") }, "\(line)")
      if rejected == 1 {
        #expect(run.scratch.read("rejects.csv")!.contains("\nx,y,0,R,"))
      } else {
        #expect(run.scratch.read("out.csv")!.hasSuffix("x,y,0\n"))
      }
    }
  }

  @Test("10: after a stop no table and no log of it is written; findings and rejects are")
  func stop() throws {
    let run = try Run()
    try run.scratch.write("what was there\n", to: "out.csv")
    var logged = run
    logged.wantsLogs = true
    let report = try logged.apply(
      "column amount is number\nrequire email, reject; check amount > 0, review, stop; default email 'x'",
      to: Self.table)
    #expect(report.isStopped)
    #expect(run.scratch.read("out.csv") == "what was there\n")
    #expect(run.scratch.names == ["findings.csv", "in.csv", "out.csv", "rejects.csv"])
    #expect(report.outputs.map(\.kind).sorted() == ["findings", "rejects"])
    #expect(run.scratch.read("rejects.csv")!.contains("\n2,,-1,"))
  }

  @Test("10: a stop of one table holds back those of all, saved before it too")
  func stopOfOneTable() throws {
    var run = try Run()
    run.savesAtEnd = false
    try run.scratch.write("a\n1\n", to: "hub.csv")
    let rules = """
      load hub from '\(run.scratch.file("hub.csv"))'
      save input to 'first.csv', findings to 'f.csv'
      use hub
      stop rows when a = '1'
      save hub to 'second.csv'
      """
    let report = try run.apply(rules, to: "a\n2\n")
    #expect(report.isStopped)
    #expect(run.scratch.names == ["f.csv", "hub.csv", "in.csv"])
  }

  @Test("a dedupe behind a save or an expect looks at the rows that are left, in every pass")
  func notesOfEarlierPasses() throws {
    let table = "k,v\n" + (0..<40).map { "\($0 % 7),\($0 % 3 == 0 ? "" : "\($0)")\n" }.joined()
    for line in ["save to 'a.csv'", "expect rows > 3", "unique v, note"] {
      var run = try Run()
      run.savesAtEnd = false
      let rules = """
        column v is number
        require v, reject
        \(line)
        drop rows when v > 30
        check v < 25, reject
        dedupe on k keep largest v
        save to 'b.csv'
        """
      _ = try run.apply(rules, to: table)
      let rows = run.scratch.read("b.csv")!.split(separator: "\n").dropFirst()
      #expect(rows == ["1,22", "2,23", "4,11", "5,19", "0,14", "3,17", "6,20"], "\(line)")
    }
  }
}
