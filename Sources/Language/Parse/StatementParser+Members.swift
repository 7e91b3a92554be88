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
    let right = ", " + source.text(of: hereRange)
    report(
      .missingComma, "a comma is missing between values", at: hereRange, help: "write \(right)",
      mending: gapBefore, with: commaBefore)
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
