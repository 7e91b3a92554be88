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

  /// What was meant by texts that no cell has any more: `x = 'new'` for `x = 'New'` behind `normalize x lower`.
  /// nil where more than one such line rules the row out.
  func convertedTexts(of predicate: Expression?, because causes: [Cause]) -> Fix? {
    guard statement.includeDepth == 0, let predicate, causes.count == 1, let cause = causes.first,
      case .forms(let forms)? = program.statements[cause.statement].slots["forms"],
      let literals = Self.texts(in: predicate),
      let whole = program.sources[predicate.range.source].text(of: predicate.range)
    else { return nil }
    var bytes = Array(whole.utf8)
    var isChanged = false
    for literal in literals.sorted(by: { $0.range.lower > $1.range.lower }) {
      guard let text = converted(literal.text, by: forms) else { return nil }
      isChanged = isChanged || text != literal.text
      let lower = literal.range.lower - predicate.range.lower
      let upper = literal.range.upper - predicate.range.lower
      bytes.replaceSubrange(lower..<upper, with: Array(Scope.quoted(text).utf8))
    }
    guard isChanged else { return nil }
    return Fix(range: predicate.range, replacement: String(decoding: bytes, as: UTF8.self))
  }

  /// The texts with which a column is compared; nil for other predicates.
  private static func texts(in predicate: Expression) -> [TextLiteral]? {
    switch predicate.kind {
    case .comparison(.equal, let left, let right):
      guard case .column = left.kind, case .text(let text) = right.kind else { return nil }
      return [TextLiteral(text: text, range: right.range)]
    case .membership(let value, .values(let values), isNegated: false):
      guard case .column = value.kind else { return nil }
      let texts = values.compactMap { value -> TextLiteral? in
        guard case .text(let text) = value.kind else { return nil }
        return TextLiteral(text: text, range: value.range)
      }
      return texts.count == values.count ? texts : nil
    case .state(let value, .type(let type), isNegated: false):
      guard case .column = value.kind, type.name == "one of", !type.texts.isEmpty else {
        return nil
      }
      return type.texts
    default: return nil
    }
  }

  /// What forms make of a text; nil where one cannot.
  private func converted(_ text: String, by forms: [FormUse]) -> String? {
    var bytes = Array(text.utf8)
    for form in forms {
      guard case .text(let next)? = literals.convert(bytes, by: form) else { return nil }
      bytes = next
    }
    return String(decoding: bytes, as: UTF8.self)
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
