import Fettle
import Testing

/// Empty lines stay where they were, whatever becomes of the rows around them.
@Suite("Empty lines between rows")
struct EmptyLineTests {
  static let table = "id,a\n1,x\n\n2,y\n\n3,z,extra\n\n4,w\n\n5,v\n"

  private func apply(
    _ rules: String, to table: String, block: Int? = nil, threads: Int = 1
  ) throws -> Scratch {
    var run = try Run()
    (run.settings.blockByteCount, run.settings.threadCount) = (block, threads)
    try run.scratch.write(table, to: "in.csv")
    var options = run.options()
    options.rejects = run.scratch.file("rejects.csv")
    options.reading.ragged = .quarantine
    options.quarantine = run.scratch.file("quarantine.csv")
    _ = try run.apply(rules, options: options)
    return run.scratch
  }

  // Three of four went with the rows before them, one of these into the quarantine.
  @Test("a row that leaves does not take them with it", arguments: [16, 24, 4096], [1, 3])
  func leaving(block: Int, threads: Int) throws {
    let rules = "reject rows when id = '2'; drop rows when id = '4'"
    let files = try apply(rules, to: Self.table, block: block, threads: threads)
    #expect(files.read("out.csv") == "id,a\n1,x\n\n\n\n\n5,v\n")
    #expect(files.read("rejects.csv") == "id,a\n2,y\n")
    #expect(
      files.read("quarantine.csv")
        == "file,line,byte,record,fields,raw\n\(files.file("in.csv")),6,15,3,3,\"3,z,extra\n\"\n")
  }

  @Test(
    "every way out of a table leaves them", arguments: [16, 4096],
    [
      ("dedupe on a", "id,a\n1,x\n\n3,y\n\n\n"), ("keep rows when id = '4'", "id,a\n\n\n4,x\n\n"),
      ("keep rows when id = '2'", "id,a\n\n2,x\n\n\n"),
      ("drop rows when id is present", "id,a\n\n\n\n"),
      ("column id is number; dedupe on a keep latest id", "id,a\n4,x\n\n3,y\n\n\n"),
      ("set b = 'n'; drop rows when id = '1'", "id,a,b\n\n2,x,n\n3,y,n\n\n4,x,n\n\n"),
      ("drop rows when id = '3'; drop columns id", "a\nx\n\nx\n\nx\n\n"),
    ])
  func ways(block: Int, rules: (rule: String, wanted: String)) throws {
    let files = try apply(rules.rule, to: "id,a\n1,x\n\n2,x\n3,y\n\n4,x\n\n", block: block)
    #expect(files.read("out.csv") == rules.wanted, "\(rules.rule)")
  }

  @Test(
    "where the last row leaves that had no line end, the output has none", arguments: [16, 4096])
  func lastRow(block: Int) throws {
    let files = try apply("drop rows when id = '3'", to: "id,a\n1,x\n2,y\n\n\n3,z", block: block)
    #expect(files.read("out.csv") == "id,a\n1,x\n2,y")
    let two = try apply(
      "drop rows when id in ('2', '3')", to: "id,a\n1,x\n2,y\n\n\n3,z", block: block)
    #expect(two.read("out.csv") == "id,a\n1,x")
  }
}
