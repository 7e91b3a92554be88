import Testing

/// `check --idempotent` for people.
struct SecondRunTests {
  private let workspace = Workspace.withCustomers()

  private func check(_ rules: String, _ arguments: String...) -> ToolResult {
    workspace.write(rules, to: "t.rules")
    return Tool.run(["check", "t.rules", "--idempotent"] + arguments, in: workspace)
  }

  private static let passedOver =
    "  passed over in the second run, as the column is gone by then (apply refuses such a line):\n"

  @Test(arguments: [
    ("drop columns a\n", "drop columns a"),
    ("normalize b trim\nrename a -> c  # as ever\n", "rename a -> c"),
    ("normalize c trim\ndrop columns a,\n  b\n", "drop columns a, b"),
  ])
  func `columns that are gone are passed over, and told of`(rules: String, line: String) {
    let result = check(rules)
    #expect(result.exitCode == 0, "\(result.errors)")
    let proof = "t.rules: applying the rules twice equals applying them once, by proof\n"
    #expect(result.output.hasPrefix(proof + Self.passedOver + "  t.rules:"), "\(result.output)")
    #expect(result.output.hasSuffix(": \(line)\n"), "\(result.output)")
  }

  @Test func `a line that names a column that is gone is shown whole`() {
    let result = check("normalize a trim, lower\ndrop columns a\n")
    #expect(result.exitCode == 1)
    #expect(
      result.output == "t.rules: the rules cannot run on what they have made: no column named 'a'\n"
        + "  t.rules:1: normalize a trim, lower\n")
  }

  @Test(arguments: [
    "column n is number; set n = round(n / 2, 0) when n > 10",
    "column n is number; set n = n - 5000 when n > 100000",
    "column n is number; clear n when n between 3.5 and 4; set n = n / 2 when n > 6.9 and n < 8",
    "set a = left(a, length(a) - 1) when length(a) > 25",
    "column d is date; set d = add_days(d, 400) when d < '1987-05-05'",
  ])
  func `values around the numbers and days of rules are tried`(rules: String) {
    let result = check(rules + "\n")
    #expect(result.exitCode == 1, "\(rules): \(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("t.rules: a second run changes what the first one has made\n"))
  }

  @Test(arguments: [
    ["--fix"], ["--diff"], ["--against", "export.csv"], ["--fail-on", "warn"], ["--skip", "1"],
    ["--threads", "2"],
  ])
  func `flags that it has no use for are refused`(flags: [String]) {
    workspace.write("normalize name trim\nnormalize name trim\n", to: "t.rules")
    let result = Tool.run(["check", "t.rules", "--idempotent"] + flags, in: workspace)
    #expect(result.exitCode == 2 && result.output.isEmpty)
    #expect(result.errors.contains("has no use for \(flags[0])"), "\(result.errors)")
    #expect(workspace.read("t.rules") == "normalize name trim\nnormalize name trim\n")
  }
}
