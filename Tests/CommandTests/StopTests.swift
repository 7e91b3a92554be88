import Testing

/// A rule that stops, seen from outside: what is written, where, and what waits for it.
struct StopTests {
  let workspace = Workspace()

  init() {
    workspace.write("a,b\n1,x\n2,\n", to: "in.csv")
    workspace.write("require b, reject; stop rows when a = '1'", to: "stop.rules")
    workspace.write("require b, reject; stop rows when a = '9'", to: "pass.rules")
  }

  private func shell(_ line: String) -> ToolResult {
    Tool.shell(line, in: workspace, environment: ["FETTLE": Tool.path])
  }

  @Test func `a stop is exit 7, with nothing on stdout, and findings and rejects written`() {
    let result = shell(
      "$FETTLE apply stop.rules in.csv --findings f.csv --rejects r.csv --removed m.csv")
    #expect(result.exitCode == 7)
    #expect(result.output == "")
    #expect(workspace.read("r.csv") == "a,b\n2,\n")
    #expect(workspace.read("f.csv").contains("\n1,,a,stop,"))
    #expect(!workspace.names.contains("m.csv"))
  }

  @Test func `a quiet run that stops says what stopped it, and nothing else`() {
    let result = shell("$FETTLE apply -q stop.rules in.csv")
    #expect(result.exitCode == 7 && result.output == "")
    let lines = result.errors.split(separator: "\n")
    #expect(
      lines.count == 3 && lines[0].contains("stop.rules:1 stop rows when a = '1'"), "\(lines)")
    #expect(lines.last?.hasPrefix("stopped by ") == true)
    #expect(shell("$FETTLE apply -q --fail-on never pass.rules in.csv").errors == "")
  }

  @Test func `where no stop follows stdout has the whole table, at the end`() {
    let result = shell("$FETTLE apply -q --fail-on never pass.rules in.csv")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "a,b\n1,x\n")
  }

  @Test(arguments: [("stop.rules", "7\n"), ("pass.rules", "0\na,b\n1,x\n")])
  func `a pipe with a name gets nothing of a run that stops`(rules: String, shown: String) {
    let result = shell(
      """
      mkfifo p; timeout 60 cat p > got & exec 3> p
      timeout 60 $FETTLE apply -q --fail-on never \(rules) in.csv -o p; echo $?
      exec 3>&-; wait; cat got
      """)
    #expect(result.output == shown, "\(result.errors)")
  }

  @Test func `an output that was there before a stop stays, with no temporary beside it`() {
    workspace.write("old\n", to: "out.csv")
    let names = workspace.names
    #expect(shell("$FETTLE apply -q stop.rules in.csv -o out.csv").exitCode == 7)
    #expect(workspace.read("out.csv") == "old\n")
    #expect(workspace.names == names)
  }

  // The input never ends, so that only what streams can give head its lines.
  @Test(arguments: ["warn rows when a = '1'", "require b, reject", "check a > '0', warn above 5%"])
  func `rules that judge without stop stream`(rules: String) {
    let rules = rules.replacing("a > '0'", with: "a != '0'")
    let result = shell(
      "(echo a,b; yes 1,2) | timeout 60 $FETTLE apply -q -e \"\(rules)\" - | head -n 3")
    #expect(result.output == "a,b\n1,2\n1,2\n", "\(result.errors)")
  }

  @Test func `a stop is told of in words and in JSON, whatever --fail-on says`() {
    let words = shell("$FETTLE apply --fail-on never stop.rules in.csv -o o.csv")
    #expect(words.exitCode == 7)
    #expect(words.errors.contains("no table was written"), "\(words.errors)")
    let json = shell("$FETTLE apply --format json stop.rules in.csv -o o.csv")
    #expect(json.json["exitCode"] as? Int == 7)
  }

  @Test func `all reports say that no row went out, and how many were withheld`() {
    let result = shell(
      "$FETTLE apply stop.rules in.csv -o o.csv --report html=r.html junit=r.xml sarif=r.sarif json=r.json"
    )
    #expect(result.exitCode == 7)
    #expect(result.errors.contains("2 rows in = 1 withheld + 0 removed + 1 rejected"))
    #expect(workspace.read("r.html").contains("2 rows in = 1 withheld + 0 removed + 1 rejected"))
    let suite = workspace.read("r.xml")
    #expect(suite.contains(#"<property name="rows out" value="0"/>"#), "\(suite)")
    #expect(suite.contains(#"<property name="withheld" value="1"/>"#), "\(suite)")
    for report in ["r.sarif", "r.json"] {
      let text = workspace.read(report).filter { $0 != " " }
      #expect(text.contains(#""rowsOut":0,"withheld":1"#), "\(report)")
    }
  }

  @Test func `rows that were changed are withheld with the tables`() {
    workspace.write("replace b 'x' -> 'z'; stop rows when a = '1'", to: "change.rules")
    let result = shell(
      "$FETTLE apply change.rules in.csv -o o.csv --report html=r.html json=r.json")
    #expect(result.exitCode == 7)
    #expect(result.errors.contains("0 rows, and 1 of the withheld"), "\(result.errors)")
    #expect(workspace.read("r.html").contains("0 rows changed, 1 of the withheld"))
    let text = workspace.read("r.json").filter { $0 != " " }
    #expect(text.contains(#""rowsChanged":0,"withheldChanged":1"#))
  }

  @Test func `preview shows a stop without writing anything`() {
    let names = workspace.names
    _ = shell("$FETTLE preview stop.rules in.csv")
    #expect(workspace.names == names)
  }
}
