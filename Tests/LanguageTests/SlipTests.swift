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
    // Numbers with commas.
    ("column n is number; check n > 1,234.50", "column n is number; check n > 1234.50"),
    ("column n is number; default n 12,345,678.9", "column n is number; default n 12345678.9"),
    (
      "column n is number; set n = -1,234.5, a = 'x'",
      "column n is number; set n = -1234.5, a = 'x'"
    ),
    ("column n is number; check n > 1.234,56", "column n is number; check n > 1234.56"),
    ("column n is number; check n > 1234,567", "column n is number; check n > 1234.567"),
    ("column n is number; check n > 0,500", "column n is number; check n > 0.500"),
    ("column n is number; set n = 1,5", "column n is number; set n = 1.5"),
    (
      "column n is number; check n between 1,5 and 3",
      "column n is number; check n between 1.5 and 3"
    ),
    (
      "column n is number; check n between 1,000 and 3000",
      "column n is number; check n between 1000 and 3000"
    ),
    ("column n is number; check n = 1,5,7", "column n is number; check n in (1,5,7)"),
    // Numbers with blanks, underscores and exponents in them.
    ("column n is number; check n > 1 000", "column n is number; check n > 1000"),
    ("column n is number; check n > 1 234 567.50", "column n is number; check n > 1234567.50"),
    (
      "column n is number; check n between 1 000 and 2000",
      "column n is number; check n between 1000 and 2000"
    ),
    ("column n is number; default n 1 000", "column n is number; default n 1000"),
    ("expect rows > 1 000", "expect rows > 1000"),
    ("require a, stop above 1 000 rows", "require a, stop above 1000 rows"),
    ("column n is number; check n > 1_000", "column n is number; check n > 1000"),
    ("column n is number; check n > 1e3", "column n is number; check n > 1000"),
    ("column n is number; check n > -1.50E2", "column n is number; check n > -150"),
    ("column n is number; check n > 1.25e1", "column n is number; check n > 12.5"),
    ("column n is number; check n > 12e-3", "column n is number; check n > 0.012"),
    ("column n is number; check n in (1e+6, 5)", "column n is number; check n in (1000000, 5)"),
    ("column n is number; check n > 0e5", "column n is number; check n > 0"),
    // Patterns with slashes.
    ("check regexp_like(a, 'x/y')", "check a matches /x\\/y/"),
    ("check regexp_like(a, 'x\\/y')", "check a matches /x\\/y/"),
    ("check a matches 'x/y'", "check a matches /x\\/y/"),
    ("check a matches ' x'", "check a matches /\\ x/"),
    // What a cell must be.
    ("a must be email", "check a is email"), ("a must be an email", "check a is email"),
    ("a must be a valid email, reject", "check a is email, reject"),
    ("a must be present", "require a"), ("a must not be blank, reject", "require a, reject"),
    ("[a b] must not be null", "require [a b]"), ("a must be unique", "unique a"),
    ("a should be in ('x', 'y')", "check a in ('x', 'y')"),
    ("a must not be in ('x', 'y')", "check a not in ('x', 'y')"),
    ("a must be one of 'x', 'y'", "check a is one of 'x', 'y'"), ("a must be 'x'", "check a = 'x'"),
    ("a must start with 'x'", "check a starts with 'x'"),
    ("a must not contain 'x'", "check a not contains 'x'"),
    ("check a must be email", "check a is email"), ("check a must be blank", "check a is blank"),
    ("check a must not be email", "check a is not email"),
    ("check a shall contain 'x'", "check a contains 'x'"),
    ("column n is number; n must be > 5", "column n is number; check n > 5"),
    ("column n is number; n must be at least 5", "column n is number; check n >= 5"),
    (
      "column n is number; check n must be between 1 and 5",
      "column n is number; check n between 1 and 5"
    ),
    ("drop rows when a must be blank", "drop rows when a is blank"),
    ("a must be present and b = 'x'", "check a is present and b = 'x'"),
    ("a must not be blank or b = 'x'", "check a is present or b = 'x'"),
    ("a must be present when b = 'x'", "require a when b = 'x'"),
    ("a must be present as R1 because 'x'", "require a as R1 because 'x'"),
    ("a must be unique, warn above 5%", "unique a, warn above 5%"),
    ("a must be an integer", "check a is whole"),
    ("a must be a valid email address", "check a is email"),
    ("a must not be a web address, reject", "check a is not url, reject"),
    ("check a must be an integer or b = 'x'", "check a is whole or b = 'x'"),
    ("column n is number; check n must be 5 or 6", "column n is number; check n in (5, 6)"),
    ("check a must be 'x' or 'y'", "check a in ('x', 'y')"),
    ("check a must not be 'x', 'y', or 'z'", "check a not in ('x', 'y', 'z')"),
    ("a must be 'x', 'y', reject", "check a in ('x', 'y'), reject"),
    ("check a must be 'x' or 'y' = b", "check a = 'x' or 'y' = b"),
    // What follows.
    ("check a is email, else reject", "check a is email, reject"),
    ("check a is email else reject", "check a is email, reject"),
    ("check a is email otherwise warn above 5%", "check a is email, warn above 5%"),
    ("require a, else warn", "require a, warn"),
    ("require a, b else reject", "require a, b, reject"),
    ("normalize a email, else clear", "normalize a email, others clear"),
    ("normalize a email else reject", "normalize a email, others reject"),
    ("replace a 'x' -> 'y', else -> 'z'", "replace a 'x' -> 'y', others -> 'z'"),
    ("check a is email message 'no'", "check a is email because 'no'"),
    ("check a is email, message 'no'", "check a is email because 'no'"),
    ("check a is email, reject message 'no'", "check a is email, reject because 'no'"),
    ("check a is email, reject, reason 'no'", "check a is email, reject because 'no'"),
    ("require a with message 'no'", "require a because 'no'"),
    ("require a, message 'no'", "require a because 'no'"),
    // Ranks and forms.
    (
      "column d is date; dedupe on a keep the latest d",
      "column d is date; dedupe on a keep latest d"
    ),
    ("dedupe on a keep the first", "dedupe on a keep first"),
    ("column d is date; dedupe on a keep newest d", "column d is date; dedupe on a keep latest d"),
    ("normalize a trim | lower", "normalize a trim, lower"),
    ("normalize a trim / lower", "normalize a trim, lower"),
    ("normalize a trim/lower", "normalize a trim, lower"),
    ("normalize a trim & lower", "normalize a trim, lower"),
    ("normalize a trim then lower", "normalize a trim, lower"),
    ("normalize a trim and lower", "normalize a trim, lower"),
    ("normalize a | trim", "normalize a trim"), ("normalize a -> trim", "normalize a trim"),
    ("check a = 'x' | b = 'y'", "check a = 'x' or b = 'y'"),
    ("column d is date; check d > '2026-13-01'", "column d is date; check d > '2026-01-13'"),
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
      ("column n is number; check n > 1,000,5", "the number without commas"),
      ("column n is number; check n > 1e40", "write the number in full"),
      ("column n is number; check n > 12,34,567", "the number without commas"),
      ("column n is number; check n > 1,23.45", "the number without commas"),
      ("column d is date; check d > '2026-02-30'", "write '2026-02-28'"),
      ("column d is date; check d > '2028-02-30'", "write '2028-02-29'"),
      ("column d is date; check d > '2026-00-40'", "dates are written '2026-01-31'"),
      ("check sum([a b]) > 5", "expect sum [a b] > 100"),
      ("check avg(n) > 5", "expect mean n > 100"),
      ("check a must be unique", "unique a"), ("a must be fine", "write check a and a test"),
      ("check upper(a) must be unique", "unique and the column"),
      ("check [a b] must be unique", "unique [a b]"),
      ("a must be unique and b = 'x'", "a line of its own: unique a"),
      ("a must be a number between 1 and 5", "write check a and a test"),
      ("a must be at least 5 characters", "write check a and a test"),
      ("a must be present and unique", "write check a and a test"),
      ("a must be email or blank", "write check a and a test"),
      ("a must start with 'x' or 'y'", "write check a and a test"),
      ("a must be 'x' or 5", "write check a and a test"),
      ("a must be 5,6 or 7", "write check a and a test"),
      ("check a must be a number between 1 and 5", "write a test instead"),
      ("check a must be > 5 characters", "write a test instead"),
      ("column n is number; check n between 1,5", "write between 1 and 5"),
      ("reject rows when a is blank else keep", "other rows stay"),
      ("dedupe on a keep latest", "by which column, as in latest updated"),
      ("check a matches 'x\\'", "a pattern stands between slashes"),
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

  @Test("a line of many duties is read once for the first of them")
  func manyDuties() {
    let line = "a must be email" + String(repeating: " or a must be email", count: 20_000)
    #expect(Rules(line).analysis.diagnostics.first?.fix?.replacement == "check a is email")
  }

  @Test("a comma before a clause and an article within it are told of one by one")
  func twoSlips() {
    let problems = Rules("column d is date; dedupe on a, keep the latest d").problems
    #expect(problems.count == 2, "\(problems)")
    #expect(problems.first?.contains("no comma stands before") == true, "\(problems)")
    #expect(problems.last?.contains("'the' does not stand before a rank") == true, "\(problems)")
  }

  @Test(
    "figures that are too large to count to are answered, wherever they stand",
    arguments: [
      "check a similar b by levenshtein N", "check a similar b by damerau N",
      "require a, warn above N rows", "mask a keep last N", "load input, skip N",
      "merge input into p\n  same when a equal\n  review groups above N rows\n  take everything else from first",
      "merge input into p\n  same when a similar by damerau N within b\n  take everything else from first",
      "column d is date\nmerge input into p\n  same when d within N days\n  take everything else from first",
    ])
  func largeFigures(rules: String) {
    func problems(_ figure: String) -> [String] {
      Rules(rules.replacing("N", with: figure), header: ["a", "b", "d"]).problems
    }
    #expect(problems("999999999999999999") == [])
    for figure in ["9223372036854775807", "99999999999999999999", "1.5"] {
      let found = problems(figure)
      #expect(found.count == 1 && found[0].contains("whole number"), "\(found)")
    }
  }

  @Test(
    "words of other languages are columns where columns stand",
    arguments: [
      "normalize on trim", "unique on, by", "require has when on = 'x'", "dedupe on on",
      "check has = 'x'", "default to 'x'", "set equals = 'x'", "check 'abc' contains a",
      "check '2026-01-31' = a", "check [null] = 'x'", "keep columns is, to",
      "check must = 'x'", "require must, should", "dedupe on the", "dedupe on else, otherwise",
      "default a, message 'x'", "require message, reason", "normalize then, and trim",
      "column the is date; dedupe on a keep latest the", "column n is number; check n in (1,234.5)",
    ])
  func columns(rules: String) {
    #expect(Rules(rules).analysis.isSound, "\(Rules(rules).problems)")
  }

  @Test(
    "what only begins like a number is a name, and so is a number where a column stands",
    arguments: [
      ("column n is number; check n > 1e2e3", "1e2e3"),
      ("column n is number; check n > 1_00", "1_00"), ("normalize 1e3 trim", "1e3"),
      ("normalize 1_000 trim", "1_000"),
    ])
  func nameWithDigits(rules: String, name: String) {
    #expect(Rules(rules).problems.first?.hasSuffix("(write [\(name)])") == true)
  }

  @Test(
    "a number behind another one that says something else is none of its thousands",
    arguments: [
      "check a similar 5 100%", "normalize a pad left 5 '0'", "check a similar b by levenshtein 2",
    ])
  func notThousands(rules: String) {
    #expect(!Rules(rules).problems.contains { $0.contains("thousands") })
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
