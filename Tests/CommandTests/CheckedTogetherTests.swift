import Testing

/// `check` of a file and of files that it includes.
struct CheckedTogetherTests {
  private let workspace = Workspace.withCustomers()

  private func check(_ arguments: String...) -> ToolResult {
    Tool.run(["check"] + arguments, in: workspace)
  }

  init() {
    workspace.write("id,mail\n1,x@y.z\n", to: "crm.csv")
    workspace.write(
      "list stages 'new', 'won'\nlet good = name is present\nload crm from 'crm.csv'\n"
        + "list spare 'x'\nrequire email\n", to: "inc.rules")
    workspace.write(
      "include 'inc.rules'\ncheck name in stages\nwarn rows when not good\n"
        + "fill email = mail from crm by id\n", to: "top.rules")
  }

  @Test func `what a file uses of one that it includes is not called idle`() {
    let alone = check("inc.rules").errors
    for name in ["stages", "good", "spare"] {
      #expect(alone.contains("note F0510: '\(name)' is named and not used in these rules"))
    }
    #expect(alone.contains("warning F0509: table 'crm' is loaded and not used in these rules"))
    #expect(alone.contains("unless a file that includes this one uses it"))
    for files in [["top.rules", "inc.rules"], ["inc.rules", "./top.rules"]] {
      let together = Tool.run(["check"] + files, in: workspace)
      #expect(together.errors.contains("note F0510: 'spare'"), "\(together.errors)")
      #expect(together.errors.hasSuffix("checked 2 rule files: 0 errors, 0 warnings\n"))
      #expect(together.errors.split(separator: "\n").count { $0.contains("F05") } == 1)
      #expect(together.exitCode == 0)
    }
    #expect(!check("top.rules").errors.contains("F05"))
  }

  @Test func `what a file saves of one that it includes is not called unsaved`() {
    workspace.write("save to 'raw.csv'\nnormalize email trim\nmask name\n", to: "inc.rules")
    workspace.write("include 'inc.rules'\nsave to 'out.csv'\n", to: "top.rules")
    let alone = check("inc.rules").errors
    #expect(alone.contains("F0517: no line below saves 'input', judges it or looks into it"))
    #expect(alone.contains("these 2 lines change is in no file"))
    for files in [["top.rules", "inc.rules"], ["inc.rules", "top.rules"], ["top.rules"]] {
      #expect(!Tool.run(["check"] + files, in: workspace).errors.contains("F0517"))
    }
  }

  @Test func `what is mended in an included file is told of no more`() {
    workspace.write("normalize email trim\nnormalize email trim\n", to: "inc.rules")
    workspace.write("include 'inc.rules'\nnormalize name trim\n", to: "top.rules")
    for files in [["top.rules", "inc.rules"], ["inc.rules", "top.rules"]] {
      let shown = Tool.run(["check"] + files + ["--diff"], in: workspace)
      #expect(shown.output.contains("-normalize email trim\n"))
      #expect(
        shown.errors
          == "inc.rules: 1 fix possible\nchecked 2 rule files: 0 errors, 0 warnings\n")
    }
    let mended = check("top.rules", "inc.rules", "--fix")
    #expect(
      mended.errors == "inc.rules: 1 fix applied\nchecked 2 rule files: 0 errors, 0 warnings\n")
    #expect(workspace.read("inc.rules") == "normalize email trim\n")
    #expect(workspace.read("top.rules") == "include 'inc.rules'\nnormalize name trim\n")
  }

  @Test func `what mending an included file shows in another one is mended too`() {
    workspace.write("drop rows when email == ''\n", to: "inc.rules")
    workspace.write(
      "include 'inc.rules'\nnormalize name trim\nnormalize name trim\n", to: "top.rules")
    let mended = check("top.rules", "inc.rules", "--fix")
    #expect(mended.exitCode == 0, "\(mended.errors)")
    #expect(workspace.read("inc.rules") == "drop rows when email is blank\n")
    #expect(workspace.read("top.rules") == "include 'inc.rules'\nnormalize name trim\n")
    #expect(mended.errors.contains("top.rules: 1 fix applied\n"))
  }
}
