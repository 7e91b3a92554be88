import Foundation
import Testing

/// Tables that come from pipes and that lines look into: a pipe gives its bytes once, and a run reads such a
/// table for its header, for what lines look up, and as a table.
struct LookupPipeTests {
  let workspace = Workspace()

  init() {
    workspace.write("code,name\nA,Anna\nC,Carl\n", to: "lookup.csv")
    workspace.write("c,n\nA,\nB,\nC,Karl\n", to: "in.csv")
    _ = Tool.shell("gzip -k lookup.csv; mkfifo fifo", in: workspace)
  }

  /// Rules with what they make of the input.
  static let rules = [
    ("check c in l.code, reject", "c,n\nA,\nC,Karl\n"),
    ("fill n = name from l by c = code", "c,n\nA,Anna\nB,\nC,Karl\n"),
    ("correct n = name from l by c = code", "c,n\nA,\nB,\nC,Carl\n"),
    ("expect rows > rows of l, stop", "c,n\nA,\nB,\nC,Karl\n"),
    (
      "fill n = name from l by c = code; correct n = name from l by c = code; "
        + "check c in l.code, reject", "c,n\nA,Anna\nC,Carl\n"
    ),
  ]

  /// Ways in which a table comes through a pipe, by what stands before and behind the command.
  static let ways = [
    ("cat lookup.csv |", "--in l=-"), ("cat lookup.csv |", "--in l=/dev/stdin"),
    ("", "--in l=<(cat lookup.csv)"), ("cat lookup.csv > fifo &", "--in l=fifo"),
    ("cat lookup.csv.gz |", "--in l=-"),
  ]

  /// Runs a command that would wait for ever where it opened a pipe twice.
  private func shell(_ before: String, _ arguments: String) -> ToolResult {
    Tool.shell("\(before) timeout 60 \"$FETTLE\" \(arguments)", in: workspace)
  }

  @Test(arguments: rules, ways)
  func `a table from a pipe is looked into as one from a file is`(
    rule: (rule: String, output: String), way: (before: String, binding: String)
  ) {
    workspace.write("load l from 'lookup.csv'\nuse input\n\(rule.rule)\n", to: "r.rules")
    let file = shell("", "apply r.rules in.csv -q")
    #expect(file.output == rule.output, "\(file.errors)")
    let pipe = shell(way.before, "apply r.rules in.csv -q \(way.binding)")
    #expect(pipe.output == rule.output, "\(rule) \(way)\n\(pipe.errors)")
    #expect(pipe.exitCode == file.exitCode)
  }

  @Test func `a check reads such a table too, and a rule names a FIFO`() {
    workspace.write("load l from 'fifo'\nuse input\ncheck c in l.code\n", to: "r.rules")
    let feed = "cat lookup.csv > fifo &"
    for command in ["check r.rules --against in.csv", "apply r.rules in.csv -o o.csv"] {
      let result = shell(feed, command)
      #expect([0, 1].contains(result.exitCode), "\(command)\n\(result.errors)")
    }
    workspace.write("load l from 'fifo'\nuse l\ncheck code = 'A'\n", to: "alone.rules")
    let alone = shell(feed, "check alone.rules --against in.csv")
    #expect([0, 2].contains(alone.exitCode), "\(alone.errors)")
    let replaced = shell(
      feed,
      "apply -q in.csv -e \"replace c from 'fifo' code -> name; replace n from 'fifo' code -> name\""
    )
    #expect(replaced.output == "c,n\nAnna,\nB,\nCarl,Karl\n", "\(replaced.errors)")
  }

  @Test func `a large table is kept whole`() {
    let rows = (0..<200_000).map { "K\($0),name \($0)\n" }
    workspace.write("code,name\n" + rows.joined(), to: "large.csv")
    workspace.write("c,n\nK0,\nK199999,\nX,\n", to: "in.csv")
    workspace.write(
      "load l from 'lookup.csv'\nuse input\nfill n = name from l by c = code\n", to: "r.rules")
    let result = shell("cat large.csv |", "apply r.rules in.csv -q --in l=-")
    #expect(result.output == "c,n\nK0,name 0\nK199999,name 199999\nX,\n", "\(result.errors)")
  }

  @Test func `the input itself can be looked into when it is a pipe`() {
    workspace.write("c,parent\nA,\nB,A\nC,X\n", to: "tree.csv")
    let rules = "check parent in input.c, reject"
    let result = shell("cat tree.csv |", "apply -q -e \"\(rules)\"")
    #expect(result.output == "c,parent\nA,\nB,A\n", "\(result.errors)")
  }

  @Test func `tables of one pipe have the same rows`() {
    workspace.write("load l\nload m\nuse m\nfill name = name from l by code\n", to: "r.rules")
    let result = shell("cat lookup.csv |", "apply r.rules -q --in l=- --in m=-")
    #expect(result.output == "code,name\nA,Anna\nC,Carl\n", "\(result.errors)")
  }

  @Test func `where a value comes from is told of a pipe as well`() {
    workspace.write("normalize c trim, lower\n", to: "r.rules")
    let arguments = "why input '#1' c r.rules in.csv"
    let file = shell("", arguments)
    let pipe = shell("cat in.csv |", arguments.replacing("in.csv", with: "-"))
    #expect(file.exitCode == 0, "\(file.errors)")
    #expect(
      pipe.output == file.output.replacing("in.csv", with: "stdin"), "\(pipe.output)\(pipe.errors)")
  }
}
