/// Seeded rules as people write them who run them again and again: lines that bring each column into a form come
/// first, those that judge, drop and fold rows by it last. Most of them change nothing of their own result, and some
/// have a line that does.
struct SettlingRules {
  private(set) var lines: [String] = []
  private var random: SeededRandom

  /// Rules for ``RandomJudgements/table``.
  static func plain(_ seed: UInt64) -> SettlingRules {
    var rules = SettlingRules(seed &* 4_099)
    rules.lines = ["column amount is number", "column born is date"]
    let text = ["city", "stage"].shuffled(by: &rules.random)
    for column in text { rules.settle(column, forms: plainForms, words: ["Rome", "rome", "Won"]) }
    if rules.random.once(in: 2) { rules.lines.append(rules.settlingNumber()) }
    rules.judge(tests: plainTests, columns: ["city", "stage", "amount"])
    return rules
  }

  /// Rules for ``TypedJudgements/table``.
  static func typed(_ seed: UInt64) -> SettlingRules {
    var rules = SettlingRules(seed &* 5_413)
    rules.lines = [
      "column mail is email", "column land is country",
      "column born is date\(rules.random.pick(["", " 'DD/MM/YYYY'", " 'DD/MM/YYYY', 'YYYY-MM-DD'"]))",
    ]
    rules.lines.append("normalize mail email\(rules.others())")
    rules.lines.append("normalize land country\(rules.others())")
    if rules.random.once(in: 2) { rules.lines.append("normalize born date\(rules.others())") }
    rules.settle("stage", forms: plainForms, words: ["k", "x@y.org"])
    rules.judge(tests: typedTests, columns: ["mail", "land", "stage"])
    return rules
  }

  private init(_ seed: UInt64) { random = SeededRandom(seed) }

  private static let plainForms = [
    "trim", "lower", "upper", "trim, lower", "title", "single spaces, upper", "no accents",
    "truncate 3", "trim, trim", "pad left 6 'x'",
  ]

  private static let plainTests = [
    "city = 'Rome'", "city is present", "stage is blank", "stage in ('Won', 'won')", "amount > 5",
    "amount is valid", "born is date", "born < '2024-03-01'", "length(city) < 5",
    "city starts with 'R'", "year(born) = 2024", "amount between 0 and 6",
  ]

  private static let typedTests = [
    "mail is email", "mail is present", "mail = 'x@y.org'", "land is valid", "land = 'DE'",
    "born is date", "stage = 'k'", "land in ('DE', 'FR')", "born >= '2024-06-01'",
  ]

  private mutating func others() -> String {
    random.pick(["", "", ", others clear", ", others keep", ", others reject"])
  }

  /// One line or two that write a column, the later one what the first leaves alone.
  private mutating func settle(_ column: String, forms: [String], words: [String]) {
    let (old, new) = (random.pick(words), random.pick(words))
    let scope = random.pick(["", "", " when born is blank", " when born is present"])
    lines.append(
      random.pick([
        "normalize \(column) \(random.pick(forms))\(scope)",
        "normalize \(column) \(random.pick(forms))\(scope)",
        "replace \(column) '\(old)' -> '\(new)'\(scope)",
        "clear \(column) when \(column) = '\(old)'",
        "set \(column) = '\(new)'\(scope)", "mask \(column)\(scope)",
        "replace \(column) '\(old)' -> '\(new)' ignoring case",
      ]))
    if random.once(in: 2) { lines.append("default \(column) '\(random.pick(words))'\(scope)") }
    // Now and then one that may undo it.
    if random.once(in: 10) { lines.append("set \(column) = \(column) & 'x'\(scope)") }
  }

  private mutating func settlingNumber() -> String {
    random.pick([
      "normalize amount number\(others())", "default amount '5'", "clear amount when amount < 1",
      "set amount = 5 when amount is blank", "normalize amount number, others clear",
    ])
  }

  /// Lines that judge, drop or fold rows.
  private mutating func judge(tests: [String], columns: [String]) {
    for _ in 0..<random.number(1...3) {
      let (test, column) = (random.pick(tests), random.pick(columns))
      lines.append(
        random.pick([
          "keep rows when \(test)", "drop rows when \(test)", "check \(test), reject",
          "check \(test)", "reject rows when \(test)", "warn rows when \(test)",
          "require \(column), reject", "save to 'o.csv'", "dedupe on \(column)", "unique \(column)",
          "expect rows > 1",
        ]))
    }
  }
}

extension [String] {
  fileprivate func shuffled(by random: inout SeededRandom) -> [String] {
    var (left, result): ([String], [String]) = (self, [])
    while !left.isEmpty { result.append(left.remove(at: random.number(0...(left.count - 1)))) }
    return result
  }
}
