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
    var cases = [try parseExampleCase(of: rule)]
    if case .named = cases[0].input, let failure = secondNamedCase(behind: cases[0], of: rule) {
      throw failure
    }
    while case .one = cases[0].input, acceptCommaBetweenCases() {
      cases.append(try parseExampleCase(of: rule))
    }
    return RuleExample(rule: rule, cases: cases)
  }

  /// Takes the comma between two cases, or reports that it is missing: `'x' -> pass 'y' -> fail`.
  private mutating func acceptCommaBetweenCases() -> Bool {
    if accept(.comma) { return true }
    let isJoined = isWord("and")
    let value = token(isJoined ? 1 : 0)
    guard value?.kind == .text || value?.kind == .number, symbol(isJoined ? 2 : 1) == .arrow else {
      return false
    }
    guard isJoined else {
      reportMissingComma(between: "cases")
      return true
    }
    report(
      .habit, "'and' separates no cases", at: hereRange, help: "write ,", mending: stretch(),
      with: ",")
    advance()
    return true
  }

  /// `a = 'x', b = 'x' -> pass, a = 'y', b = 'x' -> fail`: a row of several columns takes a line of its own.
  private mutating func secondNamedCase(
    behind first: RuleExample.Case, of rule: Statement
  ) -> SyntaxFailure? {
    guard case .named(let inputs) = first.input, let last = tokens.last else { return nil }
    var start = symbol() == .comma && isNamedValue(1) ? token(1)?.lower : nil
    // The columns of the second row were read as results of the first.
    if symbol() == .arrow, case .values(.named(let results)) = first.result,
      results.count > inputs.count
    {
      start = results[results.count - inputs.count].column.range.lower
    }
    guard let start, let comma = tokens.last(where: { $0.upper <= start }) else { return nil }
    let line = "example \(source.text(of: rule.range)): "
    report(
      .unexpected, "a second row takes a line of its own",
      at: SourceRange(source: source.index, lower: start, upper: last.upper),
      help: "write \(line)\(source.text(start, last.upper))",
      mending: SourceRange(source: source.index, lower: comma.lower, upper: start),
      with: "; " + line)
    return SyntaxFailure()
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
    parser.loadedTables = loadedTables
    let rule = parser.parseStatement()
    for (index, role) in parser.roles.enumerated() { roles[position + index] = role }
    diagnostics += parser.diagnostics
    position = colon
    if rule.isBroken { throw SyntaxFailure() }
    return rule
  }

  private mutating func parseExampleCase(
    of rule: Statement
  ) throws(SyntaxFailure) -> RuleExample.Case {
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
    } else if let failure = resultOfOthers(of: rule) {
      throw failure
    } else {
      result = .values(try parseExampleValues())
    }
    return RuleExample.Case(input: input, result: result, range: range(from: lower))
  }

  /// What others say of a row that a rule lets through or keeps, and of others.
  private static let wordsForGood: Set<String> = [
    "good", "kept", "keeps", "ok", "okay", "passed", "passes", "stays", "valid",
  ]
  private static let wordsForBad: Set<String> = [
    "bad", "dropped", "drops", "error", "failed", "fails", "invalid", "wrong",
  ]

  /// `-> ok`, `-> lower`: a word where a verdict or a quoted text stands.
  private mutating func resultOfOthers(of rule: Statement) -> SyntaxFailure? {
    guard let word = word(), !["blank", "true", "false"].contains(word),
      token(1) == nil || symbol(1) == .comma,
      let kind = vocabulary.verbs.first(where: { $0.name == rule.verb })?.exampleKind
    else { return nil }
    let isGood = Self.wordsForGood.contains(word)
    var right = kind == .values ? Scope.quoted(source.text(of: hereRange)) : nil
    if isGood || Self.wordsForBad.contains(word), kind != .values {
      right = (isGood ? kind.verdicts.first : kind.verdicts.last)?.rawValue
    }
    guard let right else { return nil }
    return failure(
      .expected, "expected a value after '->', found \(shown(current))", at: hereRange,
      help: "write \(right)", fix: right)
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
