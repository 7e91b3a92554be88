/// Stretches of lines as databases, spreadsheets, programs and people word them.
extension SlipTests {
  /// What was typed, and what the fix of the only message makes of it.
  static let worded = [
    ("column n is number; check n > = 5", "column n is number; check n >= 5"),
    ("replace a 'x' - > 'y'", "replace a 'x' -> 'y'"),
    ("replace a 'x' --> 'y'", "replace a 'x' -> 'y'"),
    ("check a not = 'x'", "check a != 'x'"), ("check a isnt 'x'", "check a != 'x'"),
    ("check a isnt blank", "check a is not blank"), ("check a is nan", "check a is blank"),
    ("column n is number; check n is > 5", "column n is number; check n > 5"),
    ("check a is /x/", "check a matches /x/"),
    ("check a is distinct from b", "check a != b"),
    ("check a in ('x', 'y',)", "check a in ('x', 'y')"),
    ("check a = any ('x', 'y')", "check a in ('x', 'y')"),
    ("check a is present and", "check a is present"),
    ("drop rows when when a is blank", "drop rows when a is blank"),
    ("column n is number; check n in range 1 to 5", "column n is number; check n between 1 and 5"),
    ("column n is number; check n in range (1, 5)", "column n is number; check n between 1 and 5"),
    ("check a isnt email", "check a is not email"),
    ("check a ilike '%x%'", "check a matches /x/i"),
    ("check a ilike 'x_y'", "check a matches /^x.y$/i"),
    ("check a like '10\\%%'", "check a matches /^10%/"),
    ("check a like 'x\\_y'", "check a matches /^x_y$/"),
    ("check not(a = null)", "check not(a is blank)"),
    ("keep columns except a", "drop columns a"), ("drop columns except a", "keep columns a"),
    ("require not null a", "require a"),
    ("check a is 3 digits", "check a matches /^[0-9]{3}$/"),
    ("set c = if a = 'x' then then 'y' else 'z'", "set c = if a = 'x' then 'y' else 'z'"),
    ("check a is date 'DD.MM.YYYY', rejct", "check a is date 'DD.MM.YYYY', reject"),
    ("normalize a trim lower", "normalize a trim , lower"),
    ("check a ends with .com", "check a ends with '.com'"),
    ("check a is e-mail", "check a is email"),
    ("check a is 5 digits", "check a matches /^[0-9]{5}$/"),
    ("check a has 5 characters", "check length(a) = 5"),
    ("check a length >= 5", "check length(a) >= 5"),
    ("column d is date; check d > DATE '2020-01-01'", "column d is date; check d > '2020-01-01'"),
    ("column d is date; check d before '2020-01-01'", "column d is date; check d < '2020-01-01'"),
    ("column d is date; check d is after '2020-01-01'", "column d is date; check d > '2020-01-01'"),
    (
      "column d is date; check d in last 30 days",
      "column d is date; check d between add_days(today, -30) and today"
    ),
    (
      "column d is date; check d is in the last 30 days",
      "column d is date; check d between add_days(today, -30) and today"
    ),
    ("check a is email, mostly = 0.29", "check a is email, warn above 71%"),
    (
      "column d is date; check d > now() - interval '30 days'",
      "column d is date; check d > add_days(today, -30)"
    ),
    ("column d is date; set y = extract(year from d)", "column d is date; set y = year(d)"),
    ("set b = substring(a from 1 for 3)", "set b = part(a, 1, 3)"),
    ("set b = char_length(a)", "set b = length(a)"),
    ("column n is number; set b = n ** 2", "column n is number; set b = (n * n)"),
    ("set b = a.zfill(5)", "set b = pad_left(a, 5, '0')"),
    ("column n is number; check n.between(1, 5)", "column n is number; check n between 1 and 5"),
    ("column n is number; check n > 5k", "column n is number; check n > 5000"),
    ("column n is number; set n = 10%", "column n is number; set n = 0.1"),
    ("column n is number; set n = 2.5%", "column n is number; set n = 0.025"),
    (
      "column n is number; set b = 'x' when n > 18%", "column n is number; set b = 'x' when n > 18"
    ),
    ("column n is number; check n.between(1,5)", "column n is number; check n between 1 and 5"),
    ("column n is number; set n = 250%", "column n is number; set n = 2.5"),
    ("check a is email, severity warn", "check a is email, warn"),
    ("check a is email, mostly 95%", "check a is email, warn above 5%"),
    ("check a is email, mostly = 0.9", "check a is email, warn above 10%"),
    ("replace a 'x' -> 'y', others 'blank'", "replace a 'x' -> 'y', others clear"),
    ("dedupe on a keep='last'", "dedupe on a keep last"),
    ("dedupe on a keep=\"first\"", "dedupe on a keep first"), ("dedupe on subset=a", "dedupe on a"),
    ("column a is varchar(5)", "column a is text"),
    ("column a is decimal(10,2)", "column a is number"),
    ("save as 'o.csv'", "save to 'o.csv'"), ("let big: a = 'x'", "let big = a = 'x'"),
    ("default 'x' for a", "default a 'x'"), ("expect unique a", "unique a"),
    ("if a is blank then reject", "reject rows when a is blank"),
    ("expect_column_values_to_not_be_null a", "require a"),
  ]

  /// The same, where a fix has several slips to mend.
  static let wordedTwice = [
    ("set b = 'x' if a == 'y' else 'z'", "set b = if a = 'y' then 'x' else 'z'"),
    ("load 'crm.csv' as crm", "load crm from 'crm.csv'"),
  ]
}
