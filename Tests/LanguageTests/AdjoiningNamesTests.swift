import Diagnostics
import Language
import Testing

@Suite("Names side by side are read by the columns that there are")
struct AdjoiningNamesTests {
  /// What the first message says to write, and what --fix would write; nil where it writes nothing.
  private func answer(_ rule: String, _ header: [String]?) throws -> (help: String?, fixed: String?)
  {
    let rules = Rules(rule, header: header)
    let first = try #require(rules.analysis.diagnostics.first)
    #expect(first.code == "F0217", "\(first)")
    guard let fix = first.fix, fix.isSafe else { return (first.help, nil) }
    var bytes = Array(rule.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return (first.help, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: [
    ("drop columns First Name", ["First Name", "x"], "drop columns [First Name]"),
    ("drop columns first name", ["First Name"], "drop columns [First Name]"),
    ("drop columns First Name", ["First", "Name", "x"], "drop columns First, Name"),
    (
      "require First Name E Mail city, reject", ["First Name", "E Mail", "city"],
      "require [First Name], [E Mail], city, reject"
    ),
    ("dedupe on First Name keep first", ["First Name"], "dedupe on [First Name] keep first"),
    ("column First Name is id", ["First Name"], "column [First Name] is id"),
    ("repair b c by a", ["a", "b c"], "repair [b c] by a"),
    ("normalize Home Town trim", ["Home Town"], "normalize [Home Town] trim"),
    ("drop columns First\n  Name", ["First Name", "x"], "drop columns [First Name]"),
  ])
  func `the header tells what is meant`(rule: String, header: [String], fixed: String) throws {
    #expect(try answer(rule, header).fixed == fixed)
  }

  @Test(
    arguments: [
      nil, ["Last Name", "First"], ["Name"], ["FIRST NAME", "first name"],
      ["First", "Name", "First Name"],
    ] as [[String]?])
  func `where it does not, nothing is written`(header: [String]?) throws {
    let (help, fixed) = try answer("drop columns First Name", header)
    #expect(fixed == nil && help == "write First, Name, or [First Name] for one column")
  }

  @Test func `a declaration tells it too`() throws {
    let rules = Rules("column [First Name] is name\ndrop columns First Name")
    let fix = try #require(rules.analysis.diagnostics.first { $0.code == "F0217" }?.fix)
    #expect(fix.isSafe && fix.replacement == "[First Name]")
  }

  @Test func `two ways to read as many columns stay open`() throws {
    let header = ["a", "b c", "a b", "c"]
    #expect(try answer("drop columns a b c", header).fixed == nil)
  }

  @Test func `an 'and' that can be a column is not taken away`() throws {
    let rule = "require email and phone"
    #expect(try answer(rule, ["email", "phone"]).fixed == "require email, phone")
    let (help, fixed) = try answer(rule, ["email", "and", "phone"])
    #expect(fixed == nil && help == "write , or , and, for the column of this name")
  }

  private static let people = ["Contact ID", "First Name", "Last Name", "Email"]

  @Test(arguments: [
    (
      "dedupe on First Name and Last Name keep first",
      "dedupe on [First Name], [Last Name] keep first"
    ),
    (
      "keep columns Contact ID and First Name and Email",
      "keep columns [Contact ID], [First Name], Email"
    ),
    ("normalize First Name trim", "normalize [First Name] trim"),
    ("check First Name is present", "check [First Name] is present"),
    ("rename First Name -> x", "rename [First Name] -> x"),
    ("split first name on ' ' -> a, b", "split [First Name] on ' ' -> a, b"),
    ("check Email = 'a' or First  Name = 'x'", "check Email = 'a' or [First Name] = 'x'"),
    ("set x = upper(First Name)", "set x = upper([First Name])"),
    ("set name = First Name & 'Last Name'", "set name = [First Name] & 'Last Name'"),
  ])
  func `a name with a blank is put in brackets wherever a line breaks off at it`(
    rule: String, expected: String
  ) throws {
    let found = Rules(rule, header: Self.people).analysis.diagnostics
    let fix = try #require(found.compactMap(\.fix).first { $0.isSafe })
    var bytes = Array(rule.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(found.first?.help?.contains("[First Name]") == true)
    // Where both readings are columns nothing is written, and without a header neither.
    let open = Rules(rule, header: Self.people + ["First", "Name"]).analysis.diagnostics
    #expect(open.compactMap(\.fix).allSatisfy { !$0.isSafe || !$0.replacement.contains("First") })
    let unknown = Rules(rule).analysis.diagnostics
    #expect(unknown.compactMap(\.fix).allSatisfy { !$0.isSafe })
  }

  @Test func `a value of several words may be a column or a text`() throws {
    let found = try #require(Rules("set name = First Name").analysis.diagnostics.first)
    #expect(
      found.help
        == "a column of several words stands in brackets, [First Name], and a text in quotes: "
        + "'First Name'")
    #expect(found.fix?.isSafe == false)
  }

  @Test func `more words than any name has are left alone`() throws {
    let rule = "drop columns " + Array(repeating: "a", count: 65).joined(separator: " ")
    #expect(try answer(rule, ["a"]).fixed == nil)
    let fewer = "drop columns " + Array(repeating: "a", count: 64).joined(separator: " ")
    #expect(try answer(fewer, ["a", "b"]).fixed?.hasPrefix("drop columns a, a, ") == true)
  }

  @Test(arguments: [
    ("require email and phone, reject", "require email, phone, reject"),
    ("require name, email, and phone", "require name, email, phone"),
    ("dedupe on email and phone keep last", "dedupe on email, phone keep last"),
    ("normalize email and phone trim", "normalize email, phone trim"),
    ("fill city and state from places by zip", "fill city, state from places by zip"),
    ("column a and b is number", "column a, b is number"),
    ("require [a] [b]", "require [a], [b]"),
    ("check x is blank warn", "check x is blank, warn"),
    ("check x in ('a' 'b')", "check x in ('a', 'b')"),
    ("check x in ('a''b' \"c\"'d')", "check x in ('a''b', \"c\", 'd')"),
    ("dedupe on a keep first then last", "dedupe on a keep first, then last"),
    ("normalize a digits others clear", "normalize a digits, others clear"),
    ("dedupe on x, keep first", "dedupe on x keep first"),
    ("dedupe on x,keep most complete", "dedupe on x keep most complete"),
    ("dedupe on x, y , keep latest z, then first", "dedupe on x, y keep latest z, then first"),
    (
      "dedupe on any of x, y, keep last when z = '1'",
      "dedupe on any of x, y keep last when z = '1'"
    ),
    ("dedupe on x, every key present", "dedupe on x every key present"),
    ("dedupe on x, placeholders match keep first", "dedupe on x placeholders match keep first"),
  ])
  func `a comma stands behind the word before it, and 'and' goes`(
    rule: String, mended: String
  ) throws {
    let rules = Rules(rule)
    var bytes = Array(rule.utf8)
    for fix in rules.analysis.diagnostics.compactMap(\.fix).filter(\.isSafe).reversed() {
      bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    }
    #expect(String(decoding: bytes, as: UTF8.self) == mended)
  }

  @Test func `what only begins like the words behind the columns is names side by side`() throws {
    let rules = Rules("dedupe on x, keep nothing")
    let diagnostic = try #require(rules.analysis.diagnostics.first)
    #expect(diagnostic.code == "F0217" && diagnostic.fix?.isSafe != true)
    let clear = try #require(Rules("dedupe on x, keep first").analysis.diagnostics.first)
    #expect(clear.message == "no comma stands before 'keep first'")
    #expect(clear.help == "write keep first without the comma")
  }

  @Test func `a comment is not lost`() throws {
    let clause = Rules("dedupe on x, # the first\n  keep first")
    #expect(clause.analysis.diagnostics.compactMap(\.fix).isEmpty)
    let rules = Rules("require email # the first\n  and phone")
    #expect(rules.analysis.diagnostics.compactMap(\.fix).isEmpty)
    let names = Rules("require email # the first\n  phone", header: ["email", "phone"])
    #expect(names.analysis.diagnostics.compactMap(\.fix).isEmpty)
  }
}
