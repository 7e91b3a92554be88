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
    case 2: if let test = dateTest() { return test }
    case 3: if let name = name("boolean") { return random.pick([name, "\(name) = true"]) }
    case 4, 5: return stateTest()
    default: break
    }
    return textTest()
  }

  private mutating func numberTest() -> String? {
    guard let name = name("number") else { return nil }
    let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
    return random.pick([
      "\(name) \(sign) \(value("number", depth: 1))", "\(name) between 0 and 20",
      "\(name) in (12.5, 0, 1000)", "\(name) not in (7, -3)",
    ])
  }

  private mutating func dateTest() -> String? {
    guard let name = name("date") else { return nil }
    let other = value("date", depth: 0)
    return random.pick([
      "\(name) < '2024-01-01'", "\(name) >= \(other)",
      "\(name) between '2020-01-01' and '2020-12-31'", "\(name) in ('2020-01-31', '2024-01-01')",
      "\(name) = today", "\(name) - 1 < \(other)",
    ])
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
    return random.pick(tests)
  }

  private mutating func stateTest() -> String {
    guard let column = column() else { return "true" }
    let name = column.written
    var tests = [
      "blank", "present", "default", "real", "not blank", "number", "date", "not default",
    ]
    if column.isInput { tests += ["changed", "changed"] }
    if column.kind != "text" { tests += ["valid", "not valid"] }
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
    case "number": return numberValue(depth)
    case "date": return dateValue(depth)
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
      "round((\(first)) / (\(second)), 2)", "abs(\(first))", "round(\(first), 1)",
      "floor(\(first))", "min(\(first), \(second))", "max(\(first), \(second))",
      "length(\(text))", "first(\(first), \(second))", "-(\(first))", "number(\(text))",
    ])
  }

  private mutating func dateValue(_ depth: Int) -> String {
    let column = name("date") ?? "today"
    guard depth > 0 else { return random.pick([column, "today"]) }
    return random.pick([
      column, "\(column) + 1", "add_days(\(column), -30)", "first(\(column), today)",
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
    return random.pick([
      name, "\(first) & ' ' & \(second)", "lower(\(first))", "upper(\(first))", "trim(\(first))",
      "left(\(first), 3)", "right(\(first), 4)", "part(\(first), 2, 3)", "before(\(first), '@')",
      "after(\(first), '@')", "replace(\(first), 'a', 'o')", "replace(\(first), '-', '')",
      "first(\(first), \(second))", "join(', ', \(first), \(second))", "digits(\(first))",
      "text(\(any)) & '!'", "\(any) & '/' & \(second)",
    ])
  }
}
