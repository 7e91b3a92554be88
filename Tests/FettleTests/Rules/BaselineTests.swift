import Diagnostics
import Fettle
import Foundation
import Testing

/// What a run knows of the ones before it: findings that were listed, figures that were measured.
@Suite("Baseline and history")
struct BaselineTests {
  static let rules = """
    column id is id
    require email, reject as A
    check amount is number, warn above 1 row, stop above 2 rows as B
    unique code as C
    """
  static let table = "id,email,amount,code\nx,,5,1\ny,b@x.de,no,2\nz,c@x.de,7,2\n"

  /// Runs the rules once for a baseline, and then on a table that has grown by some lines.
  private func again(_ lines: String) throws -> (run: Run, report: ApplyReport) {
    let run = try Run()
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write(Self.table, to: "in.csv")
    _ = try run.apply(Self.rules, options: options)
    try run.scratch.write("id,email,amount,code\n" + lines, to: "in.csv")
    options.findings = run.scratch.file("findings.csv")
    options.baseline = run.scratch.file("known.csv")
    return (run, try run.apply(Self.rules, options: options))
  }

  @Test("what the baseline lists is counted as known, and neither listed nor grave")
  func known() throws {
    let (run, report) = try again("z,c@x.de,7,2\nx,,5,1\ny,b@x.de,no,2\n")
    let rules = report.tables[0].rules
    #expect(rules.map(\.outcomes.failed) == [1, 1, 2])
    #expect(rules.map(\.known) == [1, 1, 2])
    #expect(rules.allSatisfy { $0.strongest == nil })
    // A known row is rejected all the same: the table stays clean.
    #expect(report.tables[0].rejected == 1)
    let lines = run.scratch.read("findings.csv")?.split(separator: "\n")
    #expect(lines?.count == 1)
  }

  @Test("what is new is listed and judged; a known row counts for no threshold")
  func new() throws {
    let (run, report) = try again("x,,5,1\ny,b@x.de,no,2\nz,,7,3\nw,d@x.de,none,4\n")
    let rules = report.tables[0].rules
    #expect(rules.map(\.outcomes.failed) == [2, 2, 0])
    #expect(rules.map(\.strongest) == ["reject", nil, nil])
    let lines = run.scratch.read("findings.csv")?.split(separator: "\n").dropFirst() ?? []
    #expect(lines.map { $0.prefix(8) } == ["3,z,emai", "4,w,amou"])
  }

  @Test(
    "a rule below its limit lists what it found, which is known and counts no more the next time")
  func belowLimit() throws {
    let run = try Run()
    let rules = "column id is id\ncheck n is number, warn above 2 rows as B"
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write("id,n\n1,no\n2,5\n", to: "in.csv")
    let first = try run.apply(rules, options: options).tables[0].rules[0]
    #expect(first.outcomes.failed == 1 && first.strongest == nil)
    #expect(run.scratch.read("known.csv")?.split(separator: "\n").count == 2)
    options.findings = run.scratch.file("findings.csv")
    options.baseline = run.scratch.file("known.csv")
    for (lines, new, strongest) in [("2,a\n3,b\n", 2, nil), ("2,a\n3,b\n4,c\n", 3, "warn")] {
      try run.scratch.write("id,n\n1,no\n" + lines, to: "in.csv")
      let rule = try run.apply(rules, options: options).tables[0].rules[0]
      #expect(rule.outcomes.failed == new + 1 && rule.known == 1)
      #expect(rule.strongest == strongest)
      let listed = run.scratch.read("findings.csv")?.split(separator: "\n").dropFirst() ?? []
      #expect(listed.count == new && listed.allSatisfy { !$0.hasPrefix("1,") })
    }
  }

