import Foundation
import Testing

/// `fettle test`: what it tries, says, writes and leaves alone.
struct TestCommandTests {
  let workspace = Workspace()

  private func test(_ rules: String, _ arguments: String...) -> ToolResult {
    workspace.write(rules, to: "x.rules")
    return Tool.run(["test", "x.rules"] + arguments, in: workspace)
  }

  static let good = """
    normalize email trim, lower
    check email is present, reject as there
    dedupe on email
    example normalize email trim, lower: ' A@b.com ' -> 'a@b.com'
    test 'one row an address'
      given            id | email
                       1  | A@b.com
                       2  | a@b.com
                       3  | blank
      expect           id | email
                       1  | a@b.com
      expect rejects   id | rule
                       3  | there
      expect removed   id | survivor
                       2  | 1

    """

  @Test func `tests that come out as expected are exit 0`() {
    let result = test(Self.good)
    #expect(result.exitCode == 0)
    #expect(result.output == "ok    x.rules: 2 tests\n2 tests in 1 file: 0 failed\n")
    #expect(result.errors.isEmpty)
    #expect(test(Self.good, "--quiet").output.isEmpty)
    #expect(workspace.names == ["x.rules"])
  }

  @Test func `what differs is shown beside what was expected, and is exit 1`() {
    let result = test(
      "set n = length(a)\ntest 'x'\n  given a\n        bb\n        'c '\n  expect in order a | n\n"
        + "        bb | 3\n        d | 1\n        e | 1\n")
    #expect(result.exitCode == 1)
    #expect(
      result.output == """
        FAIL  x.rules: 1 test, 1 failed
          x.rules:2: x
            expect in order, line 6:
               expected     got
               a   | n      a    | n
             ! bb  | >3<    bb   | >2<
             ! >d< | >1<    >c·< | >2<
             - e   | 1
        1 test in 1 file: 1 failed

        """)
  }

  @Test(arguments: [
    ("normalize a lowr\n", "no form is called 'lowr'"),
    ("test 'x'\n  given a\n        1\n", "this test expects nothing"),
    ("check a > 5\ntest 'x'\n  given a\n  expect a\n", "column 'a' is text until"),
    (
      "replace a from 'codes.csv' x -> y\ntest 'x'\n  given a\n  expect a\n", "codes.csv"
    ),
    (
      "check email is email\ntest 'x'\n  given id | emial\n        1  | a\n  expect id\n         1\n",
      "no line reads a column named 'emial'"
    ),
  ])
  func `rules that are wrong are exit 2, and no test runs`(rules: String, message: String) {
    let result = test(rules)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output.contains("in the rules, no test ran"))
  }

  @Test func `files and folders are tried in the order of their names`() throws {
    let folder = workspace.url.appending(path: "rules/sub.folder")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["rules/b.rules", "rules/a.rules", "rules/sub.folder/c.rules", "rules/.d.rules"] {
      workspace.write("normalize a lower\n", to: name)
    }
    workspace.write("x", to: "rules/e.txt")
    let result = Tool.run(["test", "rules", "rules/a.rules"], in: workspace)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(
      result.output.split(separator: "\n").map(String.init) == [
        "ok    rules/a.rules: 0 tests", "ok    rules/b.rules: 0 tests",
        "ok    rules/sub.folder/c.rules: 0 tests", "0 tests in 3 files: 0 failed",
      ])
    let empty = workspace.url.appending(path: "empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    let none = Tool.run(["test", "empty"], in: workspace)
    #expect(none.exitCode == 3)
    #expect(none.errors.contains("no rule file is in 'empty'"))
    #expect(Tool.run(["test", "missing.rules"], in: workspace).exitCode == 3)
  }

  @Test func `runs are in memory: nothing that the rules save is written`() {
    let result = test(
      "normalize a lower\nsave to 'out.csv', findings to 'findings.csv', blanks ''\n"
        + "test 'x'\n  given a\n        A\n  expect a\n         a\n")
    #expect(result.exitCode == 0, "\(result)")
    #expect(workspace.names == ["x.rules"])
  }

  @Test func `runs of the rules pass over their tests`() {
    workspace.write(Self.good + "example check nosuch > 5: nosuch = 1 -> fail\n", to: "x.rules")
    workspace.write("id,email\n1,A@b.com\n2,a@b.com\n", to: "in.csv")
    let applied = Tool.run(["apply", "x.rules", "in.csv", "--quiet"], in: workspace)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    #expect(applied.output == "id,email\n1,a@b.com\n")
    #expect(Tool.run(["preview", "x.rules", "in.csv"], in: workspace).exitCode == 0)
    #expect(Tool.run(["check", "x.rules", "--against", "in.csv"], in: workspace).exitCode == 2)
    workspace.write(Self.good, to: "x.rules")
    #expect(Tool.run(["check", "x.rules", "--against", "in.csv"], in: workspace).exitCode == 0)
  }

  @Test func `tests of an included file are tried with that file`() {
    workspace.write(Self.good, to: "common.rules")
    let result = test("rename mail -> email\ninclude 'common.rules'\n")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("x.rules: 0 tests"))
  }

  @Test func `files that rules load are read unless a test gives the table`() {
    workspace.write("login\nann\n", to: "owners.csv")
    let rules = """
      load owners from 'owners.csv'
      use input
      set owner = 'pool' when owner not in owners.login

      """
    let read =
      "test 'read'\n  given owner\n        ann\n        bob\n  expect owner\n"
      + "         ann\n         pool\n"
    let given =
      "test 'given'\n  given owners login\n               bob\n  given owner\n"
      + "        ann\n        bob\n  expect owner\n         pool\n         bob\n"
    #expect(test(rules + read).exitCode == 0)
    #expect(test(rules + given).exitCode == 0)
    #expect(test(rules + given + read).exitCode == 0)
    try? FileManager.default.removeItem(atPath: workspace.path("owners.csv"))
    #expect(test(rules + given).exitCode == 0)
    #expect(test(rules + read).exitCode == 3)
  }

  @Test func `thresholds in per cent and figures of the table are off unless the test asks`() {
    let rules = """
      check a != 'x', stop above 50% as half
      require b, stop above 1 rows as two
      expect rows >= 10, stop as many

      """
    let given = "test 'x'\n  given a | b\n        x | 1\n        x | blank\n"
    #expect(test(rules + given + "  expect a\n         x\n         x\n").exitCode == 0)
    #expect(test(rules + given + "  expect stopped half\n").exitCode == 0)
    #expect(test(rules + given + "  expect stopped many, half\n").exitCode == 0)
    let other = test(rules + given + "        y | blank\n  expect a\n         x\n")
    #expect(other.exitCode == 1)
    #expect(other.output.contains("rule 'two' stops the run, which the test does not expect"))
    let missing = test(rules + given + "  expect stopped two\n")
    #expect(missing.output.contains("rule 'two' does not stop the run"))
  }

  @Test func `today is the test's, then the command line's`() {
    let rules = "set due = today + 1 days\n"
    let given = "test 'x'\n  given today '2026-01-31'\n  given a\n        1\n  expect due\n"
    #expect(test(rules + given + "         2026-02-01\n").exitCode == 0)
    let other = given.replacingOccurrences(of: "  given today '2026-01-31'\n", with: "")
    #expect(test(rules + other + "         2025-03-01\n", "--today", "2025-02-28").exitCode == 0)
  }

  @Test func `a blank that is expected fits every blank, and each row is used once`() {
    let rules = "load t, blanks 'N/A'\nnormalize b lower\n"
    let given = "test 'x'\n  given a | b\n        1 | N/A\n        1 | blank\n        1 | '  '\n"
    #expect(
      test(rules + given + "  expect a | b\n   1 | blank\n   1 | N/A\n   1 | ''\n").exitCode == 0)
    #expect(
      test(rules + given + "  expect a | b\n   1 | N/A\n   1 | N/A\n   1 | ''\n").exitCode == 1)
    #expect(test(rules + given + "  expect a | b\n   1 | blank\n   1 | blank\n").exitCode == 1)
  }

  // MARK: Reports and arguments

  @Test func `a JUnit report has a suite a file and a case a test`() {
    let result = test(
      Self.good + "test 'a <b>'\n  given a\n  expect a\n   1\n", "--report", "junit=t.xml")
    #expect(result.exitCode == 1)
    let xml = workspace.read("t.xml")
    #expect(xml.contains("<testsuite name=\"x.rules\" tests=\"3\" failures=\"1\" errors=\"0\">"))
    #expect(xml.contains("<testcase name=\"a &lt;b&gt;\" classname=\"x.rules\">"))
    #expect(xml.contains("- 1"))
  }

  @Test(arguments: [
    (["--seed", "1"], "--mutate"), (["--fail-under", "80%"], "--coverage"),
    (["--coverage", "--fail-under", "101%"], "a share from 0%"),
    (["--mutate", "--mutants", "0"], "at least 1"), (["--report", "html=x"], "junit=FILE"),
  ])
  func `arguments that mean nothing are exit 2`(arguments: [String], message: String) {
    workspace.write(Self.good, to: "x.rules")
    let result = Tool.run(["test", "x.rules"] + arguments, in: workspace)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  /// Pieces of tests put together at random: an answer or a clear error, and never another status.
  @Test func `a file of any bytes has an answer`() {
    var random = SeededRandom(seed: 11)
    let pieces = [
      "test 'x'\n", "  given a | b\n", "  1 | 2\n", "  expect a\n", "  expect rejects a | rule\n",
      "|", "\n  ",
      "'", "\"", "#", "blank", "normalize a lower\n", "example ", "-> pass", ":", "\u{0}",
      "\u{FF5C}", "given ",
      "in order ", "a", " | ", "[", "/", ";", "expect stopped x\n", "given today '2026-01-01'", "é",
      "\t", "||",
    ]
    for _ in 0..<150 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(30) {
        bytes += Array(pieces[random.below(pieces.count)].utf8)
        if random.below(12) == 0 { bytes.append(UInt8(random.below(256))) }
      }
      _ = FileManager.default.createFile(atPath: workspace.path("x.rules"), contents: Data(bytes))
      for arguments in [
        ["test", "x.rules", "--coverage", "--mutate"], ["fmt", "--check", "x.rules"],
      ] {
        let result = Tool.run(arguments, in: workspace)
        #expect((0...2).contains(result.exitCode), "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}

/// SplitMix64.
private struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
