extension Expression {
  /// Whether the expression is of a size that every walk over it can bear.
  package var isModest: Bool {
    var left = 10_000
    return measure(depth: 400, nodes: &left)
  }

  private func measure(depth: Int, nodes: inout Int) -> Bool {
    nodes -= 1
    guard depth > 0, nodes > 0 else { return false }
    for part in parts where !part.measure(depth: depth - 1, nodes: &nodes) { return false }
    return true
  }

  /// The expressions directly within this one.
  package var parts: [Expression] {
    switch kind {
    case .column, .text, .number, .days, .boolean, .blank, .today, .invalid: []
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .textTest(_, let left, let right, _), .similar(let left, let right, _, _):
      [left, right]
    case .state(let operand, .type(let type), _): [operand] + (type.region.map { [$0] } ?? [])
    case .negate(let operand), .not(let operand), .matches(let operand, _, _),
      .looksLike(let operand, _, _), .state(let operand, _, _):
      [operand]
    case .between(let value, let low, let high, _): [value, low, high]
    case .membership(let value, .values(let values), _): [value] + values
    case .membership(let value, _, _): [value]
    case .and(let operands), .or(let operands): operands
    case .call(_, _, let arguments): arguments
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + (otherwise.map { [$0] } ?? [])
    }
  }
}

extension Expression {
  /// The columns of the table that it names, in the order of the text.
  package var columns: [ColumnReference] {
    if case .column(let reference) = kind { return [reference] }
    return parts.flatMap(\.columns)
  }

  /// Whether a function is called somewhere in the expression.
  package func calls(_ function: String) -> Bool {
    if case .call(function, _, _) = kind { return true }
    return parts.contains { $0.calls(function) }
  }

  /// Whether a column is named somewhere in the expression.
  package func reads(_ column: ColumnReference) -> Bool {
    if case .column(let reference) = kind {
      return reference.name.lowercased() == column.name.lowercased()
    }
    return parts.contains { $0.reads(column) }
  }
}