  // A masked key or value made every finding of the same shape known.
  @Test(
    "what a list masks is never taken for known; a row's number stands for a masked or blank key")
  func masked() throws {
    let run = try Run()
    let rules = """
      column id is id, sensitive
      column n is number, sensitive
      require e as E
      stop rows when n < 0 as N
      """
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write("id,e,n\n1,,1\n2,x,-1\n", to: "in.csv")
    _ = try run.apply(rules, options: options)
    options.findings = run.scratch.file("findings.csv")
    options.baseline = run.scratch.file("known.csv")
    try run.scratch.write("id,e,n\n8,,1\n9,,-7\n", to: "in.csv")
    let report = try run.apply(rules, options: options)
    // The blank of row 1 is known, that of row 2 is not; -7 is not the -1 that was listed.
    #expect(report.tables[0].rules.map(\.known) == [1, 0] && report.isStopped)
  }

  // `-` under `blanks '-'` was a key as any other, and so was white space: a new finding of another row
  // without a key passed for known.
  @Test(
    "a key that is written as a blank is none, in the list as in the table",
    arguments: ["-", "", " ", "\u{2009}"])
  func blankKeys(key: String) throws {
    let run = try Run()
    let rules = "load t, blanks '-'\ncolumn id is id\ncheck a = 'x' as K"
    var options = run.options()
    func apply(_ rows: String, _ findings: String) throws -> (failed: Int, known: Int) {
      try run.scratch.write("id,a\n" + rows, to: "in.csv")
      options.findings = run.scratch.file(findings)
      let rule = try run.apply(rules, options: options).tables[0].rules[0]
      return (rule.outcomes.failed, rule.known)
    }
    #expect(try apply("1,x\n\(key),bad\n3,x\n", "known.csv") == (1, 0))
    // No key stands in the list, so that the number is what tells the row.
    #expect(run.scratch.read("known.csv")?.contains("\n2,,a,") == true)
    let list = try #require(run.scratch.read("known.csv"))
    options.baseline = run.scratch.file("known.csv")
    #expect(try apply("1,x\n2,x\n3,x\n4,x\n\(key),bad\n", "new.csv") == (1, 0))
    #expect(run.scratch.read("new.csv")?.contains("\n5,,a,") == true)
    #expect(try apply("1,x\n\(key),bad\n", "new.csv") == (1, 1))
    // A list as it was written before: with the text that stands for a blank.
    try run.scratch.write(list.replacing("\n2,,a", with: "\n2,\(key),a"), to: "known.csv")
    #expect(try apply("1,x\n2,x\n3,x\n4,x\n\(key),bad\n", "new.csv") == (1, 0))
    #expect(try apply("1,x\n\(key),bad\n", "new.csv") == (1, 1))
  }

  @Test("a listed row with a key does not stand for one without that has its number")
  func numberOfAnother() throws {
    let run = try Run()
    let rules = "column id is id\ncheck a = 'x' as K"
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    try run.scratch.write("id,a\n7,bad\n", to: "in.csv")
    _ = try run.apply(rules, options: options)
    options.findings = nil
    options.baseline = run.scratch.file("known.csv")
    try run.scratch.write("id,a\n,bad\n7,bad\n", to: "in.csv")
    let rule = try run.apply(rules, options: options).tables[0].rules[0]
    #expect(rule.outcomes.failed == 2 && rule.known == 1)
  }

  // `, others reject` counted the rows that it rejects, and not which of them were known.
  @Test(
    "a rejected row is known by all its findings, whatever rejects it",
    arguments: [
      "replace code '1' -> 'one', others reject as R",
      "set code = 1 / n, others reject as R",
      "normalize code date 'DD/MM/YYYY', others reject as R",
      "require email, reject as R", "check amount is number, reject as R",
    ])
  func knownRejects(line: String) throws {
    let run = try Run()
    let rules = "column n is number\n" + line
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    let table = "id,email,amount,code,n\nx,,no,2,0\ny,a,1,1,1\n"
    try run.scratch.write(table, to: "in.csv")
    #expect(try run.apply(rules, options: options).tables[0].rejected > 0)
    options.findings = nil
    options.baseline = run.scratch.file("known.csv")
    let again = try run.apply(rules, options: options).tables[0]
    #expect(again.rejected > 0)
    #expect(again.rules.map(\.knownRejects) == again.rules.map(\.rejected))
    try run.scratch.write(table + "z,,none,3,0\n", to: "in.csv")
    let grown = try run.apply(rules, options: options).tables[0].rules[0]
    #expect(grown.rejected > grown.knownRejects)
  }

