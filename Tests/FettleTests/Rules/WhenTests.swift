import Fettle
import Language
import Testing
import Verbs

@Suite("when, of every verb that takes it")
struct WhenTests {
  struct Case: Sendable {
    /// A rule that would change or take out every row of the table, but for its `when`.
    var rule: String
    /// What stands behind the `when`.
    var ending = ""
    /// Whether it takes values of the table `t`.
    var hasSource = false
    /// Empty: the run stops.
    var output: String
  }

  static let source = "k,v\nxx,z\n"
  static let table = "a,b,c\nxx,yes,\nxx,no,\nxx,,\n"

  static let cases: [String: Case] = [
    "normalize": Case(rule: "normalize a upper", output: "a,b,c\nXX,yes,\nxx,no,\nxx,,\n"),
    "replace": Case(rule: "replace a 'xx' -> 'y'", output: "a,b,c\ny,yes,\nxx,no,\nxx,,\n"),
    "default": Case(rule: "default c 'd'", output: "a,b,c\nxx,yes,d\nxx,no,\nxx,,\n"),
    "fill": Case(
      rule: "fill c = v from t by a = k", hasSource: true,
      output: "a,b,c\nxx,yes,z\nxx,no,\nxx,,\n"),
    "correct": Case(
      rule: "correct b = v from t by a = k", hasSource: true,
      output: "a,b,c\nxx,z,\nxx,no,\nxx,,\n"),
    // Of the two rows in scope none is left to vote.
    "repair": Case(rule: "repair b by a", output: table),
    "set": Case(rule: "set c = a", output: "a,b,c\nxx,yes,xx\nxx,no,\nxx,,\n"),
    "clear": Case(rule: "clear a", output: "a,b,c\n,yes,\nxx,no,\nxx,,\n"),
    "split": Case(
      rule: "split a on ' ' -> d", output: "a,b,c,d\nxx,yes,,xx\nxx,no,,\nxx,,,\n"),
    "mask": Case(rule: "mask a", output: "a,b,c\n**,yes,\nxx,no,\nxx,,\n"),
    "drop rows": Case(rule: "drop rows", output: "a,b,c\nxx,no,\nxx,,\n"),
    "keep rows": Case(rule: "keep rows", output: "a,b,c\nxx,yes,\n"),
    // Of the two rows in scope none is left to be folded with.
    "dedupe": Case(rule: "dedupe on a", output: table),
    "unique": Case(rule: "unique a", ending: ", stop", output: table),
    "require": Case(rule: "require c", ending: ", reject", output: "a,b,c\nxx,no,\nxx,,\n"),
    "check": Case(rule: "check a = 'y'", ending: ", reject", output: "a,b,c\nxx,no,\nxx,,\n"),
    "expect": Case(rule: "expect rows = 3", ending: ", stop", output: ""),
    "note rows": Case(rule: "note rows", output: table),
    "warn rows": Case(rule: "warn rows", output: table),
    "review rows": Case(rule: "review rows", output: table),
    "reject rows": Case(rule: "reject rows", output: "a,b,c\nxx,no,\nxx,,\n"),
    "stop rows": Case(rule: "stop rows", output: ""),
  ]

  @Test("every verb whose signature has a when is among the cases")
  func complete() {
    let verbs = Vocabulary.core().verbs.filter { $0.condition != .none && $0.role == .rule }
    #expect(Set(verbs.map(\.name)) == Set(Self.cases.keys))
  }

  @Test("a rule acts on the rows for which its when is true", arguments: cases.keys.sorted())
  func acts(verb: String) throws {
    let found = try #require(Self.cases[verb])
    let run = try Run()
    let rules = "\(found.rule) when b = 'yes'\(found.ending)"
    _ = try run.apply(try Self.head(of: found, run) + rules, to: Self.table)
    #expect((run.scratch.read("out.csv") ?? "") == found.output)
  }

  /// The line that loads the other table, where the rule has one.
  private static func head(of found: Case, _ run: Run) throws -> String {
    guard found.hasSource else { return "" }
    try run.scratch.write(source, to: "t.csv")
    return "load t from '\(run.scratch.file("t.csv"))'\n"
  }

  @Test(
    "the other rows are counted as out of scope, or as could not be evaluated",
    arguments: cases.keys.filter { !$0.hasSuffix("rows") }.sorted())
  func counts(verb: String) throws {
    let found = try #require(Self.cases[verb])
    let run = try Run()
    let table = "a,b,c\nxx,1,\nxx,2,\nxx,,\nxx,bad,\n"
    let head = try Self.head(of: found, run)
    let report = try run.apply("\(head)column b is number\n\(found.rule) when b = 1", to: table)
    let rule = try #require(report.tables.first?.rules.first { $0.verb == verb })
    #expect(rule.outOfScope == 2)
    #expect(rule.failed == 1)
  }

  static let people = """
    id,email,phone,age
    1,a@x.com,1,5
    2,a@x.com,2,9
    3,b@x.com,1,1
    4,a@x.com,3,bad
    5,a@x.com,4,
    6,a@x.com,5,7

    """

  @Test(
    "of a dedupe, rows out of scope are not folded and fold nobody",
    arguments: [
      ("dedupe on email when age > 4", [1, 3, 4, 5], [2, 6]),
      ("dedupe on email keep largest age when age > 4", [2, 3, 4, 5], [1, 6]),
      ("dedupe on email keep last when age > 4", [6, 3, 4, 5], [1, 2]),
      ("dedupe on any of email, phone when age < 8", [1, 2, 4, 5], [3, 6]),
      ("dedupe on any of email, phone keep smallest age when age < 8", [3, 2, 4, 5], [1, 6]),
    ])
  func dedupe(rule: String, kept: [Int], removed: [Int]) throws {
    for threads in [1, 3] {
      var run = try Run()
      run.wantsLogs = true
      run.settings.threadCount = threads
      run.settings.blockByteCount = 16
      let report = try run.apply("column age is number\n\(rule)", to: Self.people)
      #expect(Self.firstFields(run.scratch.read("out.csv")) == kept.map(String.init))
      #expect(
        Self.firstFields(run.scratch.read("removed.csv")).sorted() == removed.map(String.init))
      let counts = try #require(report.tables[0].rules.last)
      #expect(counts.failed == 1)
      #expect(counts.tested + counts.outOfScope + counts.failed == 6)
      let findings = run.scratch.read("findings.csv") ?? ""
      #expect(findings.contains("could not be evaluated"))
      #expect(Self.firstFields(findings) == ["4"])
    }
  }

  @Test("two dedupes, each with its own when, see what the one before them left")
  func twoDedupes() throws {
    let rules = """
      column age is number
      dedupe on email keep largest age when age > 4
      dedupe on email keep last when age < 8 or age is blank
      """
    #expect(Self.firstFields(try Run.output(rules, of: Self.people)) == ["2", "3", "4", "5"])
  }

  private static func firstFields(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }
}
