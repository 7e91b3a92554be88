import Foundation
import Testing

/// Outputs that would fall on each other, on inputs, or cannot be.
struct OutputTests {
  let workspace = Workspace.withCustomers()

  /// Runs a line of bash with the customers' rules in `$RULES`.
  private func shell(_ line: String) -> ToolResult {
    Tool.shell(line, in: workspace, environment: ["APPLY": "\(Tool.path) apply customers.rules"])
  }

  // `-o p.csv --removed ./p.csv` once left the log where the clean table was, with exit 0.
  @Test(arguments: [
    ("mkdir d", "-o p.csv --removed ./p.csv"),
    ("mkdir d", "-o p.csv --removed d/../p.csv"),
    ("mkdir d", "-o p.csv --changes \"$PWD/p.csv\""),
    ("echo old > p.csv", "-o p.csv --removed ./p.csv"),
    ("ln -s p.csv link.csv", "-o p.csv --removed link.csv"),
    ("echo old > p.csv; ln -s p.csv link.csv", "-o link.csv --findings p.csv"),
    ("echo old > p.csv; ln p.csv hard.csv", "-o p.csv --removed hard.csv"),
    ("mkdir d; ln -s d e", "-o d/p.csv --removed e/p.csv"),
    ("mkfifo p.csv", "-o p.csv --removed ./p.csv"),
    ("true", "-o o.csv --changes l.csv --findings ./l.csv"),
    ("true", "-o o.csv --on-ragged quarantine --quarantine ./o.csv"),
    ("true", "--removed p.csv > p.csv"),
    ("true", "--removed /dev/stdout > p.csv"),
    ("true", "--removed - | cat"),
    ("true", "--removed /dev/stderr 2>&1 | cat"),
  ])
  func `two outputs of one place are refused, however they are spelt`(
    preparation: String, outputs: String
  ) {
    let result = shell("\(preparation); set -o pipefail; $APPLY export.csv \(outputs)")
    #expect(result.exitCode == 2)
    let words = result.errors + result.output + workspace.read("p.csv")
    #expect(words.contains("two outputs"), "\(words)")
    #expect(!words.contains("Ann"))
    #expect(!workspace.names.contains { $0.hasPrefix(".") || $0 == "o.csv" })
  }

  @Test func `several outputs may go to the null device`() {
    let result = shell("$APPLY export.csv -o /dev/null --removed /dev/null --changes /dev/null")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  // It was ignored, and the run went on with the file of the load line.
  @Test func `a table that --in binds and no line names is an error with what was meant`() {
    workspace.write("load crm from 'export.csv'\nuse crm\nsave to 'o.csv'\n", to: "crm.rules")
    func run(_ bindings: String...) -> ToolResult {
      Tool.run(["apply", "crm.rules"] + bindings.flatMap { ["--in", $0] }, in: workspace)
    }
    #expect(run("CRM=export.csv").exitCode == 0)
    let mistyped = run("cmr=export.csv")
    #expect(mistyped.exitCode == 2)
    #expect(mistyped.errors.contains("no line loads a table named 'cmr'"))
    #expect(mistyped.errors.contains("did you mean 'crm'?"), "\(mistyped.errors)")
    #expect(run("crm=export.csv", "crm=other.csv").errors.contains("is bound twice"))
  }

  // Without a save line the folder was ignored.
  @Test func `a folder for saves moves them, and is refused where there are none`() {
    workspace.write("save to 'o.csv'\n", to: "save.rules")
    let moved = shell("mkdir d; $FETTLE apply -q save.rules export.csv --out-dir d; ls d; ls o.csv")
    #expect(moved.output == "o.csv\n")
    let result = shell("$APPLY export.csv --out-dir d")
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("no save line"), "\(result.errors)")
  }

  // It ended with "there is no folder 'd'".
  @Test
  func `a folder for saves is made where it is missing, and goes again where nothing came of it`() {
    workspace.write("save to 'o.csv'\n", to: "save.rules")
    let made = shell("$FETTLE apply -q save.rules export.csv --out-dir new/; ls new; rm -r new")
    #expect(made.output == "o.csv\n", "\(made.errors)")
    let above = shell("$FETTLE apply -q save.rules export.csv --out-dir none/new; ls -d none")
    #expect(above.errors.contains("mkdir -p 'none/new'"), "\(above.errors)")
    #expect(above.output == "")
    for line in ["stop rows when email is present", "save to 'o.csv'"] {
      workspace.write("save to 'o.csv'\n\(line)\n", to: "none.rules")
      let result = shell("$FETTLE apply -q none.rules export.csv --out-dir new; ls -d new")
      #expect(result.output == "", "\(line): \(result.errors)")
    }
    #expect(shell("$FETTLE preview -q save.rules export.csv --out-dir new; ls -d new").output == "")
  }

