import Testing

/// What a terminal sees: colours, progress, and no control bytes of the data.
struct TerminalTests {
  let workspace = Workspace.withCustomers()

  static let apply = "$FETTLE apply customers.rules export.csv -o clean.csv"

  @Test(.enabled(if: Tool.hasTerminal)) func `a terminal gets colours`() {
    let result = Tool.terminal(Self.apply, in: workspace)
    #expect(result.output.contains("\u{1B}["))
  }

  @Test(
    .enabled(if: Tool.hasTerminal),
    arguments: [["NO_COLOR": "1", "TERM": "xterm"], ["TERM": "dumb"]])
  func `a terminal without colours gets none`(environment: [String: String]) {
    let result = Tool.terminal(Self.apply, in: workspace, environment: environment)
    #expect(result.output.contains("4 rows in"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func `files get colours only on request`() {
    #expect(!Tool.shell(Self.apply, in: workspace).errors.contains("\u{1B}"))
    #expect(Tool.shell("\(Self.apply) --color always", in: workspace).errors.contains("\u{1B}["))
    let wanted = Tool.shell(
      "\(Self.apply) --color always", in: workspace, environment: ["NO_COLOR": "1"])
    #expect(wanted.errors.contains("\u{1B}["))
    #expect(Tool.shell("$FETTLE aply --color=always").errors.contains("\u{1B}["))
    #expect(!Tool.shell("$FETTLE aply").errors.contains("\u{1B}["))
  }

  @Test(.enabled(if: Tool.hasTerminal))
  func `progress is drawn after a second and removed, never into a file`() {
    let slow = """
      (cat export.csv; sleep 1.2; for i in {1..9}; do yes 5,Eve,e@x.de,1 | head -20000; sleep 0.1; \
      done) | $FETTLE apply -e \"normalize phone digits\" --block-size 16K -o clean.csv
      """
    let shown = Tool.terminal(slow, in: workspace)
    #expect(shown.output.contains("rows/s"))
    #expect(shown.output.contains("\r\u{1B}[2K"), "\(shown.output)")
    #expect(Tool.shell(slow, in: workspace).errors.contains("\r") == false)
    #expect(!Tool.terminal(slow + " -q", in: workspace).output.contains("\u{1B}[2K"))
    let quick = Tool.terminal(Self.apply, in: workspace)
    #expect(!quick.output.contains("\u{1B}[2K"))
  }

  @Test func `preview shows blanks that matter and no control bytes`() {
    workspace.write(
      "id,name\n1,\"  Ann \u{1B}[31m\tLee\u{7}  \"\n2,山田　太郎\n", to: "odd.csv")
    let result = Tool.run(
      ["preview", "-e", "normalize name upper", "odd.csv", "--color", "never"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(!result.output.contains("\u{1B}"))
    #expect(!result.output.contains("\u{7}"))
    #expect(!result.output.contains("\t"))
    #expect(result.output.contains("··Ann ␛[31m⇥Lee␇··"), "\(result.output)")
    #expect(result.output.contains("nothing was written"))
    #expect(workspace.names == ["customers.rules", "export.csv", "odd.csv"])
  }

  @Test(.enabled(if: Tool.hasTerminal), arguments: [40, 60, 80, 200])
  func `preview fits the terminal, wide characters too`(width: Int) {
    let long = String(repeating: "顧客の名前 and more ", count: 20)
    workspace.write("id,name\n1,\(long)\n2,short\n", to: "long.csv")
    let line = "$FETTLE preview -e \"normalize name upper\" long.csv --color never"
    let result = Tool.terminal(line, width: width, in: workspace)
    let table = result.output.split(separator: "\r\n").filter { $0.contains("→") }
    #expect(table.count == 2, "\(result.output)")
    for line in table {
      let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) }
      #expect(columns <= width, "\(line)")
    }
    #expect(table[0].contains("…"))
  }

  @Test func `samples are as many as asked for, and the rest is counted`() {
    workspace.write("id,name\n" + (1...50).map { "\($0),n\($0)\n" }.joined(), to: "many.csv")
    func preview(_ flags: String...) -> String {
      Tool.run(["preview", "-e", "normalize name upper", "many.csv"] + flags, in: workspace).output
    }
    #expect(preview().matches(of: /→/).count == 3)
    #expect(preview().contains("and 47 more"))
    #expect(preview("-n", "5").matches(of: /→/).count == 5)
    #expect(preview("-n0").matches(of: /→/).isEmpty)
    #expect(preview("-n0").contains("changed 50"))
  }
}
