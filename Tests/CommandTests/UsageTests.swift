import Testing

/// What the tool says to command lines that are wrong.
struct UsageTests {
  @Test func `without arguments it prints help and is content`() {
    let result = Tool.run([])
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("EXAMPLES:"))
    #expect(result.errors.isEmpty)
  }

  @Test func `the version is one line`() {
    let result = Tool.run(["--version"])
    #expect(result.exitCode == 0)
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.output.first?.isNumber == true)
  }

  @Test(arguments: [
    (["aply", "a.rules"], "did you mean 'apply'?"),
    (["help", "chekc"], "did you mean 'check'?"),
    (["snif", "x.csv"], "did you mean 'sniff'?"),
    (["x.rules", "x.csv"], "did you mean 'fettle apply x.rules'?"),
    (["frobnicate"], "it is one of 'apply'"),
    (["apply", "--ouput", "x", "a.rules"], "did you mean '--output'?"),
    (["apply", "--thread=2", "a.rules"], "did you mean '--threads'?"),
    (["apply", "-output", "x", "a.rules"], "did you mean '--output'?"),
    (["apply", "a.rules", "--on-ragged", "pda"], "did you mean 'pad'?"),
    (["apply", "a.rules", "--csv-safe=escpae"], "did you mean 'escape'?"),
    (["apply", "a.rules", "--fail-on", "often"], "it is one of 'note', 'warn'"),
    (["check", "--formt", "json", "a.rules"], "did you mean '--format'?"),
    (["preview", "--color", "alway", "a.rules"], "did you mean 'always'?"),
    (["-v"], "did you mean '--version'?"),
    (["explain", "F010X"], "did you mean 'F010"),
    (["apply", "x.csv", "a.rules"], "did you mean 'a.rules x.csv'?"),
    (["apply", "a.rules", "x.csv", "--with-reasons"], "type --rejects FILE"),
    (["apply", "a.rules", "-x.csv"], "write a file of this name as ./-x.csv"),
    (["check", "-new/a.rules"], "write a file of this name as ./-new/a.rules"),
  ])
  func `what is mistyped gets a suggestion`(arguments: [String], suggestion: String) {
    let result = Tool.run(arguments)
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("error: "))
    #expect(result.errors.contains(suggestion), "\(result.errors)")
  }

  @Test(arguments: [
    ["apply"], ["apply", "a.rules", "b.csv", "c.csv"], ["apply", "-e"], ["sniff"], ["fmt"],
    ["apply", "-e", "x", "a.csv", "b.csv"], ["check", "-e", "x", "a.csv", "--against", "b.csv"],
    ["apply", "x.csv"], ["apply", "a.rules", "-j", "0"], ["apply", "a.rules", "-j", "two"],
    ["apply", "a.rules", "--memory", "12X"], ["apply", "a.rules", "--memory", "0"],
    ["apply", "a.rules", "--memory", "99999999999G"], ["apply", "a.rules", "--today", "31.1.2026"],
    ["apply", "a.rules", "--today", "2026-02-30"], ["apply", "a.rules", "--delimiter", "ab"],
    ["apply", "a.rules", "--in", "customers"], ["apply", "a.rules", "--skip", "-1"],
    ["--generate-completion-script", "powershell"],
  ])
  func `wrong usage is exit 2, on stderr, and points to help`(arguments: [String]) {
    let result = Tool.run(arguments)
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("error: "), "\(result.errors)")
    #expect(result.errors.contains("--help"), "\(result.errors)")
  }

  // `-j 999999999999` once was exit 70, with an empty temporary beside the output.
  @Test(arguments: [
    (["-j", "999999999999"], "from 1 to 1024"), (["-j", "-3"], "from 1 to 1024"),
    (["-j-3"], "from 1 to 1024"), (["-j", "0"], "from 1 to 1024"),
    (["--threads=1025"], "from 1 to 1024"), (["--skip", "-1"], "of at least 0"),
    (["--samples", "-1"], "of at least 0"),
    (["--max-columns", "-1"], "of at least 1"), (["--max-field", "-1"], "'-1' is invalid"),
    (["--memory", "-5"], "a number with K, M or G"),
    (["--max-expansion", "0"], "of at least 1"), (["--max-decompressed", "x"], "K, M or G"),
  ])
  func `a number that cannot be says which can`(arguments: [String], words: String) {
    let workspace = Workspace.withCustomers()
    let result = Tool.run(
      ["apply", "customers.rules", "export.csv", "-o", "o.csv"] + arguments, in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(workspace.names == ["customers.rules", "export.csv"])
  }

  @Test func `a message of the parser is in lower case and without a full stop`() throws {
    let first = Tool.run(["apply", "a.rules", "b.csv", "c.csv"]).errors.split(separator: "\n")[0]
    #expect(first == "error: unexpected argument 'c.csv'")
  }
}
