import Fettle
import Testing

/// `in table.column`: what the columns of two tables mean is compared, not how it is written.
@Suite struct MembershipTests {
  @Test func `values of the other table that are none of its own type are told of`() throws {
    var run = try Run()
    run.savesAtEnd = false
    try run.scratch.write("v\n\"1,5\"\n2.5\nsoon\n", to: "other.csv")
    let rules = """
      load input
      load other from '\(run.scratch.file("other.csv"))'
      use other
      column v is number
      use input
      column c is number
      keep rows when c in other.v
      save input to 'kept.csv'
      """
    let report = try run.apply(rules, to: "c\n1.5\n2.5\n")
    #expect(run.scratch.read("kept.csv") == "c\n2.5\n")
    let all = report.tables.reduce(into: [String]()) { $0 += $1.notes }
    let notes = all.filter { $0.contains("never found") }
    #expect(
      notes == [
        "2 of 3 values of other.v are not of type number and never found (-e:7), the first '1,5'; "
          + "where a notation is missing, write column v is number '…' behind use other"
      ])
  }

  /// The rows of column `c` that stay of a table when they are looked up in `other.v`.
  private func kept(
    of cells: [String], in others: [String], declared rules: String, other: String = ""
  ) throws -> [String] {
    var run = try Run()
    run.savesAtEnd = false
    try run.scratch.write("v\n" + others.map { "\"\($0)\"\n" }.joined(), to: "other.csv")
    let lines = """
      load input
      load other from '\(run.scratch.file("other.csv"))', blanks 'none'
      use other
      \(other)
      use input
      \(rules)
      keep rows when c in other.v
      save input to 'kept.csv'
      """
    _ = try run.apply(lines, to: "c\n" + cells.map { "\"\($0)\"\n" }.joined())
    return (run.scratch.read("kept.csv") ?? "").split(separator: "\n").dropFirst().map {
      String($0).replacing("\"", with: "")
    }
  }

  @Test(arguments: [
    ("country", ["Germany", "fr", "ES"], ["DE", "France"], ["Germany", "fr"]),
    ("number '1.234,56'", ["1.000,00", "2", "3"], ["1000", "2.0", "x"], ["1.000,00", "2"]),
    ("date 'DD/MM/YYYY'", ["31/01/2026", "01/02/2026"], ["2026-01-31"], ["31/01/2026"]),
    (
      "phone region 'DE'", ["030 9018200", "030 9018201"], ["+49 30 9018200", "12"], ["030 9018200"]
    ),
    ("text", ["Germany", "DE"], ["DE"], ["DE"]),
  ])
  func `an undeclared column is read as the column beside it`(
    type: String, cells: [String], others: [String], kept: [String]
  ) throws {
    #expect(try self.kept(of: cells, in: others, declared: "column c is \(type)") == kept)
  }

  @Test(arguments: [
    (
      "column c is number", "column v is number '1.234,56'", ["1000", "12.5"], ["1.000,0", "12,50"]
    ),
    ("column c is date", "column v is date 'DD/MM/YYYY'", ["2026-02-01", ""], ["01/02/2026"]),
    ("column c is date", "column v is datetime", ["2026-02-01"], ["2026-02-01T00:00:00Z", "x"]),
    ("column c is phone", "column v is phone region 'DE'", ["+49 30 9018200"], ["030/9018200"]),
    ("column c is country", "normalize v country", ["Spain"], ["Spanien", "none"]),
    ("", "column v is country", ["DE"], ["Germany"]),
  ])
  func `a declared column is read by its own type`(
    rules: String, other: String, cells: [String], others: [String]
  ) throws {
    let kept = try kept(of: cells, in: others, declared: rules, other: other)
    #expect(kept == cells.filter { !$0.isEmpty })
  }

  @Test func `a blank, and what is none of its type, is nothing to be found`() throws {
    #expect(try kept(of: ["none", "x"], in: ["none", "y"], declared: "") == [])
    #expect(
      try kept(of: ["x", "DE"], in: ["x", "DE"], declared: "", other: "column v is country")
        == ["DE"])
  }
}
