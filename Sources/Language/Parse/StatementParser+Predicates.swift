import Diagnostics

extension StatementParser {
  /// A truth: `or` binds loosest, then `and`, `not`, and comparisons.
  mutating func parsePredicate() throws(SyntaxFailure) -> Expression {
    let outer = isInPredicate
    isInPredicate = true
    let expression = try parseOr()
    isInPredicate = outer
    return expression
  }

  /// Counts a level of nesting; too many would take the machine's stack.
  mutating func enter() throws(SyntaxFailure) {
    depth += 1
    guard depth <= Self.deepestNesting else {
      throw failure(
        .nestedTooDeep, "this is nested more than \(Self.deepestNesting) levels deep",
        at: hereRange, help: "name a part of it with a let line")
    }
  }

  /// `a or b`, and all that binds tighter.
  mutating func parseOr() throws(SyntaxFailure) -> Expression {
    try enter()
    let lower = hereRange.lower
    var operands = [try parseAnd()]
    while acceptConnective("or", sign: .doubleBar) {
      operands.append(try parseAnd(behind: operands.last))
    }
    depth -= 1
    if operands.count == 1 { return operands[0] }
    reportMixed(operands)
    return Expression(.or(operands), range: range(from: lower))
  }

  private mutating func parseAnd(
    behind previous: Expression? = nil
  ) throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    var operands = [try parseOperand(behind: previous)]
    while acceptConnective("and", sign: .doubleAmpersand) {
      operands.append(try parseOperand(behind: operands.last))
    }
    if operands.count == 1 { return operands[0] }
    return Expression(.and(operands), range: range(from: lower))
  }

  private mutating func parseOperand(
    behind previous: Expression?
  ) throws(SyntaxFailure) -> Expression {
    if let operand = try comparisonWithoutValue(behind: previous) { return operand }
    return try parseNot()
  }

  /// Takes `and` or `or`, or reports the sign that others use for it.
  private mutating func acceptConnective(_ word: String, sign: Symbol) -> Bool {
    if isWord(word) {
      advance(as: .keyword)
      return true
    }
    let isBar = sign == .doubleBar && symbol() == .bar
    guard symbol() == sign || isBar, token(1) != nil else { return false }
    let isJoin = sign == .doubleBar && !isInPredicate
    if isJoin { return false }
    report(
      .habit, "\(shown(current)) is a sign of other languages", at: hereRange,
      help: sign == .doubleBar ? "write or; & joins texts" : "write \(word)", fix: word)
    advance()
    return true
  }

  private mutating func reportMixed(_ operands: [Expression]) {
    let mixed = operands.first { operand in
      if case .and = operand.kind { return !parenthesised.contains(operand.range) }
      return false
    }
    guard let mixed else { return }
    report(
      .andWithOr, "'and' together with 'or' needs parentheses", at: mixed.range,
      help: "say which belongs together, as in a or (b and c)",
      fix: "(" + source.text(of: mixed.range) + ")")
  }

  private mutating func parseNot() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    guard isWord("not") || symbol() == .bang else { return try parseComparison() }
    if symbol() == .bang {
      report(
        .habit, "'!' is a sign of other languages", at: hereRange, help: "write not", fix: "not ")
    }
    advance(as: .keyword)
    try enter()
    let operand = try parseNot()
    depth -= 1
    return Expression(.not(operand), range: range(from: lower))
  }

  // MARK: Comparisons

  private mutating func parseComparison() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    let left = try parseJoin()
    guard let kind = try parseTest(of: left) else { return left }
    let expression = Expression(kind, range: range(from: lower))
    if comparisonAhead != nil { throw chainedComparison(expression) }
    return expression
  }

  /// The operator of a comparison that stands here, under its own spelling or another language's.
  var comparisonAhead: ComparisonOperator? {
    guard let symbol = symbol() else { return nil }
    return ComparisonOperator(rawValue: symbol.correction ?? symbol.rawValue)
  }

  /// Takes the operator of a comparison, if one stands here; another language's spelling is
  /// reported.
  mutating func acceptComparison() -> ComparisonOperator? {
    guard let comparison = comparisonAhead else { return nil }
    if let correction = symbol()?.correction {
      report(
        .habit, "\(shown(current)) is a sign of other languages", at: hereRange,
        help: "write \(correction)", fix: correction)
    }
    advance()
    return comparison
  }

  /// What follows a value in a predicate; nil where nothing of the kind does.
  private mutating func parseTest(of left: Expression) throws(SyntaxFailure) -> Expression.Kind? {
    if let comparison = acceptComparison() {
      return .comparison(comparison, left, try parseJoin())
    }
    if isWord("is") { return try parseState(of: left) }
    let isNegated = isWord("not")
    guard testWord(isNegated ? 1 : 0) != nil else { return try otherTest(of: left) }
    if isNegated { advance(as: .keyword) }
    let place = hereRange
    let words = testWord(0) ?? ""
    _ = acceptPhrase(words)
    return try parseWordTest(words, of: left, at: place, isNegated: isNegated)
  }

  /// A test in the words of other languages; nil where no test stands here.
  private mutating func otherTest(of left: Expression) throws(SyntaxFailure) -> Expression.Kind? {
    if let failure = dutyInTest(of: left) { throw failure }
    if let state = bareState(of: left) { return state }
    let place = hereRange
    guard let words = acceptTestOfOthers() else { return nil }
    if let comparison = ComparisonOperator(rawValue: words) {
      return .comparison(comparison, left, try parseJoin())
    }
    let isNegated = words.hasPrefix("not ")
    return try parseWordTest(
      isNegated ? String(words.dropFirst("not ".count)) : words, of: left, at: place,
      isNegated: isNegated)
  }

  private static let testPhrases = PhraseTable([
    "between", "in", "contains", "starts with", "ends with", "matches", "looks like", "like",
    "ilike", "similar",
  ])

  /// The words of a test that stand here.
  func testWord(_ ahead: Int) -> String? {
    longestPhrase(Self.testPhrases, ahead)
  }

  /// The words that begin what may follow a value in a predicate.
  func startsTest(_ ahead: Int) -> Bool {
    isWord("is", ahead) || testWord(ahead) != nil
      || (isWord("not", ahead) && testWord(ahead + 1) != nil)
  }

  /// What stands behind the words of a test.
  mutating func parseWordTest(
    _ words: String, of left: Expression, at place: SourceRange, isNegated: Bool
  ) throws(SyntaxFailure) -> Expression.Kind {
    switch words {
    case "between":
      let start = position
      let low = try parseJoin()
      guard isWord("and") else { throw boundMissing(from: start) }
      advance(as: .keyword)
      return .between(left, low, try parseJoin(), isNegated: isNegated)
    case "in": return .membership(left, try parseMembership(), isNegated: isNegated)
    case "matches": return .matches(left, try parseMatchPattern(), isNegated: isNegated)
    case "looks like":
      return .looksLike(left, template: try parseText().text, isNegated: isNegated)
    case "similar":
      let right = try parseSimilarValue(beside: left)
      return .similar(left, right, try parseSimilarity(), isNegated: isNegated)
    case "like", "ilike": return try parseLike(left, at: place, isNegated: isNegated)
    default:
      let test = TextTest(rawValue: words) ?? .contains
      return .textTest(test, left, try parseJoin(), isNegated: isNegated)
    }
  }

  /// The value that another one is held against; both are of one row.
  private mutating func parseSimilarValue(
    beside left: Expression
  ) throws(SyntaxFailure) -> Expression {
    let isShare = current?.kind == .number && symbol(1) == .percent
    if isShare || isWord("by") && !startsTest(1) {
      throw failure(
        expected: "the value that it is similar to",
        help:
          "of one row two values are compared, as in \(source.text(of: left.range)) similar b 90%")
    }
    return try parseJoin()
  }

  private mutating func parseMatchPattern() throws(SyntaxFailure) -> PatternLiteral {
    if let token = current, token.kind == .text, !token.isUnclosed {
      let text = content(of: token)
      // A pattern in quotes, slashes and all.
      let isWhole = text.utf8.count > 2 && text.hasPrefix("/") && text.hasSuffix("/")
      let pattern = isWhole ? text : Self.pattern(of: text).map { "/\($0)/" }
      throw failure(
        .expected, "expected a pattern, found a text", at: hereRange,
        help: pattern.map { "write \($0)" } ?? "a pattern stands between slashes: /^[0-9]+$/",
        fix: pattern)
    }
    return try parsePattern()
  }

  /// Takes the parenthesis that closes, or says why it is missing.
  mutating func expectClose() throws(SyntaxFailure) {
    if accept(.close) { return }
    if symbol() == .semicolon {
      throw failure(
        .habit, "';' ends a statement, it does not separate values", at: hereRange,
        help: "write ,", fix: ",")
    }
    guard current == nil else { throw failure(expected: "')'") }
    throw failure(
      .parenthesisNotClosed, "a parenthesis is not closed", at: hereRange,
      help: "write ), or begin the next line deeper than this one", fix: ")")
  }
}
