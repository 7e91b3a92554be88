extension RandomRules {
  static let actions = ["note", "warn", "review", "reject", "stop"]

  /// A line that judges rows, or the table.
  mutating func addCheck() {
    let line: String
    switch random.number(0...8) {
    case 0: line = "require \(written(names()))\(when())\(tail())"
    case 1: line = "unique \(written(names()))\(when())\(tail())"
    case 2: line = determination() ?? "require id"
    case 3, 4: line = "check \(predicate(depth: 2))\(when())\(tail())"
    case 5, 6:
      line =
        "\(random.pick(Self.actions.filter { $0 != "stop" || random.once(in: 2) })) rows "
        + "when \(predicate(depth: 2))\(tail())"
    default: line = expectation() + when() + expectTail()
    }
    add(line + naming())
  }

  private func written(_ columns: [Column]) -> String {
    columns.map(\.written).joined(separator: ", ")
  }

  private mutating func determination() -> String? {
    let columns = names()
    guard columns.count > 1 else { return nil }
    return "check \(written(Array(columns.dropLast()))) determines \(columns.last!.written)"
      + when() + tail()
  }

  // MARK: Tails

  /// What follows for rows that fail; mostly nothing that ends the run.
  private mutating func tail() -> String {
    var text = ""
    for action in Self.actions where random.once(in: action == "stop" ? 8 : 4) {
      text += "," + self.action(action)
    }
    return text
  }

  /// An action, with a threshold where it takes one.
  mutating func action(_ action: String) -> String {
    if action == "review" || action == "reject" { return " \(action)" }
    if action == "stop" {
      let limit = random.pick([
        " above 95%", " above 90% or 25 rows", " above 20 rows", " above 99.9%", "",
      ])
      return " stop" + limit
    }
    let limit = random.pick([
      "", " above 0%", " above 10%", " above 33.3%", " above 2 rows", " above 50% or 1 row",
      " above 0 rows", " above 5 rows or 12.5%",
    ])
    return " \(action)\(limit)"
  }

  private mutating func expectTail() -> String {
    random.pick(["", "", ", note", ", warn", ", note, warn", random.once(in: 4) ? ", stop" : ""])
  }

  private mutating func naming() -> String {
    (random.once(in: 4) ? " as R\(lines.count)" : "")
      + (random.once(in: 4) ? " because 'it''s so'" : "")
  }

  // MARK: expect

  private mutating func expectation() -> String {
    if random.once(in: 4), let moment = name(random.pick(["date", "datetime"])) {
      let test = random.pick([
        ">= '2020-01-31'", "<= today", "< '2024-06-30'", "between '2020-01-01' and today",
        "= largest \(moment)", "!= smallest \(moment)",
      ])
      return "expect \(random.pick(["smallest", "largest"])) \(moment) \(test)"
    }
    return "expect \(metric()) \(expectationTest())"
  }

  private mutating func metric() -> String {
    let any = name() ?? "id"
    var metrics = ["rows", "columns", "blank \(any)", "distinct \(any)"]
    if let number = name("number") {
      metrics += ["sum", "mean", "smallest", "largest"].map { "\($0) \(number)" }
    }
    return random.pick(metrics)
  }

  private mutating func expectationTest() -> String {
    if random.once(in: 5) { return "between \(bound()) and \(bound())" }
    if random.once(in: 8) { return "within 10% of last run" }
    return "\(random.pick(["=", "!=", "<", "<=", ">", ">="])) \(bound())"
  }

  private mutating func bound() -> String {
    random.pick(["0", "3", "12.5", "-1", "10 rows", "20% of rows", "33.3% of rows", metric()])
  }
}
