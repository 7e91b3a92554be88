import Diagnostics

extension StatementParser {
  /// A value: `&` binds loosest, then `+ -`, `* /`, the sign.
  mutating func parseValue() throws(SyntaxFailure) -> Expression {
    let value = try parseUncheckedValue()
    try rejectComparison()
    return value
  }

  /// Says of a comparison behind a value what was meant.
  mutating func rejectComparison() throws(SyntaxFailure) {
    guard comparisonAhead != nil || startsTest(0) || isWord("and") || isWord("or") else { return }
    throw failure(
      .valueExpected, "a value stands here, not a comparison", at: hereRange,
      help: "write if … then … else …")
  }

  /// A value, whatever stands behind it.
  mutating func parseUncheckedValue() throws(SyntaxFailure) -> Expression {
    let outer = isInPredicate
    isInPredicate = false
    let value = try parseJoin()
    isInPredicate = outer
    return value
  }

  /// `a & b`, and all that binds tighter.
  mutating func parseJoin() throws(SyntaxFailure) -> Expression {
    try parseChain(Self.joins, habit: .doubleBar) { parser throws(SyntaxFailure) in
      try parser.parseChain(Self.sums) { parser throws(SyntaxFailure) in
        try parser.parseChain(Self.products) { parser throws(SyntaxFailure) in
          try parser.parseSigned()
        }
      }
    }
  }

  private static let joins: [Symbol: ArithmeticOperator] = [.ampersand: .join]
  private static let sums: [Symbol: ArithmeticOperator] = [.plus: .add, .minus: .subtract]
  private static let products: [Symbol: ArithmeticOperator] = [.times: .multiply, .slash: .divide]

  /// Operands of one strength, grouped from the left.
  private mutating func parseChain(
    _ operators: [Symbol: ArithmeticOperator], habit: Symbol? = nil,
    operand: (inout StatementParser) throws(SyntaxFailure) -> Expression
  ) throws(SyntaxFailure) -> Expression {
    let lower = hereRange.lower
    var left = try operand(&self)
    var count = 0
    while let sign = symbol(), !isCommentOfOthers {
      var arithmetic = operators[sign]
      if sign == habit, !isInPredicate, token(1) != nil {
        report(
          .habit, "'||' is a sign of other languages", at: hereRange, help: "write & to join texts",
          fix: "&")
        arithmetic = .join
      }
      guard let arithmetic else { break }
      count += 1
      if count > Self.longestChain {
        throw failure(
          .nestedTooDeep, "more than \(Self.longestChain) operators in one chain", at: hereRange,
          help: "compute a part of it in a line of its own")
      }
      advance()
      left = Expression(
        .arithmetic(arithmetic, left, try operand(&self)), range: range(from: lower))
    }
    return left
  }

  /// A value with its sign; a minus before a digit is part of the number.
  mutating func parseSigned() throws(SyntaxFailure) -> Expression {
    skipPlus()
    guard symbol() == .minus else { return try parsePrimary() }
    let lower = hereRange.lower
    advance(as: .sign)
    try enter()
    let operand = try parseSigned()
    depth -= 1
    let whole = range(from: lower)
    switch operand.kind {
    case .number(let digits) where !digits.hasPrefix("-") && !parenthesised.contains(operand.range):
      return Expression(.number("-" + digits), range: whole)
    default: return Expression(.negate(operand), range: whole)
    }
  }

  // MARK: Single values

  private mutating func parsePrimary() throws(SyntaxFailure) -> Expression {
    guard let token = current else { throw failure(expected: "a value") }
    let lower = token.lower
    switch token.kind {
    case .text: return Expression(.text(try parseText().text), range: range(from: lower))
    case .number: return parseNumber(token)
    case .bracketed, .badName:
      if let number = numberOfPrograms() { return number }
      if let failure = suffixOfOthers() { throw failure }
      return Expression(.column(try parseColumn()), range: range(from: lower))
    case .symbol(.open):
      advance()
      let inner = try parseOr()
      try expectClose()
      let whole = range(from: lower)
      parenthesised.insert(whole)
      return Expression(inner.kind, range: whole)
    case .word: return try parseWord(token)
    case .symbol(.dot):
      if let number = numberWithoutWhole() { return number }
      throw failure(expected: "a value")
    case .pattern:
      throw failure(
        .unexpected, "a pattern is no value", at: hereRange, help: "patterns stand behind matches")
    default: throw failure(expected: "a value")
    }
  }

  private mutating func parseNumber(_ token: Token) -> Expression {
    let parted = numberWithBlanks()
    if parted == nil { advance() }
    let digits = parted ?? content(of: token)
    if isWord("days") || isWord("day") {
      advance(as: .keyword)
      return Expression(.days(digits), range: range(from: token.lower))
    }
    return Expression(.number(digits), range: range(from: token.lower))
  }

