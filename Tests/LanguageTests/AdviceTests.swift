import Diagnostics
import Language
import Testing

@Suite("What findings about rules say to do")
struct AdviceTests {
  private static let header = ["email", "stage", "amount", "city", "id"]

  private func problems(_ rules: String, _ header: [String]? = Self.header) -> [String] {
    Rules(rules, header: header, isReasoned: true).problems
  }

  @Test(
    "the only arm, and the only column, of a line goes with the line",
    arguments: [
      ("normalize city lower\nreplace city 'X' -> 'z'", "F0410", "leave the line out"),
      ("normalize city lower\nreplace city 'X', 'Y' -> 'z'", "F0410", "leave it out"),
      ("normalize city lower\nreplace city 'X' -> 'z', 'y' -> 'x'", "F0410", "leave it out"),
      ("keep rows when id is present\ndefault id 'x'", "F0411", "leave the line out"),
      ("keep rows when id is present\ndefault id, city 'x'", "F0411", "leave it out"),
      ("normalize id trim\nnormalize id, city trim", "F0411", "leave it out"),
    ])
  func onlyPart(rules: String, code: String, help: String) throws {
    let found = try #require(problems(rules).first { $0.hasPrefix(code) })
    #expect(found.hasSuffix(" (\(help))"), "\(found)")
  }

