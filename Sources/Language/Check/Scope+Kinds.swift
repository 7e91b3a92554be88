import Diagnostics

extension Scope {
  /// The kind of a value at this line; nil where it is always blank or not valid.
  package func kind(of expression: Expression) -> ValueKind? {
    var check = ExpressionCheck(scope: self, statement: expression.range)
    return check.value(expression)
  }

  /// A predicate with those of `let` put in the place of their names.
  package func expanded(_ expression: Expression) -> Expression {
    Expression(expandedKind(expression), range: expression.range)
  }

  private func expandedKind(_ expression: Expression) -> Expression.Kind {
    switch expression.kind {
    case .column(let reference):
      guard reference.table == nil, !reference.isBracketed,
        let named = predicates[reference.name.lowercased()]
      else { return expression.kind }
      return named.kind
    case .not(let operand): return .not(expanded(operand))
    case .and(let operands): return .and(operands.map(expanded))
    case .or(let operands): return .or(operands.map(expanded))
    default: return expandedValue(expression).kind
    }
  }

  /// A value with the conditions of its conditionals expanded.
  package func expandedValue(_ expression: Expression) -> Expression {
    var result = expression
    switch expression.kind {
    case .conditional(let branches, let otherwise):
      result.kind = .conditional(
        branches.map {
          Branch(condition: expanded($0.condition), value: expandedValue($0.value))
        }, otherwise: otherwise.map(expandedValue))
    case .arithmetic(let sign, let left, let right):
      result.kind = .arithmetic(sign, expandedValue(left), expandedValue(right))
    case .negate(let operand): result.kind = .negate(expandedValue(operand))
    case .call(let name, let range, let arguments):
      result.kind = .call(name: name, nameRange: range, arguments: arguments.map(expandedValue))
    default: result.kind = expandedTest(expression.kind)
    }
    return result
  }

  private func expandedTest(_ kind: Expression.Kind) -> Expression.Kind {
    switch kind {
    case .comparison(let sign, let left, let right):
      .comparison(sign, expandedValue(left), expandedValue(right))
    case .between(let value, let low, let high, let isNegated):
      .between(
        expandedValue(value), expandedValue(low), expandedValue(high), isNegated: isNegated)
    case .membership(let value, .values(let values), let isNegated):
      .membership(
        expandedValue(value), .values(values.map(expandedValue)), isNegated: isNegated)
    case .membership(let value, let membership, let isNegated):
      .membership(expandedValue(value), membership, isNegated: isNegated)
    case .textTest(let test, let left, let right, let isNegated):
      .textTest(test, expandedValue(left), expandedValue(right), isNegated: isNegated)
    case .similar(let left, let right, let use, let isNegated):
      .similar(expandedValue(left), expandedValue(right), use, isNegated: isNegated)
    case .matches(let value, let pattern, let isNegated):
      .matches(expandedValue(value), pattern, isNegated: isNegated)
    case .looksLike(let value, let template, let isNegated):
      .looksLike(expandedValue(value), template: template, isNegated: isNegated)
    case .state(let value, let test, let isNegated):
      .state(expandedValue(value), test, isNegated: isNegated)
    default: kind
    }
  }
}
