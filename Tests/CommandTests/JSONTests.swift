import Foundation
import Testing

/// `--format json`: a schema name, exact counts, and always in the same order.
struct JSONTests {
  let workspace = Workspace.withCustomers()

  static let counts = [
    "rowsIn": 4, "rowsOut": 3, "rowsChanged": 2, "removed": 1, "duplicates": 1, "rejected": 0,
    "quarantined": 0, "padded": 0, "notConverted": 0, "notEvaluated": 0, "noUsableKey": 0,
    "formulaCells": 1,
    "strayQuotes": 0, "invalidBytes": 0, "spilledBytes": 0,
  ]

  @Test func `apply reports on stdout where the data goes to a file`() throws {
    let result = Tool.run(
      ["apply", "customers.rules", "export.csv", "-o", "clean.csv", "--format", "json"],
      in: workspace)
    #expect(result.errors.isEmpty)
    let json = result.json
    #expect(json["schema"] as? String == "fettle.apply/1")
    #expect(json["outcome"] as? String == "done")
    #expect(json["exitCode"] as? Int == 0)
    let table = try #require((json["tables"] as? [[String: Any]])?.first)
    for (name, count) in Self.counts { #expect(table[name] as? Int == count, "\(name)") }
    let rules = try #require(table["rules"] as? [[String: Any]])
    #expect(
      rules.map { $0["text"] as? String } == ["normalize phone digits", "dedupe on email, phone"])
    #expect(rules.map { $0["line"] as? Int } == [1, 2])
    #expect((json["outputs"] as? [[String: Any]])?.first?["path"] as? String == "clean.csv")
  }

  @Test func `apply reports on stderr where the data goes to stdout`() {
    let result = Tool.run(
      ["apply", "customers.rules", "export.csv", "--format", "json"], in: workspace)
    #expect(result.output == ApplyTests.clean)
    #expect(ToolResult.json(result.errors)["schema"] as? String == "fettle.apply/1")
  }

  @Test func `members keep their order`() {
    let result = Tool.run(
      ["apply", "customers.rules", "export.csv", "-o", "clean.csv", "--format", "json"],
      in: workspace)
    let names = ["schema", "outcome", "exitCode", "seconds", "tables", "outputs", "diagnostics"]
    let places = names.map { result.output.firstRange(of: "\"\($0)\":")?.lowerBound }
    #expect(places == places.sorted { $0 ?? result.output.endIndex < $1 ?? result.output.endIndex })
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["apply", "preview", "check"])
  func `wrong rules and failures are JSON too`(subcommand: String) throws {
    let output = subcommand == "apply" ? ["-o", "clean.csv"] : []
    let input = subcommand == "check" ? ["--against"] : []
    func run(_ rules: String, _ table: String) -> ToolResult {
      Tool.run(
        [subcommand, rules] + input + [table, "--format", "json"] + output, in: workspace)
    }
    workspace.write("default emial 'x'\n", to: "bad.rules")
    let wrong = run("bad.rules", "export.csv")
    #expect(wrong.exitCode == 2)
    #expect(wrong.json["schema"] as? String == "fettle.\(subcommand)/1")
    let diagnostic = try #require((wrong.json["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["code"] as? String == "F0104")
    #expect(diagnostic["line"] as? Int == 1)
    #expect(diagnostic["column"] as? Int == 9)
    let failed = run("customers.rules", "missing.csv")
    #expect(failed.exitCode == 3)
    #expect(failed.json["outcome"] as? String == "failed")
    let failure = try #require(failed.json["failure"] as? [String: Any])
    #expect((failure["message"] as? String)?.contains("missing.csv") == true)
  }

  @Test func `preview has counts and samples`() throws {
    let result = Tool.run(
      ["preview", "customers.rules", "export.csv", "--format", "json", "-n", "1"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(result.json["schema"] as? String == "fettle.preview/1")
    let table = try #require((result.json["tables"] as? [[String: Any]])?.first)
    let rule = try #require((table["rules"] as? [[String: Any]])?.first)
    for (name, count) in [
      "passed": 3, "failed": 0, "notTested": 1, "outOfScope": 0, "notEvaluated": 0, "changed": 2,
      "removed": 0, "rejected": 0, "reviewed": 0, "noUsableKey": 0,
    ] {
      #expect(rule[name] as? Int == count, "\(name)")
    }
    let samples = try #require(rule["samples"] as? [[String: Any]])
    #expect(samples.count == 1)
    #expect(samples[0]["row"] as? Int == 1)
    #expect(samples[0]["column"] as? String == "phone")
    #expect(samples[0]["before"] as? String == "(555) 010-9999")
    #expect(samples[0]["after"] as? String == "5550109999")
  }

  @Test func `check counts errors and warnings`() {
    let result = Tool.run(["check", "customers.rules", "--format", "json"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(result.json["errors"] as? Int == 0)
    #expect(result.json["warnings"] as? Int == 0)
  }

  @Test func `sniff says how a table is written`() {
    workspace.write("\u{FEFF}id;amount\r\n1;2,5\r\n2;3,5\r\n", to: "semicolons.csv")
    let json = Tool.run(["sniff", "semicolons.csv", "--format", "json"], in: workspace).json
    #expect(json["schema"] as? String == "fettle.sniff/1")
    #expect(json["columns"] as? [String] == ["id", "amount"])
    #expect(json["byteOrderMark"] as? Bool == true)
    #expect(json["header"] as? Bool == true)
    #expect((json["delimiter"] as? String).map { [";", "semicolon"].contains($0) } == true)
    #expect((json["freeze"] as? String)?.hasPrefix("load ") == true)
    #expect(json["compression"] is NSNull)
  }
}
