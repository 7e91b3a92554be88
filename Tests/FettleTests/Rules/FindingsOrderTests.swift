import Fettle
import Testing

@Suite("The log of findings")
struct FindingsOrderTests {
  static let table = """
    a,b
    =1,x
    y,@2
    +3a,z
    -,=4

    """

  @Test("what could not be converted and what begins like a formula are listed row by row")
  func order() throws {
    #expect(
      try findings(blockByteCount: nil) == """
        row,key,column,severity,id,line,rule,value,finding
        1,,b,warn,normalize-decfa444,-e:1,normalize b digits,x,not converted
        1,,a,note,,,,=1,begins like a formula of a spreadsheet
        3,,b,warn,normalize-decfa444,-e:1,normalize b digits,z,not converted
        3,,a,note,,,,+3a,begins like a formula of a spreadsheet

        """)
  }

  @Test("batches of any size give the same log", arguments: [16, 24, 40])
  func anyBatch(blockByteCount: Int) throws {
    #expect(try findings(blockByteCount: blockByteCount) == findings(blockByteCount: nil))
  }

  // What waits for the severity of its rule was told of as what --memory had no room for.
  @Test("findings that wait on the disk for what their rule brings about are not beyond --memory")
  func waiting() throws {
    var run = try Run()
    run.wantsLogs = true
    let text = String(repeating: "x", count: 200)
    let report = try run.apply(
      "check a = 'y', warn above 1%, stop above 100%",
      to: "a\n" + String(repeating: "\(text)\n", count: 8_000))
    #expect(run.scratch.read("findings.csv")!.utf8.count > 2 << 20)
    #expect(report.tables[0].spilledByteCount == 0)
  }

  private func findings(blockByteCount: Int?) throws -> String? {
    var run = try Run()
    run.wantsLogs = true
    run.settings.blockByteCount = blockByteCount
    try run.scratch.write(Self.table, to: run.input)
    var options = run.options()
    options.formulas = .note
    _ = try run.apply("normalize b digits", options: options)
    return run.scratch.read("findings.csv")
  }
}
