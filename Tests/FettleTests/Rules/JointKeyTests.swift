import Fettle
import Testing

/// Keys of several columns, where a row has one text in more than one of them.
@Suite struct JointKeyTests {
  private static let rows = (0..<5).flatMap { a in
    (0..<5).flatMap { b in (0..<3).map { c in (a: "\(a)", b: "\(b)", c: "\(c)") } }
  }

  private static func table(_ value: (Int) -> String) -> String {
    "a,b,c,v\n"
      + rows.indices.map { "\(rows[$0].a),\(rows[$0].b),\(rows[$0].c),\(value($0))\n" }.joined()
  }

  @Test(arguments: [true, false])
  func `rows are the same where all of the key is`(listsFindings: Bool) throws {
    var run = try Run()
    run.settings.listsFindings = listsFindings
    let report = try run.apply(
      """
      unique a, b, c
      check a, b, c determines v
      unique a, b
      check a, b determines v
      dedupe on a, b, c
      dedupe on a, b
      """, to: Self.table { "\($0)" })
    #expect(report.tables[0].rules.map(\.outcomes.failed) == [0, 0, 75, 75, 0, 0])
    #expect(report.tables[0].rules.map(\.removed) == [0, 0, 0, 0, 0, 50])
    #expect(run.scratch.read("out.csv")?.split(separator: "\n").count == 26)
  }

  @Test func `the minority takes the value of its own group`() throws {
    let run = try Run()
    _ = try run.apply(
      "repair v by a, b",
      to: Self.table { Self.rows[$0].c == "2" ? "x" : Self.rows[$0].a + Self.rows[$0].b })
    #expect(
      run.scratch.read("out.csv") == Self.table { Self.rows[$0].a + Self.rows[$0].b })
  }

  @Test func `another table has the values of equal keys alone`() throws {
    let merge = try MergeRun([
      ("t", "a,b,v\n1,1,\n2,2,\n3,3,\n4,5,\n"), ("u", "a,b,v\n1,1,Rome\n4,5,Bern\n9,9,Oslo\n"),
    ])
    _ = try merge.apply(
      """
      use t
      fill v from u by a, b
      save to 'o.csv'
      """)
    #expect(merge.file("o.csv") == "a,b,v\n1,1,Rome\n2,2,\n3,3,\n4,5,Bern\n")
  }
}
