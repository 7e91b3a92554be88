/// Seeded rules about columns of text types, and of dates in notations, on values of which some are none of the
/// type: each comparison there can be one that could not be evaluated.
struct TypedJudgements {
  static let header = ["mail", "land", "born", "stage"]

  /// Every row that can be made of these.
  private static let values: [[String]] = [
    ["", "x@y.org", "X@Y.ORG ", "hello", "a@b.com"], ["", "DE", "Germany", "Narnia"],
    ["", "31/12/2024", "2024-05-06", "1 Jan 2024", "soon"], [" ", "k", "x@y.org"],
  ]

  static var table: String { EveryRow.table(header, values) }

  private(set) var lines: [String] = []
  private var random: SeededRandom

  init(_ seed: UInt64) {
    random = SeededRandom(seed &* 6151)
    lines = ["column mail is email", "column land is country", "column born is date\(notations())"]
    if random.once(in: 3) { lines.append("column stage is email") }
    if random.once(in: 3) { lines.append("normalize born date\(others())") }
    for _ in 0..<random.number(2...5) { lines.append(statement()) }
    // The same once more, further down.
    if random.once(in: 2), lines.count > 4 {
      lines.append(lines[random.number(3...(lines.count - 1))])
    }
  }

  private mutating func notations() -> String {
    random.pick([
      "", " 'DD/MM/YYYY'", " 'DD/MM/YYYY'", " 'YYYY-DD-MM'", " 'DD/MM/YYYY', 'YYYY-MM-DD'",
    ])
  }

  private mutating func statement() -> String {
    switch random.number(0...11) {
    case 0: return "keep rows when \(predicate())"
    case 1: return "drop rows when \(predicate())"
    case 2, 3: return "check \(predicate())\(when())\(action())"
    case 4: return "\(random.pick(["warn", "note", "reject"])) rows when \(predicate())"
    case 5: return "set \(random.pick(["stage", "size"])) = \(choice())\(when())"
    case 6: return "clear \(random.pick(["mail", "land", "stage"])) when \(predicate())"
    case 7, 8: return normalizing()
    case 9: return replacing()
    case 10: return "require \(random.pick(["mail", "land", "stage"]))\(when())\(action())"
    default:
      return random.pick([
        "default mail 'a@b.com'\(when())", "default stage 'k'\(when())", "default land 'DE'",
        "dedupe on mail", "dedupe on land, born", "unique mail\(action())",
        "set stage = 'k'\(when())", "mask stage\(when())",
      ])
    }
  }

  private mutating func normalizing() -> String {
    random.pick([
      "normalize mail email\(when())\(others())", "normalize mail lower\(when())",
      "normalize land country\(when())\(others())", "normalize born date\(when())\(others())",
      "normalize born date\(others())", "normalize stage email\(others())",
      "normalize stage date 'DD/MM/YYYY'\(others())", "normalize mail trim, email\(others())",
    ])
  }

  private mutating func replacing() -> String {
    random.pick([
      "replace mail 'hello' -> 'q'\(when())", "replace mail 'x@y.org', 'hello' -> 'a@b.com'",
      "replace land 'Germany' -> 'DE'\(others())", "replace stage 'k' -> 'x@y.org'\(when())",
      "replace born '2024-05-06' -> '2024-06-05'", "replace born 'soon' -> ''",
    ])
  }

  private mutating func choice() -> String {
    random.pick([
      "if \(predicate()) then 'k' else 'l'", "if \(predicate()) then 'k'",
      "if \(predicate()) then 'k' else if \(predicate()) then 'l' else 'm'",
    ])
  }

  private mutating func others() -> String {
    random.pick(["", "", "", ", others clear", ", others reject", ", others -> 'x@y.org'"])
  }

  private mutating func action() -> String {
    random.pick(["", "", ", reject", ", note", ", stop"])
  }

  private mutating func when() -> String { random.once(in: 4) ? " when \(predicate())" : "" }

  private mutating func predicate() -> String {
    guard random.once(in: 2) else { return test() }
    let (left, right) = (test(), random.once(in: 2) ? opposite(of: lastTest) : test())
    return random.pick(["(\(left)) and (\(right))", "(\(left)) or (\(right))", "not (\(left))"])
  }

  /// The latest of all tests, so that the next one may be its opposite.
  private var lastTest = ("mail", "'x@y.org'")

  private mutating func opposite(of test: (value: String, literal: String)) -> String {
    random.pick([
      "\(test.value) != \(test.literal)", "\(test.value) not in (\(test.literal))",
      "not (\(test.value) = \(test.literal))", "\(test.value) = \(test.literal)",
      "\(test.value) is blank",
    ])
  }

  private mutating func test() -> String {
    let mail = random.pick(["mail", "mail", "original.mail"])
    let land = random.pick(["land", "land", "original.land"])
    let born = random.pick(["born", "born", "original.born"])
    let equal = random.pick([
      (mail, random.pick(["'x@y.org'", "'a@b.com'", "'X@Y.org'"])),
      (land, random.pick(["'DE'", "'Germany'", "'FR'"])),
      (born, random.pick(["'2024-05-06'", "'2024-12-31'"])),
    ])
    lastTest = equal
    let (value, literal) = equal
    return random.pick([
      "\(value) = \(literal)", "\(value) = \(literal)", "\(value) != \(literal)",
      "\(value) in (\(literal), \(literal))", "\(value) not in (\(literal))",
      "\(value) is present", "\(value) is blank", "mail is email", "mail is valid", "land is valid",
      "land is country", "born is date", "born is valid", "born < '2024-06-01'",
      "born >= '2024-06-01'", "stage = 'x@y.org'", "stage in ('x@y.org', 'a@b.com')",
      "stage is email", "mail contains 'x'", "mail matches /@/", "land matches /^D/",
      "length(land) = 2", "mail = stage", "mail is changed", "stage is date",
    ])
  }
}
