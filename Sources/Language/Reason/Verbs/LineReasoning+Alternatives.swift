import Diagnostics

extension LineReasoning {
  /// What was meant by a predicate that is so of every text, as `x != 'a' or x != 'b'` is, or of none, as
  /// `x = 'a' and x = 'b'`: `x not in ('a', 'b')`, `x in ('a', 'b')`. A guess; nil for every other predicate.
  func meantMembership(_ predicate: Expression?) -> Fix? {
    guard statement.includeDepth == 0, let predicate else { return nil }
    switch predicate.kind {
    case .or(let operands): return membership(operands, .notEqual, "not in", predicate)
    case .and(let operands): return membership(operands, .equal, "in", predicate)
    default: return nil
    }
  }

  private func membership(
    _ operands: [Expression], _ sign: ComparisonOperator, _ words: String, _ predicate: Expression
  ) -> Fix? {
    let source = program.sources[predicate.range.source]
    var column: ColumnReference?
    var texts: [String] = []
    for operand in operands {
      guard case .comparison(sign, let left, let right) = operand.kind,
        case .column(let reference) = left.kind, right.isTextOrNumber,
        let text = source.text(of: right.range)
      else { return nil }
      let isSame = column.map {
        $0.table?.lowercased() == reference.table?.lowercased()
          && $0.name.lowercased() == reference.name.lowercased()
      }
      guard isSame != false else { return nil }
      column = column ?? reference
      if !texts.contains(text) { texts.append(text) }
    }
    guard texts.count > 1, let name = column.flatMap({ source.text(of: $0.range) }) else {
      return nil
    }
    return Fix(
      range: predicate.range, replacement: "\(name) \(words) (\(texts.joined(separator: ", ")))")
  }
}

extension Expression {
  fileprivate var isTextOrNumber: Bool {
    switch kind {
    case .text, .number: true
    default: false
    }
  }
}
