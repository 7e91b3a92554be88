import Diagnostics

extension StatementParser {
  /// The words that a column can be named like only in brackets.
  static let reservedNames: Set<String> = ["blank", "false", "if", "not", "today", "true"]
  /// The words that begin a tail after a comma.
  static let actions: Set<String> = ["note", "warn", "review", "reject", "stop"]

  /// Whether a word behind a comma begins the tail: `others`, or an action.
  func isTailWord(_ ahead: Int) -> Bool {
    guard let word = word(ahead) else { return false }
    return word == "others" || Self.actions.contains(word)
  }

  /// Columns separated by commas, up to the first that no comma follows.
  mutating func parseColumns() throws(SyntaxFailure) -> [ColumnReference] {
    if let columns = try columnsInParentheses() { return columns }
    return try parseList { (parser) throws(SyntaxFailure) in try parser.parseColumn() }
  }

  /// Things that begin with a column, separated by commas, up to the first that no comma follows.
  mutating func parseList<Element>(
    _ parseElement: (inout StatementParser) throws(SyntaxFailure) -> Element
  ) throws(SyntaxFailure) -> [Element] {
    var elements = [try parseElement(&self)]
    while symbol() == .comma, !isWord("others", 1), !(takesActions && isAction(1)), !isElse(1),
      !isCommalessClause(1)
    {
      guard let next = token(1) else { throw failureAfterComma("a column") }
      guard
        next.kind == .word || next.kind == .bracketed || next.kind == .badName || next.kind == .text
      else { break }
      if endsBeforeValue() { break }
      advance()
      reportTailWord()
      elements.append(try parseElement(&self))
    }
    return elements
  }

  /// The failure for a comma behind which something is missing.
  mutating func failureAfterComma(_ what: String) -> SyntaxFailure {
    let comma = hereRange
    advance()
    guard current == nil else { return failure(expected: what) }
    report(
      .expected, "expected \(what) after ','", at: hereRange, help: "take the comma away",
      mending: comma, with: "")
    return SyntaxFailure()
  }

  /// A column named like an action stands in brackets behind a comma. A verb that takes actions may
  /// well have meant one.
  mutating func reportTailWord() {
    guard let word = word(), isTailWord(0) else { return }
    let isAction = takesActions && Self.actions.contains(word)
    report(
      .wordOfTheTail, "'\(word)' after a comma begins a clause", at: hereRange,
      help: (isAction ? "'\(word)' ends the line, or goes on with 'above' only; " : "")
        + "a column of this name is written [\(word)]",
      fix: isAction ? nil : "[\(word)]")
  }

  /// A bare, bracketed or qualified column name; what was meant as one is mended.
  mutating func parseColumn() throws(SyntaxFailure) -> ColumnReference {
    guard let token = current else { throw failure(expected: "a column") }
    let lower = token.lower
    switch token.kind {
    case .bracketed:
      advance()
      return try qualified(by: token, lower: lower)
    case .word:
      if let column = acceptFrameColumn() ?? unbracketedName() { return column }
      if let word = word(), Self.reservedNames.contains(word) {
        report(
          .reservedName, "'\(word)' is a word of the language", at: hereRange,
          help: "a column of this name is written [\(word)]", fix: "[\(word)]")
      }
      advance()
      return try qualified(by: token, lower: lower)
    case .badName: return unbracketedName() ?? ColumnReference(name: "", range: hereRange)
    case .text: return quotedColumn(token)
    case .symbol(.times):
      throw failure(
        expected: "a column", help: "name the columns one by one, with commas: name, email, city")
    default: throw failure(expected: "a column")
    }
  }

  private mutating func quotedColumn(_ token: Token) -> ColumnReference {
    let name = content(of: token)
    let bracketed = Self.bracketed(name)
    if !token.isUnclosed {
      report(
        .quotedColumn, "a column stands here, not a quoted text", at: hereRange,
        help: "write \(bracketed)", fix: bracketed)
    }
    advance()
    return ColumnReference(name: name, isBracketed: true, range: range(from: token.lower))
  }

  /// Reads what stands behind a dot; an empty bracket is an error.
  private mutating func qualified(
    by first: Token, lower: Int
  ) throws(SyntaxFailure) -> ColumnReference {
    var table: String?
    var last = first
    if symbol() == .dot, isJoined(0), let next = token(1), isJoined(1),
      next.kind == .word || next.kind == .bracketed
    {
      table = content(of: first)
      last = next
      advance()
      advance()
    }
    let name = content(of: last)
    let place = range(from: lower)
    if last.isUnclosed { throw SyntaxFailure() }
    if name.unicodeScalars.allSatisfy(Characters.isBlank) {
      report(
        .emptyName, "a name in brackets is empty", at: place,
        help: "a column without a header is written [column 7]")
    }
    // A point behind a name is the end of a sentence: it is what does not belong here.
    if symbol() == .dot, isJoined(0), isJoined(1) {
      let whole = wholeName(from: lower)
      throw failure(
        .nameNeedsBrackets, "a name with two dots needs brackets", at: whole.range,
        help: "write \(Self.bracketed(whole.name))", fix: Self.bracketed(whole.name))
    }
    return ColumnReference(
      table: table, name: name, isBracketed: last.kind == .bracketed, range: place)
  }

  /// A name with a hyphen or a leading digit, which lacks its brackets: `E-Mail`, `2nd_phone`.
  private mutating func unbracketedName() -> ColumnReference? {
    guard let first = current else { return nil }
    let isHyphened = symbol(1) == .minus && isJoined(1) && isJoined(2) && isNamePart(2)
    guard first.kind == .badName || isHyphened else { return nil }
    let whole = wholeName(from: first.lower)
    let bracketed = Self.bracketed(whole.name)
    report(
      .nameNeedsBrackets,
      "a name with \(isHyphened ? "a hyphen" : "a leading digit") needs brackets", at: whole.range,
      help: "write \(bracketed)", fix: bracketed)
    return ColumnReference(name: whole.name, isBracketed: true, range: whole.range)
  }

  private func isNamePart(_ ahead: Int) -> Bool {
    switch token(ahead)?.kind {
    case .word, .badName, .number: true
    default: false
    }
  }

  /// Takes all tokens that touch: names, hyphens and dots.
  private mutating func wholeName(from lower: Int) -> (name: String, range: SourceRange) {
    if position < tokens.count, tokens[position].lower == lower { advance() }
    while isJoined(0),
      isNamePart(0) || symbol() == .dot
        || (symbol() == .minus && isJoined(1) && isNamePart(1))
    {
      advance()
    }
    let whole = range(from: lower)
    return (source.text(of: whole), whole)
  }

  /// `[First Name]`, with `]` doubled.
  static func bracketed(_ name: String) -> String {
    var result = "["
    for scalar in name.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "]" { result.unicodeScalars.append(scalar) }
    }
    return result + "]"
  }
}
