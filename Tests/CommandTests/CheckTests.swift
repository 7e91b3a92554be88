import Testing

/// `check` and `sniff` for people.
struct CheckTests {
  let workspace = Workspace.withCustomers()

  func check(_ arguments: String...) -> ToolResult {
    Tool.run(["check"] + arguments, in: workspace)
  }

  @Test func `good rules are exit 0 and one line on stderr`() {
    workspace.write(
      "normalize email trim, lower; normalize phone digits; dedupe on email, phone\n",
      to: "good.rules")
    let result = check("good.rules")
    #expect(result.exitCode == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "checked 1 rule file: 0 errors, 0 warnings\n")
    #expect(check("-q", "good.rules").errors.isEmpty)
  }

  // Without an input the column was text, and its comparison an error that apply does not have.
  @Test(arguments: [
    "column amount is number; set a = abs(amount); check a >= 0",
    "column d is date; set a = d; check a > '2024-01-01'; set b = length(d); check b > 1 and b + 1 < 9",
    "set a = if x = 'y' then length(x) else 2; check a between 1 and 5",
  ])
  func `a column that set makes is of its value's kind where no header is known`(rules: String) {
    let result = check("-e", rules)
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func `an encoding that there is not is told with its place in the rules`() {
    workspace.write(
      "load input, encoding 'utf8x'\nnormalize email trim\n", to: "encoding.rules")
    let result = check("encoding.rules", "--against", "export.csv")
    #expect(result.exitCode != 0)
    #expect(result.errors.contains("no encoding is called 'utf8x'"))
    #expect(result.errors.contains("encoding.rules:1:22"), "\(result.errors)")
  }

  @Test func `what rules never do is a warning, and exit 1 only where that is asked for`() {
    workspace.write("default email 'a@b.de'\nrequire email\n", to: "idle.rules")
    let result = check("idle.rules")
    #expect(result.exitCode == 0)
    #expect(result.errors.hasPrefix("warning F0401: every row passes this check\n"))
    #expect(check("idle.rules", "--fail-on", "warn").exitCode == 1)
    workspace.write(
      "default email 'a@b.de'\nrequire email  # fettle: allow(F0401) because of the audit\n",
      to: "idle.rules")
    #expect(check("idle.rules", "--fail-on", "warn").exitCode == 0)
  }

  @Test func `fixes that are no guess are shown, and written only where that is asked for`() {
    let before = "drop rows when email == ''\nnormalize nmae trim\nnormalize 'E Mail' trim\n"
    workspace.write(before, to: "mend.rules")
    let shown = check("mend.rules", "--diff", "--against", "export.csv")
    #expect(shown.exitCode == 2)
    #expect(shown.output.contains("-drop rows when email == ''\n+drop rows when email is blank\n"))
    #expect(workspace.read("mend.rules") == before)
    let mended = check("mend.rules", "--fix", "--against", "export.csv")
    #expect(mended.errors.contains("mend.rules: 1 fix applied\n"))
    // A column in brackets that the table has not would be another error.
    #expect(mended.errors.contains("mend.rules:3: not mended, as line 3 would have another error"))
    #expect(
      workspace.read("mend.rules")
        == "drop rows when email is blank\nnormalize nmae trim\nnormalize 'E Mail' trim\n")
    // A name that is only nearly right is not guessed.
    #expect(mended.errors.contains("did you mean 'name'?"))
    #expect(check("-e", "drop rows when email == ''", "--fix").exitCode == 2)
  }

