import Foundation
import FoundationXML
import Testing

/// JUnit, SARIF and JSON reports against what their readers expect.
struct ReportFormatTests {
  let workspace = ReportCase.workspace()

  // MARK: JSON

  @Test(arguments: [[], ["--report", "json=d.json", "--samples", "2"]])
  func `what apply reports follows its schema`(arguments: [String]) throws {
    let schema = try JSONSchema.file("docs/schemas/fettle.apply-1.schema.json")
    let result = ReportCase.run(workspace, arguments + ["--format", "json"])
    #expect(schema.problems(in: result.output) == [])
    if !arguments.isEmpty { #expect(schema.problems(in: workspace.read("d.json")) == []) }
    let failed = ReportCase.run(workspace, arguments + ["--format", "json"], table: "missing.csv")
    #expect(schema.problems(in: failed.output) == [])
    workspace.write("default emial 'x'", to: "checks.rules")
    let rejected = ReportCase.run(workspace, arguments + ["--format", "json"])
    #expect(schema.problems(in: rejected.output) == [])
  }

  @Test(arguments: [
    [], ["--report", "json=d.json"], ["--report", "json=d.json", "--samples", "0"],
  ])
  func `how many findings there are is there whatever is shown of them`(arguments: [String]) throws
  {
    let result = ReportCase.run(workspace, arguments + ["--format", "json"])
    let texts = [result.output] + (arguments.isEmpty ? [] : [workspace.read("d.json")])
    for text in texts {
      let tables = try #require(ToolResult.json(text)["tables"] as? [[String: Any]])
      let rules = try #require(tables.first?["rules"] as? [[String: Any]])
      let counts = rules.map { $0["findingCount"] as? Int }
      #expect(counts == [1, 2, 2, 1, 1, 1, 1, 2, 1, 0, 0])
      let shown = rules.reduce(0) { $0 + (($1["findings"] as? [Any])?.count ?? 0) }
      #expect((shown > 0) == (arguments.count == 2))
    }
  }

  @Test func `a schema finds what does not follow it`() throws {
    let schema = try JSONSchema.file("docs/schemas/fettle.apply-1.schema.json")
    let good = ReportCase.run(workspace, ["--format", "json"]).output
    for (part, other) in [
      ("\"rowsIn\": ", "\"rowsIn\": -"), ("\"rowsOut\"", "\"rowsout\""),
      ("\"outcome\": \"done\"", "\"outcome\": \"well\""), ("\"followed\": true", "\"followed\": 1"),
      ("\"notes\": [", "\"notes\": [null, "),
    ] {
      #expect(good.contains(part))
      #expect(schema.problems(in: good.replacing(part, with: other)) != [], "\(part)")
    }
  }

  // MARK: SARIF

  @Test func `SARIF has what version 2_1_0 asks for`() throws {
    _ = ReportCase.run(workspace, ["--report", "sarif=b.sarif"])
    let schema = try JSONSchema.file("Tests/CommandTests/Reports/sarif-essentials.schema.json")
    let text = workspace.read("b.sarif")
    #expect(schema.problems(in: text) == [])
    #expect(schema.problems(in: text.replacing("\"startLine\"", with: "\"line\"")) != [])
  }

  /// The region of a finding is the cell, in characters and in bytes.
  @Test func `regions of SARIF are the cells`() throws {
    _ = ReportCase.run(workspace, ["--report", "sarif=b.sarif"])
    let bytes = Array(workspace.read("export.csv").utf8)
    let lines = ReportCase.table.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    var seen: Set<String> = []
    for result in try results() where result["ruleId"] as? String != "R07" {
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let physical = try #require(location["physicalLocation"] as? [String: Any])
      let artifact = physical["artifactLocation"] as? [String: Any]
      #expect(artifact?["uri"] as? String == "export.csv")
      let region = try #require(physical["region"] as? [String: Int])
      let (line, column) = (try #require(region["startLine"]), try #require(region["startColumn"]))
      let (offset, length) = (
        try #require(region["byteOffset"]), try #require(region["byteLength"])
      )
      let rest = Array(lines[line - 1].dropFirst(column - 1))
      let cell = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
      #expect(String(String.UnicodeScalarView(rest)).hasPrefix(cell), "\(result)")
      let fingerprints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(seen.insert(try #require(fingerprints["fettleFinding/v1"])).inserted)
    }
    #expect(seen.count > 5)
  }

  @Test func `a figure that fails is a result at the file, without a region`() throws {
    _ = ReportCase.run(workspace, ["--report", "sarif=b.sarif"])
    let found = try results().filter { $0["ruleId"] as? String == "R07" }
    #expect(found.count == 1)
    let result = try #require(found.first)
    let message = (result["message"] as? [String: String])?["text"]
    #expect(message?.hasPrefix("measured ") == true, "\(message ?? "")")
    #expect(message?.hasSuffix(", against 10: does not hold") == true, "\(message ?? "")")
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "export.csv")
    #expect(physical["region"] == nil && result["properties"] == nil)
    #expect(
      result["partialFingerprints"] as? [String: String] == ["fettleFinding/v1": "R07 | table"])
  }

  @Test func `levels follow severities, and bytes are told of plain UTF-8 alone`() throws {
    _ = ReportCase.run(workspace, ["--report", "sarif=b.sarif"])
    let levels = Dictionary(
      try results().map { ($0["ruleId"] as? String ?? "", $0["level"] as? String ?? "") },
      uniquingKeysWith: { first, _ in first })
    #expect(levels["R01"] == "error" && levels["R04"] == "note" && levels["R09"] == "warning")
    #expect(Tool.shell("gzip -k export.csv", in: workspace).exitCode == 0)
    _ = ReportCase.run(workspace, ["--report", "sarif=c.sarif"], table: "export.csv.gz")
    #expect(workspace.read("c.sarif").contains("startLine"))
    #expect(!workspace.read("c.sarif").contains("byteOffset"))
  }

  private func results() throws -> [[String: Any]] {
    let runs = ToolResult.json(workspace.read("b.sarif"))["runs"] as? [[String: Any]]
    return try #require(runs?.first?["results"] as? [[String: Any]])
  }

  // MARK: JUnit

  @Test func `JUnit has a suite a table and a case a rule`() throws {
    _ = ReportCase.run(workspace, ["--report", "junit=a.xml"])
    let document = try XMLDocument(xmlString: workspace.read("a.xml"))
    let suite = try #require(
      try document.nodes(forXPath: "/testsuites/testsuite").first as? XMLElement)
    let cases = try document.nodes(forXPath: "//testcase").compactMap { $0 as? XMLElement }
    #expect(cases.count == 11)
    #expect(cases.allSatisfy { $0.attribute(forName: "classname")?.stringValue == "checks.rules" })
    func count(_ path: String) throws -> Int { try document.nodes(forXPath: path).count }
    for (name, path) in [
      ("tests", "//testcase"), ("failures", "//failure"), ("skipped", "//skipped"),
      ("errors", "//error"),
    ] {
      let said = suite.attribute(forName: name)?.stringValue.flatMap { Int($0) }
      #expect(try said == count(path), "\(name)")
    }
    // Thresholds that were not reached, and a note, are no failures; nothing tested is skipped.
    func failed(_ id: String) throws -> Int {
      try count("//testcase[starts-with(@name, '\(id) ')]/failure")
    }
    #expect(try failed("R01") == 1 && failed("R04") == 0 && failed("R02") == 0)
    #expect(try count("//testcase[starts-with(@name, 'R08 ')]/skipped") == 1)
    let skipped = try document.nodes(forXPath: "//skipped/@message").first?.stringValue
    #expect(skipped?.hasPrefix("zero tested: pass 0, fail 0, not tested 0, out of scope 3") == true)
  }

  @Test func `JUnit keeps to elements and attributes that its readers know, in their order`() throws
  {
    _ = ReportCase.run(workspace, ["--report", "junit=a.xml"])
    let document = try XMLDocument(xmlString: workspace.read("a.xml"))
    let allowed: [String: (attributes: Set<String>, children: Set<String>)] = [
      "testsuites": (["name", "tests", "failures", "errors", "skipped", "time"], ["testsuite"]),
      "testsuite": (
        ["name", "tests", "failures", "errors", "skipped", "time"],
        ["properties", "testcase", "system-out"]
      ),
      "properties": ([], ["property"]), "property": (["name", "value"], []),
      "testcase": (
        ["name", "classname", "time"], ["failure", "error", "skipped", "system-out"]
      ),
      "failure": (["message", "type"], []), "error": (["message", "type"], []),
      "skipped": (["message"], []), "system-out": ([], []),
    ]
    for element in try document.nodes(forXPath: "//*").compactMap({ $0 as? XMLElement }) {
      let rule = try #require(allowed[element.name ?? ""], "\(element.name ?? "")")
      let attributes = Set((element.attributes ?? []).compactMap(\.name))
      #expect(attributes == rule.attributes, "\(element.name ?? "")")
      let children = (element.children ?? []).compactMap { ($0 as? XMLElement)?.name }
      #expect(Set(children).isSubset(of: rule.children))
    }
  }
}
