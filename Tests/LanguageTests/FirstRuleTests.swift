import Diagnostics
import Language
import Testing

@Suite("What people type in their first rules")
struct FirstRuleTests {
  /// What was typed, with « » around the place that is told; what the fix of the first message makes of it.
  static let mended: [(marked: String, right: String)] = [
    (
      "fill country from «codes.csv» by id",
      "load codes from 'codes.csv'; fill country from codes by id"
    ),
    (
      "fill country from «'x/codes.csv'» by id",
      "load codes from 'x/codes.csv'; fill country from codes by id"
    ),
    (
      "load codes from 'codes.csv'\nfill country from «codes.csv» by id",
      "load codes from 'codes.csv'\nfill country from codes by id"
    ),
    (
      "correct phone, city from «hub.csv» by id",
      "load hub from 'hub.csv'; correct phone, city from hub by id"
    ),
    ("require id «unique»", "unique id"), ("require id «unique», reject", "unique id, reject"),
    ("check email «unique»", "unique email"), ("unique id «per» stage", "unique id, stage"),
    ("unique id «within each» stage, reject", "unique id, stage, reject"),
    ("dedupe on id «per» stage keep first", "dedupe on id, stage keep first"),
    ("require email «or» phone", "check email is present or phone is present"),
    (
      "require email «or» phone or [a b], reject",
      "check email is present or phone is present or [a b] is present, reject"
    ),
    ("check country in «DE, FR»", "check country in ('DE', 'FR')"),
    ("check stage in «new, won», reject", "check stage in ('new', 'won'), reject"),
    ("check country in «DE, FR» when a = 'x'", "check country in ('DE', 'FR') when a = 'x'"),
    (
      "column n is number; check n between 0 «-» 100",
      "column n is number; check n between 0 and 100"
    ),
    (
      "column n is number; check n between 0«-»100",
      "column n is number; check n between 0 and 100"
    ),
    (
      "column n is number; check n between -5«,» 100",
      "column n is number; check n between -5 and 100"
    ),
    (
      "column n is number; check n between 0 «to» 100",
      "column n is number; check n between 0 and 100"
    ),
    (
      "column n is number; check n between 0«.».100",
      "column n is number; check n between 0 and 100"
    ),
    (
      "column d is date; check d between '2026-01-01'«,» '2026-02-01'",
      "column d is date; check d between '2026-01-01' and '2026-02-01'"
    ),
    ("expect rows between 100 «-» 200", "expect rows between 100 and 200"),
    ("column b is boolean; check b = «'yes'»", "column b is boolean; check b = true"),
    ("column b is boolean; check b != «'N'»", "column b is boolean; check b != false"),
    ("column b is boolean; check b = «1»", "column b is boolean; check b = true"),
    ("example check a = 'x': 'x' -> «ok»", "example check a = 'x': 'x' -> pass"),
    ("example check a = 'x': 'x' -> «invalid»", "example check a = 'x': 'x' -> fail"),
    ("example normalize a lower: 'X' -> «x»", "example normalize a lower: 'X' -> 'x'"),
    (
      "example check a = 'x': 'x' -> pass «'y'» -> fail",
      "example check a = 'x': 'x' -> pass, 'y' -> fail"
    ),
    (
      "example normalize a lower: 'X' -> 'x' «and» 'Y' -> 'y'",
      "example normalize a lower: 'X' -> 'x', 'Y' -> 'y'"
    ),
    (
      "example check a = b: a = 'x', b = 'x' -> pass, «a = 'x', b = 'y' -> fail»",
      "example check a = b: a = 'x', b = 'x' -> pass; example check a = b: a = 'x', b = 'y' -> fail"
    ),
    (
      "example set c = a & b: a = 'x', b = 'y' -> c = 'xy', «a = 'z', b = 'y' -> c = 'zy'»",
      "example set c = a & b: a = 'x', b = 'y' -> c = 'xy'; example set c = a & b: a = 'z', b = 'y' -> c = 'zy'"
    ),
    (
      "column n is number '1.234,56' «'1,234.56'»", "column n is number '1.234,56', '1,234.56'"
    ),
    (
      "normalize d date 'DD/MM/YYYY' «'YYYY-MM-DD'»",
      "normalize d date 'DD/MM/YYYY', 'YYYY-MM-DD'"
    ),
    ("list stages 'new' «'won'»", "list stages 'new', 'won'"),
    ("normalize email «to lowercase»", "normalize email lower"),
    ("normalize email «to» lower", "normalize email lower"),
    ("normalize email «lower case»", "normalize email lower"),
    ("normalize email trim, «upper case»", "normalize email trim, upper"),
    ("normalize phone «E.164»", "normalize phone phone"),
    ("normalize d «ISO 8601»", "normalize d date"),
    ("dedupe on «lower(email)»", "set lower_email = lower(email); dedupe on lower_email"),
    (
      "dedupe on id, «lower([a b])» keep first",
      "set lower_key = lower([a b]); dedupe on id, lower_key keep first"
    ),
    (
      "column d is date; dedupe on a keep latest d«,» first",
      "column d is date; dedupe on a keep latest d, then first"
    ),
    ("column k is whole; check k «%» 2 = 0", "column k is whole; check remainder(k, 2) = 0"),
    ("column k is whole; check k «mod» 2 = 1", "column k is whole; check remainder(k, 2) = 1"),
    ("require email«.»", "require email"), ("drop columns a, email«.»", "drop columns a, email"),
    ("check «a = None»", "check a is blank"),
    ("unique id, warn above 5% or «500»", "unique id, warn above 5% or 500 rows"),
    ("«/* c */» require email", "# c\n require email"),
    ("expect «row count» > 5", "expect rows > 5"),
    ("expect distinct email = «count»", "expect distinct email = rows"),
    ("«warning» when a = 'x'", "warn rows when a = 'x'"),
    ("column a is number; «df»[df['a'] > 5]", "column a is number; keep rows when a > 5"),
    (
      "«df» = df[(df['a b'] == 'x') & (df.c == 'y')]",
      "keep rows when ([a b] = 'x') and (c = 'y')"
    ),
    ("expect «count» > 5", "expect rows > 5"),
    (
      "normalize email lower\ntest 'a'\n  given email«,»id\n        A@B.C | 1\n  expect email\n         a@b.c",
      "normalize email lower\ntest 'a'\n  given email | id\n        A@B.C | 1\n  expect email\n         a@b.c"
    ),
    (
      "normalize email lower\ntest 'a'\n  given email«,» id\n        A@B.C, 1\n  expect email\n         a@b.c",
      "normalize email lower\ntest 'a'\n  given email | id\n        A@B.C | 1\n  expect email\n         a@b.c"
    ),
    (
      "normalize email lower\ntest 'a'\n  given «|» id | email |\n        |----|:-----:|\n        | 1 | A@B.C |\n  expect email\n         a@b.c",
      "normalize email lower\ntest 'a'\n  given id | email\n        1 | A@B.C\n  expect email\n         a@b.c"
    ),
    (
      "normalize email lower\ntest 'a'\n  given\n    «|» id | email |\n    |---|---|\n    | 1 | |\n  expect email\n         blank",
      "normalize email lower\ntest 'a'\n  given id | email\n    1 | blank\n  expect email\n         blank"
    ),
  ]

