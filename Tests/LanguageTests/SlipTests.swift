import Diagnostics
import Language
import Testing

@Suite("Common slips and what is said of them")
struct SlipTests {
  @Test("one message with a fix that is right", arguments: mended + mistyped + worded)
  func slip(typed: String, right: String) throws {
    let rules = Rules(typed)
    let errors = rules.analysis.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(rules.problems)")
    let fix = try #require(errors.first?.fix, "\(rules.problems)")
    #expect(Self.edited(typed, fix) == right)
    #expect(Rules(right).analysis.isSound, "\(Rules(right).problems)")
  }

  @Test(
    "the first message has a fix that is right",
    arguments: mendedLines + mistypedFiles + wordedTwice)
  func firstSlip(typed: String, right: String) throws {
    let errors = Rules(typed).analysis.diagnostics.filter { $0.severity == .error }
    let fix = try #require(errors.first?.fix, "\(errors)")
    #expect(Self.edited(typed, fix) == right)
  }

  @Test(
    "help without a fix where a line of another kind is meant",
    arguments: [
      ("drop rows when a = 'x' and b = 'y'\nor b = 'z'", "to go on with the one above"),
      ("normalize a trim\nor b = 'y'", "indent the line to go on with the one above"),
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
      ("set b = VLOOKUP(a, t, 2)", "fill a = place from places by postcode"),
      ("set b = INDEX(a, 2)", "fill a = place"), ("set b = NULLIF(a, 'x')", "clear a when a = 'x'"),
      ("set b = CONCATENATE(a, 'x')", "& joins texts"), ("set b = IIF(a = 'x', 'y', 'z')", "if P"),
      ("set b = regexp_replace(a, 'x', 'y')", "replace a /x/ -> 'y'"),
      ("set b = iferror(a, 'x')", "leaves the cell as it is"),
      ("set b = datediff(day, a, c)", "days_between(a, c) counts"),
      ("set b = dateadd(day, 30, a)", "add_days(a, 30)"), ("check EXACT(a, b)", "write a = b"),
      ("check EXACT(a, 'x')", "write a = 'x'"),
      ("default a 'x' when blank", "as in email is blank"),
      ("expect count(a) > 10", "blank a for those"),
      ("set b = isnull(a, 'x')", "write first(a, 'x')"),
      ("set b = a // 2", "floor(a / b)"),
      ("column n is number; check n in [1, 2]", "write (1, 2)"),
      ("check a is not New", "as in != 'New'"),
      ("column n is number; check n.between(round(1), 5)", "as in lower(n)"),
      ("set b = date_part('year', a)", "year(a)"), ("set b = truncate(a)", "left(a, 20)"),
      ("set b = a.split(' ')", "split a on ' ' -> first, last"),
      ("normalize a lower, phone digits", "normalize phone digits on a line of its own"),
      ("check a is email, reject and stop above 5%", "keep 'reject' or 'stop'"),
      ("check a is New", "as in = 'New'"), ("check a ^ 2 > 5", "amount * amount"),
      ("check {a} is present", "stands by its name alone"), ("ffill a", "no value of another row"),

      ("check count(distinct a) > 5", "expect distinct a > 100"),
      ("normalize * trim", "one by one, with commas: name, email, city"),
      ("dedupe", "as in dedupe on email, phone keep latest updated, then first"),
      ("merge a, b", "as in merge input into person"), ("unique", "as in unique customer"),
      ("check a must be fine", "write a test instead"), ("GROUP BY a", "dedupe on city"),
      ("LIMIT 10", "keep rows when"), ("LEFT JOIN t ON a = b", "fill city from places by postcode"),
      ("INSERT INTO t", "load more from 'more.csv'"), ("HAVING count(a) > 1", "expect rows > 100"),
      ("accepted_values: ['x']", "check status in ('new', 'won')"),
      ("dropna a", "drop rows when email is blank"), ("order by a", "rows keep the order"),
      ("check a is email, error", "an action is note, warn, review, reject or stop"),
      ("set b = a.str.lower().trim()", "a function stands before what it takes"),
      ("set b = f'{a}'", "& joins texts"), ("normalize a replace 'x'", "begins a line of its own"),
      ("default a unknown", "a text stands in quotes: 'unknown'"),
      ("set b = a::jsonb", "number(a), date(a) and datetime(a) read a text"),
      ("check a in (select b from t where c = 'x')", "write t.b; what rows it has is said above"),
      ("check EXISTS (SELECT 1 FROM t)", "as in owner in people.id"),
      ("check not exists (select 1 from t)", "as in owner not in people.id"),
      ("column n is number; set b = text(n, '0.00')", "round(…, 2) leaves two decimals"),
      ("set b = text(upper(a), 'yyyy')", "date(…) reads a text as such"),
      ("df.dropna(subset=['a'])", "write drop rows when a is blank"),
      ("df = df.drop_duplicates()", "write dedupe on email"),
      ("df.groupby('a').agg('sum')", "dedupe on a"), ("df.foo()", "normalize email trim"),
      ("normalize a trim, remove spaces", "a line of its own: replace part of a ' ' -> ''"),
      ("normalize a remove x", "replaced by nothing, as in replace part of a '-' -> ''"),
      (
        "set b = a + c",
        "write a & c to join texts; to add numbers write above: column a, c is number"
      ),
      ("column a is email; set b = a + c", "write a & c to join texts"),
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
    "select count(a) from t", "update t set", "a.lower(", "df['a']", "a = ", "check that",
    "expect a is", "check a is between 1", "cast a as", "check a is greater than", "-- x; y",
  ]

  @Test(
    "no fix leaves a line that cannot be read",
    arguments: misled + mended.map(\.0) + mendedLines.map(\.0))
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

  @Test("a test in a function that is none gets no second message")
  func testInCall() {
    let problems = Rules("set b = iif(a = 'x', 'y', 'z')").problems
    #expect(problems.count == 1 && problems[0].contains("write if P then x else y"), "\(problems)")
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
      "column n is number; check n--3 > 5", "require all, that", "check eq = 'x'",
      "unique error, fail", "replace in 'x' -> 'y'", "check exists = 'x'", "require load, exists",
      "require drop, warning", "normalize column trim", "set df = [x]", "check match = 'x'",
    ])
  func columns(rules: String) {
    #expect(Rules(rules).analysis.isSound, "\(Rules(rules).problems)")
  }

  @Test(
    "a last name that no column has can be an action",
    arguments: [
      ("require a, error", "an action is note, warn, review, reject or stop"),
      ("unique a, fail", "an action is note, warn, review, reject or stop"),
      ("require a, warning", "did you mean 'warn'?"),
      ("require a, quarantine", "did you mean 'reject'?"),
      ("normalize a, error trim", "the columns are"),
      ("default a unknown", "text stands in quotes: 'unknown'"), ("require [a, c]", "write a, c"),
      ("set c = current_date", "write today"),
    ])
  func lastName(typed: String, help: String) {
    let rules = Rules(typed, header: ["a", "b", "c"])
    #expect(rules.analysis.diagnostics.first?.help?.contains(help) == true, "\(rules.problems)")
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