  // Values of several columns stood with ' | ' between them, whatever bars they had themselves.
  @Test("a finding on several columns is known by each of their values, whatever bars these have")
  func bars() throws {
    let run = try Run()
    let rules = "column a, b is text\ncheck a = b as R"
    var options = run.options()
    options.findings = run.scratch.file("known.csv")
    func known(_ rows: String) throws -> Int {
      try run.scratch.write("a,b\n" + rows, to: "in.csv")
      return try run.apply(rules, options: options).tables[0].rules[0].known
    }
    #expect(try known("x | y,z\np|q,r\nm||n,o\n") == 0)
    let lines = try #require(run.scratch.read("known.csv"))
    #expect(lines.contains(",x || y | z,") && lines.contains(",p||q | r,"))
    options.findings = nil
    options.baseline = run.scratch.file("known.csv")
    #expect(try known("x | y,z\np|q,r\nm||n,o\n") == 3)
    #expect(try known("x,y | z\np||q,r\nm|n,o\n") == 0)
    // As a list of earlier days has them: what can be the values of nothing else is known.
    try run.scratch.write(
      lines.replacing("x || y | z", with: "x | y | z").replacing("p||q | r", with: "p|q | r"),
      to: "known.csv")
    #expect(try known("x | y,z\np|q,r\n") == 1)
    #expect(try known("x,y | z\np||q,r\n") == 0)
  }

  @Test("a torn history, one that is an output too, and a baseline of two tables are refused")
  func refusals() throws {
    let run = try Run()
    try run.scratch.write("a\n1\n", to: "in.csv")
    var options = run.options()
    try run.scratch.write(#"{"schema": "fettle.history/1", "ru"#, to: "history.jsonl")
    options.history = run.scratch.file("history.jsonl")
    #expect(throws: RunFailure.self) { try run.apply("require a", options: options) }
    options.history = options.output
    #expect(throws: RunFailure.self) { try run.apply("require a", options: options) }
    options.history = options.input
    #expect(throws: RunFailure.self) { try run.apply("require a", options: options) }
    options.history = nil
    try run.scratch.write("row,key,column,severity,id,line,rule,value,finding\n", to: "known.csv")
    options.baseline = run.scratch.file("known.csv")
    options.findings = options.baseline
    let error = #expect(throws: RunFailure.self) { try run.apply("require a", options: options) }
    #expect(error?.message.contains("is the baseline of this run, and the findings") == true)
    #expect(run.scratch.read("in.csv") == "a\n1\n" && run.scratch.read("out.csv") == nil)
  }

  @Test("a figure of a sensitive column is masked, and rejected rows keep their own line ends")
  func hidden() throws {
    let run = try Run()
    var options = run.options()
    options.rejects = run.scratch.file("rejects.csv")
    try run.scratch.write("id,pay\n1,91234\r\n2,\r\n3,\n", to: "in.csv")
    let rules = """
      column pay is number, sensitive
      expect largest pay < 100
      expect rows > 1
      require pay, reject
      """
    let report = try run.apply(rules, options: options)
    #expect(report.tables[0].rules.map { $0.measure?.value } == ["*****", "3", nil])
    #expect(run.scratch.read("rejects.csv") == "id,pay\n2,\r\n3,\n")
  }

  @Test(
    "the header of rejects has the line end that it came with, and a last record without one gets one"
  )
  func header() throws {
    let run = try Run()
    var options = run.options()
    options.rejects = run.scratch.file("rejects.csv")
    for (table, rejects) in [
      ("id,a\r\n1,x\n2,\n3,\n4,y\n5,", "id,a\r\n2,\n3,\n5,\n"),
      ("id,a\n1,x\r\n2,\r\n3,x\r\n", "id,a\n2,\r\n"),
    ] {
      try run.scratch.write(table, to: "in.csv")
      _ = try run.apply("require a, reject", options: options)
      #expect(run.scratch.read("rejects.csv") == rejects)
    }
  }

  @Test("a file that lists no findings is no baseline")
  func noBaseline() throws {
    let run = try Run()
    try run.scratch.write("a,b\n1,2\n", to: "known.csv")
    var options = run.options()
    options.baseline = run.scratch.file("known.csv")
    let failure = #expect(throws: RunFailure.self) {
      try run.scratch.write(Self.table, to: "in.csv")
      return try run.apply(Self.rules, options: options)
    }
    #expect(failure?.kind == .usage && failure?.message.contains("no list of findings") == true)
  }

