import Fettle
import Testing

/// The language's decisions 1 to 7, and that a conversion never aborts, as the engine runs them.
@Suite("The decisions of the language, run")
struct DecisionTests {
  private func report(_ rules: String, _ table: String) throws -> TableReport {
    try Run().apply(rules, to: table).tables[0]
  }

  @Test(
    "1: no row leaves but by a line that says so",
    arguments: [
      "normalize a digits", "column a is number", "column a is one of 'x', 'y'",
      "default a '0'; clear a when a = '1'; mask a; set a = number(a)",
      "split a on ' ' -> c, d; rename b -> e; drop columns a",
    ])
  func linesSayEverything(rules: String) throws {
    let report = try report(rules, "a,b\n1,2\nx,\n,\n1,2\n")
    #expect(report.rowsIn == 4)
    #expect(report.rowsOut == 4)
    #expect(report.removed == 0)
  }

  @Test(
    "2: nothing is ignored: a word, column, option or table that is unknown stops the run",
    arguments: [
      "normlize a trim", "normalize emial trim", "normalize a trimm", "dedupe on a keep best",
      "load t, colour 'red'", "use hub", "default a '1', nonsense",
      "replace a '' -> 'x'", "replace part of a '' -> 'z'", "set a = ''",
    ])
  func nothingIgnored(rules: String) throws {
    let run = try Run()
    #expect(throws: RulesRejected.self) { _ = try run.apply(rules, to: "a,b\n1,2\n") }
    #expect(run.scratch.names == ["in.csv"])
  }

