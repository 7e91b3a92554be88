/// Reads the part of VTL that works on rows; of the rest it says what it is about.
struct VTLParser {
  private var tokens: ArraySlice<VTLToken>

  /// The expression of a statement `name := expression;`.
  static func expression(of source: String) throws -> VTLExpression {
    var parser = VTLParser(tokens: try VTLToken.all(of: source)[...])
    _ = try parser.word()
    if !parser.take(":=") { try parser.want("<-") }
    let expression = try parser.alternatives()
    _ = parser.take(";")
    guard parser.tokens.isEmpty else { throw parser.unknown }
    return expression
  }

  // MARK: Operators, the loosest first

  private mutating func alternatives() throws -> VTLExpression {
    try operators(["or", "xor"]) { try $0.operators(["and"]) { try $0.negation() } }
  }

  private mutating func negation() throws -> VTLExpression {
    if take(word: "not") { return .unary("not", try negation()) }
    return try operators(["=", "<>", "<", "<=", ">", ">="]) { parser in
      try parser.operators(["+", "-", "||"]) { try $0.operators(["*", "/"]) { try $0.signed() } }
    }
  }

  private mutating func operators(
    _ words: Set<String>, of operand: (inout VTLParser) throws -> VTLExpression
  ) throws -> VTLExpression {
    var left = try operand(&self)
    while let word = next, words.contains(word) {
      tokens.removeFirst()
      left = .binary(word, left, try operand(&self))
    }
    return left
  }

  private mutating func signed() throws -> VTLExpression {
    for sign in ["+", "-"] where take(sign) { return .unary(sign, try signed()) }
    var operand = try operand()
    while true {
      if take("#") {
        operand = .member(operand, try word())
      } else if take("[") {
        operand = .clauses(operand, try clauses())
        try want("]")
      } else {
        return operand
      }
    }
  }

  private mutating func operand() throws -> VTLExpression {
    guard let token = tokens.popFirst() else { throw unknown }
    switch token {
    case .number(let digits): return .number(digits)
    case .text(let text): return .text(text)
    case .sign("("):
      let inner = try alternatives()
      try want(")")
      return inner
    case .sign: throw unknown
    case .word("true"): return .truth(true)
    case .word("false"): return .truth(false)
    case .word("null"): return .null
    case .word("case"): return try choice()
    case .word(let name): return take("(") ? try call(name) : .name(name)
    }
  }

  private mutating func choice() throws -> VTLExpression {
    var arms: [VTLArm] = []
    while take(word: "when") {
      let condition = try alternatives()
      guard take(word: "then") else { throw unknown }
      arms.append(VTLArm(condition: condition, value: try alternatives()))
    }
    guard take(word: "else") else { throw unknown }
    return .choice(arms, otherwise: try alternatives())
  }

  private mutating func call(_ name: String) throws -> VTLExpression {
    if let reason = Self.untold[name] { throw reason }
    var arguments: [VTLExpression] = []
    while true {
      arguments.append(try alternatives())
      if take(")") { break }
      if name == "inner_join" {
        // A join of one data set is the data set with its clauses.
        guard next != ",", next != "as" else { throw VTLUntold.joins }
        let clauses = try clauses()
        try want(")")
        return .clauses(arguments[0], clauses)
      }
      if next == "group" { throw VTLUntold.groups }
      if next == "over" { throw VTLUntold.windows }
      if next == "imbalance" { throw VTLUntold.pairs }
      try want(",")
    }
    return .call(name, arguments)
  }

  private static let untold: [String: VTLUntold] = [
    "stock_to_flow": .windows, "flow_to_stock": .windows, "lag": .windows, "lead": .windows,
    "first_value": .windows, "last_value": .windows, "rank": .windows,
    "timeshift": .series, "fill_time_series": .series, "period_indicator": .series,
    "cross_join": .joins, "full_join": .joins, "left_join": .joins, "hierarchy": .rollups,
    "sqrt": .powers, "ln": .powers, "exp": .powers, "log": .powers, "power": .powers,
    "random": .chance, "daytoyear": .durations,
  ]

  // MARK: Clauses

  private mutating func clauses() throws -> [VTLClause] {
    var clauses: [VTLClause] = []
    while case .word(let word) = tokens.first {
      tokens.removeFirst()
      switch word {
      case "calc": clauses.append(.calc(try list { try $0.assignment(":=") }))
      case "filter": clauses.append(.filter(try alternatives()))
      case "sub": clauses.append(.sub(try list { try $0.assignment("=") }))
      case "drop": clauses.append(.drop(try list { try $0.word() }))
      case "keep": clauses.append(.keep(try list { try $0.word() }))
      case "rename":
        clauses.append(
          .rename(
            try list { parser in
              let old = try parser.word()
              guard parser.take(word: "to") else { throw parser.unknown }
              return (old, try parser.word())
            }))
      case "aggr": throw VTLUntold.groups
      case "pivot", "unpivot": throw VTLUntold.pivots
      default: throw unknown
      }
    }
    return clauses
  }

  private mutating func assignment(_ sign: String) throws -> (name: String, value: VTLExpression) {
    let name = try word()
    try want(sign)
    return (name, try alternatives())
  }

  private mutating func list<Item>(of item: (inout VTLParser) throws -> Item) throws -> [Item] {
    var items = [try item(&self)]
    while take(",") { items.append(try item(&self)) }
    return items
  }

  // MARK: Tokens

  private var unknown: VTLUntold { VTLUntold("is not understood") }

  /// The next word or sign.
  private var next: String? {
    switch tokens.first {
    case .word(let text), .sign(let text): text
    default: nil
    }
  }

  private mutating func take(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard tokens.first == .word(word) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func want(_ sign: String) throws {
    guard take(sign) else { throw unknown }
  }

  private mutating func word() throws -> String {
    guard case .word(let text) = tokens.popFirst() else { throw unknown }
    return text
  }
}
