import Fettle
import Testing

/// A cell that a `normalize` to a type could not convert is none of that type for the lines below.
@Suite("Cells that were not converted, further down")
struct UnconvertedTests {
  @Test("a date that was not converted loses in a rank, though the canonical reader could read it")
  func unconvertedDateLoses() throws {
    let rules = """
      column d is date 'MM/DD/YYYY'
      normalize d date
      dedupe on e keep latest d
      """
    let table = "e,d\nx,22 Mar 2026\nx,06/18/2025\n"
    #expect(try Run.output(rules, of: table) == "e,d\nx,2025-06-18\n")
  }

  @Test("a number that was not converted has no value, though it is a plain decimal")
  func unconvertedNumberHasNoValue() throws {
    let run = try Run()
    let rules = "column n is number '1.234,56'\nnormalize n number\nset m = n * 2"
    let report = try run.apply(rules, to: "n\n12.5\n\"2,5\"\n").tables[0]
    #expect(run.scratch.read("out.csv") == "n,m\n12.5,\n2.5,5\n")
    #expect(report.rules.map(\.failed) == [1, 1])
  }

  @Test(
    "each way to read a column as its type says that the cell is none",
    arguments: [
      ("set m = n", "12.5,"), ("set m = abs(n)", "12.5,"), ("set m = text(n)", "12.5,"),
      ("set m = if n > 1 then 'y' else 'n'", "12.5,"),
      ("set m = if n is valid then 'y' else 'n'", "12.5,n"),
      ("set m = if n is number then 'y' else 'n'", "12.5,n"),
      ("set m = if n in (12.5) then 'y' else 'n'", "12.5,"),
      ("rename n -> k; set m = k", "12.5,"),
      ("normalize n trim; set m = n", "12.5,"),
      // What came is read by the notation, and is none of it.
      ("set m = original.n", "12.5,"),
      // What looks at the text, or at another type, is not concerned.
      ("set m = if n contains '.' then 'y' else 'n'", "12.5,y"),
      ("set m = if n is date then 'y' else 'n'", "12.5,n"),
      ("set m = if n is present then 'y' else 'n'", "12.5,y"),
      ("column n is text; set m = n", "12.5,12.5"),
    ])
  func reads(line: String, row: String) throws {
    let rules = "column n is number '1.234,56'; normalize n number; " + line
    let lines = try Run.output(rules, of: "n\n12.5\n").split(separator: "\n")
    #expect(lines[1] == row)
  }

  @Test(
    "a line that writes another text, or converts the cell after all, ends it",
    arguments: [
      ("replace n '12.5' -> '13'; set m = n", "13,13"), ("set n = 7; set m = n", "7,7"),
      ("replace n '12.5' -> '12.5'; set m = n", "12.5,"),
      ("normalize n number; set m = n", "12.5,12.5"),
    ])
  func ends(line: String, row: String) throws {
    let rules = "column n is number '1.234,56'; normalize n number; " + line
    let lines = try Run.output(rules, of: "n\n12.5\n").split(separator: "\n")
    #expect(lines[1] == row)
  }

  @Test("what others wrote in its stead is read like any other text")
  func others() throws {
    let rules = "column n is number '1.234,56'; normalize n number, others -> '0.5'; set m = n"
    #expect(try Run.output(rules, of: "n\n12.5\n") == "n,m\n0.5,0.5\n")
  }

  @Test("a form under a condition says it of the cells that it looked at")
  func underCondition() throws {
    let rules = """
      column d is date 'DD/MM/YYYY'
      normalize d date
      normalize d date when a = '1'
      set y = year(d)
      """
    #expect(
      try Run.output(rules, of: "a,d\n1,22 Mar 2026\n2,22 Mar 2026\n")
        == "a,d,y\n1,2026-03-22,2026\n2,22 Mar 2026,\n")
  }

  @Test("a second pass knows it too, of rows that moved and of cells converted with the same bytes")
  func secondPass() throws {
    let rules = """
      column n is number '1.234,56'
      normalize n number
      normalize n number when k = 'b'
      dedupe on k keep largest n
      set m = n
      """
    let table = "k,n\na,12.5\na,\"1,5\"\nb,3.5\nb,2\n"
    #expect(try Run.output(rules, of: table) == "k,n,m\na,1.5,1.5\nb,3.5,3.5\n")
  }
}
