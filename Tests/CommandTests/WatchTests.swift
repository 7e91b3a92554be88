import Foundation
import Testing

/// A watch that runs, with what it has written so far.
private final class Watch {
  let workspace: Workspace
  private let process = Process()

  init(_ arguments: [String] = ["customers.rules", "export.csv"], in workspace: Workspace) throws {
    self.workspace = workspace
    for name in ["out", "err"] { workspace.write("", to: name) }
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = ["watch"] + arguments
    process.currentDirectoryURL = workspace.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: workspace.path("out"))
    process.standardError = FileHandle(forWritingAtPath: workspace.path("err"))
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  var output: String { workspace.read("out") }
  var errors: String { workspace.read("err") }

  /// Waits until something is true of it; whether it came to be.
  func waits(for condition: (Watch) -> Bool) -> Bool {
    for _ in 0..<400 {
      if condition(self) { return true }
      usleep(25_000)
    }
    return false
  }

  /// How often a text has been written to stdout.
  func count(of text: String) -> Int { output.components(separatedBy: text).count - 1 }

  /// Ends it as Ctrl-C does; the signal that it died of, or its exit code.
  func interrupt() -> Int32 {
    process.interrupt()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

@Suite("fettle watch")
struct WatchTests {
  @Test func `an included file that is not there is waited for`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write("include 'more.rules'\n", to: "customers.rules")
    let watch = try Watch(in: workspace)
    #expect(watch.waits { $0.errors.contains("waiting for a change") }, "\(watch.errors)")
    workspace.write("normalize name upper\n", to: "more.rules")
    #expect(watch.waits { $0.output.contains("normalize name upper") }, "\(watch.errors)")
    #expect(watch.interrupt() == SIGINT)
  }

  @Test func `every save of rules, includes and table shows the preview again`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write("include 'more.rules'\nnormalize phone digits\n", to: "customers.rules")
    workspace.write("normalize name upper\n", to: "more.rules")
    let watch = try Watch(in: workspace)
    #expect(watch.waits { $0.count(of: "4 rows in") == 1 }, "\(watch.errors)")
    workspace.write(
      "include 'more.rules'\nnormalize phone digits\nnormalize email upper\n", to: "customers.rules"
    )
    #expect(watch.waits { $0.output.contains("normalize email upper") })
    workspace.write("normalize name lower\n", to: "more.rules")
    #expect(watch.waits { $0.output.contains("normalize name lower") })
    // As editors save: another file takes the name.
    workspace.write("id,name,email,phone\n9,Zoe,z@example.com,1-2\n", to: "new.csv")
    try FileManager.default.removeItem(atPath: workspace.path("export.csv"))
    try FileManager.default.moveItem(
      atPath: workspace.path("new.csv"), toPath: workspace.path("export.csv"))
    #expect(watch.waits { $0.output.contains("1 row in") }, "\(watch.output)")
    #expect(watch.errors.contains("'customers.rules' changed\n"))
    #expect(watch.errors.contains("'more.rules' changed\n"))
    #expect(watch.interrupt() == SIGINT)
    #expect(watch.output.hasSuffix("\n") && !watch.output.contains("\u{1B}"))
  }

  @Test func `while rules or table are broken the last result stands, and what is wrong is said`()
    throws
  {
    let workspace = Workspace.withCustomers()
    let watch = try Watch(in: workspace)
    #expect(watch.waits { $0.count(of: "4 rows in") == 1 }, "\(watch.errors)")
    workspace.write("normalize phnoe digits\n", to: "customers.rules")
    #expect(watch.waits { $0.errors.contains("no column named 'phnoe'") })
    #expect(watch.waits { $0.errors.contains("the last result stands") })
    workspace.write("normalize phone digits\n", to: "customers.rules")
    #expect(watch.waits { $0.count(of: "4 rows in") == 2 })
    try FileManager.default.removeItem(atPath: workspace.path("export.csv"))
    #expect(watch.waits { $0.errors.contains("'export.csv' cannot be read") })
    workspace.write("id,name,email,phone\n", to: "export.csv")
    #expect(watch.waits { $0.output.contains("0 rows in") })
    #expect(watch.interrupt() == SIGINT)
  }

  @Test func `rules that are broken from the start are waited for`() throws {
    let workspace = Workspace.withCustomers()
    workspace.write("normalise", to: "customers.rules")
    let watch = try Watch(in: workspace)
    #expect(watch.waits { $0.errors.contains("nothing has run yet") })
    workspace.write("normalize phone digits\n", to: "customers.rules")
    #expect(watch.waits { $0.count(of: "4 rows in") == 1 })
  }

  @Test(.enabled(if: Tool.hasTerminal, "no script here"))
  func `a terminal is drawn anew, with the last result below what is wrong`() {
    let workspace = Workspace.withCustomers()
    let shown = Tool.terminal(
      """
      (sleep 1; echo "normalize phnoe digits" > customers.rules; sleep 1; pkill -INT -P $$ fettle) &
      $FETTLE watch customers.rules export.csv; wait
      """, in: workspace
    ).output
    let screens = shown.components(separatedBy: "\u{1B}[H\u{1B}[2J\u{1B}[3J")
    #expect(screens.count == 3, "\(shown)")
    #expect(screens.last?.contains("no column named 'phnoe'") == true)
    #expect(screens.last?.contains("4 rows in") == true)
  }

  @Test func `the reader's leaving ends it`() {
    let workspace = Workspace.withCustomers()
    let outcome = Tool.shell(
      "timeout 20 $FETTLE watch customers.rules export.csv | head -n 1", in: workspace)
    #expect(outcome.exitCode == 0 && outcome.output.contains("export.csv"), "\(outcome.errors)")
  }

  @Test func `as JSON each change is one object`() throws {
    let workspace = Workspace.withCustomers()
    let watch = try Watch(["customers.rules", "export.csv", "--format", "json"], in: workspace)
    #expect(watch.waits { $0.count(of: "\"fettle.preview/") == 1 })
    workspace.write("normalise", to: "customers.rules")
    #expect(watch.waits { $0.count(of: "\"fettle.preview/") == 2 })
    #expect(watch.errors.isEmpty)
  }

  // It was waited for, without an end, however it was misspelt.
  @Test func `a rule file that is not there is an error`() {
    let result = Tool.run(["watch", "nix.rules", "export.csv"], in: Workspace.withCustomers())
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("there is no rule file 'nix.rules'"), "\(result.errors)")
  }

  @Test(arguments: [["-"], ["customers.rules", "-"], ["export.csv"]])
  func `stdin, and a table in the place of rules, are refused`(arguments: [String]) {
    let workspace = Workspace.withCustomers()
    #expect(Tool.run(["watch"] + arguments, in: workspace).exitCode == 2)
  }
}
