// Functions whose values can be reasoned about.
extension CaseBuilder {
  /// A function of one column of text, as far as it can be followed.
  func call(
    _ name: String, _ arguments: [Expression], _ expression: Expression
  ) -> Operand {
    guard arguments.count == 1, case .column(let reference) = arguments[0].kind,
      let (cell, column) = cell(reference), column.kind == .text
    else { return opaque(expression) }
    if name == "length" {
      let length = LinearSum(terms.length(of: cell))
      // What is no blank has a character at least.
      let isLong = LinearConstraint(length, .greaterOrEqual, LinearSum(.one)).map {
        Atom.number($0)
      }
      return Operand(
        value: .sum(length, .number), present: [.blank(cell, false)] + [isLong].compactMap(\.self),
        blank: Cases(.blank(cell, true)))
    }
    let form = FormUse(name: name.replacing("_", with: " "), range: expression.range)
    guard ["trim", "lower", "upper", "title"].contains(name) else { return opaque(expression) }
    let view = terms.view(of: cell, name) { [literals] in literals.convert($0, by: form) }
    let isInForm = Atom.test(view, FormChain.test(of: form, terms, literals), true)
    return Operand(
      value: .text(view) { $0 }, present: [.blank(cell, false), isInForm],
      blank: Cases(.blank(cell, true)))
  }

  /// The cells without which an expression has no value: each blank there makes it blank, or it could not be
  /// evaluated.
  func needed(by expression: Expression) -> [Term] {
    switch expression.kind {
    case .column(let reference): return cell(reference).map { [$0.cell] } ?? []
    case .negate(let operand): return needed(by: operand)
    case .arithmetic(let sign, let left, let right):
      return sign == .join ? [] : needed(by: left) + needed(by: right)
    case .call(let name, _, let arguments):
      if ["first", "join"].contains(name) { return [] }
      // What replaces may be blank.
      return (name == "replace" ? arguments.dropLast() : arguments[...]).flatMap { needed(by: $0) }
    default: return []
    }
  }
}
