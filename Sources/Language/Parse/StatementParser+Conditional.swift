import Diagnostics

extension StatementParser {
  /// `if P then x else if Q then y else z`
  mutating func parseConditional() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    try enter()
    if isSpreadsheetIf { return try parseSpreadsheetIf() }
    var branches: [Branch] = []
    var otherwise: Expression?
    repeat {
      advance(as: .keyword)
      let condition = try parsePredicate()
      reportColonForThen()
      guard isWord("then") || symbol() == .colon && startsExpression(1) else { throw missingThen() }
      advance(as: .keyword)
      branches.append(Branch(condition: condition, value: try parseBranchValue()))
      guard branches.count <= Self.longestChain else {
        throw failure(
          .nestedTooDeep, "more than \(Self.longestChain) branches", at: hereRange,
          help: "put the values in a file and use replace … from")
      }
      if acceptElseIf() { continue }
      guard isWord("else") else { break }
      advance(as: .keyword)
      if isWord("if") { continue }
      otherwise = try parseBranchValue()
    } while otherwise == nil
    depth -= 1
    return Expression(.conditional(branches, otherwise: otherwise), range: range(from: lower))
  }

  /// `if P: x`
  private mutating func reportColonForThen() {
    guard symbol() == .colon, startsExpression(1) else { return }
    report(
      .habit, "':' does not stand behind a condition", at: hereRange, help: "write then",
      fix: (isJoined(0) ? " " : "") + "then" + (isJoined(1) ? " " : ""))
  }

  private mutating func missingThen() -> SyntaxFailure {
    if symbol() == .comma {
      report(
        .expected, "expected 'then', found ','", at: hereRange,
        help: "write if P then x else y", mending: hereRange, with: " then")
      return SyntaxFailure()
    }
    guard let token = current, [.text, .number, .word].contains(token.kind), !isTailAhead,
      !isWord("else")
    else { return failure(expected: "'then'") }
    let right = "then " + source.text(of: hereRange)
    return failure(
      .expected, "expected 'then', found \(shown(current))", at: hereRange, help: "write \(right)",
      fix: right)
  }

  /// `elseif` and its like, left to be taken as the `if` of the next branch.
  private mutating func acceptElseIf() -> Bool {
    guard let word = word(), ["elseif", "elif", "elsif"].contains(word) else { return false }
    report(
      .habit, "'\(word)' is a word of other languages", at: hereRange, help: "write else if",
      fix: "else if")
    return true
  }

  /// `case when P then x when Q then y else z end`, answered with the same as branches of `if`.
  mutating func caseHabit() -> SyntaxFailure {
    let lower = hereRange.lower
    var replacement = "if"
    var ahead = 2
    while let next = token(ahead), !isWord("end", ahead), !isWord("case", ahead) {
      let isApart = !isJoined(ahead)
      let text = isWord("when", ahead) ? "else if" : source.text(of: source.range(of: next))
      replacement += (isApart ? " " : "") + text
      ahead += 1
    }
    guard isWord("end", ahead) else {
      return failure(
        .habit, "'case when' belongs to SQL", at: hereRange,
        help: "write if P then x else if Q then y else z")
    }
    report(
      .habit, "'case when' belongs to SQL", at: hereRange, help: "write \(replacement)",
      mending: range(from: lower, count: ahead + 1), with: replacement)
    return SyntaxFailure()
  }

  /// A branch is a single value, a call, or stands in parentheses.
  private mutating func parseBranchValue() throws(SyntaxFailure) -> Expression {
    let outer = isInPredicate
    isInPredicate = false
    let value = try parseJoin()
    isInPredicate = outer
    let needsParentheses =
      switch value.kind {
      case .arithmetic, .conditional: !parenthesised.contains(value.range)
      default: false
      }
    if needsParentheses {
      report(
        .branchNeedsParentheses, "a branch that computes needs parentheses", at: value.range,
        help: "otherwise nobody can see where the branch ends",
        fix: "(" + source.text(of: value.range) + ")")
    }
    return value
  }

  /// Whether `if(` opens a call as in a spreadsheet: a comma stands within its parentheses.
  private var isSpreadsheetIf: Bool {
    guard symbol(1) == .open else { return false }
    var open = 0
    var ahead = 1
    while let symbol = token(ahead).map({ _ in symbol(ahead) }) {
      switch symbol {
      case .open: open += 1
      case .close:
        open -= 1
        if open == 0 { return false }
      case .comma where open == 1, .semicolon where open == 1: return true
      default: break
      }
      ahead += 1
    }
    return false
  }

  private mutating func parseSpreadsheetIf() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    advance(as: .keyword)
    advance()
    let condition = try parsePredicate()
    var values: [Expression] = []
    while symbol() == .comma || symbol() == .semicolon {
      advance()
      values.append(try parseJoin())
    }
    try expectClose()
    depth -= 1
    let whole = range(from: lower)
    let texts = values.map { value in
      if case .arithmetic = value.kind { return "(" + source.text(of: value.range) + ")" }
      return source.text(of: value.range)
    }
    let replacement =
      "if \(source.text(of: condition.range)) then "
      + texts.joined(separator: " else ")
    report(
      .habit, "'if(…)' belongs to spreadsheets", at: whole,
      help: "write \(replacement)", fix: replacement)
    guard let first = values.first else { return Expression(.invalid, range: whole) }
    return Expression(
      .conditional(
        [Branch(condition: condition, value: first)], otherwise: values.dropFirst().first),
      range: whole)
  }
}
