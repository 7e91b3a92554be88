import Diagnostics

// Things in the wrong order or left over, answered with the line that was meant.
extension StatementParser {
  /// Notes an error whose fix changes another range than its place.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String,
    mending mended: SourceRange, with replacement: String
  ) {
    let fix = Fix(range: mended, replacement: replacement)
    diagnostics.append(Diagnostic(code, message, at: range, help: help, fix: fix))
  }

  // MARK: Before the verb

  /// `'W' -> 'Won'; 'L' -> 'Lost'`: the line was cut where a comma was meant.
  mutating func semicolonBefore() -> SyntaxFailure? {
    guard current?.kind == .text || current?.kind == .pattern else { return nil }
    var upper = hereRange.lower
    while upper > 0, source.bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    guard upper > 1, source.bytes[upper - 1] == UInt8(ascii: ";"),
      source.bytes[upper - 2] != UInt8(ascii: "\n")
    else { return nil }
    return failure(
      .habit, "';' ends a statement, it does not separate values",
      at: SourceRange(source: source.index, lower: upper - 1, upper: upper), help: "write ,",
      fix: ",")
  }

  /// `if P then drop rows`: in this language the condition stands behind.
  mutating func conditionFirst() -> SyntaxFailure? {
    guard isWord("if"), let last = tokens.last else { return nil }
    var ahead = self
    ahead.advance()
    guard let condition = try? ahead.parsePredicate(),
      ahead.isWord("then") || ahead.symbol() == .colon || ahead.symbol() == .comma
    else { return nil }
    ahead.advance()
    let rest = ahead.position..<tokens.count
    let hasTail = rest.contains {
      ["else", "when", "because"].contains(word($0 - position) ?? "")
    }
    // `then reject`: the action alone.
    let isAction = rest.count == 1 && Self.actions.contains(ahead.word() ?? "")
    guard isAction || ahead.longestPhrase(phrases.verbs) != nil, !hasTail else { return nil }
    let line =
      source.text(ahead.hereRange.lower, last.upper) + (isAction ? " rows when " : " when ")
      + source.text(of: condition.range)
    report(
      .unknownVerb, "no line begins with 'if'", at: hereRange, help: "write \(line)",
      mending: range(from: hereRange.lower, count: tokens.count - position), with: line)
    return SyntaxFailure()
  }

  /// `trim city`: a form where the verb is missing.
  mutating func formAsVerb() -> SyntaxFailure? {
    guard longestPhrase(phrases.verbSynonyms) == nil,
      let words = longestPhrase(phrases.forms) ?? longestPhrase(phrases.formSynonyms),
      let form = vocabulary.forms.first(where: { $0.name == words || $0.synonyms.contains(words) })
    else { return nil }
    var ahead = self
    _ = ahead.acceptPhrase(words)
    // `TRIM(a)`
    let isCall = ahead.symbol() == .open
    if isCall { ahead.advance() }
    let lower = ahead.hereRange.lower
    let count = ahead.diagnostics.count
    guard (try? ahead.parseColumns()) != nil, ahead.diagnostics.count == count else { return nil }
    let columns = source.text(of: ahead.range(from: lower))
    guard !isCall || ahead.accept(.close), ahead.current == nil || ahead.isTailAhead else {
      return nil
    }
    let whole = ahead.range(from: hereRange.lower)
    let line = "normalize \(columns) \(form.name)"
    report(
      .unknownVerb, "no line begins with '\(words)'", at: hereRange,
      help: "it is a form: write \(line)", mending: whole, with: line)
    return SyntaxFailure()
  }

  // MARK: In another order

  /// `normalize trim city`
  mutating func formBeforeColumn() -> SyntaxFailure? {
    guard position == 2, let form = token(-1), form.kind == .word, current?.kind == .word,
      vocabulary.forms.contains(where: { $0.name == content(of: form).lowercased() }),
      endsBehindCurrent
    else { return nil }
    let place = source.range(of: form)
    let right = "\(source.text(of: hereRange)) \(source.text(of: place))"
    report(
      .unknownForm, "'\(content(of: form))' is a form, and stands before its column", at: place,
      help: "write \(right)", mending: range(from: form.lower, count: 1), with: right)
    return SyntaxFailure()
  }

  /// `replace 'x' with 'y' in city`
  mutating func armsBeforeColumn(_ shape: [Slot]) -> SyntaxFailure? {
    guard Self.takesArms(shape), let old = current, old.kind == .text, !old.isUnclosed,
      let new = token(2), new.kind == .text,
      symbol(1) == .arrow || ["by", "to", "with"].contains(word(1) ?? ""),
      ["at", "in", "of", "on"].contains(word(3) ?? ""), isName(4), let column = token(4)
    else { return nil }
    var ahead = self
    ahead.position += 4
    guard ahead.endsBehindCurrent else { return nil }
    let (one, two) = (source.text(old.lower, old.upper), source.text(new.lower, new.upper))
    let right = "\(source.text(column.lower, column.upper)) \(one) -> \(two)"
    report(
      .clauseOutOfPlace, "the texts stand before their column", at: hereRange,
      help: "write \(right)", mending: range(from: old.lower, count: 5), with: right)
    return SyntaxFailure()
  }

  /// `default 'unknown' city`
  mutating func valueBeforeColumn(_ shape: [Slot]) -> SyntaxFailure? {
    guard shape.count > 1, case .columns = shape[0], case .value = shape[1],
      let value = current, !value.isUnclosed, value.kind == .text || value.kind == .number,
      let column = token(1), column.kind == .word || column.kind == .bracketed
    else { return nil }
    var ahead = self
    ahead.advance()
    guard ahead.endsBehindCurrent else { return nil }
    let right = "\(source.text(of: source.range(of: column))) \(source.text(of: hereRange))"
    report(
      .clauseOutOfPlace, "the value stands before its column", at: hereRange,
      help: "write \(right)", mending: range(from: value.lower, count: 2), with: right)
    return SyntaxFailure()
  }

  /// `dedupe keep first on email`: the words that should stand here stand further behind.
  mutating func clauseBefore(_ words: String) -> SyntaxFailure? {
    guard isWord("keep") || isWord("every") || symbol() == .arrow else { return nil }
    var ahead = 1
    while token(ahead) != nil, phraseLength(words, ahead) == 0 { ahead += 1 }
    guard let start = token(ahead), let before = token(ahead - 1) else { return nil }
    var upper = before.upper
    var rest = self
    rest.position += ahead
    while let next = rest.current, !rest.isTailAhead {
      upper = next.upper
      rest.advance()
    }
    let right = source.text(start.lower, upper) + " " + source.text(hereRange.lower, before.upper)
    let whole = SourceRange(source: source.index, lower: hereRange.lower, upper: upper)
    report(
      .clauseOutOfPlace, "\(shown(current)) is out of place", at: hereRange,
      help: "write \(right)", mending: whole, with: right)
    return SyntaxFailure()
  }

  /// Whether the line, or all of it before its tail, ends with the token here.
  private var endsBehindCurrent: Bool {
    var ahead = self
    ahead.advance()
    return ahead.current == nil || ahead.isTailAhead
  }

  // MARK: Too much in one

  /// `1 < n < 5`: the value in the middle is said once.
  mutating func chainedComparison(_ first: Expression) -> SyntaxFailure {
    guard case .comparison(_, _, let middle) = first.kind, let sign = comparisonAhead else {
      return failure(
        .chainedComparison, "one comparison follows another", at: hereRange,
        help: "join two comparisons with and")
    }
    let right = "and \(source.text(of: middle.range)) \(sign.rawValue)"
    return failure(
      .chainedComparison, "one comparison follows another", at: hereRange,
      help: "write \(right)", fix: right)
  }
}
