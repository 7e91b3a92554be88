/// Seeded lines that say something of lengths, of the characters of texts, of values that an `if` gives, of
/// keys and of figures, two or three beside each other.
struct FurtherJudgements {
  var random: SeededRandom
  /// The column that gets one of few values.
  private var chosenColumn = "city"

  init(_ seed: UInt64) { random = SeededRandom(seed &* 7919) }

  /// One line that makes something so, and one or two that ask for it.
  mutating func lines() -> [String] {
    switch random.number(0...5) {
    case 0, 1: [making()] + [asking(textTest())] + (random.once(in: 2) ? [asking(textTest())] : [])
    case 2: [choosing(), asking(chosen())]
    case 3: [folding()] + (random.once(in: 2) ? [between()] : []) + [folding()]
    case 4: [figure()] + (random.once(in: 2) ? [between()] : []) + [figure()]
    default:
      [asking("\(textTest()) \(random.pick(["and", "or"])) \(textTest())"), asking(repeated())]
    }
  }

  private mutating func text() -> String { random.pick(["city", "stage"]) }

  private mutating func making() -> String {
    let text = text()
    return random.pick([
      "normalize \(text) upper", "normalize \(text) lower", "normalize \(text) truncate 3",
      "normalize \(text) pad left 5 'x'", "normalize \(text) upper, truncate 3",
      "normalize \(text) truncate 4, trim", "normalize \(text) lower, pad left 6 'X'",
      "normalize \(text) letters, others clear", "normalize \(text) digits, others -> 'Rome'",
      "normalize \(text) truncate 2 when amount > 5", "check \(textTest()), reject",
      "keep rows when \(textTest())", "keep rows when \(textTest()) or amount is blank",
      "drop rows when \(textTest())", "require \(text), reject",
      "replace part of \(text) 'o' -> 'X'",
    ])
  }

  private mutating func textTest() -> String {
    let text = random.pick(["city", "city", "stage", "lower(city)", "upper(stage)", "trim(city)"])
    let part = random.pick(["'R'", "'r'", "'Ro'", "'RO'", "'e'", "'E'", "'on'", "'W'"])
    let sign = random.pick(["=", "<", "<=", ">", ">="])
    return random.pick([
      "\(text) contains \(part)", "\(text) starts with \(part)", "\(text) ends with \(part)",
      "not (\(text) contains \(part))", "not (\(text) starts with \(part))",
      "\(text) matches /\(random.pick(["[a-z]", "[A-Z]", "^[A-Z]+$", "^[a-z]{4}$", "^R", "o"]))/",
      "\(text) looks like \(random.pick(["'AAAA'", "'R*'", "'*e'", "'AAA'", "'A*A'", "'####'"]))",
      "length(city) \(sign) \(random.number(0...6))",
      "length(stage) \(sign) \(random.number(0...6))",
      "\(text) = \(random.pick(["'Rome'", "'rome'", "'ROME'", "'Won'", "'won'"]))",
    ])
  }

  /// Something said twice, or said of every row or none.
  private mutating func repeated() -> String {
    let text = text()
    return random.pick([
      "city = stage or stage = city", "city = stage and city != stage", "\(text) != \(text)",
      "length(\(text)) < \(random.number(0...1))",
      "\(random.pick(["lower", "upper"]))(\(text)) = 'Won'",
      "\(text) in ('Rome', 'Rome', 'won')", "amount in (5, 5.0, 6.5)",
      "\(text) != 'Rome' or \(text) != 'Won'", "\(text) = 'Won' or \(text) in ('Won', 'Rome')",
      "(amount > 5 and amount > 3) or \(text) = 'won'", "amount <= 5 or amount > 5",
      "\(text) starts with 'R' and \(text) starts with 'Ro'",
    ])
  }

  private mutating func asking(_ predicate: String) -> String {
    random.pick([
      "check \(predicate)", "check \(predicate)", "warn rows when \(predicate)",
      "drop rows when \(predicate)", "keep rows when \(predicate)",
      "clear born when \(predicate)", "check \(predicate), reject",
      "replace part of \(text()) \(random.pick(["'R'", "'r'", "'O'", "'o'"])) -> 'q'",
      "replace \(text()) /\(random.pick(["[a-z]", "[A-Z]+", "^[0-9]"]))/ -> 'q'",
      "normalize \(text()) \(random.pick(["upper", "lower", "truncate 4", "pad left 3 'x'"]))",
    ])
  }

  /// A value of few, in a column of the input or in a new one.
  private mutating func choosing() -> String {
    let (test, other) = (
      random.pick(["amount > 5", "amount is blank", "city = 'Rome'", "stage is present"]),
      random.pick(["amount > 0", "stage = 'Won'", "born is valid"])
    )
    chosenColumn = random.pick(["city", "stage", "size", "size"])
    return "set \(chosenColumn) = "
      + random.pick([
        "if \(test) then 'L' else 'S'", "if \(test) then 'L'",
        "if \(test) then 'L' else if \(other) then 'S' else 'M'",
      ]) + random.pick(["", "", " when stage = 'Won'", ", others -> 'XL'"])
  }

  private mutating func chosen() -> String {
    let text = chosenColumn
    let part = random.pick(["amount > 6", "amount is present", "city = 'Rome'", "stage is blank"])
    return random.pick([
      "\(text) = 'XL'", "\(text) in ('L', 'S', 'M')", "\(text) = 'L' and \(part)",
      "(\(text) = 'S' or \(text) is blank) and \(part)", "length(\(text)) > 1", "\(text) is blank",
    ])
  }

  private mutating func folding() -> String {
    let keys = random.pick([
      "city", "city, stage", "stage, city", "amount, city", "any of city, stage",
      "any of city, born",
    ])
    let mode = random.pick(["", "", " every key present", " placeholders match"])
    return random.pick([
      "dedupe on \(keys)\(mode)", "dedupe on \(keys)\(mode)", "dedupe on \(keys)\(mode)",
      "dedupe on \(keys)\(mode) when amount > 0",
      "unique \(keys.replacing("any of ", with: ""))\(random.pick(["", ", reject"]))",
    ])
  }

  private mutating func between() -> String {
    random.pick([
      "normalize city lower", "set stage = 'Won' when amount > 5", "require city, reject",
      "clear born when amount > 5", "drop rows when stage = 'won'", "default city 'Rome'",
      "keep rows when city is present", "column city is text, placeholders 'rome'",
    ])
  }

  private mutating func figure() -> String {
    let metric = random.pick(["rows", "rows", "blank city", "distinct city", "blank stage"])
    let sign = random.pick(["<", "<=", ">", ">=", "="])
    let bound = random.pick([
      "0", "10", "100", "1000", "5% of rows", "10% of rows", "120% of rows", "rows", "blank city",
    ])
    return "expect \(metric) "
      + random.pick(["\(sign) \(bound)", "between 10 and 100"])
      + random.pick(["", "", " when amount > 0"])
  }
}
