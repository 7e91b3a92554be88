/// Seeded rules of which many are wrong: few columns, few values, checks that meet and contradict.
struct RandomJudgements {
  static let header = ["city", "stage", "amount", "born"]

  /// Every row that can be made of these.
  static let values: [[String]] = [
    ["", "Rome", "rome", "ROME ", "Paris", "N/A"], [" ", "Won", "won"],
    ["", "0", "5", "6.5", "10", "x"], ["", "2024-01-01", "2024-06-30", "soon"],
  ]

  static var table: String { EveryRow.table(header, values) }

  private(set) var lines: [String] = []
  private var random: SeededRandom

  init(_ seed: UInt64) {
    random = SeededRandom(seed)
    if random.once(in: 4) { lines.append("load input, blanks 'N/A'") }
    lines += [
      "column amount is \(random.pick(["number", "whole", "money"]))", "column born is date",
    ]
    if random.once(in: 4) { lines.append("column stage is one of 'New', 'Won'") }
    let declarationCount = lines.count
    for _ in 0..<random.number(2...7) { lines.append(statement()) }
    // Draws of their own, so that the lines above are those of the seed as before. A column of another type
    // is held against no text of these.
    var further = FurtherJudgements(seed)
    let hasType = lines.contains { $0.hasPrefix("normalize") && $0.contains(/country|email/) }
    for _ in 0..<(hasType ? 0 : 2) {
      let place = further.random.number(declarationCount...lines.count)
      lines.insert(contentsOf: further.lines(), at: place)
    }
    // In the place of one of them, so that the others are as they would be.
    if random.once(in: 3) { lines[lines.count - 1] = taking() }
    if lines.contains(where: { $0.contains(" from hub ") }) {
      lines.insert("load hub from 'hub.csv'", at: 0)
      if random.once(in: 2) { lines.append("check \(predicate())\(when())\(action())") }
    }
  }

  private mutating func statement() -> String {
    switch random.number(0...15) {
    case 0, 1: return "keep rows when \(predicate())"
    case 2: return "drop rows when \(predicate())"
    case 3, 4, 5, 6: return "check \(predicate())\(when())\(action())"
    case 7: return "require \(text())\(when())\(action())"
    case 8: return "\(random.pick(["warn", "note", "reject"])) rows when \(predicate())"
    case 9: return "default \(text()) \(literal())\(when())"
    case 10: return "set \(text()) = \(value())\(when())"
    case 11: return "clear \(column()) when \(predicate())"
    case 12: return "normalize \(text()) \(forms())\(when())\(others())"
    case 13: return "replace\(part()) \(text()) \(arms())\(when())\(others())"
    case 14:
      return random.pick([
        "dedupe on city, stage", "unique city\(action())", "mask city\(when())",
        "expect rows > 100, stop",
      ])
    default:
      return random.pick([
        "set amount = \(random.pick(["5", "10", "amount + 1", "0"]))\(when())",
        "normalize amount number\(when())\(others())", "default amount '5'",
        "normalize born date\(when())", "set born = '2024-01-01'\(when())",
      ])
    }
  }

  /// A line that takes values of other rows.
  private mutating func taking() -> String {
    let target = text()
    let key = target == "city" ? "stage" : "city"
    return random.pick([
      "repair \(target) by \(key)\(random.pick(["", " at least 80%"]))\(when())\(others())",
      "fill \(target) from hub by \(key)\(when())\(others())",
      "correct \(target) from hub by \(key)\(when())\(others())",
      "fill born, \(target) from hub by \(key)\(when())",
    ])
  }

  private mutating func text() -> String { random.pick(["city", "stage"]) }
  private mutating func column() -> String { random.pick(Self.header) }

  private mutating func literal() -> String {
    random.pick(["'Rome'", "'rome'", "'Paris'", "'Won'", "'won'", "'New'", "'x y'", "'5'"])
  }

  private mutating func part() -> String { random.pick(["", "", " part of"]) }

  /// One arm, or two of which the first may write its own text, and the second look for it again.
  private mutating func arms() -> String {
    let first = literal()
    if random.once(in: 2) { return "\(first) -> \(literal())" }
    let others = random.pick([first, "\(first), \(literal())", literal()])
    return "\(first) -> \(random.pick([first, literal()])), \(others) -> \(literal())"
  }

  private mutating func value() -> String {
    random.pick([
      literal(), literal(), "if \(predicate()) then \(literal()) else \(literal())", "upper(city)",
      "if \(predicate()) then \(literal())", "stage & city", "first(stage, \(literal()))",
    ])
  }

  private mutating func forms() -> String {
    random.pick([
      "lower", "upper", "trim", "trim, lower", "upper, trim", "title", "digits", "letters",
      "single spaces", "truncate 2", "pad left 6 '0'", "lower, single spaces", "country", "email",
    ])
  }

  private mutating func others() -> String {
    random.pick([
      "", "", "", ", others clear", ", others -> 'Rome'", ", others keep", ", others reject",
      ", others stop",
    ])
  }

  private mutating func action() -> String {
    random.pick([
      "", "", ", reject", ", note", ", stop", ", warn above 1%", ", stop above 50%",
      ", stop above 500 rows",
    ])
  }

  private mutating func when() -> String { random.once(in: 3) ? " when \(predicate())" : "" }

  private mutating func predicate(depth: Int = 2) -> String {
    if depth > 0, random.once(in: 3) {
      let (left, right) = (predicate(depth: depth - 1), predicate(depth: depth - 1))
      return random.pick([
        "(\(left)) and (\(right))", "(\(left)) or (\(right))", "not (\(left))",
      ])
    }
    let (text, literal) = (text(), literal())
    let number = random.pick(["-3", "0", "5", "6", "10"])
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
    let day = random.pick(["'2024-01-01'", "'2024-03-01'", "'2024-06-30'"])
    return random.pick([
      "\(text) = \(literal)", "\(text) = \(literal)", "\(text) != \(literal)",
      "\(text) in (\(literal), \(self.literal()))",
      "\(text) not in (\(literal), \(self.literal()))",
      "\(text) is blank", "\(text) is present", "amount is present", "\(text) is default",
      "\(text) is real", "\(text) is changed", "amount \(sign) \(number)",
      "amount \(sign) \(number)",
      "amount between \(random.pick(["-3", "0"])) and \(random.pick(["5", "10"]))",
      "amount * 2 + 1 \(sign) \(number)", "amount is valid", "born is valid", "born \(sign) \(day)",
      "born \(sign) \(day)", "born - 10 \(sign) \(day)", "length(\(text)) \(sign) 4",
      "\(text) contains 'o'", "\(text) starts with 'R'", "\(text) matches /^[a-z]+$/",
      "\(text) looks like 'A*'", "lower(\(text)) = \(literal)", "\(text) is email",
      "left(\(text), 1) = 'R'", "stage is valid", "\(text) is country", "city = stage",
      "original.city = \(literal)", "amount \(sign) length(city)", "born < today",
    ])
  }
}