  // It was said that the line judges nothing, and to write what stood there.
  @Test func `a second action behind others is told as that`() {
    #expect(
      problems("normalize city digits, others warn above 1%, stop above 5%") == [
        "F0218 at 1:46: 'others' takes one action, and has 'warn' already (keep one of the two)"
      ])
  }

  // The words of others, of which the meaning or the order of the arguments is another.
  @Test(arguments: [
    ("set id = find('@', email)", "index_of(email, 'x'), with the text first, for its place)"),
    ("keep rows when search('x', email) > 0", "(email contains 'x' asks whether it is there"),
    ("set amount = roundup(amount, 0)", "(write ceiling(amount))"),
    ("set id = textjoin(' ', true, city, stage)", "join(', ', a, b) passes over blanks)"),
    ("check id matches '/^[0-9]$/'", "(write /^[0-9]$/)"),
    ("check id matches 'a/b'", "(write /a\\/b/)"),
    ("repair city by id at least 0.8", "(write 80%)"),
    ("repair city by id at least 80", "(write 80%)"),
    ("check id is present, warn and stop above 5%", "no clause 'warn' belongs here"),
  ])
  func `help is never what was typed, nor what means something else`(rules: String, end: String) {
    let found = problems(rules).first ?? ""
    #expect(found.contains(end) && !found.contains("did you mean"), "\(found)")
  }

  @Test func `the fix of an only arm takes the line, and none where the line does more`() throws {
    let rules = "normalize city lower\nreplace city 'X' -> 'z'\nrequire id\n"
    let read = Rules(rules, header: Self.header, isReasoned: true)
    #expect(read.fixed == "normalize city lower\nrequire id\n")
    #expect(read.analysis.diagnostics.first?.fix?.isSafe == true)
    let clearing = Rules(
      "normalize city lower\nreplace city 'X' -> 'z', others clear", header: Self.header,
      isReasoned: true)
    let found = try #require(clearing.analysis.diagnostics.first { $0.code == "F0410" })
    #expect(found.fix == nil && found.help == nil)
  }

  @Test(arguments: [
    ("replace city 'x' -> 'y', 'x' -> 'z'", "an arm above takes 'x' already"),
    ("replace city 'x', 'x' -> 'y'", "this arm names 'x' already"),
    ("replace city 'x', 'X' -> 'y' ignoring case", "this arm names 'X' already"),
  ])
  func `an arm that names a text twice is told from two arms`(rules: String, message: String) {
    #expect(problems(rules).first?.hasPrefix("F0410 at 1:") == true)
    #expect(problems(rules).first?.contains(message) == true, "\(problems(rules))")
  }

  @Test(
    "a check that finds nothing is moved up only where something stands above",
    arguments: [
      ("check city = 'a' or city != 'a'", "(leave the check out)"),
      ("require id, reject\ndedupe on id\nrequire id", "(leave the check out, or move it up)"),
      ("default id 'x'\nrequire id", "(move this line above the default)"),
    ])
  func alwaysPasses(rules: String, help: String) {
    #expect(problems(rules).contains { $0.hasPrefix("F0401") && $0.hasSuffix(help) })
  }

  @Test(
    "what was meant by a predicate that is so of every text, or of none, is offered",
    arguments: [
      ("check city != 'a' or city != 'b'", "F0401", "check city not in ('a', 'b')"),
      (
        "check City != 'a' or city != 'b' or city != 'c', reject", "F0401",
        "check City not in ('a', 'b', 'c'), reject"
      ),
      (
        "column amount is number\ncheck amount != 1 or amount != 2", "F0401",
        "column amount is number\ncheck amount not in (1, 2)"
      ),
      ("check city = 'a' and city = 'b'", "F0402", "check city in ('a', 'b')"),
      (
        "normalize city lower\ncheck city = 'New'", "F0402",
        "normalize city lower\ncheck city = 'new'"
      ),
      (
        "normalize city upper\ncheck city is one of 'New', 'Won'", "F0402",
        "normalize city upper\ncheck city is one of 'NEW', 'WON'"
      ),
      ("drop rows when city = 'a' and city = 'b'", "F0408", "drop rows when city in ('a', 'b')"),
      ("warn rows when city = 'a' and city = 'b'", "F0406", "warn rows when city in ('a', 'b')"),
      (
        "clear id when (city = 'a' and city = 'b')", "F0406", "clear id when city in ('a', 'b')"
      ),
    ])
  func alternatives(rules: String, code: String, wanted: String) throws {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    let found = try #require(
      read.analysis.diagnostics.first { $0.code == code }, "\(read.problems)")
    #expect(read.fixed == wanted && found.fix?.isSafe == false)
    #expect(found.help == "write \(found.fix?.replacement ?? "")")
  }

  @Test(arguments: [
    "check city != 'a' or id != 'b'", "check city != 'a' or city = 'a'", "check city != id or true",
  ])
  func `other predicates have no such advice`(rules: String) {
    #expect(!problems(rules).contains { $0.contains("(write ") })
  }

  @Test func `a set that makes a column and fills no cell says so, and stays`() throws {
    let rules = "set tag = 'x' when city = 'p' and id = 'a' and id is blank\ncheck tag = 'x'"
    let known = Rules(rules, header: Self.header, isReasoned: true)
    let found = try #require(known.analysis.diagnostics.first { $0.code == "F0406" })
    #expect(
      found.message == "this condition is never true, so the line makes 'tag', and fills no cell")
    #expect(found.fix == nil && found.help?.contains("leave") == false)
    let open = problems(rules, nil)
    #expect(
      open.contains {
        $0.contains("so the line fills no cell, and makes 'tag' where the input has no such column")
      }, "\(open)")
    let old = problems("set city = 'x' when id = 'a' and id is blank")
    #expect(old.contains { $0.hasSuffix("so the line does nothing (leave the line out)") })
  }

  @Test(arguments: [
    ("", "", "give each a when for rows of its own"),
    (" when stage = 'a'", " when stage = 'a'", "or a when, so that no row is in the scope of both"),
    (" when stage = 'a'", "", "or a when, so that no row is in the scope of both"),
  ])
  func `checks that contradict each other are parted by a when, where they have none`(
    first: String, second: String, help: String
  ) throws {
    let rules =
      "column amount is number\ncheck amount > 10\(first)\ncheck amount < 5\(second)"
    let found = try #require(problems(rules).first { $0.hasPrefix("F0404") })
    #expect(found.hasSuffix("\(help))"), "\(found)")
  }

  @Test(
    "nothing is said of the names of a file that only names things, and little of another",
    arguments: [
      ("list stages 'a'\nlet won = stage = 'a'\nload crm from 'crm.csv'", []),
      ("column id is id\nlist stages 'a'", []),
      ("list stages 'a'\nrequire id", ["F0510"]),
      ("let won = stage = 'a'\nlist stages 'a'\ncheck won", ["F0510"]),
      ("load crm from 'crm.csv'\nrequire id", ["F0509"]),
    ])
  func idleNames(rules: String, codes: [String]) {
    let read = Rules(rules, header: Self.header, isReasoned: true)
    #expect(read.codes == codes)
    #expect(
      read.analysis.diagnostics.allSatisfy {
        $0.message.hasSuffix("not used in these rules")
          && $0.help?.hasSuffix("unless a file that includes this one uses it") == true
      })
  }
}
