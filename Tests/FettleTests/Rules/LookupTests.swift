import Fettle
import Testing

@Suite("Lookup files, and what cannot be looked up")
struct LookupTests {
  private static let rule = "replace country from 'codes.csv' code -> name"
  private static let table = "id,country\n1,DE\n2,AT\n3,CH\n4,de\n"

  /// Looks the countries of a table up in a file of codes.
  private func apply(
    _ codes: String, head: String = ""
  ) throws -> (output: String, table: TableReport) {
    let run = try Run()
    try run.scratch.write(codes, to: "codes.csv")
    let rule = Self.rule.replacing("codes.csv", with: run.scratch.file("codes.csv"))
    let report = try run.apply(head + rule, to: Self.table)
    return (run.scratch.read("out.csv") ?? "", report.tables[0])
  }

  /// The notes on lookup files, each behind the file's name.
  private func notes(_ report: TableReport) -> [String] {
    report.notes.compactMap { note in
      note.firstRange(of: "codes.csv' ").map { String(note[$0.upperBound...]) }
    }
  }

  @Test("a key with two values is named, with the lines that contradict each other")
  func contradiction() throws {
    let (output, report) = try apply("code,name\nDE,Germany\nAT,\"Aus\ntria\"\nDE,Deutschland\n")
    #expect(output == "id,country\n1,DE\n2,\"Aus\ntria\"\n3,CH\n4,de\n")
    #expect(report.notConverted == 1)
    #expect(
      notes(report) == [
        "has several values for a key, and cells with it cannot be evaluated (-e:1): "
          + "'DE' (lines 2 and 5)"
      ])
  }

  @Test("the first three keys are named, the others counted")
  func capped() throws {
    var codes = "code,name\n"
    for (line, key) in ["a", "b", "c", "d", "e", "a", "c", "e", "e", "b", "d"].enumerated() {
      codes += "\(key),\(line)\n"
    }
    let (_, report) = try apply(codes)
    #expect(
      notes(report) == [
        "has several values for 5 keys, and cells with them cannot be evaluated (-e:1): "
          + "'a' (lines 2 and 7), 'b' (lines 3 and 11), 'c' (lines 4 and 8) and 2 more"
      ])
  }

  @Test("lines are counted through a file of many blocks")
  func manyBlocks() throws {
    let rows = (0..<30_000).map { "K\($0),\"a\nvalue\"\n" }.joined()
    let (_, report) = try apply("code,name\n" + rows + "K7,other\n")
    #expect(notes(report).first?.hasSuffix("(-e:1): 'K7' (lines 16 and 60002)") == true)
  }

  @Test("a key that stands twice with one value is none of them, nor are keys that differ in case")
  func agreement() throws {
    let codes = "code,name\nDE,Germany\nde,Deutschland\nAT,Austria\nAT,Austria\n"
    let (output, report) = try apply(codes)
    #expect(notes(report).isEmpty && report.notConverted == 0)
    #expect(output == "id,country\n1,Germany\n2,Austria\n3,CH\n4,Deutschland\n")
  }

  @Test("a key of a sensitive column is masked")
  func masked() throws {
    let (_, report) = try apply(
      "code,name\nDE,Germany\nDE,Deutschland\n", head: "column country is text, sensitive\n")
    #expect(notes(report).first?.hasSuffix("(-e:2): '**' (lines 2 and 3)") == true)
  }

  // MARK: What is said before a row is read

  @Test(
    "what is not there is an error with its place",
    arguments: [
      ("replace a from 'none.csv' code -> name", "none.csv' cannot be read: there is no such file"),
      ("replace a from 'codes.csv' cod -> name", "no column named 'cod' in the lookup file"),
      ("normalize a phone region 'XX'", "'XX' is no region; write its two letters of ISO 3166"),
      ("normalize a postcode region 'Q1'", "'Q1' is no country"),
      ("column a is phone region 'XX'\ncheck a is valid", "'XX' is no region"),
      ("check a is phone region 'XX'", "'XX' is no region"),
    ])
  func refused(rules: String, message: String) throws {
    let run = try Run()
    try run.scratch.write("code,name\nx,y\n", to: "codes.csv")
    let rules = rules.replacing("from '", with: "from '\(run.scratch.path)/")
    let error = #expect(throws: RulesRejected.self) { try run.apply(rules, to: "a,b\nx,1\n") }
    #expect(error?.text.contains(message) == true, "\(error?.text ?? "")")
    #expect(error?.text.contains("-e:1:") == true)
    #expect(run.scratch.read("out.csv") == nil)
  }

  @Test("a region that a column names and that does not exist leaves the cell, counted")
  func unknownRegionOfColumn() throws {
    let run = try Run()
    let report = try run.apply(
      "normalize a phone region r, others warn",
      to: "a,r\n030 1234567,DE\n030 1234567,XX\n"
    ).tables[0]
    #expect(report.rules[0].outcomes.notEvaluated == 1 && report.rules[0].strongest == "warn")
    #expect(run.scratch.read("out.csv") == "a,r\n+49301234567,DE\n030 1234567,XX\n")
  }
}
