import Fettle
import Foundation
import Testing

/// Tables that are loaded and go nowhere: looked up, counted, merged, or only judged.
@Suite("Tables that are not saved")
struct UnsavedTableTests {
  private let run: Run

  init() throws {
    run = try Run()
    try run.scratch.write("id,a\n1,x\n2,\n3,x\n", to: "l.csv")
    try run.scratch.write("id,a\n1,x\n2,y\n", to: "in.csv")
  }

  private var load: String { "load l from '\(run.scratch.file("l.csv"))'\nuse l\n" }

  private func apply(
    _ rules: String, _ change: (inout RunOptions) -> Void = { _ in }
  ) throws -> ApplyReport {
    var options = run.options()
    change(&options)
    return try run.apply(rules, options: options)
  }

  private static let uses = [
    "", "check id in l.id", "fill a = a from l by id = id", "correct a = a from l by id = id",
    "expect rows = rows of l", "check id = '1' when id in l.id",
  ]

  @Test("a stop in them stops the run, whatever they serve for", arguments: uses)
  func stop(use: String) throws {
    let report = try apply(load + "stop rows when id = '3'\nuse input\n\(use)\n")
    #expect(report.isStopped)
    #expect(report.tables.map(\.table) == ["l", "input"])
    #expect(report.tables[0].rules.map(\.outcomes.failed) == [1])
    #expect(run.scratch.read("out.csv") == nil)
  }

  @Test("what leaves them is counted, and told of", arguments: uses)
  func counts(use: String) throws {
    let report = try apply(
      load + "reject rows when a is blank\ndrop rows when id = '3'\nuse input\n\(use)\n")
    let table = try #require(report.tables.first { $0.table == "l" })
    #expect(table.rowsIn == 3 && table.rowsOut == 1)
    #expect(table.rejected == 1 && table.removed == 1)
    #expect(!table.isSaved && report.tables.last?.isSaved == true)
    #expect(table.notes.contains { $0.contains("1 row is rejected and written nowhere") })
  }

