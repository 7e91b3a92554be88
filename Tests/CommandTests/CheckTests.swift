import Testing

/// `check` and `sniff` for people.
struct CheckTests {
  let workspace = Workspace.withCustomers()

  func check(_ arguments: String...) -> ToolResult {
    Tool.run(["check"] + arguments, in: workspace)
  }

  @Test func `good rules are exit 0 and one line on stderr`() {
    let result = check("customers.rules", "--against", "export.csv")
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "checked 1 rule file: 0 errors, 0 warnings\n")
    #expect(check("-q", "customers.rules").errors.isEmpty)
  }

  @Test func `errors are exit 2, each with place, caret and suggestion`() {
    workspace.write("default emial 'x'\n", to: "bad.rules")
    let result = check("bad.rules", "--against", "export.csv")
    #expect(result.exitCode == 2)
    #expect(
      result.errors.hasPrefix(
        """
        error F0104: no column named 'emial'
          bad.rules:1:9
          1 | default emial 'x'
            |         ^^^^^ did you mean 'email'?
        """), "\(result.errors)")
  }

  @Test func `files are checked each by itself`() {
    workspace.write("normalise phone digits\n", to: "bad.rules")
    let result = check("customers.rules", "bad.rules", "bad.rules")
    #expect(result.exitCode == 2)
    #expect(result.errors.hasSuffix("checked 3 rule files: 2 errors, 0 warnings\n"))
  }

  @Test func `rules of the command line against an input`() {
    #expect(check("-e", "normalize phone digits", "export.csv").exitCode == 0)
    #expect(check("-e", "normalize fax digits", "export.csv").exitCode == 2)
    #expect(check("-e", "normalize fax digits", "--against", "export.csv").exitCode == 2)
  }

  @Test func `only the header is read`() {
    workspace.write("id,name,email,phone\n1,Ann\n", to: "ragged.csv")
    #expect(check("customers.rules", "--against", "ragged.csv").exitCode == 0)
  }

  /// Showing it took minutes: each character copied all before it.
  @Test(.timeLimit(.minutes(1))) func `sniff shows a name of two million bytes at once`() {
    let name = String(repeating: "a", count: 2 << 20)
    let result = Tool.run(["sniff", "-"], input: name)
    #expect(result.exitCode == 0 && result.output.contains(name))
  }

  @Test func `sniff prints the line to paste last`() throws {
    let result = Tool.run(["sniff", "export.csv"], in: workspace)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("\n  delimiter "))
    #expect(try #require(result.output.split(separator: "\n").last).hasPrefix("load "))
    #expect(Tool.run(["sniff", "missing.csv"], in: workspace).exitCode == 3)
  }
}