  @Test("one message at its place, whose fix makes the line that was meant", arguments: mended)
  func mendedLine(marked: String, right: String) throws {
    let pieces = marked.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }
    let typed = pieces.joined()
    let rules = Rules(typed)
    let errors = rules.analysis.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1, "\(rules.problems)")
    let error = try #require(errors.first)
    #expect(error.range.lower == pieces[0].utf8.count, "\(rules.problems)")
    #expect(error.range.upper == (pieces[0] + pieces[1]).utf8.count, "\(rules.problems)")
    let fix = try #require(error.fix, "\(rules.problems)")
    #expect(fix.edited(typed) == right)
    #expect(Rules(right).analysis.isSound, "\(Rules(right).problems)")
  }

  @Test(
    "help without a fix where more than one thing can be meant",
    arguments: [
      (
        "check country in codes.csv", "a column of a table stands here, not a file",
        "write above: load codes from 'codes.csv'; and here the column that has the values, as in codes.id"
      ),
      (
        "check country in codes.id", "no table named 'codes'",
        "load it above: load codes from 'codes.csv'"
      ),
      (
        "require id, email unique", "'unique' begins a line by itself",
        "it takes a line of its own: unique email"
      ),
      (
        "column n is number; check n between 2,7", "expected 'and' between the bounds, found ','",
        "write between 2 and 7"
      ),
      (
        "test 'a'\n  given email\n        x\n  expect stopped",
        "expected the id of a line behind 'stopped'",
        "write expect stopped R1, and as R1 behind the line that stops"
      ),
      (
        "error when a = 'x'", "no line begins with 'error'",
        "write stop rows, which ends the run, or reject rows, which takes them out"
      ),
      (
        "column k is whole; check original.k % 3 = 1", "no sign or word stands for a remainder",
        "write remainder(k, 3)"
      ),
      (
        "check a > 'b'", "only numbers and dates have an order, and this is text",
        "number(…) or date(…) reads a text as such"
      ),
      (
        "drop notes", "'drop' alone says too little", "write 'drop columns' or 'drop rows'"
      ),
      (
        "set b = sum(t) over (partition by id)", "no value is computed over several rows",
        "a figure of all rows takes a line of its own, as in expect sum t > 100"
      ),
      (
        "keep rows when row_number() over (partition by a, b order by d) = 1",
        "no value is computed over several rows",
        "one row of each group stays with dedupe on a, b"
      ),
      (
        "expect foo", "expected a figure after 'expect', found 'foo'",
        "write one of rows"
      ),
    ])
  func helped(typed: String, message: String, help: String) throws {
    let first = try #require(Rules(typed).analysis.diagnostics.first)
    #expect(first.message.hasPrefix(message), "\(first)")
    #expect(first.fix == nil && (first.help ?? "").hasPrefix(help), "\(first)")
  }

  @Test(
    "words that can be columns, lists or values stay what they are",
    arguments: [
      "require unique", "unique id, per", "require id, unique", "dedupe on each, within",
      "list stages 'a', 'b'; check stage in stages, reject", "require [or], email",
      "list l 'a'; check a in l, warn above 5%", "normalize a pad left 5 '0'",
      "column n is number; check n between 5 - 3 and 10", "replace a 'x' -> 'y'",
      "normalize a lower\ntest 'a'\n  given [a,b] | c\n        x, y | z\n  expect c\n         z",
      "normalize a lower\ntest 'a'\n  given stopped\n        x\n  expect stopped\n         x",
    ])
  func sound(rules: String) {
    #expect(Rules(rules).analysis.isSound, "\(Rules(rules).problems)")
  }

  /// All that is typed wrong in the tests of slips.
  private static let typed =
    mended.map { $0.marked.filter { $0 != "«" && $0 != "»" } } + SeededFault.all.map(\.typed)
    + SlipTests.mended.map(\.0) + SlipTests.mendedLines.map(\.0)

  @Test("help that is made of what was typed says what its fix writes, and can be read")
  func readableHelp() {
    for text in Self.typed {
      for error in Rules(text).analysis.diagnostics where error.severity == .error {
        guard let help = error.help, help.hasPrefix("write "), let fix = error.fix else { continue }
        let after = Rules(fix.edited(text)).analysis.diagnostics.filter {
          $0.range.source == 0 && $0.code == error.code && $0.message == error.message
        }
        #expect(after.isEmpty, "\(text) => \(fix.edited(text))")
        let words = help.dropFirst("write ".count).split { " ,:;()'".contains($0) }
        let written = fix.edited(text)
        guard let first = words.first(where: { $0 != "above" }) else { continue }
        #expect(written.contains(first), "\(help) of \(text) => \(written)")
      }
    }
  }
}

extension Fix {
  /// The text with this fix made.
  fileprivate func edited(_ text: String) -> String {
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(range.lower..<range.upper, with: Array(replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }
}