  @Test("what is said of rows that are written nowhere can be done")
  func advice() throws {
    let rules = load + "reject rows when a is blank\nuse input\n"
    func note(_ report: ApplyReport) -> String {
      report.tables[0].notes.first { $0.contains("written nowhere") } ?? ""
    }
    #expect(
      note(try apply(rules))
        == "1 row is rejected and written nowhere: write save l to 'l-saved.csv', rejects to "
        + "'l-rejects.csv' and save input to 'out.csv', in place of -o and its like")
    let followed =
      load + "reject rows when a is blank\nsave l to 'l-saved.csv', rejects to 'l-rejects.csv'\n"
      + "use input\nsave input to 'out.csv'\n"
    let report = try apply(followed) {
      $0.output = nil
      $0.outputFolder = run.scratch.path
    }
    #expect(note(report) == "" && run.scratch.read("l-rejects.csv") == "id,a\n2,\n")
    #expect(run.scratch.read("out.csv") == "id,a\n1,x\n2,y\n")
    // Where lines save already, one more changes nothing for the others.
    let beside = try apply(rules + "save input to 'out.csv'\n") {
      $0.output = nil
      $0.outputFolder = run.scratch.path
    }
    #expect(
      note(beside)
        == "1 row is rejected and written nowhere: write save l to 'l-saved.csv', rejects to "
        + "'l-rejects.csv'")
  }

  @Test("the command line's input may be looked up alone")
  func inputLookedUp() throws {
    let report = try apply(load + "check id in input.id\n")
    #expect(report.tables.map(\.table) == ["l", "input"])
    #expect(report.tables[0].rules.map(\.outcomes.failed) == [1])
    #expect(report.tables.map(\.isSaved) == [true, false])
  }

  @Test("beside a saved table they run too")
  func besideSaved() throws {
    var other = run
    other.savesAtEnd = false
    try other.scratch.write("id,a\n1,x\n2,y\n", to: "in.csv")
    let report = try other.apply(
      load + "column id is number\ndrop rows when id = 3\nuse input\nsave to 'o.csv'\n",
      options: other.options())
    #expect(report.tables.map(\.table) == ["l", "input"])
    #expect(report.tables[0].removed == 1)
  }

  @Test("the findings on them stand in the one list, each line with its table")
  func findings() throws {
    _ = try apply(load + "require a as A\nuse input\ncheck id in l.a as B\n") {
      $0.findings = run.scratch.file("f.csv")
    }
    let lines = run.scratch.read("f.csv")?.split(separator: "\n").map(String.init) ?? []
    #expect(lines.first == "row,key,column,severity,id,line,rule,value,finding,table")
    let fields = lines.dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(fields.map { $0.last ?? "" } == ["l", "input", "input"])
    #expect(fields.map { $0.first ?? "" } == ["2", "1", "2"])
  }

  @Test("that list is a baseline of all of them")
  func baseline() throws {
    let rules = load + "require a, reject as A\nuse input\ncheck id in l.a as B\n"
    _ = try apply(rules) { $0.findings = run.scratch.file("f.csv") }
    try run.scratch.write("id,a\n1,x\n2,\n3,x\n4,\n", to: "l.csv")
    let report = try apply(rules) { $0.baseline = run.scratch.file("f.csv") }
    #expect(report.tables.flatMap { $0.rules.map(\.known) } == [1, 2])
    #expect(report.tables.flatMap { $0.rules.map { $0.strongest ?? "" } } == ["reject", ""])
  }

  @Test("what is merged and stopped leaves its findings, whether or not the result is saved")
  func merged() throws {
    let merge = """
      load h from '\(run.scratch.file("in.csv"))'
      use l
      require a as RA
      stop rows when id = '2' as ST
      merge l, h into p
        same when a equal
        take everything else from l, then h

      """
    let load = "load l from '\(run.scratch.file("l.csv"))'\n"
    let report = try apply(load + merge) {
      $0.input = nil
      $0.findings = run.scratch.file("f.csv")
    }
    #expect(report.isStopped)
    #expect(run.scratch.read("f.csv")?.split(separator: "\n").count == 3)
    _ = try apply(load + merge + "save to 'o.csv', findings to 'g.csv'") {
      $0.input = nil
      $0.output = nil
      $0.outputFolder = run.scratch.path
    }
    #expect(run.scratch.read("g.csv")?.split(separator: "\n").count == 3)
    #expect(run.scratch.read("o.csv") == nil)
  }

  @Test("a table that is only looked up says how it was read")
  func reading() throws {
    try Data("id,a\n1,M\u{FC}ller\n".unicodeScalars.map { UInt8($0.value) })
      .write(to: URL(filePath: run.scratch.file("l.csv")))
    let report = try apply("load l from '\(run.scratch.file("l.csv"))'\ncheck id in l.id\n")
    #expect(report.tables.map(\.table) == ["input", "l"])
    #expect(report.tables[1].dialect.contains("windows-1252"))
    #expect(report.tables[1].rules.isEmpty && !report.tables[1].isSaved)
  }

  @Test("ragged records and invalid bytes of looked-up tables are set aside and counted")
  func ragged() throws {
    try Data(Array("id,a\n1,x\n7\n2,".utf8) + [0xFF, 0x0A])
      .write(to: URL(filePath: run.scratch.file("l.csv")))
    let report = try apply(
      "load l from '\(run.scratch.file("l.csv"))', encoding 'utf-8'\ncheck id in l.id\n"
    ) {
      $0.reading.ragged = .quarantine
      $0.reading.invalidBytes = .replace
      $0.quarantine = run.scratch.file("q.csv")
    }
    #expect(report.tables.map(\.quarantined) == [0, 1])
    #expect(report.tables.map(\.invalidBytes) == [0, 1])
    #expect(
      run.scratch.read("q.csv")
        == "file,line,byte,record,fields,raw,table\n\(run.scratch.file("l.csv")),3,9,2,1,\"7\n\",l\n"
    )
  }

  @Test("one quarantine takes the records of several saved tables, in UTF-8 where encodings differ")
  func quarantine() throws {
    try Data("id,a\n1\n2,\u{FC}\u{E4},x\n".unicodeScalars.map { UInt8($0.value) })
      .write(to: URL(filePath: run.scratch.file("l.csv")))
    try run.scratch.write("id,a\n1,x\n9\n", to: "in.csv")
    let load =
      "load l from '\(run.scratch.file("l.csv"))', delimiter ',', encoding 'windows-1252'\n"
    let report = try apply(load + "save to 'a.csv'\nuse l\nsave to 'b.csv'\n") {
      $0.output = nil
      $0.outputFolder = run.scratch.path
      $0.reading.ragged = .quarantine
      $0.quarantine = run.scratch.file("q.csv")
    }
    #expect(report.tables.map(\.quarantined) == [1, 2])
    let (first, other) = (run.scratch.file("in.csv"), run.scratch.file("l.csv"))
    let expected = """
      file,line,byte,record,fields,raw,table
      \(first),3,9,2,1,"9
      ",input
      \(other),2,5,1,1,"1
      ",l
      \(other),3,7,2,3,"2,üä,x
      ",l

      """
    #expect(run.scratch.read("q.csv") == expected)
  }
}
