import Testing

@Suite(
  "What the checker follows of the texts that forms write, of years, and of what is done twice")
struct ShapeDeductionTests {
  private static let header = ["a", "b", "d", "x", "zip", "amount"]

  private func codes(_ text: String) -> [String] {
    Rules(
      "column amount is number; column d is date\n" + text, header: Self.header, isReasoned: true
    )
    .codes.filter { !["F0502", "F0505", "F0514"].contains($0) }
  }

  @Test(
    "forms and types",
    arguments: [
      ("normalize x digits, others clear; check x matches /^\\d+$/", "F0401"),
      ("normalize x digits, others clear; check x matches /[0-9]/", "F0401"),
      ("normalize x country, others clear; check length(x) = 2", "F0401"),
      ("normalize x country, others clear; check x matches /^[A-Z]{2}$/", "F0401"),
      ("normalize x country, others clear; check x matches /^[A-Z]{3}$/", "F0402"),
      ("normalize x iban, others clear; check x matches /^[A-Z]{2}/", "F0401"),
      ("normalize x iban, others clear; check length(x) < 15", "F0402"),
      ("normalize x email, others clear; check x contains '@'", "F0401"),
      ("normalize x phone, others clear; check x starts with '+'", "F0401"),
      ("normalize x phone region 'DE', others clear; check x matches /^\\+/", "F0401"),
      ("normalize d date, others clear; check d matches /^\\d{4}-\\d\\d-\\d\\d$/", "F0401"),
      ("normalize x currency, others clear; check x looks like 'AA'", "F0402"),
      ("mask x; check x matches /[a-z0-9]/", "F0402"), ("mask x; check x contains 'a'", "F0402"),
    ])
  func forms(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "patterns against patterns",
    arguments: [
      "check zip matches /^\\d{5}$/; check zip matches /^\\d{4}$/",
      "check zip matches /^[0-9]{5}$/; check zip looks like '####'",
      "check zip matches /^[A-Z]\\d$/; check zip matches /^[a-z0-9]{3}/",
    ])
  func patterns(rules: String) { #expect(codes(rules) == ["F0404"]) }

  @Test(
    "years",
    arguments: [
      ("check year(d) = 2024; check d < '2023-01-01'", "F0404"),
      ("keep rows when year(d) >= 2024; check d > '2023-12-31'", "F0401"),
      ("keep rows when year(d) != 2024; check d = '2024-05-06'", "F0402"),
      ("keep rows when year(d) < 99; drop rows when d > '0099-01-01'", "F0408"),
    ])
  func years(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "what is done already",
    arguments: [
      ("set x = 'a'; set x = 'a'", "F0411"), ("set x = 'a' when x = 'a'", "F0411"),
      ("set x = 'a', b = 'c'; set b = 'c' when amount > 5", "F0411"),
      ("clear x when x is blank", "F0411"), ("mask x; mask x", "F0411"),
      ("mask x; mask x keep last 2", "F0411"), ("normalize x trim, trim", "F0413"),
      ("normalize x email, email", "F0413"), ("replace x /a/ -> 'b', 'xa' -> 'c'", "F0410"),
      ("replace x 'a' -> 'b' ignoring case; check x != 'A'", "F0401"),
      ("replace x 'new' -> 'b' ignoring case; check x = 'New'", "F0402"),
      ("replace x 'a' -> 'b' ignoring case, others -> 'c'; drop rows when x = 'd'", "F0408"),
    ])
  func repetitions(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "days beside a column of numbers",
    arguments: [
      ("set b = amount + 5 days", ["F0516"]), ("set b = amount - 5 days", ["F0516"]),
      ("check 5 days + amount > 7", ["F0516"]), ("set b = d + 5 days", []),
      ("check d - d < 5 days", []), ("check amount < 5 days", []), ("set b = d - 5 days", []),
      ("check (d - d) + amount < 9", []),
    ])
  func days(rules: String, wanted: [String]) {
    #expect(codes(rules).filter { $0 == "F0516" } == wanted)
  }

  @Test(
    "lines below the last that saves, judges or looks into their table",
    arguments: [
      ("save to 'o.csv'; normalize x trim", 1), ("save to 'o.csv'; set b = 'x'; mask x", 1),
      ("save to 'o.csv'; normalize x trim; save to 'p.csv'", 0),
      ("save to 'o.csv'; normalize x trim; check x contains 'a'", 0),
      ("save to 'o.csv'; normalize x trim; expect rows > 1", 0), ("normalize x trim", 0),
      ("save to 'o.csv'; normalize x date, others warn", 0),
      ("load h from 'h.csv'; use h; mask k; use input; check x in h.k; save to 'o.csv'", 0),
      ("load h from 'h.csv'; use h; mask k; use input; check x in h.k", 0),
      ("load h from 'h.csv'; use input; check x in h.k; use h; mask k; use input; mask x", 1),
      ("load h from 'h.csv'; use h; mask k; save to 'o.csv'; use input; mask x", 1),
      ("load h from 'h.csv'; use h; mask k; use input; fill x from h by b; save to 'o.csv'", 0),
    ])
  func unsaved(rules: String, count: Int) {
    #expect(codes(rules).filter { $0 == "F0517" }.count == count, "\(codes(rules))")
  }

  @Test(
    "what may be otherwise is left unsaid",
    arguments: [
      "normalize x digits; check x matches /^\\d+$/", "normalize x digits; check x contains '-'",
      "normalize x country; check length(x) = 2", "check x is email; check x contains '@'",
      "normalize x phone, others clear; check x matches /^\\+[0-9]+$/",
      "normalize x country, others clear; check x matches /^D/",
      "normalize amount number, others clear; check amount matches /^[0-9]+$/",
      "normalize x trim, truncate 3, trim", "normalize x upper, lower",
      "normalize x email, trim, email",
      "mask x keep last 2; mask x", "mask x; check x matches /\\w/", "mask x when b = 'c'; mask x",
      "set x = 'a' when b = 'c'; set x = 'a'", "set x = 'a'; set x = 'b'",
      "clear x when b is blank; clear x when a is blank",
      "replace x 'a' -> 'b' ignoring case; check x != 'ä'",
      "replace x 'ä' -> 'b' ignoring case; check x != 'Ä'",
      "replace x 'a' -> 'A' ignoring case; check x != 'A'",
      "replace x 'xa' -> 'c', /a/ -> 'b'", "replace part of x /a/ -> 'b', 'xa' -> 'c'",
      "replace x /A/ -> 'b', 'xa' -> 'c' ignoring case",
      "check year(d) = 2024; check d >= '2024-12-31'",
      "keep rows when year(d) > 2023; check d > '2024-01-01'",
      "check zip matches /^\\d{4}$/; check length(zip) = 5",
    ])
  func unsaid(rules: String) { #expect(codes(rules) == []) }
}
