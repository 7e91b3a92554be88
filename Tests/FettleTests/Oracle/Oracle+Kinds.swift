import Language

extension Oracle {
  /// The type that a column made by `set` has.
  func kind(of expression: Expression, _ scope: OracleScope) -> String? {
    switch expression.kind {
    case .column(let reference):
      let type = scope.column(reference)?.type ?? "text"
      return type == "whole" ? "number" : ["id", "one of"].contains(type) ? "text" : type
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
      case "add_days", "date": return "date"
      case "length", "round", "floor", "abs", "min", "max", "year", "month", "day", "number":
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
    return kinds.count > 1 ? "text" : kinds.first
  }
}
