import Testing

@Suite("What the checker follows of texts, keys and figures")
struct DeductionTests {
  private static let header = ["a", "b", "x", "zip", "amount"]

  /// The codes without those of keys that are compared as they are written, and of blanks that leave.
  private func codes(_ text: String) -> [String] {
    Rules("column amount is number\n" + text, header: Self.header, isReasoned: true).codes
      .filter { !["F0502", "F0505", "F0514"].contains($0) }
  }

  @Test(
    "lengths",
    arguments: [
      ("normalize x truncate 3; check length(x) > 3", "F0402"),
      ("normalize x truncate 3; check length(x) <= 3", "F0401"),
      ("normalize x truncate 3; normalize x trim; check length(x) > 3", "F0402"),
      ("normalize x pad left 5 '0'; drop rows when length(x) < 5", "F0408"),
      ("normalize x pad left 5 '0'; normalize x pad left 4 'y'", "F0411"),
      ("normalize x truncate 5; normalize x truncate 8", "F0411"),
      ("check zip looks like '#####', reject; save to 'o.csv'; check length(zip) = 4", "F0402"),
      ("check zip looks like '#####' and length(zip) = 4", "F0402"),
      ("keep rows when zip looks like '##*'; check length(zip) < 2", "F0402"),
      ("check x matches /^[0-9]{5}$/ and length(x) > 6", "F0402"),
      ("check x starts with 'abc' and length(x) = 2", "F0402"),
      ("check length(x) < 0", "F0402"), ("check length(x) = 0", "F0402"),
      ("check length(x) > 0", "F0401"),
    ])
  func lengths(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "characters",
    arguments: [
      ("normalize x upper; check x contains 'a'", "F0402"),
      ("normalize x upper; check x starts with 'Ab'", "F0402"),
      ("normalize x upper; check x matches /[a-z]+/", "F0402"),
      ("normalize x lower; replace part of x 'A' -> 'b'", "F0410"),
      ("normalize x lower; replace x /[A-Z]+/ -> ''", "F0410"),
      ("normalize x digits, others clear; check x contains '-'", "F0402"),
      ("check lower(x) = 'Abc'", "F0402"), ("check lower(x) in ('Abc', 'DEF')", "F0402"),
      ("check upper(x) contains 'a'", "F0402"), ("check trim(x) = ' a'", "F0402"),
      ("check x matches /^[a-z]+$/ and x contains 'A'", "F0402"),
      ("check x starts with 'A' and x starts with 'B'", "F0402"),
      ("check x ends with 'ab' and x ends with 'cb'", "F0402"),
      ("check x looks like '#*' and x starts with 'A'", "F0402"),
      ("check x looks like '*A' and x looks like '*#'", "F0402"),
      ("check x starts with 'ab' and not (x contains 'b')", "F0402"),
      ("drop rows when x starts with 'a'; check x starts with 'ab'", "F0402"),
    ])
  func characters(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "values of an if, and rows",
    arguments: [
      ("set seg = if x = '1' then 'L' else 'S'; check seg = 'XL'", "F0402"),
      ("set seg = if x = '1' then 'L' else 'S'; set b = 'y' when seg = 'XL'", "F0406"),
      ("set seg = if x = '1' then 'L' else 'S'; check seg = 'L' when x = '2'", "F0402"),
      ("set b = if x is blank then 'L' else 'S'; check b in ('L', 'S')", "F0401"),
      ("drop rows when x != 'a' or x != 'b'", "F0409"),
      ("warn rows when x != 'a' or x != 'b'", "F0407"),
      ("set b = 'y' when x != 'a' or x != 'b'", "F0407"),
      ("keep rows when x != 'a' or x != 'b'", "F0407"),
      ("require x, reject; drop rows when x is blank", "F0408"),
      ("check amount > 5, reject; drop rows when amount < 3", "F0408"),
      ("drop rows when x is blank or b = 'y'; require x", "F0401"),
      ("drop rows when amount < 0 or x is blank or b = 'y'; drop rows when x is blank", "F0408"),
    ])
  func rows(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "keys and figures",
    arguments: [
      ("dedupe on a; dedupe on a", "F0411"),
      ("dedupe on a, b; set x = 'y'; dedupe on b, a", "F0411"),
      ("dedupe on a; dedupe on a, b every key present", "F0411"),
      ("require a, reject; dedupe on a; dedupe on a, b", "F0411"),
      ("dedupe on any of a, b; dedupe on b", "F0411"), ("dedupe on a; unique a", "F0401"),
      ("unique a, reject; dedupe on a", "F0411"),
      ("expect rows > 1000; expect rows < 10", "F0404"),
      ("expect rows < 10; dedupe on a; expect rows > 1000", "F0404"),
      ("expect blank x < 5% of rows; expect blank x > 10% of rows", "F0404"),
      ("expect rows < 0", "F0402"), ("expect blank x <= rows", "F0401"),
      ("expect sum amount > 5; expect sum amount < 5", "F0404"),
    ])
  func keys(rules: String, code: String) { #expect(codes(rules) == [code]) }

  @Test(
    "what is said twice",
    arguments: [
      ("check x != x", ["F0402"]), ("check a = b and b != a", ["F0402"]),
      ("check a = b or b = a", ["F0413"]), ("check a = b and a = b", ["F0413"]),
      ("check x in ('a', 'a', 'b')", ["F0413"]), ("check amount in (5, 5.0)", ["F0413"]),
      ("check amount > 5 and amount > 3", ["F0413"]),
      ("drop rows when x = 'a' or x in ('a', 'b')", ["F0413"]),
      ("check x starts with 'ab' and x contains 'b' and a = '1'", ["F0413"]),
    ])
  func repetitions(rules: String, wanted: [String]) { #expect(codes(rules) == wanted) }

  @Test(
    "what may be otherwise is left unsaid",
    arguments: [
      "normalize x truncate 3 when a = '1'; check length(x) > 3",
      "normalize x truncate 3; normalize x upper; check length(x) > 3",
      "normalize x lower, pad left 5 'X'; check x contains 'X'",
      "normalize x upper; check x matches /[a-zA-Z]/",
      "normalize x upper; check x matches /[a-z]/i",
      "normalize x upper; check x matches /[a-z]*/", "normalize x upper; check x matches /\\w/",
      "normalize x upper; check x matches /[a-z]|1/", "normalize x digits; check x contains '-'",
      "normalize x lower; replace part of x 'A' -> 'b' ignoring case",
      "check x matches /^[0-9]{5}$/ and length(x) = 6",
      "check x starts with 'A' or x starts with 'B'",
      "check x looks like 'A*' and x starts with 'é'",
      "set a = if x = '1' then 'L' else 'S'; check a = 'XL'",
      "set seg = if x = '1' then 'L' else a; check seg = 'XL'",
      "require x, warn; drop rows when x is blank", "drop rows when x != 'a' or b != 'b'",
      "dedupe on a; dedupe on a, b", "dedupe on a, b; dedupe on a", "dedupe on a; unique a, b",
      "dedupe on a when x = '1'; dedupe on a", "dedupe on a; set a = 'y' when b = '1'; dedupe on a",
      "dedupe on a; column a is country; dedupe on a", "unique a; dedupe on a",
      "dedupe on a every key present; dedupe on a", "dedupe on a, b; dedupe on any of a, b",
      "default b 'z'; require a, reject; dedupe on a; dedupe on a, b",
      "expect rows > 1000; drop rows when x = 'a'; expect rows < 10",
      "expect rows > 1000; expect rows < 10 when x = 'a'",
      "expect blank x < 5% of rows; expect blank a > 10% of rows",
      "expect blank x < 5% of rows; set x = 'y' when a = '1'; expect blank x > 10% of rows",
      "drop rows when x is blank and b = 'y'; require x",
      "keep rows when x is present or b = 'y'; require x",
      "check a = b or b = x", "check amount > 5 or amount < 3", "check x in ('a', 'A')",
    ])
  func unsaid(rules: String) {
    #expect(codes(rules).filter { !["F0503", "F0506"].contains($0) } == [])
  }
}
