import Diagnostics

// Values in parentheses behind `in`, and what is written instead of them.
extension StatementParser {
  /// What stands behind `in`: values in parentheses, the name of a list, or a column of another table.
  mutating func parseMembership() throws(SyntaxFailure) -> Membership {
    if let failure = queryForValues() { throw failure }
    if accept(.open) {
      return .values(try parseMembers())
    }
    if let failure = bareMembers() { throw failure }
    guard let token = current, token.kind == .word || token.kind == .bracketed else {
      throw failure(
        expected: "values in parentheses or the name of a list", help: "write in ('a', 'b')")
    }
    if let failure = unquotedMembers() { throw failure }
    if token.kind == .word, symbol(1) != .dot {
      advance()
      return .list(name: content(of: token), range: source.range(of: token))
    }
    return .column(try parseColumn())
  }

  /// `'a', 'b')`, behind the parenthesis that opens.
  mutating func parseMembers() throws(SyntaxFailure) -> [Expression] {
    var values = [try parseJoin()]
    while acceptMemberComma() { values.append(try parseJoin()) }
    try expectClose()
    return values
  }

  /// Takes the comma between two values, or reports that it is missing.
  private mutating func acceptMemberComma() -> Bool {
    if accept(.comma) { return true }
    guard current?.kind == .text || current?.kind == .number else { return false }
    reportMissingComma(between: "values")
    return true
  }

  /// `in 'a', 'b'` and `in ['a', 'b']`: values without their parentheses.
  mutating func bareMembers() -> SyntaxFailure? {
    guard let token = current, !token.isUnclosed else { return nil }
    switch token.kind {
    case .bracketed:
      let inner = content(of: token).trimmingBlanks()
      guard inner.hasPrefix("'") || inner.hasPrefix("\"") else { return nil }
      return membersMissing("(\(inner))", at: hereRange)
    case .text, .number:
      var count = 1
      while symbol(count) == .comma, self.token(count + 1)?.kind == token.kind { count += 2 }
      let place = range(from: token.lower, count: count)
      return membersMissing("(\(source.text(of: place)))", at: place)
    default: return nil
    }
  }

  /// `in DE, FR`: values without quotes and parentheses. What can be an action behind a list is none.
  private mutating func unquotedMembers() -> SyntaxFailure? {
    guard isInPredicate, token(0)?.kind == .word, let first = current else { return nil }
    var count = 1
    while symbol(count) == .comma, let word = word(count + 1), !isTailWord(count + 1),
      !isElse(count + 1), !isCommalessClause(count + 1), !Action.wordsForAny.contains(word),
      Action.ofOthers[word] == nil,
      EditDistance.suggestion(for: word, among: Self.actions.sorted()) == nil
    {
      count += 2
    }
    guard count > 1, token(count) == nil || symbol(count) == .comma || isCommalessClause(count)
    else { return nil }
    let texts = stride(from: 0, to: count, by: 2).compactMap { token($0) }
    let quoted = texts.map { Scope.quoted(source.text($0.lower, $0.upper)) }
    return membersMissing(
      "(\(quoted.joined(separator: ", ")))", at: range(from: first.lower, count: count))
  }

  private mutating func membersMissing(_ right: String, at place: SourceRange) -> SyntaxFailure {
    failure(
      .expected, "expected values in parentheses or the name of a list after 'in'", at: place,
      help: "write \(right)", fix: right)
  }

  /// `AND(P, Q)` of spreadsheets.
  mutating func parseConnectiveCall() throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    let word = word() ?? ""
    advance(as: .keyword)
    advance(as: .call)
    var operands = [try parseOr()]
    while accept(.comma) || accept(.semicolon) { operands.append(try parseOr()) }
    try expectClose()
    let whole = range(from: lower)
    let texts = operands.map { operand in
      switch operand.kind {
      case .and, .or: "(" + source.text(of: operand.range) + ")"
      default: source.text(of: operand.range)
      }
    }
    let right = "(" + texts.joined(separator: " \(word) ") + ")"
    report(
      .habit, "'\(word)(…)' belongs to spreadsheets", at: whole, help: "write \(right)", fix: right)
    parenthesised.insert(whole)
    return Expression(word == "and" ? .and(operands) : .or(operands), range: whole)
  }
}
