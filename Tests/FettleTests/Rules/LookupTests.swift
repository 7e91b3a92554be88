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

  @Test("behind the reason of a line stands whether a key is missing or has several values")
  func reasonsBehindReasons() throws {
    var run = try Run()
    run.wantsLogs = true
    try run.scratch.write("code,name\nDE,Germany\nDE,Deutschland\nCH,Schweiz\n", to: "codes.csv")
    let rule = Self.rule.replacing("codes.csv", with: run.scratch.file("codes.csv"))
    _ = try run.apply(rule + ", others reject as look because 'unknown code'", to: Self.table)
    for name in ["findings.csv", "rejects.csv"] {
      let lines = try #require(run.scratch.read(name)).split(separator: "\n").dropFirst()
      #expect(
        lines.map { $0.split(separator: ",").last } == [
          "unknown code: the file has several values for it",
          "unknown code: the file has no value for it",
          "unknown code: the file has no value for it",
        ])
    }
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

  @Test("a long key is cut between two characters")
  func cutKey() throws {
    let key = "x" + String(repeating: "ä", count: 70)
    let (_, report) = try apply("code,name\n\(key),a\n\(key),b\n")
    let shown = "x" + String(repeating: "ä", count: 59)
    #expect(notes(report).first?.hasSuffix("(-e:1): '\(shown)' (lines 2 and 3)") == true)
  }

  // MARK: Columns of a type

  /// Looks the column `c` up in a file of codes; the cells behind it.
  private func find(
    _ cells: [String], in codes: String, declared head: String
  ) throws -> (cells: [String], table: TableReport) {
    let run = try Run()
    try run.scratch.write("code,name\n" + codes, to: "codes.csv")
    let table = "c\n" + cells.map { "\"\($0)\"\n" }.joined()
    let rules = "\(head)\nreplace c from '\(run.scratch.file("codes.csv"))' code -> name"
    let report = try run.apply(rules, to: table).tables[0]
    let lines = (run.scratch.read("out.csv") ?? "").split(separator: "\n").dropFirst()
    return (lines.map { String($0.filter { $0 != "\"" }) }, report)
  }

  @Test(
    "cells and keys are compared by the canonical values of the column's type",
    arguments: [
      ("column c is country", ["Germany", "DE", "Nowhere"], ["euro", "euro", "none"]),
      ("normalize c country", ["Germany", "DE", "Nowhere"], ["euro", "euro", "none"]),
      ("column c is number '1.234,50'", ["1.000,0", "1000", "1.5"], ["kilo", "kilo", "1.5"]),
      ("column c is whole", ["1000.0", "1000", "2"], ["kilo", "kilo", "2"]),
      ("column c is date 'DD/MM/YYYY'", ["31/01/2026", "01/02/2026"], ["last", "first"]),
      ("column c is date 'D/M/YYYY'", ["31/1/2026", "1/2/2026"], ["last", "1/2/2026"]),
      (
        "column c is datetime", ["2026-01-31T01:00:00+01:00", "31/01/2026"], ["last", "31/01/2026"]
      ),
      ("column c is boolean", ["YES", "1", "no"], ["so", "so", "no"]),
      ("column c is email", ["JO@EXAMPLE.COM"], ["JO@EXAMPLE.COM"]),
      ("column c is id", ["Germany", "DE", "1000.0"], ["Germany", "euro", "1000.0"]),
      ("", ["Germany", "DE", "1000"], ["Germany", "euro", "kilo"]),
    ])
  func canonical(head: String, cells: [String], expected: [String]) throws {
    let codes = """
      DE,euro
      Nowhere,none
      1000,kilo
      2026-01-31,last
      01/02/2026,first
      true,so
      jo@example.com,jo

      """
    #expect(try find(cells, in: codes, declared: head).cells == expected)
  }

  @Test("a cell that is none of the column's type has the key that is written like it")
  func unreadCell() throws {
    let found = try find(
      ["1.50", "1.5", "1,5", "x", "1.0"], in: "1.50,a\n2,b\nx,c\n1.0,d\n",
      declared: "column c is number '1.234,56'")
    #expect(found.cells == ["a", "1.5", "a", "c", "d"])
    // One value of the type, but for a cell that is none of it two keys.
    let two = try find(
      ["1.50", "1.5", "1,5"], in: "1.50,a\n1.5,b\n", declared: "column c is number '1.234,56'")
    #expect(two.cells == ["a", "b", "1,5"] && two.table.notConverted == 1)
  }

  @Test("what is rejected says what the file has for it")
  func reasons() throws {
    var run = try Run()
    run.wantsLogs = true
    try run.scratch.write("code,name\nDE,a\nDE,b\nFR,c\n", to: "codes.csv")
    let file = run.scratch.file("codes.csv")
    let rule = "replace c from '\(file)' code -> name, others reject as R1"
    _ = try run.apply(rule, to: "c\nDE\nFR\nXX\n")
    let reason = "replace c from '\(file)' code -> name, others reject as R1: the file has "
    #expect(
      run.scratch.read("rejects.csv")
        == "c,rule,reason\nDE,R1,\"\(reason)several values for it\"\n"
        + "XX,R1,\"\(reason)no value for it\"\n")
    let findings = (run.scratch.read("findings.csv") ?? "").split(separator: "\n").dropFirst()
    #expect(
      findings.map { $0.split(separator: ",").last ?? "" } == [
        "the file has several values for it", "the file has no value for it",
      ])
  }

  @Test("keys that are one value of the type contradict each other")
  func canonicalContradiction() throws {
    let found = try find(
      ["DE", "AT"], in: "DE,a\nAT,b\nGermany,c\n", declared: "column c is country")
    #expect(found.cells == ["DE", "b"] && found.table.notConverted == 1)
    #expect(notes(found.table).first?.hasSuffix(": 'DE' (lines 2 and 4)") == true)
  }

  @Test(
    "a placeholder is not looked up, and counts as not tested",
    arguments: [
      "default c 'XX'", "column c is text, placeholders 'XX'",
      "column c is country, placeholders 'XX'",
    ])
  func placeholder(head: String) throws {
    let found = try find(["XX", "DE", ""], in: "XX,found\nDE,euro\n", declared: head)
    #expect(found.cells.prefix(2) == ["XX", "euro"])
    let outcomes = found.table.rules.last?.outcomes
    #expect(outcomes?.passed == 1 && outcomes?.notTested == 2)
  }

  // MARK: What another table has and is none of the type

  /// Looks dates up in a table of others; `head` stands behind `use o`, `declared` is the column.
  private func find(
    _ values: String, declared: String = "column c is date 'DD/MM/YYYY'", head: String = ""
  ) throws -> [String] {
    let run = try Run()
    try run.scratch.write("c\n31/01/2026\n", to: "in.csv")
    try run.scratch.write("v\n" + values, to: "o.csv")
    let rules = """
      load t from '\(run.scratch.file("in.csv"))'
      load o from '\(run.scratch.file("o.csv"))', header 'v', skip 1
      use o
      \(head)
      use t
      \(declared)
      check c in o.v
      """
    var options = run.options()
    options.input = nil
    return try run.apply(rules, options: options).tables[0].notes.filter { $0.contains("o.v") }
  }

  @Test(
    "values that are never found are counted, with the line that would help",
    arguments: [
      (
        "31/01/2026\n01/02/2026\n\n2026-03-01\n", "",
        "2 of 3 values of o.v are not of type date and never found (-e:7), the first '01/02/2026'; "
          + "write column v is date 'DD/MM/YYYY' behind use o"
      ),
      (
        "never\n2026-03-01\n", "",
        "1 of 2 values of o.v is not of type date and never found (-e:7), the first 'never'; "
          + "where a notation is missing, write column v is date '…' behind use o"
      ),
      (
        "never\n2026-03-01\n", "column v is text, sensitive",
        "1 of 2 values of o.v is not of type date and never found (-e:7), the first '*****'; "
          + "where a notation is missing, write column v is date '…' behind use o"
      ),
    ])
  func neverFound(values: String, head: String, note: String) throws {
    #expect(try find(values, head: head) == [note])
  }

  @Test("the line that the note names helps, and a type without notations is named alone")
  func found() throws {
    let helped = try find("31/01/2026\n\n", head: "column v is date 'DD/MM/YYYY'")
    #expect(helped.isEmpty)
    let country = try find("Germany\nNowhere\n", declared: "column c is country")
    #expect(
      country == [
        "1 of 2 values of o.v is not of type country and never found (-e:7), the first 'Nowhere'"
      ])
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
