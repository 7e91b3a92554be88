// Texts that are looked for in others.
extension CaseBuilder {
  /// How a test of a text can come out.
  func textTest(_ expression: Expression) -> Outcomes {
    guard let (operand, test, isNegated) = test(expression) else { return claim(expression) }
    let failure = failure(of: expression)
    if case .column(let reference) = operand.kind, let (cell, _) = cell(reference) {
      return Outcomes(
        yes: Cases([[.blank(cell, false)] + passing(test, cell, hasLength: true)]),
        no: Cases(.blank(cell, false), .test(cell, test, false)),
        unknown: Cases(.blank(cell, true)),
        failed: failure.map { Cases(.blank(cell, false), .test(cell, $0, true)) } ?? .nothing
      ).negated(if: isNegated)
    }
    let value = self.operand(operand)
    guard case .call = operand.kind, case .text(let term, _) = value.value else {
      return claim(expression)
    }
    return Outcomes(
      yes: Cases([value.present + passing(test, term, hasLength: false)]),
      no: Cases([value.present + [.test(term, test, false)]]), unknown: value.blank,
      failed: value.failed.or(
        failure.map { Cases([value.present + [.test(term, $0, true)]]) } ?? .nothing)
    ).negated(if: isNegated)
  }

  /// The test that a text could not be looked through, where a pattern can take too many steps.
  private func failure(of expression: Expression) -> Int? {
    guard case .matches(_, let pattern, _) = expression.kind else { return nil }
    return terms.test("!/\(pattern.pattern)/\(pattern.flags)") { [literals] in
      literals.matches(pattern, $0) == nil ? nil : false
    }
  }

  /// What is so of a value that passes a test; the length of a cell among that.
  func passing(_ test: Int, _ term: Term, hasLength: Bool) -> [Atom] {
    let passes = Atom.test(term, test, true)
    guard hasLength, let traits = terms.tests[test].traits else { return [passes] }
    return [passes] + terms.lengths(of: term, traits.least, traits.most)
  }

  /// What is tested, by which test, and whether the answer is turned; nil where the text that is looked
  /// for comes from the row too.
  private func test(
    _ expression: Expression
  ) -> (operand: Expression, test: Int, isNegated: Bool)? {
    switch expression.kind {
    case .textTest(let test, let operand, let part, let isNegated):
      guard case .text(let text) = part.kind, !table.isBlank(Array(text.utf8)) else { return nil }
      return (operand, self.test(test, text), isNegated)
    case .matches(let operand, let pattern, let isNegated):
      return (operand, test(pattern), isNegated)
    case .looksLike(let operand, let template, let isNegated):
      let test = terms.test("looks like \(template)", traits: TextTraits(template: template)) {
        [literals] in literals.looksLike(template, $0)
      }
      return (operand, test, isNegated)
    default: return nil
    }
  }

  /// The test that a text stands in another.
  func test(_ place: TextTest, _ text: String) -> Int {
    let part = Array(text.utf8)
    return terms.test("\(place.rawValue) \(text)", traits: TextTraits(place, text)) { whole in
      switch place {
      case .contains: whole.firstRange(of: part) != nil
      case .startsWith: whole.starts(with: part)
      case .endsWith: whole.reversed().starts(with: part.reversed())
      }
    }
  }

  /// The test that a pattern is found.
  func test(_ pattern: PatternLiteral) -> Int {
    let name = "/\(pattern.pattern)/\(pattern.flags)"
    return terms.test(name, traits: literals.traits(of: pattern)) { [literals] in
      literals.matches(pattern, $0)
    }
  }
}