  @Test("3: everything is text until declared")
  func textUntilDeclared() throws {
    #expect(
      try Run.output("dedupe on zip", of: "zip\n00501\n501\n501.0\n") == "zip\n00501\n501\n501.0\n")
    #expect(
      try Run.output("column zip is number\ndedupe on zip", of: "zip\n00501\n501\n501.0\n")
        == "zip\n00501\n")
    for rules in ["keep rows when zip > 5", "dedupe on a keep largest zip", "set a = zip + 1"] {
      let error = #expect(throws: RulesRejected.self) {
        _ = try Run.output(rules, of: "zip,a\n1,2\n")
      }
      #expect(error?.text.contains("write above: column zip is number") == true)
    }
  }

  @Test("4: one blank, which triggers nothing and is not rewritten")
  func oneBlank() throws {
    let table = "a\nN/A\n n/a \n\u{200B}\n \nx\n"
    let rules = "load input, blanks 'N/A'\n"
    #expect(
      try Run.output(rules + "normalize a upper; replace a 'N/A' -> 'y'", of: table)
        == "a\nN/A\n n/a \n\u{200B}\n \nX\n")
    #expect(try Run.output(rules + "keep rows when a is present", of: table) == "a\nx\n")
    #expect(try Run.output(rules + "drop rows when a != 'x'", of: table) == table)
    #expect(try Run.output(rules + "keep rows when a != 'y'", of: table) == "a\nx\n")
    #expect(try Run.output(rules + "default a 'd'", of: table) == "a\nd\nd\nd\nd\nx\n")
  }

  static let example =
    "normalize phone digits; default email 'unknown@example.com'; dedupe on email, phone"

  @Test("5: two rows with neither e-mail nor telephone are not folded, and counted")
  func placeholderIsNoEvidence() throws {
    let run = try Run()
    let table = "name,email,phone\nAnn,,\nBob,,\nCleo,c@x.com,5-5\nCleo,c@x.com,55\n"
    let first = try run.apply(Self.example, to: table).tables[0]
    let output = try #require(run.scratch.read("out.csv"))
    #expect(
      output == """
        name,email,phone
        Ann,unknown@example.com,
        Bob,unknown@example.com,
        Cleo,c@x.com,55

        """)
    #expect(first.noUsableKey == 2)
    #expect(first.removed == 1)
    let second = try run.apply(Self.example, to: output).tables[0]
    #expect(run.scratch.read("out.csv") == output)
    #expect(second.noUsableKey == 2)
    #expect(second.removed == 0)
    #expect(second.rowsChanged == 0)
  }

  @Test(
    "5: the mark travels with what is computed from a placeholder, and a literal ends it",
    arguments: [
      ("normalize e upper; dedupe on e", 2), ("set k = lower(e); dedupe on k", 2),
      ("rename e -> k; dedupe on k", 2), ("split e on '@' -> k, l; dedupe on k", 2),
      ("replace e /none/ -> 'null'; dedupe on e", 2), ("set e = 'x'; dedupe on e", 1),
      ("dedupe on e placeholders match", 1), ("dedupe on e every key present", 2),
    ])
  func marks(rules: String, rowsOut: Int) throws {
    #expect(try report("default e 'none@x'; " + rules, "e,n\n,1\n,2\n").rowsOut == rowsOut)
  }

  @Test("6: each line sees what the ones before it left, and when is decided before any write")
  func textualOrder() throws {
    let table = "a,b\n1,2\n"
    #expect(try Run.output("set a = b, b = a", of: table) == "a,b\n2,1\n")
    #expect(try Run.output("set a = b; set b = a", of: table) == "a,b\n2,2\n")
    #expect(
      try Run.output("clear a, b when a = '1'", of: table) == "a,b\n,\n")
    #expect(
      try Run.output("rename a -> c; normalize c pad left 3 '0'; set b = original.c", of: table)
        == "c,b\n001,1\n")
    #expect(
      try Run.output("normalize a pad left 3 '0'; keep rows when a is changed", of: "a\n1\n001\n")
        == "a\n001\n")
  }

  @Test("7: the same bytes whatever the threads and blocks are")
  func deterministic() throws {
    let rows = (0..<200).map { "\($0),k\($0 % 7),\($0 % 5)" }
    let table = "id,k,n\n" + rows.joined(separator: "\n") + "\n"
    let rules = "column n is number\ndedupe on k keep largest n"
    var outputs: Set<String> = []
    for (threads, block) in [(1, nil), (1, 16), (4, 16), (4, 300)] {
      var run = try Run()
      run.settings.threadCount = threads
      run.settings.blockByteCount = block
      _ = try run.apply(rules, to: table)
      outputs.insert(run.scratch.read("out.csv") ?? "")
    }
    // Each survivor stands at the place of its group's first, and of equals the earliest stays.
    #expect(outputs == ["id,k,n\n14,k0,4\n29,k1,4\n9,k2,4\n24,k3,4\n4,k4,4\n19,k5,4\n34,k6,4\n"])
  }

  @Test(
    "7: numbers are exact, a half goes to the even digit, and what has no value is counted",
    arguments: [
      ("0.1 + 0.2", "0.3"), ("1 / 3", "0.333333333333"), ("2 / 3", "0.666666666667"),
      ("round(2.345, 2)", "2.34"), ("round(2.355, 2)", "2.36"), ("round(0.5)", "0"),
      ("round(1.5)", "2"), ("round(-2.5)", "-2"), ("round(250, -2)", "200"),
      ("round(350, -2)", "400"),
    ])
  func exactNumbers(value: String, written: String) throws {
    #expect(try Run.output("set b = \(value)", of: "a\n1\n") == "a,b\n1,\(written)\n")
  }

  @Test("7: a division by zero could not be evaluated, and today is that of the run")
  func noValue() throws {
    let report = try report("set b = 1 / 0", "a\n1\n")
    #expect(report.rules[0].failed == 1)
    #expect(report.notConverted == 1)
    #expect(try Run.output("set b = today", of: "a\n1\n") == "a,b\n1,2026-01-31\n")
  }

  @Test(
    "10: a cell that cannot be converted stays the bytes it was, all or nothing, and is counted",
    arguments: [
      ("", "\"a, b\""), (", others keep", "\"a, b\""), (", others clear", ""),
      (", others -> 'none'", "none"),
    ])
  func conversionNeverAborts(others: String, left: String) throws {
    let run = try Run()
    let report = try run.apply(
      "normalize a trim, upper, digits\(others)", to: "a,b\n\"a, b\",1\n x5 ,2\n"
    ).tables[0]
    #expect(run.scratch.read("out.csv") == "a,b\n\(left),1\n5,2\n")
    #expect(report.notConverted == 1)
    #expect(report.rowsIn == report.rowsOut)
  }
}
