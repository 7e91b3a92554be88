import Diagnostics

extension StatementParser {
  /// `normalize phone digits: '(555) 010-9999' -> '5550109999'`
  mutating func parseExample() throws(SyntaxFailure) -> RuleExample {
    guard let colon = exampleColon else {
      position = tokens.count
      throw failure(
        expected: "':'", help: "behind the rule stand a colon and what it does: : 'old' -> 'new'")
    }
    if colon == position {
      throw failure(expected: "a rule", help: "write the line before the colon")
    }
    let rule = try parseInnerRule(upTo: colon)
    advance()
    var cases = [try parseExampleCase()]
    while symbol() == .comma, case .one = cases[0].input {
      advance()
      cases.append(try parseExampleCase())
    }
    return RuleExample(rule: rule, cases: cases)
  }

  /// The colon outside of parentheses that ends the rule.
  private var exampleColon: Int? {
    var depth = 0
    for index in position..<tokens.count {
      switch tokens[index].kind {
      case .symbol(.open): depth += 1
      case .symbol(.close): depth -= 1
      case .symbol(.colon) where depth == 0: return index
      default: continue
      }
    }
    return nil
  }

  /// Reads the tokens up to the colon as a statement of their own.
  private mutating func parseInnerRule(upTo colon: Int) throws(SyntaxFailure) -> Statement {
    var parser = StatementParser(
      StatementText(
        vocabulary: vocabulary, source: source, tokens: Array(tokens[position..<colon])))
    let rule = parser.parseStatement()
    for (index, role) in parser.roles.enumerated() { roles[position + index] = role }
    diagnostics += parser.diagnostics
    position = colon
    if rule.isBroken { throw SyntaxFailure() }
    return rule
  }

  private mutating func parseExampleCase() throws(SyntaxFailure) -> RuleExample.Case {
    let lower = hereRange.lower
    let input = try parseExampleValues()
    guard acceptArrow() else {
      throw failure(expected: "'->'", help: "behind -> stands what comes out")
    }
    let place = hereRange
    let result: RuleExample.Result
    if let word = word(), symbol(1) != .equal, let verdict = RuleExample.Verdict(rawValue: word) {
      advance(as: .keyword)
      result = .verdict(verdict, place)
    } else {
      result = .values(try parseExampleValues())
    }
    return RuleExample.Case(input: input, result: result, range: range(from: lower))
  }

  private mutating func parseExampleValues() throws(SyntaxFailure) -> RuleExample.Values {
    guard isNamedValue(0) else { return .one(try parseExampleCell()) }
    var cells = [try parseNamedCell()]
    while symbol() == .comma, isNamedValue(1) {
      advance()
      cells.append(try parseNamedCell())
    }
    return .named(cells)
  }

  private func isNamedValue(_ ahead: Int) -> Bool {
    guard let token = token(ahead), token.kind == .word || token.kind == .bracketed else {
      return false
    }
    return symbol(ahead + 1) == .equal
  }

  private mutating func parseNamedCell() throws(SyntaxFailure) -> RuleExample.NamedCell {
    let column = try parseColumn()
    advance()
    return RuleExample.NamedCell(column: column, cell: try parseExampleCell())
  }

  /// A quoted text, a number, `true`, `false` or `blank`.
  private mutating func parseExampleCell() throws(SyntaxFailure) -> TestCell {
    let lower = hereRange.lower
    switch current?.kind {
    case .text:
      let text = try parseText()
      return TestCell(text: text.text, range: text.range)
    case .number, .symbol(.minus):
      let value = try parseSigned()
      guard let digits = value.literalText else { break }
      return TestCell(text: digits, range: range(from: lower))
    case .word:
      guard let word = word(), ["blank", "true", "false"].contains(word) else { break }
      advance(as: .keyword)
      return TestCell(text: word == "blank" ? nil : word, range: range(from: lower))
    default: break
    }
    throw failure(
      expected: "a value", help: "a value is a quoted text, a number, true, false or blank")
  }
}
