import Diagnostics

extension StatementParser {
  /// The clauses of a `test`, each on a line of its own.
  mutating func parseTest() throws(SyntaxFailure) -> TestCase {
    var test = TestCase()
    while current != nil {
      guard beginsLine(0) else {
        throw failure(
          .expected, "\(shown(current)) stands on a line of its own", at: hereRange,
          help: "'given' and 'expect' begin lines")
      }
      if isWord("given") {
        try parseGiven(into: &test)
      } else if isWord("expect") {
        try parseExpected(into: &test)
      } else {
        let near = word().flatMap {
          EditDistance.suggestion(for: $0, among: ["given", "expect"])
        }
        throw failure(
          expected: "'given' or 'expect'",
          help: near.map { "did you mean '\($0)'?" }
            ?? "a table stands behind the word that says what it is")
      }
    }
    return test
  }

  /// Whether a token is the first of its line.
  func beginsLine(_ ahead: Int) -> Bool {
    guard let token = token(ahead), let before = self.token(ahead - 1) else { return true }
    return source.bytes[before.upper..<token.lower].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether a token stands on the line of the one before it.
  private func isOnLine(_ ahead: Int) -> Bool { token(ahead) != nil && !beginsLine(ahead) }

  // MARK: given

  private mutating func parseGiven(into test: inout TestCase) throws(SyntaxFailure) {
    let start = position
    let lower = hereRange.lower
    advance(as: .keyword)
    if isWord("today"), token(1)?.kind == .text, isOnLine(1) {
      let place = hereRange
      advance(as: .keyword)
      if test.today != nil { reportTwice("given today", at: place) }
      test.today = try parseText()
      return
    }
    let table = acceptTableName()
    let content = try parseTable(start: start, behind: "given")
    let isTwice = test.givens.contains { $0.table?.text.lowercased() == table?.text.lowercased() }
    let given = GivenTable(table: table, content: content, range: range(from: lower))
    if isTwice { reportTwice("given" + (table.map { " \($0.text)" } ?? ""), at: given.range) }
    test.givens.append(given)
  }

  /// A name that another name follows, without a bar between them, is a table's.
  private mutating func acceptTableName() -> Word? {
    guard let token = current, token.kind == .word, isOnLine(0), isOnLine(1),
      let next = self.token(1), next.kind == .word || next.kind == .bracketed
    else { return nil }
    advance()
    return Word(text: content(of: token), range: source.range(of: token))
  }

  private mutating func reportTwice(_ words: String, at range: SourceRange) {
    report(
      .clauseTwice, "'\(words)' stands twice in this test", at: range, help: "keep one of them")
  }

  // MARK: expect

  private mutating func parseExpected(into test: inout TestCase) throws(SyntaxFailure) {
    let start = position
    let lower = hereRange.lower
    advance(as: .keyword)
    if isWord("stopped"), isOnLine(1), token(1)?.kind == .word {
      return try parseStopped(into: &test, from: lower)
    }
    if isWord("stopped"), isOnLine(0), token(1) == nil || isWord("given", 1) || isWord("expect", 1)
    {
      throw failure(
        .expected, "expected the id of a line behind 'stopped'", at: hereRange,
        help: "write expect stopped R1, and as R1 behind the line that stops")
    }
    let kind = acceptKind()
    let table = isWord("in") && isWord("order", 1) ? nil : acceptTableName()
    let isInOrder = acceptPhrase("in order") != nil
    let content = try parseTable(start: start, behind: "expect")
    let expected = ExpectedTable(
      kind: kind, table: table, isInOrder: isInOrder, content: content,
      range: range(from: lower))
    let isTwice = test.expected.contains {
      $0.kind == kind && $0.table?.text.lowercased() == table?.text.lowercased()
    }
    if isTwice {
      let words = kind == .rows ? "expect" : "expect \(kind)"
      reportTwice(words + (table.map { " \($0.text)" } ?? ""), at: expected.range)
    }
    test.expected.append(expected)
  }

  /// `rejects`, `findings` or `removed`; where a bar follows, it is a column's name.
  private mutating func acceptKind() -> ExpectedTable.Kind {
    guard isOnLine(0), let word = word(), let kind = ExpectedTable.Kind(rawValue: word),
      kind != .rows, symbol(1) != .bar
    else { return .rows }
    advance(as: .keyword)
    return kind
  }

  private mutating func parseStopped(
    into test: inout TestCase, from lower: Int
  ) throws(SyntaxFailure) {
    advance(as: .keyword)
    if !test.stopped.isEmpty { reportTwice("expect stopped", at: range(from: lower)) }
    test.stopped.append(try parseName())
    while symbol() == .comma {
      advance()
      test.stopped.append(try parseName())
    }
  }
}
