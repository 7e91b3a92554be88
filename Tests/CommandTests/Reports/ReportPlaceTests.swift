import Foundation
import Testing

/// Reports name the place of a cell in its own file: of several files, of packed ones, in a database.
struct ReportPlaceTests {
  let workspace = Workspace()
  private let rules = "column id is id\ncheck v matches /^ok/, warn as R1\nexpect rows > 9 as R2\n"

  init() {
    workspace.write(rules, to: "checks.rules")
    workspace.write("id,v\n1,ok\n2,bad\n", to: "p-1.csv")
    workspace.write("id,v\n\nä,\"bad, too\"\n4,ok", to: "p-2.csv")
    workspace.write("id,v\nok,ok\n6,x,y\n7,bad\n", to: "p-3.csv")
  }

  private func apply(_ input: String, _ arguments: String...) -> ToolResult {
    Tool.run(
      ["apply", "checks.rules", input, "-o", "clean.csv", "--on-ragged", "quarantine"]
        + ["--quarantine", "q.csv", "--report", "sarif=a.sarif", "json=a.json", "html=a.html"]
        + ["junit=a.xml"] + arguments, in: workspace)
  }

  /// The first run of the SARIF report, held against the specification's schema.
  private func sarif() throws -> [String: Any] {
    let text = workspace.read("a.sarif")
    let schema = try JSONSchema.file("Tests/CommandTests/Reports/sarif-essentials.schema.json")
    #expect(schema.problems(in: text) == [])
    return try #require((ToolResult.json(text)["runs"] as? [[String: Any]])?.first)
  }

  /// Of each result of a rule: uri, its number among the artifacts, line and column, byte and length, or
  /// the logical location where there is no region.
  private func places(of rule: String) throws -> [String] {
    let results = try #require(try sarif()["results"] as? [[String: Any]])
    return try results.filter { $0["ruleId"] as? String == rule }.map { result in
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let physical = location["physicalLocation"] as? [String: Any]
      let artifact = physical?["artifactLocation"] as? [String: Any]
      var text = "\(artifact?["uri"] as? String ?? "-") \(artifact?["index"] as? Int ?? -1)"
      if let region = physical?["region"] as? [String: Int] {
        text += " \(region["startLine"] ?? 0):\(region["startColumn"] ?? 0)"
        if let byte = region["byteOffset"] { text += " \(byte)+\(region["byteLength"] ?? -1)" }
        return text
      }
      let logical = (location["logicalLocations"] as? [[String: Any]])?.first
      return text + " \(logical?["fullyQualifiedName"] as? String ?? "")"
    }
  }

  private func artifacts() throws -> [String] {
    let artifacts = try #require(try sarif()["artifacts"] as? [[String: Any]])
    return artifacts.map {
      "\(($0["location"] as? [String: Any])?["uri"] ?? "") \($0["mimeType"] ?? "")"
    }
  }

