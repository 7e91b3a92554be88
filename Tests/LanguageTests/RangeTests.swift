import Testing

@Suite struct RangeTests {
  @Test(arguments: [
    "check age between 100 and 1", "check age between 0.5 and 0.25", "check age between 1 and -1",
    "check age between -1 and -2", "check age between 010 and 9.50",
    "check not (age between 2 and 1)", "keep rows when age between 2 and 1",
    "set x = if age between 2 and 1 then 'a' else 'b'",
    "check born between '2026-02-01' and '2026-01-31'", "expect rows between 10 and 9",
    "expect smallest born between '2026-02-01' and '2026-01-31'",
  ])
  func `a range whose ends are the wrong way round is refused`(line: String) {
    #expect(Rules(Self.declared + line, header: ["age", "born"]).codes == ["F0316"])
  }

  @Test(arguments: [
    "check age between 1 and 100", "check age between 1 and 1", "check age between 1.0 and 1.00",
    "check age between -2 and -1", "check age between -1 and 1", "check age between 9.50 and 010",
    "check age between 2 and age",
    "check age between 99999999999999999998 and 99999999999999999999",
    "check born between '2026-01-31' and '2026-01-31'", "expect rows between 9 and 10",
    // An offset decides which of two times is the later one.
    "check born between '2026-01-31T12:00:00Z' and '2026-01-31T11:00:00-05:00'",
  ])
  func `a range in which something can lie is left alone`(line: String) {
    #expect(Rules(Self.declared + line, header: ["age", "born"]).problems == [])
  }

  @Test func `the fix turns the range round`() {
    let rules = Rules(Self.declared + "check age between 100 and -1", header: ["age", "born"])
    #expect(
      rules.problems
        == [
          "F0316 at 3:19: nothing lies between 100 and -1 "
            + "(the lower end stands first: between -1 and 100)"
        ])
    #expect(rules.fixed == Self.declared + "check age between -1 and 100")
  }

  @Test func `one value that looks like a range is told`() {
    let rules = Rules(
      Self.declared + "check age in (7, 1-5)\ncheck age in (5-1)", header: ["age", "born"])
    #expect(
      rules.problems
        == [
          "F0210 at 3:18: '-' subtracts here, and 'in' takes no range (did you mean between 1 and 5?)"
        ])
  }

  private static let declared = "column age is number\ncolumn born is datetime\n"
}