  @Test func `what the rules provably do not need is taken out, what a test asks for stays`() {
    let rules =
      "keep rows when email is present\nrequire email\nnormalize email trim, lower\n"
      + "replace name 'a', 'b' -> 'x', 'b' -> 'y'\nnormalize email trim\n"
    workspace.write(rules, to: "idle.rules")
    let mended = check("idle.rules", "--fix")
    #expect(
      mended.errors == "idle.rules: 3 fixes applied\nchecked 1 rule file: 0 errors, 0 warnings\n")
    #expect(
      workspace.read("idle.rules")
        == "keep rows when email is present\nnormalize email trim, lower\n"
        + "replace name 'a', 'b' -> 'x'\n")
    // Whether the check or the default comes first is for people to say.
    let open = "default email 'a@b.de'\nrequire email\n"
    workspace.write(open, to: "open.rules")
    #expect(check("open.rules", "--fix").errors.hasPrefix("warning F0401: "))
    #expect(workspace.read("open.rules") == open)
  }

  @Test func `brackets are written where the header has such a column, and else nothing`() {
    workspace.write("First Name,E Mail\nAnn,a@b.de\n", to: "names.csv")
    workspace.write("drop columns First Name\n", to: "names.rules")
    #expect(check("names.rules", "--diff").output.isEmpty)
    #expect(check("names.rules", "--diff", "--against", "export.csv").output.isEmpty)
    let mended = check("names.rules", "--fix", "--against", "names.csv", "--header-only")
    #expect(mended.errors.hasPrefix("names.rules: 1 fix applied\n"), "\(mended.errors)")
    #expect(workspace.read("names.rules") == "drop columns [First Name]\n")
  }

  @Test func `a fix that an example of the file speaks against is not made, and told of`() {
    workspace.write("id;amount\n1;1.234,56\n2;7,50\n", to: "amounts.csv")
    let rules = """
      column amount is number
      check amount > 1000 or amount == 1
      example check amount > 1000 or amount = 1: '1200.50' -> pass

      """
    workspace.write(rules, to: "shown.rules")
    let mended = check("shown.rules", "--fix", "--against", "amounts.csv")
    #expect(
      mended.errors.hasPrefix(
        "shown.rules:1: not mended, as line 3 would fail, "
          + "'example check amount > 1000 or amount = 1: '1200.50' -> pass': "
          + "write column amount is number '1.234,56'\nshown.rules: 1 fix applied\n"),
      "\(mended.errors)")
    #expect(workspace.read("shown.rules") == rules.replacing("==", with: "="))
    #expect(Tool.run(["test", "shown.rules"], in: workspace).exitCode == 0)
    // An example that fails already keeps nothing from being mended.
    workspace.write(rules.replacing("'1200.50'", with: "'12.50'"), to: "shown.rules")
    #expect(
      check("shown.rules", "--fix", "--against", "amounts.csv").errors
        .hasPrefix("shown.rules: 2 fixes applied\n"))
  }

  @Test func `a file of which a test passes with every fix has all of them made`() {
    workspace.write("id;amount\n1;1.234,56\n2;7,50\n", to: "amounts.csv")
    workspace.write(
      "column amount is number\ncheck amount > 1000\nexample check amount > 1000: '1.200,50' -> pass\n"
        + "example check amount > 1000: '1200' -> pass\n", to: "shown.rules")
    let mended = check("shown.rules", "--fix", "--against", "amounts.csv")
    #expect(mended.errors.hasPrefix("shown.rules: 1 fix applied\n"), "\(mended.errors)")
    #expect(Tool.run(["test", "shown.rules"], in: workspace).exitCode == 0)
  }

  @Test func `a preview tells rows that fail from those on which nothing can be said`() {
    workspace.write("id,amount\n1,1.5\n2,3\n3,x\n", to: "amounts.csv")
    let rules = "column amount is number; check amount > 2"
    let preview = Tool.run(["preview", "-e", rules, "amounts.csv"], in: workspace)
    #expect(
      preview.output.contains(
        "    row 1: amount 1.5\n    row 3: amount x (could not be evaluated)\n"),
      "\(preview.output)")
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

  @Test func `rows are read, and the header alone where that is asked for`() {
    workspace.write("id,name,email,phone\n1,Ann\n", to: "ragged.csv")
    #expect(check("customers.rules", "--against", "ragged.csv").exitCode == 3)
    #expect(check("customers.rules", "--against", "ragged.csv", "--header-only").exitCode == 0)
    #expect(check("customers.rules", "--against", "missing.csv").exitCode == 3)
    #expect(check("customers.rules", "--header-only").exitCode == 2)
  }

  @Test func `what rows say of rules has a code, a place, a gravity and an exit code`() {
    workspace.write("id,dob\n1,31/01/2026\n2,01/02/2026\n", to: "dates.csv")
    let rules = ["-e", "column dob is date", "--against", "dates.csv"]
    let result = Tool.run(["check"] + rules, in: workspace)
    #expect(result.exitCode == 0)
    #expect(
      result.errors.hasPrefix(
        """
        warning F0602: 2 values of 'dob' are of type date only in a notation that no line names: all 2 fit 'DD/MM/YYYY', proven by '31/01/2026' in row 1, which can be nothing else
          -e:1:15
          1 | column dob is date
            |               ^^^^ write column dob is date 'DD/MM/YYYY'
        """), "\(result.errors)")
    #expect(Tool.run(["check", "--fail-on", "warn"] + rules, in: workspace).exitCode == 1)
    let json = Tool.run(["check", "--format", "json"] + rules, in: workspace).output
    #expect(json.contains("\"F0602\"") && json.contains("date 'DD/MM/YYYY'"))
    let open = ["-e", "column dob is date", "--against", "-"]
    let stopped = Tool.run(["check"] + open, input: "id,dob\n1,03/04/2026\n", in: workspace)
    #expect(stopped.exitCode == 2 && stopped.errors.hasPrefix("error F0601: "))
    #expect(workspace.names == ["customers.rules", "dates.csv", "export.csv"])
  }

  @Test func `a fix is what the rows prove, and is not read from stdin`() {
    workspace.write("id,dob\n1,31/01/2026\n2,01/02/2026\n", to: "dates.csv")
    workspace.write("column dob is date\n", to: "dob.rules")
    let header = check("dob.rules", "--diff", "--against", "dates.csv", "--header-only")
    #expect(header.output.isEmpty)
    let shown = check("dob.rules", "--diff", "--against", "dates.csv")
    #expect(shown.output.contains("+column dob is date 'DD/MM/YYYY'\n"))
    #expect(shown.errors.hasPrefix("dob.rules: 1 fix possible\n"))
    #expect(check("dob.rules", "--fix", "--against", "dates.csv").exitCode == 0)
    let mended = check("dob.rules", "--diff", "--against", "dates.csv")
    #expect(mended.output.isEmpty && mended.errors.hasPrefix("checked 1 rule file: 0 errors, 0 w"))
    #expect(check("dob.rules", "--fix", "--against", "-").exitCode == 2)
  }

  @Test(arguments: [[], ["--header-only"]])
  func `a file that a line loads and that is not there has its place`(options: [String]) {
    let rules = "load hub from 'nope.csv'\nuse hub\nnormalize a trim"
    let result = Tool.run(
      ["check", "-e", rules, "--against", "export.csv"] + options, in: workspace)
    #expect(result.exitCode == 2)
    #expect(
      result.errors.hasPrefix(
        """
        error F0119: 'nope.csv' cannot be read: there is no such file
          -e:1:15
          1 | load hub from 'nope.csv'
            |               ^^^^^^^^^^ check the path and its spelling
        """), "\(result.errors)")
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
