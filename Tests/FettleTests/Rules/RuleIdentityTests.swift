import Fettle
import Testing

@Suite("The ids of rules")
struct RuleIdentityTests {
  private func ids(_ rules: String) throws -> [String] {
    try Run().apply(rules, to: "a,b\n1,2\n").tables[0].rules.map(\.id)
  }

  @Test(
    "an id stays where a line moves, is laid out anew or gets another reason",
    arguments: [
      "require a,b,reject", "normalize a trim\nrequire a, b, reject",
      "# why\nrequire  a, b ,reject",
      "require a, b, reject because 'it must be'", "require a,\n  b, reject",
      "normalize b trim; require a, b, reject", "require a, # the key\n  b, reject",
      "require a,\n  # the key\n  b,  # '#' and 'because' in a comment\n  reject # at the end",
      "require a, b, reject because # and here\n  'it must be'",
    ])
  func stable(rules: String) throws {
    #expect(try ids(rules).last == ids("require a, b, reject").last)
  }

  @Test("a sign of a comment in a text is none, and an id without comments is what it was")
  func texts() throws {
    #expect(try ids("warn rows when a = '# 1'") != ids("warn rows when a = '# 2'"))
    #expect(try ids("warn rows when a matches /#1/") != ids("warn rows when a matches /#2/"))
    #expect(try ids("require a, b, reject because 'it must be'") == ["require-20d7a859"])
    let rules =
      "check a = 'x  y'\ncheck a =   'x y' # why\ncheck a matches /^x  y/,\n  # so\n  note"
    let report = try Run().apply(rules, to: "a,b\n1,2\n").tables[0].rules
    #expect(
      report.map(\.text) == [
        "check a = 'x  y'", "check a = 'x y'", "check a matches /^x  y/, note",
      ])
    #expect(Set(report.map { $0.id.split(separator: "-")[1] }).count == 3)
  }

  @Test(
    "another rule has another id",
    arguments: ["require a, b", "require b, a, reject", "unique a"])
  func different(rules: String) throws {
    #expect(try ids(rules) != ids("require a, b, reject"))
  }

  @Test(
    "an id is the verb and eight digits, the second of its text gets a number, and as gives its own"
  )
  func shape() throws {
    let found = try ids("warn rows when a = '1'\nwarn rows when a = '1'\nunique a as U1")
    #expect(found[0].wholeMatch(of: /warn-rows-[0-9a-f]{8}/) != nil, "\(found)")
    #expect(found[1] == found[0] + "-2")
    #expect(found[2] == "U1")
  }
}
