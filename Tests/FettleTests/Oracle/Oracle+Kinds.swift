import Language

extension Oracle {
  /// The type that a column made by `set` has.
  func kind(of expression: Expression, _ scope: OracleScope) -> String? {
    switch expression.kind {
    case .column(let reference):
      let type = scope.column(reference)?.type ?? "text"
      if OracleTextType.isOne(type) { return "text" }
      return ["whole", "money"].contains(type)
        ? "number" : ["id", "one of"].contains(type) ? "text" : type
    case .number, .negate: return "number"
    case .boolean: return "boolean"
    case .today: return "date"
    case .blank: return nil
    case .arithmetic(.join, _, _), .text: return "text"
    case .arithmetic(let sign, let left, let right):
      let kinds = [kind(of: left, scope), kind(of: right, scope)]
      if kinds.count(where: { $0 == "date" }) == 1, sign != .multiply { return "date" }
      return "number"
    case .call(let name, _, let arguments):
      switch name {
      case "first": return common(arguments, scope)
      case "add_days", "add_months": return kind(of: arguments[0], scope)
      case "date", "datetime": return name
      case "length", "round", "floor", "ceiling", "abs", "remainder", "min", "max", "number",
        "index_of", "count_of", "year", "quarter", "month", "week", "day", "weekday", "hour",
        "minute", "second", "days_between":
        return "number"
      default: return "text"
      }
    case .conditional(let branches, let otherwise):
      return common(branches.map(\.value) + [otherwise].compactMap { $0 }, scope)
    default: return "boolean"
    }
  }

  private func common(_ expressions: [Expression], _ scope: OracleScope) -> String? {
    let kinds = Set(expressions.compactMap { kind(of: $0, scope) })
    if kinds == ["date", "datetime"] { return "datetime" }
    return kinds.count > 1 ? "text" : kinds.first
  }
}