  @Test(arguments: ["1", "2"])
  func `of several files each finding names its own`(threads: String) throws {
    let result = apply("p-*.csv", "--threads", threads)
    #expect(result.exitCode == 1, "\(result.errors)")
    #expect(result.errors.contains("p-*.csv (3 files): 7 rows in"), "\(result.errors)")
    #expect(try artifacts() == (1...3).map { "p-\($0).csv text/csv" })
    #expect(
      try places(of: "R1") == ["p-1.csv 0 3:3 12+3", "p-2.csv 1 3:3 9+10", "p-3.csv 2 4:3 19+3"])
    #expect(try places(of: "R2") == ["p-1.csv 0 input"])
    #expect(
      workspace.read("q.csv") == "file,line,byte,record,fields,raw\np-3.csv,3,11,2,3,\"6,x,y\n\"\n")
    let schema = try JSONSchema.file("docs/schemas/fettle.apply-1.schema.json")
    #expect(schema.problems(in: workspace.read("a.json")) == [])
    let table = try #require(
      (ToolResult.json(workspace.read("a.json"))["tables"] as? [[String: Any]])?.first)
    #expect(table["input"] as? String == "p-*.csv")
    #expect(table["files"] as? [String] == ["p-1.csv", "p-2.csv", "p-3.csv"])
    let rules = try #require(table["rules"] as? [[String: Any]])
    let findings = rules.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
    #expect(findings.map { $0["file"] as? String } == ["p-1.csv", "p-2.csv", "p-3.csv", nil])
    #expect(findings.map { $0["row"] as? Int } == [2, 3, 7, nil])
  }

  @Test func `pages and JUnit name the file of a finding in one of several`() throws {
    _ = apply("p-*.csv")
    let page = workspace.read("a.html")
    #expect(page.contains("p-*.csv (3 files)") && page.contains("p-1.csv, p-2.csv, p-3.csv"))
    #expect(page.contains("<td>p-3.csv:4</td>"))
    let suites = workspace.read("a.xml")
    #expect(suites.contains("name=\"input: p-*.csv (3 files)\""))
    #expect(suites.contains("row 7 (p-3.csv:4), key '7'"), "\(suites)")
    let preview = Tool.run(
      ["preview", "checks.rules", "p-*.csv", "--on-ragged", "quarantine"], in: workspace)
    #expect(preview.output.contains("    row 7 (p-3.csv:4): v bad\n"), "\(preview.output)")
    _ = apply("p-1.csv")
    #expect(!workspace.read("a.html").contains("p-1.csv:3"))
    #expect(workspace.read("a.xml").contains("row 2, key '2'"))
  }

  @Test func `a byte is one of the file on the disk, or none`() throws {
    let text = "id,v\né,ok\n中中,bad\n"
    let encoded: [(String, String, String)] = [
      ("gb18030", "x.csv 0 3:4 16+3", "--encoding gb18030"),
      ("utf-16le", "x.csv 0 3:4 26+6", ""), ("utf-32le", "x.csv 0 3:4 52+12", ""),
      ("utf-8", "x.csv 0 3:4 18+3", "--on-invalid replace"),
    ]
    for (name, place, flags) in encoded {
      workspace.write(text, to: "u.csv")
      #expect(Tool.shell("iconv -f utf-8 -t \(name) u.csv > x.csv", in: workspace).exitCode == 0)
      let result = Tool.shell(
        "$FETTLE apply checks.rules x.csv -o c.csv \(flags) --report sarif=a.sarif", in: workspace)
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(try places(of: "R1") == [place], "\(name)")
      // What comes through a pipe is no file: bytes are told of it where they are its own.
      let piped = Tool.shell(
        "cat x.csv | $FETTLE apply checks.rules - -o c.csv \(flags) --report sarif=a.sarif",
        in: workspace)
      #expect(piped.exitCode == 0, "\(piped.errors)")
      #expect(try places(of: "R1") == ["stdin 0 3:4"], "\(name)")
    }
    #expect(Tool.shell("gzip -c u.csv > x.csv", in: workspace).exitCode == 0)
    _ = apply("x.csv")
    #expect(try places(of: "R1") == ["x.csv 0 3:4"])
    #expect(!workspace.read("a.json").contains("byteOffset"))
  }

  @Test func `a message that ends a run has characters, and bytes of the file`() throws {
    workspace.write("id,v\né,ok\n中中,\"bad\n", to: "u.csv")
    for (name, place) in [
      ("gb18030", "x.csv:3:4, record 2, byte 16"), ("utf-16le", "x.csv:3:4, record 2, byte 26"),
      ("utf-8", "x.csv:3:4, record 2, byte 18"),
    ] {
      _ = Tool.shell("iconv -f utf-8 -t \(name) u.csv > x.csv", in: workspace)
      let flags = ["apply", "checks.rules", "x.csv", "-o", "c.csv", "--encoding", name]
      let result = Tool.run(flags, in: workspace)
      #expect(result.exitCode == 3 && result.errors.contains("  \(place)\n"), "\(result.errors)")
      _ = Tool.shell("gzip -f x.csv && mv x.csv.gz x.csv", in: workspace)
      let packed = Tool.run(flags, in: workspace)
      #expect(packed.errors.contains("  x.csv:3:4, record 2\n"), "\(packed.errors)")
    }
  }

  @Test(.enabled(if: Tool.hasPython, "python3 makes the database"))
  func `in a database a finding has its table and row, and no line`() throws {
    let script = """
      import sqlite3
      c = sqlite3.connect('my crm.db')
      c.executescript("CREATE TABLE customer (id TEXT, v TEXT);"
        "INSERT INTO customer VALUES ('1', 'ok'), ('a/2', 'bad'), (NULL, 'bad');")
      """
    workspace.write(script, to: "make.py")
    #expect(Tool.shell("python3 make.py", in: workspace).exitCode == 0)
    let result = apply("sqlite:my crm.db?table=customer")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try artifacts() == ["my%20crm.db application/vnd.sqlite3"])
    #expect(
      try places(of: "R1") == ["my%20crm.db 0 customer[a/2].v", "my%20crm.db 0 customer[#3].v"])
    #expect(try places(of: "R2") == ["my%20crm.db 0 customer"])
    for name in ["a.sarif", "a.json"] {
      #expect(!workspace.read(name).contains("startLine"))
      #expect(!workspace.read(name).contains("lineColumn"))
    }
  }
}