  @Test(
    "a figure is held against that of the last run, where there was one",
    arguments: [
      (1, "within 10% of last run", "pass"), (2, "within 10% of last run", "fail"),
      (2, "within 100% of last run", "pass"), (0, "within 10% of last run", "not tested"),
    ])
  func history(runs: Int, test: String, expected: String) throws {
    let run = try Run()
    var options = run.options()
    options.history = run.scratch.file("history.jsonl")
    let line = "expect rows \(test) as rows"
    // So many runs before, the last one over half as many rows where there were two.
    for number in 0..<runs {
      try run.scratch.write(
        "a\n" + String(repeating: "1\n", count: number == 1 ? 2 : 4), to: "in.csv")
      _ = try run.apply(line, options: options)
    }
    try run.scratch.write("a\n1\n1\n1\n1\n", to: "in.csv")
    let outcomes = try run.apply(line, options: options).tables[0].rules[0].outcomes
    let found =
      outcomes.passed == 1 ? "pass" : outcomes.failed == 1 ? "fail" : "not tested"
    #expect(found == expected)
    let lines = run.scratch.read("history.jsonl")?.split(separator: "\n") ?? []
    #expect(lines.count == runs + 1)
    #expect(lines.allSatisfy { $0.hasPrefix(#"{"schema": "fettle.history/1""#) })
  }

  @Test("a figure that the last run could not compute is held against the run before it")
  func historyBeforeFailure() throws {
    let run = try Run()
    var options = run.options()
    options.history = run.scratch.file("history.jsonl")
    let rules = "column a is number\nexpect sum a within 10% of last run, warn as total"
    for (text, failed) in [("10", 0), ("x", 0), ("20", 1)] {
      try run.scratch.write("a\n1\n2\n\(text)\n", to: "in.csv")
      let outcomes = try run.apply(rules, options: options).tables[0].rules.last?.outcomes
      #expect(outcomes?.failed == failed, "\(text)")
    }
  }

  @Test("a run that no history is named for says that it compares with none")
  func missingHistory() throws {
    let run = try Run()
    try run.scratch.write("a\n1\n", to: "in.csv")
    let rules = "expect rows within 10% of last run"
    let notes = try run.apply(rules, options: run.options()).tables[0].notes
    #expect(notes.contains { $0.hasPrefix("1 line compares with the last run") })
    var options = run.options()
    options.history = run.scratch.file("history.jsonl")
    #expect(try run.apply(rules, options: options).tables[0].notes.isEmpty)
  }

  @Test("a run that stopped leaves the history as it was, and one that is none is refused")
  func historyStays() throws {
    let run = try Run()
    var options = run.options()
    options.history = run.scratch.file("history.jsonl")
    try run.scratch.write(Self.table, to: "in.csv")
    let report = try run.apply("require email, stop", options: options)
    #expect(report.isStopped && run.scratch.read("history.jsonl") == "")
    // The file that the stopped run has made is that of no run yet.
    let first = try run.apply("expect rows within 10% of last run", options: options).tables[0]
    #expect(first.rules[0].outcomes.notTested == 1)
    #expect(run.scratch.read("history.jsonl")?.split(separator: "\n").count == 1)
    try run.scratch.write("{}\n", to: "history.jsonl")
    let failure = #expect(throws: RunFailure.self) { try run.apply("require id", options: options) }
    #expect(failure?.kind == .input)
  }
}