  private mutating func parseWord(_ token: Token) throws(SyntaxFailure) -> Expression {
    if isJoined(1), let value = try valueOfFrame() { return value }
    if let failure = suffixOfOthers() ?? queryForRows() { throw failure }
    let isName = symbol(1) == .dot && isJoined(1)
    let literal: Expression.Kind? =
      switch isName ? nil : word() {
      case "blank": .blank
      case "true": .boolean(true)
      case "false": .boolean(false)
      case "today": .today
      default: nil
      }
    if let literal {
      advance(as: .keyword)
      reportEmptyCall()
      return Expression(literal, range: range(from: token.lower))
    }
    if !isName, isWord("if") { return try parseConditional() }
    if isWord("not") {
      throw failure(.valueExpected, "'not' belongs before a predicate", at: hereRange)
    }
    if isWord("case"), isWord("when", 1) {
      throw caseHabit()
    }
    if symbol(1) == .open, isWord("and") || isWord("or") { return try parseConnectiveCall() }
    if symbol(1) == .open, isJoined(1) || isFunction(word() ?? "") { return try parseCall(token) }
    let lower = token.lower
    // In a value a hyphen subtracts: only a target can lack its brackets.
    let column = symbol(1) == .minus ? try parsePlainColumn() : try parseColumn()
    return Expression(.column(column), range: range(from: lower))
  }

  /// `today()` as in other languages.
  private mutating func reportEmptyCall() {
    guard symbol() == .open, symbol(1) == .close else { return }
    let lower = hereRange.lower
    advance()
    advance()
    report(
      .habit, "what is no function takes no parentheses", at: range(from: lower),
      help: "take them away", fix: "")
  }

  private mutating func parsePlainColumn() throws(SyntaxFailure) -> ColumnReference {
    guard let token = current else { throw failure(expected: "a column") }
    advance()
    return ColumnReference(name: content(of: token), range: source.range(of: token))
  }

  /// Whether a function is called so.
  func isFunction(_ name: String) -> Bool {
    vocabulary.functions.contains { $0.name == name }
  }

  /// `name(a, b)`
  private mutating func parseCall(_ token: Token) throws(SyntaxFailure) -> Expression {
    let name = content(of: token).lowercased()
    if laterVersion(at: 0, [.function]) != nil {
      throw failure(.laterVersion, "'\(name)(…)' comes with a later version", at: hereRange)
    }
    let nameRange = hereRange
    advance(as: .keyword)
    advance(as: .call)
    let outer = isInPredicate
    isInPredicate = false
    var arguments: [Expression] = []
    try refuseFigure(name, at: nameRange)
    if symbol() != .close {
      arguments.append(try parseOr())
      if isWord("as") { try refuseConversion(name, of: arguments[0], at: nameRange) }
      while accept(.comma) { arguments.append(try parseOr()) }
    }
    try expectClose()
    isInPredicate = outer
    if let test = testAsCall(name, arguments, range(from: token.lower)) {
      return Expression(test, range: range(from: token.lower))
    }
    return Expression(
      .call(name: name, nameRange: nameRange, arguments: arguments), range: range(from: token.lower)
    )
  }

  /// `COUNT(*)`, `count(distinct a)`: a figure of all rows, which is no value.
  private mutating func refuseFigure(_ name: String, at place: SourceRange) throws(SyntaxFailure) {
    let isDistinct = isWord("distinct") && isName(1)
    guard isDistinct || symbol() == .times,
      var help = ExpressionCheck.figureLine(name, column: nil)
    else { return }
    if isDistinct, let column = token(1) {
      let text = source.text(column.lower, column.upper)
      help = "a figure of all rows takes a line of its own, as in expect distinct \(text) > 100"
    }
    throw failure(.unknownFunction, "no function is called '\(name)'", at: place, help: help)
  }

  /// `CAST(a AS INT)`: the function that reads a text as a value of a kind.
  private mutating func refuseConversion(
    _ name: String, of value: Expression, at place: SourceRange
  ) throws(SyntaxFailure) {
    guard let type = type(1), symbol(1 + type.count) == .close, let close = token(1 + type.count),
      let kind = vocabulary.types.first(where: { $0.name == type.name })?.kind
    else { return }
    let text = source.text(of: value.range)
    let isFunction = isFunction(kind.rawValue) && kind != .text
    let right = isFunction ? "\(kind.rawValue)(\(text))" : text
    report(
      .unknownFunction, "no function is called '\(name)'", at: place, help: "write \(right)",
      mending: SourceRange(source: source.index, lower: place.lower, upper: close.upper),
      with: right)
    throw SyntaxFailure()
  }
}
