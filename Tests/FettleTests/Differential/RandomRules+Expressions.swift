extension RandomRules {
  static let texts = [
    "'a@x.com'", "'Berlin'", "'x'", "'two'", "'unknown@example.com'", "'555'", "'é'",
  ]

  mutating func predicate(depth: Int) -> String {
    if depth > 0, random.once(in: 3) {
      let (left, right) = (predicate(depth: depth - 1), predicate(depth: depth - 1))
      return random.pick([
        "(\(left)) and (\(right))", "(\(left)) or (\(right))", "not (\(left))",
      ])
    }
    if hasLet, random.once(in: 8) { return "odd" }
    switch random.number(0...9) {
    case 0, 1: if let test = numberTest() { return test }
    case 2: if let test = random.once(in: 2) ? dateTest() : datetimeTest() { return test }
    case 3: if let name = name("boolean") { return random.pick([name, "\(name) = true"]) }
    case 4, 5: return stateTest()
    default: break
    }
    return textTest()
  }

  private mutating func numberTest() -> String? {
    guard let name = name("number") else { return nil }
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
    return random.pick(
      [
        "\(name) \(sign) \(value("number", depth: 1))", "\(name) between 0 and 20",
        "\(name) in (12.5, 0, 1000)", "\(name) not in (7, -3)",
        "\(name) similar \(value("number", depth: 1)) \(random.pick(["30%", "90%"]))",
      ] + lookups(of: name, in: "amount", "id"))
  }

  private mutating func dateTest() -> String? {
    guard let name = name("date") else { return nil }
    let other = value("date", depth: 0)
    return random.pick(
      [
        "\(name) < '2024-01-01'", "\(name) >= \(other)",
        "\(name) between '2020-01-01' and '2020-12-31'", "\(name) in ('2020-01-31', '2024-01-01')",
        "\(name) = today", "\(name) - 1 < \(other)",
        "\(name) \(random.pick(["", "not "]))similar \(random.pick([other, "'2024-01-01'"])) "
          + random.pick(["40%", "97%"]),
      ] + lookups(of: name, in: "born", "updated", "seen"))
  }

  private mutating func datetimeTest() -> String? {
    guard let name = name("datetime") else { return nil }
    let other = value("datetime", depth: 1)
    return random.pick(
      [
        "\(name) < '2024-01-01T10:00:00Z'", "\(name) >= \(other)", "\(name) <= today",
        "\(name) between '2024-01-01' and '2024-06-30 12:00'",
        "\(name) in ('2024-01-01T10:00:00Z', '2024-06-30 08:05')",
      ] + lookups(of: name, in: "seen", "updated"))
  }

  /// Looks into columns of the other table, as far as they are there.
  func lookups(of name: String, in others: String...) -> [String] {
    if !hasHub { return [] }
    return others.filter { other in columns.contains { $0.name == other && $0.isInput } }
      .flatMap { ["\(name) in hub.\($0)", "\(name) not in hub.\($0)"] }
  }

  private mutating func textTest() -> String {
    guard let name = name("text") else { return "true" }
    let text = random.pick(Self.texts)
    let other = value("text", depth: 1)
    var tests = [
      "\(name) = \(text)", "\(name) != \(text)", "\(name) = \(other)", "\(name) contains 'a'",
      "\(name) starts with \(text)", "\(name) ends with 'n'", "\(name) not contains ' '",
      "\(name) in ('Berlin', \(text))", "\(name) not in ('x', 'two')",
      "\(name) matches /^[a-z]+$/i", "\(name) matches /\\d{3}/", "\(name) looks like '*A#*'",
      "\(name) looks like '###*'", "\(name) not matches /@/",
    ]
    if hasList { tests.append("\(name) in places") }
    if random.once(in: 6) { return similarity(of: name, other) }
    return random.pick(tests + lookups(of: name, in: "city", "amount", "born"))
  }

  private mutating func similarity(of name: String, _ other: String) -> String {
    let second = self.name("text") ?? name
    let value = random.pick([other, second, second, "'Berlin'"])
    let how = random.pick([
      "50%", "80%", "99.5%", "by levenshtein 2", "by damerau 1", "by jaro winkler 80%",
      "by tokens 50%", "by soundex", "by metaphone", "by nysiis",
    ])
    return "\(name)\(random.pick(["", "", " not"])) similar \(value) \(how)"
  }

  private mutating func stateTest() -> String {
    guard let column = column() else { return "true" }
    let name = column.written
    var tests = [
      "blank", "present", "default", "real", "not blank", "number", "date", "not default",
      random.pick(["whole", "whole", "text", "text", "boolean", "boolean", "date 'DD/MM/YYYY'"]),
      random.pick(["money", "money", "money '€ 1,234.50'", "whole '1.234,50'"]),
      random.pick(["datetime", "id"]),
    ]
    if column.isInput { tests += ["changed", "changed"] }
    if column.kind != "text" { tests += ["valid", "valid", "not valid", "not valid"] }
    if hasList { tests.append("one of places") }
    let test = "\(name) is \(random.pick(tests))"
    return column.isInput && random.once(in: 6) && !test.hasSuffix("valid")
      ? "original." + test : test
  }

  mutating func value(_ kind: String, depth: Int) -> String {
    if depth > 0, random.once(in: 5) {
      let (first, second) = (value(kind, depth: depth - 1), value(kind, depth: depth - 1))
      let otherwise = random.once(in: 3) ? "" : " else (\(second))"
      return "(if \(predicate(depth: 0)) then (\(first))\(otherwise))"
    }
    switch kind {
    case "number": return depth > 0 && random.once(in: 3) ? momentPart() : numberValue(depth)
    case "date": return dateValue(depth)
    case "datetime": return datetimeValue(depth)
    case "boolean": return name("boolean") ?? "true"
    default: return textValue(depth)
    }
  }

  private mutating func numberValue(_ depth: Int) -> String {
    let literal = random.pick(["0", "1", "2.5", "3", "-4"])
    let column = name("number") ?? literal
    guard depth > 0 else { return random.pick([column, literal]) }
    let (first, second) = (
      value("number", depth: depth - 1), value("number", depth: depth - 1)
    )
    let text = value("text", depth: 0)
    return random.pick([
      column, "\(first) + \(second)", "(\(first)) - (\(second))", "(\(first)) * (\(second))",
      "round((\(first)) / (\(second)), 2)", "abs(\(first))", "abs(-(\(first)))", "(\(first)) / 4",
      "round(\(first), 1)",
      "floor(\(first))", "min(\(first), \(second))", "max(\(first), \(second))",
      "length(\(text))", "first(\(first), \(second))", "-(\(first))", "number(\(text))",
      "ceiling(\(first))", "remainder((\(first)), (\(second)))", "round(\(first))",
      "number(\(text), '1,234.50')", "index_of(\(text), 'a')", "count_of(\(text), '-')",
    ])
  }

  /// A number that is part of a date or of a point in time.
  private mutating func momentPart() -> String {
    let moment = value(random.pick(["date", "datetime"]), depth: 0)
    let other = value(random.pick(["date", "datetime"]), depth: 0)
    let part = random.pick([
      "year", "quarter", "month", "week", "day", "weekday", "hour", "minute", "second",
    ])
    return random.once(in: 6) ? "days_between(\(moment), \(other))" : "\(part)(\(moment))"
  }

  private mutating func dateValue(_ depth: Int) -> String {
    let column = name("date") ?? "today"
    guard depth > 0 else { return random.pick([column, "today"]) }
    return random.pick([
      column, "\(column) + 1", "add_days(\(column), -30)", "first(\(column), today)",
      "add_months(\(column), \(random.pick(["1", "-11"])))", "date(\(value("text", depth: 0)))",
      "date(\(value("text", depth: 0)), 'DD/MM/YYYY')", "date(\(value("datetime", depth: 0)))",
    ])
  }

  private mutating func datetimeValue(_ depth: Int) -> String {
    let column = name("datetime") ?? "datetime('2024-02-29 12:30:15')"
    guard depth > 0 else { return column }
    return random.pick([
      column, "add_days(\(column), 2)", "add_months(\(column), 1)", "first(\(column), \(column))",
      "datetime(\(value("date", depth: 0)))", "datetime(\(value("text", depth: 0)))",
      "datetime(\(value("text", depth: 0)), 'YYYY-MM-DD HH:mm')",
    ])
  }

  private mutating func textValue(_ depth: Int) -> String {
    let literal = random.pick(Self.texts)
    let column = self.column("text")
    let name = column?.written ?? literal
    if let column, column.isInput, random.once(in: 6) { return "original.\(name)" }
    guard depth > 0 else { return random.pick([name, name, literal]) }
    let (first, second) = (value("text", depth: depth - 1), value("text", depth: depth - 1))
    let any = self.name() ?? literal
    let moment = value(random.pick(["date", "datetime"]), depth: 0)
    let plain = columns.first { $0.isPlain && $0.kind == "text" }?.written
    return random.pick([
      name, "\(first) & ' ' & \(second)", "lower(\(first))", "upper(\(first))", "trim(\(first))",
      "left(\(first), 3)", "right(\(first), 4)", "part(\(first), 2, 3)", "before(\(first), '@')",
      "after(\(first), '@')", "replace(\(first), 'a', 'o')", "replace(\(first), '-', '')",
      "first(\(first), \(second))", "join(', ', \(first), \(second))", "digits(\(first))",
      "text(\(any)) & '!'", "text(\(any)) & '?'", "\(any) & '/' & \(second)", "part(\(first), 2)",
      "piece(\(first), '-', \(random.pick(["1", "2", "-1"])))", "pad_left(\(first), 6, '0')",
      "reverse(\(first))", "mask(\(first))", "mask(\(first), 2)", "single_spaces(\(first))",
      "letters(\(first))", "no_accents(\(first))",
      "nfc(\(first))", "title(\(plain ?? "'ann'"))", "text(\(moment), 'DD.MM.YYYY')",
      "text(\(moment), 'YYYY-MM-DD HH:mm:ss')", "url_decode(\(first))",
      "url_decode(replace(\(first), 'a', '%C3%A9'), 'latin1')",
    ])
  }
}
