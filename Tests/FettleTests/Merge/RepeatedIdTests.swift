import Diagnostics
import Testing

@testable import Fettle

/// Ids that are not unique: the error says at which line of which file.
@Suite struct RepeatedIdTests {
  private static let rules = """
    column id is id
    merge a into p
      same when k equal
      take everything else from first
    save to 'p.csv'
    """

  private func failure(
    _ text: String, above: String = "", loads: [String: String] = [:], block: Int = 1 << 16
  ) throws -> RunFailure? {
    var merge = try MergeRun([("a", text)])
    merge.settings.blockByteCount = block
    return #expect(throws: RunFailure.self) { try merge.apply(above + Self.rules, loads: loads) }
  }

  @Test func `two rows with one id are an error that names file and line`() throws {
    let failure = try failure("id,k\n1,x\n2,y\n1,z\n")
    #expect(failure?.message == "two rows of table 'a' have the id '1': 1 and 3")
    #expect(failure?.place?.file.hasSuffix("/a.csv") == true)
    #expect(failure?.place?.line == 4)
    #expect(failure?.place?.record == 3)
    #expect(failure?.place?.byteOffset == 13)
  }

  @Test(arguments: [
    ("1,x\n1,y\n", ""), ("1,x\n1,y\n1,z\n", "; 1 more row has an id that came before"),
    ("1,x\n1,y\n2,z\n2,z\n2,z\n3,z\n", "; 2 more rows have an id that came before"),
  ])
  func `all rows whose id came before are counted`(rows: String, rest: String) throws {
    let failure = try failure("id,k\n" + rows)
    #expect(failure?.message == "two rows of table 'a' have the id '1': 1 and 2" + rest)
  }

  @Test(arguments: [1, 64, 1 << 16])
  func `lines are those of an editor, whatever stands before the record`(block: Int) throws {
    let many = (10..<2_010).map { "\($0),\"v\n\($0)\"\n" }.joined()
    let failure = try failure(
      "# export\n\nid,k\n7,\"a\r\nb\n\nc\"\n\(many)7,z\n", loads: ["a": ", skip 2"],
      block: block)
    #expect(failure?.place?.record == 2_002)
    #expect(failure?.place?.line == 4 + 4 + 4_000)
  }

  @Test func `a record of several files is told by its own`() throws {
    let run = try MergeRun([])
    try run.run.scratch.write("id,k\n1,x\n2,y\n", to: "part-1.csv")
    try run.run.scratch.write("id,k\n3,x\n1,z\n", to: "part-2.csv")
    try run.run.scratch.write(
      "load a from 'part-*.csv'\nuse a\n" + Self.rules, to: "x.rules")
    let failure = #expect(throws: RunFailure.self) {
      try Fettle.apply(RuleSet(files: [run.run.scratch.file("x.rules")]), options: RunOptions())
    }
    #expect(failure?.place?.file.hasSuffix("/part-2.csv") == true)
    #expect(failure?.place?.line == 3)
    #expect(failure?.place?.record == 2)
  }

  @Test func `a row without an id that goes by another's is told with its line`() throws {
    let failure = try failure("id,k\n#2,\"x\ny\"\n,z\n")
    #expect(failure?.message == "row 2 of table 'a' has no id and goes by '#2', the id of row 1")
    #expect(failure?.place?.line == 4)
  }

  @Test func `rows that were taken away before the merge count`() throws {
    let failure = try failure(
      "id,k,note\n1,x,\n2,w,\"y\ny\"\n1,z,\n", above: "drop rows when k = 'w'\n")
    #expect(failure?.place?.record == 3)
    #expect(failure?.place?.line == 5)
  }
}
