import Foundation

/// Clauses and what they compute.
extension VTLRestater {
  mutating func apply(_ clause: VTLClause) throws {
    switch clause {
    case .calc(let assignments):
      let texts = try assignments.map { "\($0.name) = \(try assigned($0.value))" }
      add("set " + texts.joined(separator: ", "))
      for (name, value) in assignments {
        types[name] = type(of: value)
        if !columns.contains(name) { columns.append(name) }
      }
    case .filter(let condition): add("keep rows when \(try predicate(condition))")
    case .rename(let pairs):
      add("rename " + pairs.map { "\($0.old) -> \($0.new)" }.joined(separator: ", "))
      columns = columns.map { column in pairs.first { $0.old == column }?.new ?? column }
      for pair in pairs { types[pair.new] = types[pair.old] }
    case .drop(let names):
      add("drop columns " + names.joined(separator: ", "))
      columns.removeAll { names.contains($0) }
    case .keep(let names): keep(identifiers + names)
    case .sub(let pairs):
      let conditions = try pairs.map { "\($0.name) = \(try self.value($0.value))" }
      add("keep rows when " + conditions.joined(separator: " and "))
      let names = pairs.map(\.name)
      add("drop columns " + names.joined(separator: ", "))
      columns.removeAll { names.contains($0) }
    }
  }

  /// The right side of a `set`.
  func assigned(_ expression: VTLExpression) throws -> String {
    if case .name = expression { return try value(expression) }
    guard isPredicate(expression) else { return try value(expression) }
    return "if \(try predicate(expression)) then 'true' else 'false'"
  }

  // MARK: Types

  private static let comparisons: Set<String> = ["=", "<>", "<", "<=", ">", ">="]
  private static let predicates: Set<String> = ["isnull", "between", "match_characters"]

  private func isPredicate(_ expression: VTLExpression) -> Bool {
    type(of: expression) == .boolean
  }

  func type(of expression: VTLExpression) -> VTLType {
    switch expression {
    case .number(let digits): return digits.contains(".") ? .number : .whole
    case .truth: return .boolean
    case .text, .null, .member, .clauses: return .text
    case .name(let name): return types[name] ?? .text
    case .unary(let word, let operand): return word == "not" ? .boolean : type(of: operand)
    case .choice(let arms, let otherwise): return type(of: arms.first?.value ?? otherwise)
    case .binary(let word, _, _):
      if Self.comparisons.contains(word) || ["and", "or", "xor"].contains(word) { return .boolean }
      return word == "||" ? .text : .number
    case .call(let name, let arguments):
      if Self.predicates.contains(name) { return .boolean }
      if ["length", "instr"].contains(name) { return .whole }
      if name == "dateadd" { return .date }
      if ["getyear", "getmonth", "dayofmonth"].contains(name) { return .whole }
      return type(of: arguments[0])
    }
  }

  // MARK: Predicates

  func predicate(_ expression: VTLExpression) throws -> String {
    switch expression {
    case .truth(let isTrue): return isTrue ? "true" : "false"
    case .name(let name) where isPredicate(expression): return name
    case .unary("not", let operand): return "not (\(try predicate(operand)))"
    case .binary(let word, let left, let right) where Self.comparisons.contains(word):
      return "\(try value(left)) \(word == "<>" ? "!=" : word) \(try value(right))"
    case .binary(let word, let left, let right) where word == "and" || word == "or":
      return "(\(try predicate(left))) \(word) (\(try predicate(right)))"
    case .binary("xor", let left, let right):
      let (one, other) = (try predicate(left), try predicate(right))
      return "((\(one)) or (\(other))) and not ((\(one)) and (\(other)))"
    case .call("isnull", let arguments): return "\(try value(arguments[0])) is blank"
    case .call("between", let arguments):
      let parts = try arguments.map(value)
      return "\(parts[0]) between \(parts[1]) and \(parts[2])"
    case .call("match_characters", let arguments):
      guard case .text(let pattern) = arguments[1] else { throw VTLUntold("is not understood") }
      return "\(try value(arguments[0])) matches \(RuleText.pattern("^(?:\(pattern))$"))"
    default: throw VTLUntold("is not understood")
    }
  }

  /// A condition of `case`, which takes unknown for false.
  private func settled(_ expression: VTLExpression) throws -> String {
    let presences = names(in: expression).map { "\($0) is present" }
    return RuleText.all(presences + [try predicate(expression)])
  }

  private func names(in expression: VTLExpression) -> [String] {
    switch expression {
    case .name(let name): [name]
    case .unary(_, let operand): names(in: operand)
    case .binary(_, let left, let right):
      names(in: left) + names(in: right).filter { !names(in: left).contains($0) }
    case .call(let name, let arguments): name == "isnull" ? [] : arguments.flatMap(names)
    default: []
    }
  }

  // MARK: Values

  func value(_ expression: VTLExpression) throws -> String {
    switch expression {
    case .number(let digits): return digits
    case .text(let text): return RuleText.quoted(text)
    case .null: return "blank"
    case .truth(let isTrue): return isTrue ? "true" : "false"
    case .name(let name): return name
    case .unary("+", let operand): return try value(operand)
    case .unary("-", let operand): return "-\(try value(operand))"
    case .binary(let word, let left, let right) where ["+", "-", "*", "/", "||"].contains(word):
      return "(\(try value(left)) \(word == "||" ? "&" : word) \(try value(right)))"
    case .choice(let arms, let otherwise):
      let parts = try arms.map { arm in
        "if \(try settled(arm.condition)) then \(try value(arm.value)) else "
      }
      return parts.joined() + (try value(otherwise))
    case .call(let name, let arguments): return try call(name, arguments)
    default: throw VTLUntold("is not understood")
    }
  }

  private static let functions = [
    "getyear": "year", "getmonth": "month", "dayofmonth": "day", "ceil": "ceiling",
    "floor": "floor", "abs": "abs", "mod": "remainder", "upper": "upper", "lower": "lower",
    "trim": "trim", "length": "length", "replace": "replace", "instr": "index_of",
    "substr": "part", "nvl": "first",
  ]

  private func call(_ name: String, _ arguments: [VTLExpression]) throws -> String {
    let values = try arguments.map(value)
    switch name {
    case "round", "trunc":
      return rounding(values[0], to: Int(values[1]) ?? 0, isCut: name == "trunc")
    case "dateadd":
      switch values[2] {
      case "'M'": return "add_months(\(values[0]), \(values[1]))"
      case "'D'": return "add_days(\(values[0]), \(values[1]))"
      default: throw VTLUntold.durations
      }
    default:
      guard let function = Self.functions[name] else { throw VTLUntold("is not understood") }
      return "\(function)(\(values.joined(separator: ", ")))"
    }
  }

  /// A half goes away from zero here, to the even digit in Fettle's `round`; a cut goes to zero.
  private func rounding(_ value: String, to places: Int, isCut: Bool) -> String {
    let factor = "1" + String(repeating: "0", count: abs(places))
    let (up, down) = places < 0 ? ("/", "*") : ("*", "/")
    let half = isCut ? "0" : "0.5"
    let above = "(floor(\(value) \(up) \(factor) + \(half)) \(down) \(factor))"
    let below = "(ceiling(\(value) \(up) \(factor) - \(half)) \(down) \(factor))"
    return "if \(value) < 0 then \(below) else \(above)"
  }
}
