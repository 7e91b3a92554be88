/// Seeded rules about the shapes that forms and types write, about years, about cells that are masked, cleared or set
/// twice, and about arms that patterns or other case take before them.
struct ShapedJudgements {
  static let header = ["mail", "land", "born", "code", "tel"]

  /// Every row that can be made of these.
  private static let values: [[String]] = [
    ["", "x@y.org", "X＠Y.org"], ["", "DE", "Germany", "b"],
    ["", "2024-05-06", "2023-12-31", "soon"], ["", "12-345", "abc", "A", "none"],
    ["", "+49 30 901820", "call"],
  ]

  static var table: String { EveryRow.table(header, values) }

  private(set) var lines: [String] = []
  private var random: SeededRandom

  init(_ seed: UInt64) {
    random = SeededRandom(seed &* 3_571)
    lines = ["column born is date"]
    if random.once(in: 5) { lines.insert("load input, blanks 'none'", at: 0) }
    for _ in 0..<random.number(1...3) {
      lines += [making()]
      for _ in 0..<random.number(1...2) { lines.append(asking()) }
    }
    // The same once more.
    if random.once(in: 2) { lines.append(lines[random.number(2...(lines.count - 1))]) }
  }

  private mutating func making() -> String {
    random.pick([
      "normalize mail email\(when())\(others())", "normalize land country\(when())\(others())",
      "normalize born date\(others())", "normalize code digits\(when())\(others())",
      "normalize tel phone\(others())", "normalize code trim, upper, trim\(others())",
      "normalize code lower, single spaces, lower",
      "normalize code digits, trim, digits\(others())",
      "mask \(column())\(when())", "mask code keep last 1", "set code = 'A'\(when())",
      "set land = 'DE', code = 'b'\(when())", "clear \(column()) when \(test())",
      "replace code /[a-z]+/ -> '-', 'abc' -> 'x', 'A' -> 'y'\(others())",
      "replace land 'germany', 'DE' -> 'B' ignoring case\(when())\(others())",
      "replace code 'a' -> 'B', 'ABC' -> 'c' ignoring case\(when())",
      "replace tel /^[0-9]/ -> '', 'call', '12' -> '-'\(others())",
    ])
  }

  private mutating func asking() -> String {
    random.pick([
      "check \(test())", "check \(test())", "check \(test()), reject", "warn rows when \(test())",
      "drop rows when \(test())", "keep rows when \(test())", "mask \(column())\(when())",
      "set code = 'A'\(when())", "clear \(column()) when \(test())",
      "replace \(column()) 'A', 'a' -> 'q', 'DE' -> 'r'",
    ])
  }

  private mutating func column() -> String { random.pick(["mail", "land", "code", "tel"]) }

  private mutating func others() -> String {
    random.pick(["", ", others clear", ", others clear", ", others -> 'A'", ", others reject"])
  }

  private mutating func when() -> String { random.once(in: 4) ? " when \(test())" : "" }

  private mutating func test() -> String {
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
    let pattern = random.pick([
      "^[A-Z]{2}$", "^[A-Z]+$", "^[0-9]+$", "^\\d+$", "^\\d{5}$", "^\\d{4}$", "[0-9]", "^\\+\\d+$",
      "^\\+\\d", "-", "^\\d{4}-\\d{2}-\\d{2}$", "^[0-9-]{10}$", "^[A-Z]{3}$", "^[*-]*$", "[a-z]",
    ])
    let year = random.pick(["2024", "2023", "99", "1"])
    return random.pick([
      "\(column()) matches /\(pattern)/", "\(column()) matches /\(pattern)/",
      "born matches /\(pattern)/", "not (land matches /\(pattern)/)",
      "length(\(column())) \(sign) \(random.pick(["1", "2", "3", "5", "10"]))",
      "length(born) \(sign) 10", "mail contains '@'", "\(column()) contains '-'",
      "tel starts with '+'", "year(born) \(sign) \(year)", "year(born) \(sign) \(year)",
      "born \(sign) '2024-01-01'", "born \(sign) '2023-12-31'",
      "\(column()) in ('A', 'a', 'DE', 'B')", "\(column()) != 'germany'", "code = 'A'",
      "\(column()) is blank", "\(column()) is present", "land looks like 'AA'",
      "code looks like '####'",
    ])
  }
}
