import Foundation
import Testing

/// What tests exercise, and what they would notice.
struct TestCoverageTests {
  let workspace = Workspace()

  private func test(_ rules: String, _ arguments: String...) -> ToolResult {
    workspace.write(rules, to: "x.rules")
    return Tool.run(["test", "x.rules"] + arguments, in: workspace)
  }

  @Test func `coverage says what no test exercises`() {
    let rules = """
      normalize a lower
      replace b 'x' -> 'y', 'u' -> 'v', /^\\d$/ -> 'n'
      check a is present, reject
      drop rows when a = 'gone'
      dedupe on a
      set c = a
      test 'x'
        given a | b
              A | x
              B | 1
        expect a
               a
               b

      """
    let result = test(rules, "--coverage")
    #expect(result.exitCode == 0)
    #expect(
      result.output == """
        ok    x.rules: 1 test
          coverage: 3 of 6 lines, 2 of 3 arms: 55.6%
            line 2: no test has a cell for this arm
              … 'u' -> 'v'
            line 3: no test fails it
              check a is present, reject
            line 4: no test has it take out a row
              drop rows when a = 'gone'
            line 5: no test has it take out a row
              dedupe on a
        1 test in 1 file: 0 failed

        """)
    #expect(test(rules, "--coverage", "--fail-under", "55.5%").exitCode == 0)
    let low = test(rules, "--coverage", "--fail-under", "55.6%")
    #expect(low.exitCode == 1)
    #expect(low.output.contains("coverage 55.6%, which is less than 55.6%"))
  }

  @Test func `an example counts for the line that it shows`() {
    let rules = "normalize a lower as low because 'x'\ncheck b is email, reject\n"
    let examples = "example NORMALIZE a lower: 'A' -> 'a'\nexample check b is email: 'x' -> fail\n"
    #expect(test(rules, "--coverage").output.contains("0 of 2 lines"))
    #expect(test(rules + examples, "--coverage").output.contains("2 of 2 lines"))
    #expect(test(rules + examples, "--mutate").output.contains("4 tried, 1 noticed"))
  }

  @Test func `changes that no test notices are shown as the line before and after`() {
    let held = """
      column age is number
      check age >= 18, reject as adult
      test 'x'
        given            age
                         17
                         18
                         19
        expect           age
                         18
                         19
        expect rejects   age
                         17

      """
    let good = test(held, "--mutate")
    #expect(good.exitCode == 0)
    #expect(
      good.output.contains("changes: 5 tried, 5 noticed, 0 not; 1 were no rules"), "\(good.output)")
    let loose = test(
      held.replacingOccurrences(of: "                   18\n", with: ""), "--mutate",
      "--fail-under",
      "90%")
    #expect(loose.exitCode == 1)
    #expect(
      loose.output.contains(
        """
            line 2: bound shifted
              - check age >= 18, reject as adult
              + check age > 18, reject as adult
        """), "\(loose.output)")
    let seeded = test(held, "--mutate", "--mutants", "2", "--seed", "5")
    #expect(seeded.output.contains("of 6"))
    #expect(seeded.output == test(held, "--mutate", "--mutants", "2", "--seed", "5").output)
  }

  @Test func `changes are not tried while a test fails`() {
    let failing = TestCommandTests.good.replacingOccurrences(
      of: "1  | a@b.com", with: "1  | b@b.com")
    let result = test(failing, "--mutate")
    #expect(result.exitCode == 1)
    #expect(!result.output.contains("changes:"))
  }

  /// Below its line a column is made, canonical or gone already; the example stands where the line does.
  @Test func `an example of a line finds the columns as the line does`() {
    let rules = """
      split name on ' ' -> first, last
      replace city 'a' -> 'b', 'b' -> 'c'
      normalize paid number '1.234,56'
      rename name -> full
      example split name on ' ' -> first, last: 'Ann Lee' -> first = 'Ann', last = 'Lee'
      example replace city 'a' -> 'b', 'b' -> 'c': 'a' -> 'b', 'q' -> 'q'
      example normalize paid number '1.234,56': '1.200,50' -> '1200.5'
      example check paid > 5: 6 -> pass

      """
    let result = test(rules, "--coverage")
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.contains("3 of 4 lines, 1 of 2 arms"), "\(result.output)")
    #expect(Tool.run(["check", "x.rules"], in: workspace).exitCode == 0)
  }

  @Test func `an example that no line reads like any more says so`() {
    let rules = "normalize a trim, lower\nexample normalize a trim, lower: ' X' -> 'x'\n"
    let note =
      "  x.rules:2: note: example normalize a trim, lower: ' X' -> 'x': "
      + "no line of the file reads like it, so it tests none of them\n"
    #expect(!test(rules).output.contains("note:"))
    let changed = rules.replacingOccurrences(of: "a trim, lower\nex", with: "a lower\nex")
    let result = test(changed)
    #expect(result.exitCode == 0)
    #expect(
      result.output == "ok    x.rules: 1 test\n" + note + "1 test in 1 file: 0 failed\n")
    #expect(test(changed, "--quiet").output.isEmpty)
    #expect(
      test(changed, "--format", "json").output.contains(
        "\"note\": \"no line of the file reads like it, so it tests none of them\""))
    // Its text is read from the rules, which may hold anything.
    #expect(!test("example normalize a trim: ' \u{1B}[1m' -> 'x'\n").output.contains("\u{1B}"))
  }

  @Test func `a change is noticed where the examples of its line come out otherwise`() {
    let forms = test(
      "normalize a trim, lower\nexample normalize a trim, lower: ' X' -> 'x'\n", "--mutate")
    #expect(forms.output.contains("3 tried, 2 noticed, 1 not"), "\(forms)")
    #expect(forms.output.contains("line 1: line dropped\n"))
    func bounds(_ values: String) -> String {
      test(
        "column amount is number\ncheck amount between 0 and 100\n"
          + "example check amount between 0 and 100: \(values)\n", "--mutate"
      ).output
    }
    // 50 and 150 stay on their sides of any bound near 0 and 100.
    #expect(bounds("50 -> pass, 150 -> fail").contains("+ check amount between 0 and 101"))
    #expect(!bounds("0 -> pass, 100 -> pass, 101 -> fail").contains("+ check amount between 0 and"))
  }
}
