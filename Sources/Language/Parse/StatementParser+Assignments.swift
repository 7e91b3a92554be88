import Diagnostics

// `a = EXPR, b = EXPR` and `a -> b, c -> d`.
extension StatementParser {
  mutating func parseAssignments() throws(SyntaxFailure) -> [Assignment] {
    var assignments = [try parseAssignment()]
    while startsFurtherAssignment, token(1) != nil {
      advance()
      reportTailWord()
      assignments.append(try parseAssignment())
    }
    return assignments
  }

  /// Whether a comma stands here, or the `and` that was meant as one.
  private var startsFurtherAssignment: Bool {
    symbol() == .comma
      ? !isWord("others", 1) && !isCommalessClause(1) && !isCommaInNumber : isAndBetweenAssignments
  }

  /// `set a = 1 and b = 2`
  private var isAndBetweenAssignments: Bool {
    isWord("and") && symbol(2) == .equal
      && (token(1)?.kind == .word || token(1)?.kind == .bracketed)
  }

  private mutating func parseAssignment() throws(SyntaxFailure) -> Assignment {
    let column = try parseColumn()
    if !accept(.equal), !acceptComputingAssignment(to: column) {
      let isHabit = symbol()?.correction == "=" || symbol() == .arrow || isWord("to")
      guard isHabit else { throw missingEqual() }
      report(
        .habit, "\(shown(current)) does not assign a value", at: hereRange, help: "write =",
        fix: "=")
      advance()
    }
    let value = try parseUncheckedValue()
    if isAndBetweenAssignments {
      report(
        .habit, "'and' joins conditions, not assignments", at: hereRange, help: "write ,", fix: ",")
    } else {
      try rejectComparison()
    }
    return Assignment(column: column, value: value)
  }

  private mutating func missingEqual() -> SyntaxFailure {
    guard let token = current, token.kind == .text || token.kind == .number else {
      return failure(expected: "'='")
    }
    let right = "= " + source.text(of: hereRange)
    let place = self.token(-1).map { " after \(shown($0))" } ?? ""
    return failure(
      .expected, "expected '='\(place), found \(shown(current))", at: hereRange,
      help: "write \(right)", fix: right)
  }

  /// `amount += 5` of other languages.
  private mutating func acceptComputingAssignment(to column: ColumnReference) -> Bool {
    guard let sign = symbol(), [.plus, .minus, .times, .slash, .ampersand].contains(sign),
      symbol(1) == .equal, isJoined(1)
    else { return false }
    let place = range(from: hereRange.lower, count: 2)
    let right = "= \(source.text(of: column.range)) \(sign.rawValue)"
    report(
      .habit, "'\(sign.rawValue)=' is a sign of other languages", at: place,
      help: "write \(right)", fix: right)
    advance()
    advance()
    return true
  }

  mutating func parsePairs() throws(SyntaxFailure) -> [ColumnPair] {
    var pairs = [try parsePair()]
    while symbol() == .comma, !isWord("others", 1), !isCommalessClause(1), token(1) != nil {
      advance()
      reportTailWord()
      pairs.append(try parsePair())
    }
    return pairs
  }

  private mutating func parsePair() throws(SyntaxFailure) -> ColumnPair {
    let from = try parseColumn()
    if symbol() == .less, symbol(1) == .minus, isJoined(1) { return try parseTurnedPair(from) }
    if isWord("as") {
      report(
        .habit, "'as' does not stand between old and new", at: hereRange, help: "write ->",
        fix: "->")
      advance()
    } else if !acceptArrow() {
      guard isName(0), symbol(1) != .arrow else { throw failure(expected: "'->'") }
      let right = "-> " + source.text(of: hereRange)
      throw failure(
        .expected, "expected '->', found \(shown(current))", at: hereRange, help: "write \(right)",
        fix: right)
    }
    return ColumnPair(from: from, to: try parseColumn())
  }

  /// `new <- old`
  private mutating func parseTurnedPair(
    _ new: ColumnReference
  ) throws(SyntaxFailure) -> ColumnPair {
    let place = range(from: hereRange.lower, count: 2)
    advance()
    advance()
    let old = try parseColumn()
    let right = "\(source.text(of: old.range)) -> \(source.text(of: new.range))"
    report(
      .habit, "the arrow points from the old name to the new", at: place, help: "write \(right)",
      mending: range(from: new.range.lower), with: right)
    return ColumnPair(from: old, to: new)
  }
}
