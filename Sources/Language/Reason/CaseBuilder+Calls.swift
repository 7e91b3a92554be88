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

  /// `year(d) = 2024`, as days that lie between two others; nil for all else.
  func years(
    _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ expression: Expression
  ) -> Outcomes? {
    guard case .call("year", _, let arguments) = left.kind, arguments.count == 1,
      case .column(let reference) = arguments[0].kind, cell(reference)?.column.kind == .date,
      case .number(let digits) = right.kind, let year = Int(digits), (1...9999).contains(year)
    else { return nil }
    let written = String(repeating: "0", count: 4 - "\(year)".count) + "\(year)"
    guard let first = CalendarDay("\(written)-01-01"), let last = CalendarDay("\(written)-12-31")
    else { return nil }
    let day = operand(arguments[0])
    func compare(_ sign: ComparisonOperator, _ other: CalendarDay) -> Outcomes {
      let other = Operand(value: .sum(LinearSum(Fraction(other.number)), .date))
      return self.compare(sign, day, other, expression)
    }
    switch sign {
    case .equal: return Self.all([compare(.greaterOrEqual, first), compare(.lessOrEqual, last)])
    case .notEqual:
      return Self.all([compare(.greaterOrEqual, first), compare(.lessOrEqual, last)]).negated
    case .less: return compare(.less, first)
    case .lessOrEqual: return compare(.lessOrEqual, last)
    case .greater: return compare(.greater, last)
    case .greaterOrEqual: return compare(.greaterOrEqual, first)
    }
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
