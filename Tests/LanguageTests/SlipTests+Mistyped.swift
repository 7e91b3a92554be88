/// Lines with a word that is mistyped, or of another language, where a clause or a test stands.
extension SlipTests {
  /// What was typed, and what the fix of the only message makes of it.
  static let mistyped = [
    ("check a is email, rejct", "check a is email, reject"),
    ("check a is email, wran", "check a is email, warn"),
    ("check a is email, wran above 5%", "check a is email, warn above 5%"),
    ("normalize a lower, othres keep", "normalize a lower, others keep"),
    ("check a is email becuase 'x'", "check a is email because 'x'"),
    ("check a conatins 'x'", "check a contains 'x'"),
    ("check a containing 'x'", "check a contains 'x'"),
    ("replace a 'x' -> 'y' ignore case", "replace a 'x' -> 'y' ignoring case"),
    ("replace a 'x' -> 'y' case insensitive", "replace a 'x' -> 'y' ignoring case"),
    ("dedupe on a kepe last", "dedupe on a keep last"),
    ("mask a except last 4", "mask a keep last 4"),
    ("mask a 4", "mask a keep last 4"),
    ("check not_null a", "require a"), ("check exists a", "require a"),
    ("check not null a", "require a"),
    ("fill a = 'x'", "default a 'x'"),
    ("drop rows when a = `test`", "drop rows when a = 'test'"),
    ("drop rows when a", "drop rows when a is present"),
    ("expect row_count > 10", "expect rows > 10"),
    ("load input delimiter ';'", "load input, delimiter ';'"),
    ("load input, sep ';'", "load input, delimiter ';'"),
    ("save to 'o.csv' rejects to 'r.csv'", "save to 'o.csv', rejects to 'r.csv'"),
    ("check a looks like /#####/", "check a looks like '#####'"),
    ("check a looks like /^[0-9]/", "check a matches /^[0-9]/"),
    ("check a regex '^x'", "check a matches /^x/"),
    ("set c = a && b", "set c = a & b"),
    (
      "column d is date; dedupe on a order by d desc",
      "column d is date; dedupe on a keep latest d"
    ),
    ("replace a 'x' : 'y'", "replace a 'x' -> 'y'"),
    ("set c = if a = 'x' : 'y' else 'z'", "set c = if a = 'x' then 'y' else 'z'"),
    ("set c = if a = 'x': 'y' else 'z'", "set c = if a = 'x' then 'y' else 'z'"),
    ("reject a is blank", "reject rows when a is blank"),
    ("stop if a = 'x'", "stop rows when a = 'x'"),
    ("where a = 'x'", "keep rows when a = 'x'"),
    ("filter a = 'x'", "keep rows when a = 'x'"),
    ("drop a = 'x'", "drop rows when a = 'x'"),
    ("distinct a", "dedupe on a"),
    ("list l = ['x', 'y']", "list l 'x', 'y'"), ("list l ('x', 'y')", "list l 'x', 'y'"),
  ]

  /// The same, where the file that the line then names is not there.
  static let mistypedFiles = [
    ("import 'common.rules'", "include 'common.rules'"),
    ("include <common.rules>", "include 'common.rules'"),
    ("load crm as 'crm.csv'", "load crm from 'crm.csv'"),
  ]
}
