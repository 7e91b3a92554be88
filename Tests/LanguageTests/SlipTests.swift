import Diagnostics
import Language
import Testing

@Suite("Common slips and what is said of them")
struct SlipTests {
  /// What was typed, and what the fix of the first message makes of it.
  private static let mended = [
    ("replace a 'x' by 'y'", "replace a 'x' -> 'y'"), ("dedupe on (a, b)", "dedupe on a, b"),
    ("require(a)", "require a"), ("unique(a, b), reject", "unique a, b, reject"),
    ("default a to 'x'", "default a 'x'"), ("default a, 'x'", "default a 'x'"),
    ("default a,'x' when b = 'y'", "default a 'x' when b = 'y'"),
    ("replace a, 'x' -> 'y'", "replace a 'x' -> 'y'"),
    ("drop rows a = 'x'", "drop rows when a = 'x'"),
    ("keep rows a is present", "keep rows when a is present"),
    ("check a startswith 'x'", "check a starts with 'x'"),
    ("check a starts_with 'x'", "check a starts with 'x'"),
    ("check a begins with 'x'", "check a starts with 'x'"),
    ("check a does not contain 'x'", "check a not contains 'x'"),
    ("check a does not match /x/", "check a not matches /x/"),
    ("check a has 'x'", "check a contains 'x'"), ("check a equals 'x'", "check a = 'x'"),
    ("check contains(a, 'x')", "check a contains 'x'"),
    ("check startswith([First Name], 'x')", "check [First Name] starts with 'x'"),
    ("check regexp_like(a, '^x')", "check a matches /^x/"),
    ("check a not null", "check a is present"), ("check a not blank", "check a is present"),
    ("check a is required", "check a is present"), ("check a is a number", "check a is number"),
    ("check a is not an email", "check a is not email"),
    ("column a is a date", "column a is date"), ("column a: date", "column a is date"),
    ("column a : date", "column a is date"), ("check ISNUMBER(a)", "check a is number"),
    ("check NOT(ISBLANK(a))", "check NOT(a is blank)"),
    ("check not (isblank(a)) and b = 'x'", "check not (a is blank) and b = 'x'"),
    ("list l is 'a', 'b'", "list l 'a', 'b'"), ("set c = UPPER a", "set c = UPPER(a)"),
    ("set c = upper a when b = 'x'", "set c = upper(a) when b = 'x'"),
    ("require a is present", "require a"), ("require a not blank, reject", "require a, reject"),
    ("dedupe rows on a", "dedupe on a"), ("unique on a", "unique a"),
    ("mask a keep 4", "mask a keep last 4"),
    ("check a is 'x' or 'y'", "check a in ('x', 'y')"),
    ("check a is not 'x', 'y', 'z'", "check a not in ('x', 'y', 'z')"),
    ("check a = 'x', 'y'", "check a in ('x', 'y')"),
    ("split a by ',' -> b, c", "split a on ',' -> b, c"),
    ("normalize a date DD/MM/YYYY", "normalize a date 'DD/MM/YYYY'"),
    ("normalize a date dd.mm.yyyy", "normalize a date 'dd.MM.yyyy'"),
    ("column a is date DD/MM/YYYY", "column a is date 'DD/MM/YYYY'"),
    ("normalize a to upper", "normalize a upper"), ("normalize a as date", "normalize a date"),
    ("let z is a = 'x'", "let z = a = 'x'"), ("rename a b", "rename a -> b"),
    ("replace a x -> 'y'", "replace a 'x' -> 'y'"),
    ("check 'email' is blank", "check [email] is blank"),
    ("check 'email' matches /x/", "check [email] matches /x/"),
    ("keep rows when 'a b' in ('x', 'y')", "keep rows when [a b] in ('x', 'y')"),
    ("check a = NULL", "check a is blank"), ("check a != null", "check a is present"),
    ("set a = null when b = 'x'", "clear a when b = 'x'"),
    ("require email, because 'x', reject", "require email, reject because 'x'"),
    ("column n is number; check n > 1,000", "column n is number; check n > 1000"),
    ("column n is number; set n = 1,000,000", "column n is number; set n = 1000000"),
    (
      "column n is number; check n >= 5 and <= 10",
      "column n is number; check n >= 5 and n <= 10"
    ),
    ("check a = 'x' or = 'y'", "check a = 'x' or a = 'y'"),
    ("set a = now()", "set a = today"),
  ]

  @Test("one message with a fix that is right", arguments: mended)
  func slip(typed: String, right: String) throws {
    let rules = Rules(typed)
    let errors = rules.analysis.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(rules.problems)")
    let fix = try #require(errors.first?.fix, "\(rules.problems)")
    #expect(Self.edited(typed, fix) == right)
    #expect(Rules(right).analysis.isSound, "\(Rules(right).problems)")
  }

  @Test(
    "help without a fix where a line of another kind is meant",
    arguments: [
      ("check a is unique", "unique a"), ("set c = sum(a)", "expect sum"),
      ("check count(a) > 5", "expect rows"), ("sort by a", "rows keep the order"),
      ("set a = if b = 'x', 'y', 'z'", "if P then x else y"), ("check a =~ /x/", "matches"),
    ])
  func otherLine(typed: String, help: String) throws {
    let first = try #require(Rules(typed).analysis.diagnostics.first)
    #expect(first.fix == nil && first.help?.contains(help) == true, "\(first)")
  }

  /// Lines whose fixes made another rule, or none.
  private static let misled = [
    "check a = x'", "fill a with 'x'", "check ISBLANK(a) = FALSE", "normalize a phone, number x",
    "mask a keep", "require a is", "dedupe rows a", "save t 'out.csv' x", "check a is 'x' or",
    "replace a 'x' by", "check count(a", "split a by", "check a does not contain",
  ]

  @Test("no fix leaves a line that cannot be read", arguments: misled + mended.map(\.0))
  func readable(typed: String) {
    let before = errors(in: typed)
    for fix in before.compactMap(\.fix) {
      let after = errors(in: Self.edited(typed, fix)).filter { $0.code.hasPrefix("F02") }
      #expect(
        after.count < before.count || after.allSatisfy { $0.fix != nil },
        "\(typed) => \(Self.edited(typed, fix))")
    }
  }

  private func errors(in text: String) -> [Diagnostic] {
    Rules(text).analysis.diagnostics.filter { $0.severity == .error }
  }

  @Test(
    "words of other languages are columns where columns stand",
    arguments: [
      "normalize on trim", "unique on, by", "require has when on = 'x'", "dedupe on on",
      "check has = 'x'", "default to 'x'", "set equals = 'x'", "check 'abc' contains a",
      "check '2026-01-31' = a", "check [null] = 'x'", "keep columns is, to",
    ])
  func columns(rules: String) {
    #expect(Rules(rules).analysis.isSound, "\(Rules(rules).problems)")
  }

  @Test("the name that lacks its brackets is marked, not where the line breaks off")
  func place() throws {
    let rules = Rules("normalize First Name trim", header: ["First Name", "email"])
    #expect(
      rules.problems == ["F0009 at 1:11: a name with a blank needs brackets (write [First Name])"])
  }

  private static func edited(_ text: String, _ fix: Fix) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(fix.range.lower..<fix.range.upper, with: Array(fix.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
