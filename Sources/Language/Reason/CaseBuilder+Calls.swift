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
}