  @Test func `saves that fall on each other are refused before a row is read`() {
    workspace.write(
      "load a from 'export.csv'\nuse a\nnormalize email lower\nsave a to '-'\n"
        + "load b from 'export.csv'\nuse b\nnormalize email upper\nsave b to 'x.csv', removed to './x.csv'\n",
      to: "two.rules")
    let result = Tool.run(["apply", "two.rules"], in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("two outputs: rows and removed"), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    "export.csv -o ./export.csv", "export.csv -o o.csv --removed hard.csv",
    "link.csv -o export.csv",
    "'ex*.csv' -o export.csv", "- -o export.csv < export.csv", "export.csv >> export.csv",
    "export.csv -o customers.rules", "export.csv --changes included.rules",
    "export.csv --findings codes.csv", "export.csv -o o.csv --in more=m.csv --changes m.csv",
  ])
  func `no output falls on an input: tables, lookups, rules`(arguments: String) {
    workspace.write("spelling,code\na@b.c,d@e.f\n", to: "codes.csv")
    workspace.write("normalize name trim\n", to: "included.rules")
    workspace.write("id,mail\n1,x@y.z\n", to: "m.csv")
    workspace.write(
      "load main\nload more\nuse main\ninclude 'included.rules'\n"
        + "replace email from 'codes.csv' spelling -> code\ndrop rows when email in more.mail\n",
      to: "customers.rules")
    _ = shell("ln export.csv hard.csv; ln -s export.csv link.csv")
    let names = ["export.csv", "codes.csv", "included.rules", "customers.rules", "m.csv"]
    let before = names.map { workspace.read($0) }
    let more = arguments.contains("--in") ? "" : " --in more=m.csv"
    let result = shell("$APPLY \(arguments)\(more)")
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("is an input of this run"), "\(result.errors)")
    #expect(names.map { workspace.read($0) } == before)
  }

  @Test(arguments: [
    ("save to 'export.csv'", "'export.csv' is an input of this run", 9),
    ("save to 'o.csv', removed to 'o.csv'", "'o.csv' would take two outputs", 29),
    ("save to 'o.csv', removed to 'no/l.csv'", "there is no folder 'no'", 29),
    ("save to 'no/o.csv'", "'no/o.csv' cannot be written: there is no folder 'no'", 9),
    ("save to 'o.csv', findings to 'sqlite:a.db'", "findings go to a file", 30),
  ])
  func `an output of a line that cannot be has the line's place`(
    save: String, says: String, column: Int
  ) {
    workspace.write("column id is id\nkeep rows when id is present\n\(save)\n", to: "s.rules")
    let result = Tool.run(["apply", "s.rules", "export.csv"], in: workspace)
    #expect([2, 4].contains(result.exitCode))
    #expect(result.errors.contains(says), "\(result.errors)")
    #expect(result.errors.contains("s.rules:3:\(column)\n"), "\(result.errors)")
  }

  @Test(arguments: [
    ("-o /proc/x", "'/proc/x' cannot be written: no file can be made in '/proc'"),
    ("-o /dev/full", "'/dev/full' cannot be written: the disk is full, bytes written 0"),
    ("-o no/x.csv", "'no/x.csv' cannot be written: there is no folder 'no'"),
    ("-o a/b/../x.csv", "there is no folder 'a/b/..'"),
    ("-o export.csv/x.csv", "a part of its path is not a folder"),
    ("-o .", "'.' cannot be written: it is a folder"),
    ("-o new/", "'new/' cannot be written: there is no such folder"),
    ("-o o.csv --removed no/x.csv", "there is no folder 'no'"),
    ("-o o.csv --changes /dev/full", "'/dev/full' cannot be written: the disk is full"),
    ("> /dev/full", "'stdout' cannot be written: the disk is full"),
  ])
  func `an output that cannot be says what and where, exit 4, and leaves nothing`(
    outputs: String, words: String
  ) {
    let before = workspace.names
    let result = shell("$APPLY export.csv \(outputs)")
    #expect(result.exitCode == 4)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(!result.errors.contains("in '/dev'") && !result.errors.contains("in '.'"))
    #expect(workspace.names == before)
  }

  // A closed stdout once became the input, and stderr could become the output.
  @Test(arguments: ["export.csv >&-", "- < export.csv >&-", "export.csv 0>&- >&-"])
  func `a closed stdout is exit 4`(redirection: String) {
    let result = shell("$APPLY \(redirection)")
    #expect(result.exitCode == 4)
    #expect(
      result.errors.contains("'stdout' cannot be written: it is not open"), "\(result.errors)")
  }

  @Test func `with stderr closed no message lands in an output`() {
    let result = shell("$APPLY - -o o.csv --removed r.csv -v < export.csv 2>&-; cat o.csv")
    #expect(result.output == ApplyTests.clean)
    #expect(
      shell("$APPLY - -o o.csv <&-").errors.contains("'stdin' cannot be read: it is not open"))
  }

  @Test func `a crash removes temporaries`() {
    let result = shell(
      "mkfifo pipe; $APPLY - -o clean.csv < pipe & exec 3> pipe; "
        + "(head -n 1 export.csv; yes 1,2,3,4 | head -n 100000) >&3; sleep 0.3; "
        + "ls -A | grep -c fettle-; kill -SEGV $!; wait $!")
    #expect(result.exitCode == 70)
    #expect(result.output == "1\n")
    #expect(!workspace.names.contains { $0.hasPrefix(".") })
  }

  @Test func `a preview of ragged rows needs no file for them`() {
    workspace.write("id,name,email,phone\n1,Ann\n2,Bob,b@c.d,1\n", to: "ragged.csv")
    let result = Tool.run(
      ["preview", "customers.rules", "ragged.csv", "--on-ragged", "quarantine"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(!workspace.names.contains("-"))
  }
}

/// A reader of stdout that has seen enough, and the outputs beside it.
struct ClosedPipeTests {
  let workspace = Workspace()

  init() {
    let row = String(repeating: "x", count: 60)
    workspace.write(
      "id,name\n" + (1...50_000).map { "\($0 % 40_000),\(row)\n" }.joined(), to: "long.csv")
  }

  // The logs were dropped in silence, with exit 0.
  @Test(arguments: ["", "-j 1 ", "--memory 64M "])
  func `a closed pipe leaves the logs that were asked for whole`(flags: String) {
    let rules = "-e 'normalize name upper; dedupe on id' \(flags)long.csv"
    let result = Tool.shell(
      """
      $FETTLE apply \(rules) --removed r.csv --changes c.csv.gz 2> err | head -n 1
      echo ${PIPESTATUS[0]}
      $FETTLE apply -q \(rules) -o whole.csv --removed whole-r.csv --changes whole-c.csv
      cmp r.csv whole-r.csv && zcat c.csv.gz | cmp - whole-c.csv && wc -l < r.csv
      """, in: workspace)
    #expect(result.output == "id,name\n0\n10001\n", "\(result.errors)")
    let words = workspace.read("err")
    #expect(words.contains("'stdout' was not read to its end"), "\(words)")
    #expect(words.contains("50,000 rows in = 40,000 out + 10,000 removed"), "\(words)")
    #expect(!workspace.names.contains { $0.hasPrefix(".") })
  }

  @Test(arguments: [
    ("--findings p", "findings"), ("--quarantine p --on-ragged quarantine", "quarantined"),
  ])
  func `a log of several tables is told of where its own table is`(flags: String, kind: String) {
    workspace.write("id,name\n1,x\n", to: "in.csv")
    workspace.write(
      "id,name\n" + (1...20_000).map { "\($0)\n\($0),\n" }.joined(), to: "other.csv")
    let rules =
      "load other from 'other.csv'; use other; require name; use input; check id in other.id"
    let ragged = kind == "findings" ? "--on-ragged pad" : ""
    let result = Tool.shell(
      """
      mkfifo p; timeout 60 head -n 1 p > first &
      timeout 60 $FETTLE apply --fail-on never -e "\(rules)" in.csv -o o.csv \(ragged) \(flags) --report json=r.json
      wait; cat first | wc -l
      """, in: workspace)
    #expect(result.output == "1\n", "\(result.errors)")
    let blocks = result.errors.components(separatedBy: " rows in = ")
    #expect(blocks.count == 2, "\(result.errors)")
    let notes = result.errors.split(separator: "\n").enumerated().filter {
      $1.contains("was not read to its end and has only a part of the \(kind)")
    }
    let input = result.errors.split(separator: "\n").firstIndex { $0.hasPrefix("in.csv:") } ?? .max
    let place = notes.first?.offset ?? 0
    #expect(notes.count == 1 && place > input, "\(result.errors)")
  }

  @Test func `quiet is quiet beside a closed pipe too`() {
    let result = Tool.shell(
      "$FETTLE apply -q -e 'dedupe on id' long.csv --removed r.csv 2> err | head -n 1; wc -c < err",
      in: workspace)
    #expect(result.output == "id,name\n0\n")
    #expect(!workspace.read("r.csv").isEmpty)
  }
}
