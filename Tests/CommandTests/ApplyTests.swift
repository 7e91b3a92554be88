import Foundation
import Testing

/// `apply`: where data and words go, and what the exit code says.
struct ApplyTests {
  let workspace = Workspace.withCustomers()

  static let clean = """
    id,name,email,phone
    1,Ann,ann@example.com,5550109999
    2,Bob,,5550101111
    4,Cleo,=cmd,

    """

  func apply(_ arguments: String...) -> ToolResult {
    Tool.run(["apply"] + arguments, in: workspace)
  }

  @Test func `the summary has what each line changed and took out`() {
    let workspace = Workspace.withCustomers()
    workspace.write("a,b\n x ,1\ny,\n x ,1\n", to: "in.csv")
    let rules = "normalize a trim; default b '0'; dedupe on a; normalize b upper"
    let result = Tool.run(["apply", "-e", rules, "in.csv", "-o", "out.csv"], in: workspace)
    let counts = """
        changed        2 rows
        line by line   2 cells by -e:1 normalize a trim
                       1 cell by -e:1 default b '0'
                       1 row removed by -e:1 dedupe on a
        duplicates     1 row, among the removed

      """
    #expect(result.errors.contains(counts), "\(result.errors)")
  }

  @Test func `data goes to stdout, the summary to stderr`() {
    let result = apply("customers.rules", "export.csv")
    #expect(result.exitCode == 0)
    #expect(result.output == Self.clean)
    #expect(
      result.errors.contains("4 rows in = 3 out + 1 removed + 0 rejected + 0 quarantined"))
    for label in [
      "changed", "duplicates", "not converted", "no usable key", "formula cells", "read as",
      "wrote", "time",
    ] {
      #expect(result.errors.contains("\n  \(label) "), "\(label)")
    }
  }

  @Test func `a rule that has nothing to test says so, and follows with nothing`() {
    let nothing = "\n            nothing was tested, so it neither passes nor fails\n"
    let rules = [
      "check email is email when id = '9', stop as R", "expect rows within 5% of last run",
    ]
    for rule in rules {
      let result = apply("-e", rule, "export.csv", "-o", "clean.csv")
      #expect(result.exitCode == 0)
      #expect(result.errors.contains("\n  not tested ") && result.errors.contains(nothing))
    }
    let held = apply("-e", "require id", "export.csv", "-o", "clean.csv")
    #expect(held.errors.contains("\n  ok ") && !held.errors.contains("nothing was tested"))
  }

  @Test func `a file for the output leaves stdout empty`() {
    let result = apply("customers.rules", "export.csv", "-o", "clean.csv")
    #expect(result.output.isEmpty)
    #expect(workspace.read("clean.csv") == Self.clean)
    #expect(result.errors.contains("clean.csv (rows)"))
  }

  @Test func `quiet says nothing`() {
    let result = apply("-q", "customers.rules", "export.csv")
    #expect(result.exitCode == 0)
    #expect(result.output == Self.clean)
    #expect(result.errors.isEmpty)
  }

  @Test func `verbose adds each rule`() {
    let result = apply("-v", "customers.rules", "export.csv")
    #expect(result.errors.contains("customers.rules:1 normalize phone digits"))
    #expect(result.errors.contains("changed 2, blank 1, not evaluated 0, out of scope 0"))
  }

  @Test func `rules of the command line, input from stdin`() {
    let rules = ["apply", "-e", "normalize phone digits", "-e", "dedupe on email, phone"]
    let input = workspace.read("export.csv")
    #expect(Tool.run(rules, input: input).output == Self.clean)
    #expect(Tool.run(rules + ["-"], input: input).output == Self.clean)
    #expect(Tool.run(rules + ["-o", "-"], input: input).output == Self.clean)
    #expect(Tool.run(rules + ["export.csv"], in: workspace).output == Self.clean)
  }

  @Test(arguments: ["1", "2", "4"], ["1K", "1M"])
  func `threads and blocks do not change the bytes`(threads: String, block: String) {
    let result = apply(
      "customers.rules", "export.csv", "-j", threads, "--block-size", block, "--memory", "64M")
    #expect(result.output == Self.clean)
  }

  @Test func `the plan is printed and nothing runs`() {
    let result = apply("customers.rules", "export.csv", "--explain", "-o", "clean.csv")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("normalize phone digits"))
    #expect(workspace.names == ["customers.rules", "export.csv"])
    let json = apply("customers.rules", "export.csv", "--explain", "--format", "json").json
    #expect(json["schema"] as? String == "fettle.plan/1")
  }

  @Test func `rule errors are all told, nothing runs, exit 2`() {
    workspace.write("default emial 'x'\nnormalize phone digit\n", to: "bad.rules")
    let result = apply("bad.rules", "export.csv", "-o", "clean.csv")
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("bad.rules:1:9"))
    #expect(result.errors.contains("did you mean 'email'?"))
    #expect(result.errors.contains("bad.rules:2:17"))
    #expect(result.errors.contains("nothing ran"))
    #expect(workspace.read("clean.csv").isEmpty)
  }

  @Test func `an input that is not there is exit 3`() {
    let result = apply("customers.rules", "missing.csv")
    #expect(result.exitCode == 3)
    #expect(result.errors.hasPrefix("error: 'missing.csv' cannot be read"))
    #expect(apply("missing.rules", "export.csv").exitCode == 3)
  }

  @Test func `bad input names its place, exit 3, and the old output stays`() {
    workspace.write("id,name,email,phone\n1,Ann,a@b.c,1\n2,Bob\n", to: "ragged.csv")
    workspace.write("old\n", to: "clean.csv")
    let result = apply("customers.rules", "ragged.csv", "-o", "clean.csv")
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("ragged.csv:3"), "\(result.errors)")
    #expect(result.errors.contains("record 2"), "\(result.errors)")
    #expect(result.errors.contains("byte 34"), "\(result.errors)")
    #expect(workspace.read("clean.csv") == "old\n")
    #expect(!workspace.names.contains { $0.hasPrefix(".") })
  }

  @Test func `an output that cannot be written is exit 4`() {
    #expect(apply("customers.rules", "export.csv", "-o", "no/where.csv").exitCode == 4)
    let full = Tool.shell("$FETTLE apply customers.rules export.csv > /dev/full", in: workspace)
    #expect(full.exitCode == 4)
    #expect(full.errors.hasPrefix("error: 'stdout' cannot be written"))
  }

  @Test func `an output that is the input is refused`() {
    let before = workspace.read("export.csv")
    let result = apply("customers.rules", "export.csv", "-o", "export.csv")
    #expect(result.exitCode == 2)
    #expect(workspace.read("export.csv") == before)
  }

  @Test(arguments: ["", " --format json", " -q"])
  func `a closed pipe is quiet`(flags: String) {
    let row = String(repeating: "x", count: 60)
    workspace.write(
      "id,name\n" + (1...100_000).map { "\($0),\(row)\n" }.joined(), to: "long.csv")
    let result = Tool.shell(
      "$FETTLE apply -e 'normalize name upper' long.csv\(flags) 2>err | head -1; "
        + "echo ${PIPESTATUS[0]}",
      in: workspace)
    #expect(result.output == "id,name\n0\n")
    #expect(!workspace.read("err").contains("error"))
    #expect(Tool.shell("$FETTLE --help | head -1; echo ${PIPESTATUS[0]}").output.hasSuffix("\n0\n"))
  }

  @Test(arguments: [
    ("normalize name upper", "note", 1), ("normalize name upper", "warn", 0),
    ("normalize id date 'YYYY-MM-DD'", "warn", 1), ("normalize id date 'YYYY-MM-DD'", "reject", 0),
    ("normalize id date 'YYYY-MM-DD'", "never", 0),
  ])
  func `fail-on decides between exit 0 and 1`(rules: String, threshold: String, code: Int32) {
    let result = apply("-e", rules, "export.csv", "--fail-on", threshold)
    #expect(result.exitCode == code, "\(result.errors)")
    #expect(!result.output.isEmpty)
  }

  @Test func `quarantined rows are exit 1 unless that is waived`() {
    workspace.write("id,name\n1,Ann\n2\n3,Cleo\n", to: "ragged.csv")
    let arguments = [
      "apply", "-e", "normalize name upper", "ragged.csv", "--on-ragged", "quarantine",
      "--quarantine", "bad.txt",
    ]
    let result = Tool.run(arguments, in: workspace)
    #expect(result.exitCode == 1)
    #expect(result.output == "id,name\n1,ANN\n3,CLEO\n")
    #expect(result.errors.contains("3 rows in = 2 out + 0 removed + 0 rejected + 1 quarantined"))
    #expect(Tool.run(arguments + ["--fail-on", "never"], in: workspace).exitCode == 0)
  }

  // The file that was asked for was never made, and nothing said so.
  @Test(arguments: [[], ["--on-ragged", "pad"]])
  func `a file for quarantined rows is refused where none are set aside`(flags: [String]) {
    let result = Tool.run(
      ["apply", "customers.rules", "export.csv", "--quarantine", "bad.txt"] + flags, in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("type --on-ragged quarantine too"), "\(result.errors)")
  }

  // The summary named the flag that was already given.
  @Test func `a formula of two saves is listed once, and with the save that writes it`() {
    workspace.write("id,a\n1,=1\n2,x\n", to: "two.csv")
    workspace.write(
      """
      save to 'one.csv', findings to 'f1.csv'
      set b = '=2' when id = '2'
      save to 'both.csv', findings to 'f2.csv'
      """, to: "two.rules")
    let result = Tool.shell(
      "$FETTLE apply -q two.rules two.csv; cut -d, -f1,3,8 f1.csv; cut -d, -f1,3,8 f2.csv",
      in: workspace)
    #expect(
      result.output == "row,column,value\n1,a,=1\nrow,column,value\n1,a,=1\n2,b,=2\n",
      "\(result.errors)")
  }

  @Test func `a telephone with an extension is no formula, in the way that phone writes it`() {
    workspace.write(
      "a\n+16175550117;ext=12\n+16175550117;ext=\n+1;ext=1+1\n+1;x\n", to: "phones.csv")
    let result = Tool.run(
      ["apply", "-e", "load input, delimiter ','; check a is present", "phones.csv"], in: workspace)
    #expect(
      result.errors.contains("3 cells a spreadsheet would run; see --csv-safe\n"),
      "\(result.errors)")
  }

  @Test func `escaped formulas are said to be escaped`() {
    let noted = apply("customers.rules", "export.csv").errors
    #expect(noted.contains("1 cell a spreadsheet would run; see --csv-safe\n"), "\(noted)")
    let escaped = apply("customers.rules", "export.csv", "--csv-safe", "escape")
    #expect(escaped.output.contains("4,Cleo,'=cmd,"))
    #expect(
      escaped.errors.contains("1 cell a spreadsheet would run, written with a ' before each\n"),
      "\(escaped.errors)")
  }

  @Test func `notes write numbers as the summary does`() {
    workspace.write("a\n" + String(repeating: "x\n", count: 1200), to: "many.csv")
    let result = Tool.run(
      ["apply", "-e", "check a = 'y', reject", "many.csv", "-o", "o.csv"], in: workspace)
    #expect(result.errors.contains("1,200 rows in"), "\(result.errors)")
    #expect(result.errors.contains("1,200 rows are rejected and written nowhere"))
    #expect(!result.errors.contains("1200"), "\(result.errors)")
  }

  @Test func `a bug of ours would be exit 70`() {
    let result = Tool.shell(
      "mkfifo pipe; $FETTLE fmt - < pipe & exec 3> pipe; sleep 0.3; kill -ILL $!; wait $!",
      in: workspace)
    #expect(result.exitCode == 70)
    #expect(result.errors.contains("internal error"))
  }
}
