import Foundation
import Testing

/// `fettle test --update`: what it writes, and what it leaves alone.
struct TestUpdateTests {
  let workspace = Workspace()

  private func test(_ rules: String, _ arguments: String...) -> ToolResult {
    workspace.write(rules, to: "x.rules")
    return Tool.run(["test", "x.rules"] + arguments, in: workspace)
  }

  @Test func `update writes the tables that differ, aligned, and no other byte`() {
    let before = """
      normalize   a   lower   # untidy
      drop rows when a is blank
      test 'x'
        given a | b
              A | 1
              'B' | 2  # kept
              blank | 3
        expect   a | b  # names
                 # the first
                 a | 1
                 B | 2  # second
                 # goes
                 blank | 3  # too
        expect removed   a | b
                         blank | 3
      test 'y'
        given   a
                  C
        expect   a
                  c

      """
    let result = test(before, "--update")
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.contains("1 file: 0 failed"))
    let after =
      before
      .replacingOccurrences(of: "B | 2  # second", with: "b | 2  # second")
      .replacingOccurrences(of: "\n           blank | 3  # too", with: "")
    #expect(workspace.read("x.rules") == after)
    #expect(test(workspace.read("x.rules"), "--update").output.contains("written") == false)
  }

  @Test func `what is written can be read again, whatever is in the cells`() throws {
    let values = [
      "''", "' a'", "\"it's\"", "'a | b'", "'# c'", "'blank'", "'given'", "'/x/'", "'a [b'",
      "'“q”'",
      "王芳", "'１'", "n/a", "'a  b'", "x->y", "'a;b'", "-5", "'\\'",
    ]
    let rows = values.map { "        \($0) | \($0)\n" }.joined()
    let result = test(
      "set c = a\ntest 'x'\n  given a | b\n\(rows)  expect in order a | c | b\n", "--update")
    #expect(result.exitCode == 0, "\(result)")
    #expect(Tool.run(["test", "x.rules"], in: workspace).exitCode == 0)
    let table = workspace.read("x.rules").components(separatedBy: "expect in order")[1]
    #expect(Tool.run(["fmt", "x.rules"], in: workspace).exitCode == 0)
    let after = workspace.read("x.rules").components(separatedBy: "expect in order")[1]
    func cells(_ text: String) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(cells(table) == cells(after))
  }
}
