import Foundation
import Testing

/// `--report`: several in one run, each there whole or not at all.
struct ReportFileTests {
  let workspace = ReportCase.workspace()

  @Test(arguments: [
    ["--report", "junit=a.xml", "sarif=b.sarif", "html=c.html", "json=d.json"],
    [
      "--report", "junit=a.xml", "--report", "sarif=b.sarif", "--report=html=c.html", "json=d.json",
    ],
  ])
  func `several reports stand behind one flag, or each behind its own`(arguments: [String]) {
    let result = ReportCase.run(workspace, arguments)
    #expect(result.exitCode == 1, "\(result.errors)")
    #expect(
      workspace.names == [
        "a.xml", "b.sarif", "c.html", "checks.rules", "clean.csv", "d.json", "export.csv",
      ])
    let wrote = "wrote          clean.csv (rows), a.xml (JUnit report), b.sarif (SARIF report), "
    #expect(
      result.errors.contains(wrote + "c.html (HTML report), d.json (JSON report)"),
      "\(result.errors)")
  }

  @Test func `the rules and the input may stand behind the reports`() {
    let result = Tool.run(
      [
        "apply", "--report", "json=a.json", "junit=b.xml", "checks.rules", "export.csv", "-o",
        "o.csv",
      ],
      in: workspace)
    #expect(result.exitCode == 1, "\(result.errors)")
    #expect(workspace.names.contains("a.json") && workspace.names.contains("b.xml"))
  }

  @Test(arguments: [
    (["--report", "htlm=a.html"], "did you mean 'html=a.html'?"),
    (["--report", "json=a.json", "junitt=b.xml"], "did you mean 'junit=b.xml'?"),
    (["--report", "pdf=a.pdf"], "write html=FILE, junit=FILE, sarif=FILE, json=FILE"),
    (["--report", "html"], "write html=FILE"), (["--report", "html="], "write the file too"),
    (["--report", "html=-"], "a report goes to a file of its own"),
    (["--report", "html=clean.csv"], "two outputs"),
    (["--report", "html=./export.csv"], "export.csv"),
    (["--report", "html=a", "json=./a"], "two outputs"),
  ])
  func `what cannot be is said before anything runs`(arguments: [String], message: String) {
    let result = ReportCase.run(workspace, arguments)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(workspace.names == ["checks.rules", "export.csv"])
  }

  @Test func `a file that cannot be written leaves no output behind`() {
    let result = ReportCase.run(workspace, ["--report", "html=missing/a.html", "json=b.json"])
    #expect(result.exitCode == 4, "\(result.errors)")
    #expect(workspace.names == ["checks.rules", "export.csv"])
  }

  @Test func `a stop keeps the table back, not the reports`() throws {
    workspace.write("check country = 'FR', stop", to: "checks.rules")
    let result = ReportCase.run(
      workspace, ["--report", "junit=a.xml", "sarif=b.sarif", "html=c.html", "json=d.json"])
    #expect(result.exitCode == 7)
    #expect(
      workspace.names == ["a.xml", "b.sarif", "c.html", "checks.rules", "d.json", "export.csv"])
    #expect(workspace.read("c.html").contains("1 stopped the run, so no table was written."))
    #expect(ToolResult.json(workspace.read("d.json"))["exitCode"] as? Int == 7)
  }

  @Test func `a preview writes reports and nothing else`() {
    let result = Tool.run(
      ["preview", "checks.rules", "export.csv", "--report", "html=a.html", "json=b.json"],
      in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(workspace.names == ["a.html", "b.json", "checks.rules", "export.csv"])
    #expect(workspace.read("a.html").contains("This is a preview: no table was written."))
    #expect(ToolResult.json(workspace.read("b.json"))["schema"] as? String == "fettle.preview/1")
  }

  @Test func `only samples are capped, and say so`() throws {
    let rows = (1...1204).map { "\($0),,,DE,,,1," }.joined(separator: "\n")
    workspace.write(ReportCase.header + rows + "\n", to: "many.csv")
    workspace.write("require email as R01", to: "checks.rules")
    func run(_ arguments: String...) {
      _ = ReportCase.run(
        workspace,
        ["--report", "junit=a.xml", "sarif=b.sarif", "html=c.html", "json=d.json"]
          + arguments, table: "many.csv")
    }
    func shown() throws -> [Int] {
      let runs = ToolResult.json(workspace.read("b.sarif"))["runs"] as? [[String: Any]]
      let tables = ToolResult.json(workspace.read("d.json"))["tables"] as? [[String: Any]]
      let rule = try #require((tables?.first?["rules"] as? [[String: Any]])?.first)
      #expect(rule["findingCount"] as? Int == 1204)
      return [
        (runs?.first?["results"] as? [Any])?.count ?? 0, (rule["findings"] as? [Any])?.count ?? 0,
      ]
    }
    run()
    #expect(try shown() == [100, 10])
    #expect(workspace.read("a.xml").contains("10 of 1,204 findings shown"))
    #expect(workspace.read("c.html").contains("10 of 1,204 findings shown"))
    #expect(workspace.read("b.sarif").contains("\"findings\": 1204, \"findingsShown\": 100"))
    run("--samples", "3")
    #expect(try shown() == [3, 3])
    #expect(workspace.read("c.html").contains("3 of 1,204 findings shown"))
  }

  /// The figures of each rule by its id: passed, failed, not tested, out of scope, not evaluated.
  static let outcomes = [
    "R01": [4, 2, 0, 0, 0], "R02": [1, 2, 0, 3, 0], "R03": [5, 1, 0, 0, 0],
    "R04": [1, 2, 0, 0, 0], "R05": [5, 0, 0, 0, 1], "R06": [4, 1, 1, 0, 0],
    "R07": [0, 1, 0, 0, 0], "R08": [0, 0, 0, 3, 0], "R09": [5, 1, 0, 0, 0],
  ]

  @Test func `every report shows the five outcomes of every rule exactly`() throws {
    _ = ReportCase.run(
      workspace, ["--report", "junit=a.xml", "sarif=b.sarif", "html=c.html", "json=d.json"])
    let tables = ToolResult.json(workspace.read("d.json"))["tables"] as? [[String: Any]]
    let rules = try #require(tables?.first?["rules"] as? [[String: Any]])
    #expect(rules.count == 11)
    let runs = ToolResult.json(workspace.read("b.sarif"))["runs"] as? [[String: Any]]
    let driver = (runs?.first?["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let descriptors = try #require(driver?["rules"] as? [[String: Any]])
    let names = ["passed", "failed", "notTested", "outOfScope", "notEvaluated"]
    let (page, xml) = (workspace.read("c.html"), workspace.read("a.xml"))
    for (rule, descriptor) in zip(rules, descriptors) {
      let id = try #require(rule["id"] as? String)
      let counts = names.map { rule[$0] as? Int ?? -1 }
      if let expected = Self.outcomes[id] { #expect(counts == expected, "\(id)") }
      if id.hasPrefix("normalize") { #expect(counts == [5, 0, 0, 0, 1]) }
      let properties = descriptor["properties"] as? [String: Any]
      #expect(names.map { properties?[$0] as? Int } == counts)
      let words = ["pass", "fail", "not tested", "out of scope", "not evaluated"]
      let texts = zip(words, counts).map { "\($0) \($1)" }
      #expect(page.contains("aria-label=\"\(texts.joined(separator: ", "))\""), "\(id)")
      for (word, count) in zip(words, counts) {
        #expect(xml.contains("<property name=\"\(id): \(word)\" value=\"\(count)\"/>"), "\(id)")
      }
    }
  }

  @Test func `no report gives a sensitive value away`() {
    _ = ReportCase.run(
      workspace, ["--report", "junit=a.xml", "sarif=b.sarif", "html=c.html", "json=d.json"])
    for name in ["a.xml", "b.sarif", "c.html", "d.json"] {
      let text = workspace.read(name)
      #expect(text.contains("**** ****") || name == "d.json" && text.contains("****"), "\(name)")
      for secret in ["AT12", "9999", "DE12", "3456"] { #expect(!text.contains(secret), "\(name)") }
    }
  }
}
