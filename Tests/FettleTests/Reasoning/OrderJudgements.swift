/// Seeded rules that fill in keys, fold by them, normalize them and take rows out, each under conditions.
struct OrderJudgements {
  static let header = ["a", "b", "c"]

  /// Every row that can be made of these.
  static let values: [[String]] = [
    ["", "x", " x", "X", "y", "Rome", "rome", "ann@Y.org", "ann@y.org"], ["", "1", "2", "3"],
    ["", "q", "z", "w"],
  ]

  static var table: String { EveryRow.table(header, values) }

  private(set) var lines: [String] = []
  private var random: SeededRandom

  init(_ seed: UInt64) {
    random = SeededRandom(seed &* 104_729)
    if random.once(in: 4) { lines.append("column a is email") }
    if random.once(in: 2) { lines.append("default a \(literal())\(when())") }
    for _ in 0..<random.number(0...2) { lines.append(between()) }
    lines.append(folding())
    for _ in 0..<random.number(1...3) { lines.append(between()) }
    if random.once(in: 4) { lines.append(folding()) }
    // Lines that mask the key, above or below those that compare by it.
    if random.once(in: 3) {
      lines.insert("mask a\(when())", at: random.number(0...lines.count - 1))
      if random.once(in: 3) { lines.append("split a on ' ' -> d, e\(when())") }
    }
  }

  private mutating func folding() -> String {
    let keys = random.pick(["a", "a", "a", "a, c", "any of a, c"])
    return "dedupe on \(keys)\(random.pick(["", "", " placeholders match"]))\(when())"
  }

  private mutating func between() -> String {
    switch random.number(0...9) {
    case 0: return "keep rows when \(predicate())"
    case 1: return "drop rows when \(predicate())"
    case 2: return "\(random.pick(["reject rows when", "check"])) \(predicate())".rejecting
    case 3: return "unique \(random.pick(["a", "a, b", "b"]))\(when()), reject"
    case 4, 5: return "normalize a \(random.pick(["lower", "upper", "email", "trim"]))\(when())"
    case 6: return "set a = 'k'\(when())"
    case 7: return "set \(random.pick(["b", "c"])) = \(random.pick(["'1'", "'z'"]))\(when())"
    case 8: return "check a determines b\(when()), reject"
    default: return "default a \(literal())\(when())"
    }
  }

  private mutating func literal() -> String { random.pick(["'x'", "'X'", "'Rome'"]) }

  private mutating func when() -> String { random.once(in: 2) ? " when \(predicate())" : "" }

  private mutating func predicate() -> String {
    let (value, other) = (random.pick(["'1'", "'2'"]), random.pick(["'q'", "'z'"]))
    // A text that is no address is compared with no address.
    let texts = lines.first == "column a is email" ? ["'ann@y.org'"] : ["'x'", "'rome'"]
    let text = random.pick(texts)
    return random.pick([
      "a is default", "a is real", "a is present", "a = \(text)", "a != \(text)", "b = \(value)",
      "b != \(value)", "b in ('1', '2')", "c = \(other)", "c != \(other)", "c is blank",
      "b = \(value) or c = \(other)", "b = \(value) and c != \(other)",
    ])
  }
}

extension String {
  /// A check that rejects; `reject rows` says so itself.
  fileprivate var rejecting: String { hasPrefix("check") ? self + ", reject" : self }
}
