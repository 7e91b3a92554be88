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

  @Test func `update writes the results of examples where they stand, and no other byte`() {
    let before = """
      column  n is number
      normalize   a   lower   # untidy
      set n = 2 * 3
      set note = "it's"
      check a = 'x', reject
      drop rows when n > 5
      # first
      example normalize a   lower: 'A' -> 'b',   'B' -> 'b',  # kept
        'Ç' -> ''   # so is this
      example set n = 2 * 3:  n = 1  ->  n = 7
      example set n = 2 * 3:  n = 1  ->  n = '7'
      example set note = "it's": note = 'x' -> note = blank
      example replace a 'x' -> '': 'x' -> 'y'
      example check a = 'x': 'x' -> fail
      example drop rows when n > 5: 9 ->   keep
      test 'x'
        given a | n
              X | 1
        expect  a | n
                X | 1

      """
    let result = test(before, "--update")
    let after =
      before
      .replacing("'A' -> 'b'", with: "'A' -> 'a'").replacing("'Ç' -> ''", with: "'Ç' -> 'ç'")
      .replacing("n = 7", with: "n = 6").replacing("n = '7'", with: "n = '6'")
      .replacing("-> note = blank", with: "-> note = 'it''s'")
      .replacing("'x' -> 'y'", with: "'x' -> blank").replacing("'x' -> fail", with: "'x' -> pass")
      .replacing("->   keep", with: "->   drop")
      .replacing("expect  a | n\n          X | 1\n", with: "expect  a | n\n")
    #expect(workspace.read("x.rules") == after, "\(result)")
    #expect(result.exitCode == 0 && result.output.contains("written"), "\(result)")
    #expect(test(after, "--update").output.contains("written") == false)
  }

  @Test func `what cannot be written is left, and told with the reason`() {
    workspace.write("a,b\nx,\"two\nlines\"\n", to: "codes.csv")
    let rules = """
      column n is number
      check n > 5, stop as high
      replace b from 'codes.csv' a -> b
      example check n > 5: blank -> fail
      example check n > 5: 'x' -> fail
      example replace b from 'codes.csv' a -> b: 'x' -> 'y', 'q' -> 'p'
      test 'stops'
        given n
              1
        expect n
               1
      test 'breaks'
        given n | b
              9 | x
        expect b
               y

      """
    let result = test(rules, "--update")
    #expect(result.exitCode == 1, "\(result)")
    #expect(workspace.read("x.rules") == rules.replacing("'q' -> 'p'", with: "'q' -> 'q'"))
    for line in [
      "x.rules:4: not written: the value came out as 'not tested', which no example says",
      "x.rules:5: not written: the value came out as 'could not be evaluated', which",
      "x.rules:6: not written: what came out has a line break",
      "x.rules:7: not written: rule 'high' stops the run, which the test does not expect",
      "x.rules:15: not written: what came out has a line break",
    ] {
      #expect(result.output.contains(line), "\(line)\n\(result.output)")
    }
    let json = test(rules, "--update", "--format", "json").output
    #expect(json.contains("\"notWritten\": [{\"line\": 4, \"reason\": \"the value"))
  }

  @Test func `whatever an example brings out, it is written so that it can be read again`() {
    let values = [
      "it's", "a, b", "x -> y", "# no comment", "blank", "true", "-5", "1.50", ".5", "1.", "--1",
      "“q”", "，；：", "王芳", "a: b", "[c]", "/x/", " ", "\\", "１２",
    ]
    let quoted = values.map { "'" + $0.replacing("'", with: "''") + "'" }
    let lines = quoted.map {
      "example replace a 'in' -> \($0): 'in' -> 7\nexample replace a 'in' -> \($0): 'in' -> ''\n"
    }
    let result = test(lines.joined(), "--update")
    #expect(result.exitCode == 0, "\(result)")
    #expect(Tool.run(["test", "x.rules"], in: workspace).exitCode == 0)
    #expect(workspace.read("x.rules").contains("'in' -> -5\n"))
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
