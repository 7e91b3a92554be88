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
    guard let condition = try? ahead.parsePredicate(), ahead.isWord("then") else { return nil }
    ahead.advance()
    let rest = ahead.position..<tokens.count
    let hasTail = rest.contains {
      ["else", "when", "because"].contains(word($0 - position) ?? "")
    }
    guard ahead.longestPhrase(phrases.verbs) != nil, !hasTail else { return nil }
    let line =
      source.text(ahead.hereRange.lower, last.upper) + " when " + source.text(of: condition.range)
    report(
      .unknownVerb, "no line begins with 'if'", at: hereRange, help: "write \(line)",
      mending: range(from: hereRange.lower, count: tokens.count - position), with: line)
    return SyntaxFailure()
  }

  /// `trim city`: a form where the verb is missing.
  mutating func formAsVerb() -> SyntaxFailure? {
    guard let form = longestPhrase(phrases.forms), longestPhrase(phrases.verbSynonyms) == nil,
      let first = token(phraseLength(form))
    else { return nil }
    var ahead = self
    _ = ahead.acceptPhrase(form)
    let count = ahead.diagnostics.count
    guard (try? ahead.parseColumns()) != nil, ahead.diagnostics.count == count,
      ahead.current == nil || ahead.isTailAhead
    else { return nil }
    let whole = ahead.range(from: hereRange.lower)
    let line = "normalize \(source.text(first.lower, whole.upper)) \(form)"
    report(
      .unknownVerb, "no line begins with '\(form)'", at: hereRange,
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

  // MARK: Left over

  /// The failure for what stands behind a line that is whole.
  mutating func surplus(after signature: Signature) -> SyntaxFailure {
    let message = "\(shown(current)) does not belong here"
    if let failure = bareNotation() ?? callWithoutParentheses(signature) { return failure }
    if let (text, help) = severalWords(after: signature) {
      report(
        .unexpected, message, at: hereRange, help: help + ": " + text.right,
        mending: text.range, with: text.right)
      return SyntaxFailure()
    }
    if let help = otherWay(of: signature) {
      return failure(.unexpected, message, at: hereRange, help: help)
    }
    let isIdle = symbol() == .dot || isWord("end") || isWord("endif")
    guard isIdle, token(1) == nil else { return failure(.unexpected, message, at: hereRange) }
    return failure(.unexpected, message, at: hereRange, help: "take it away", fix: "")
  }

  /// What to do about words that go with another way to write the line: `from 'codes.csv' … ignoring case`.
  private func otherWay(of signature: Signature) -> String? {
    for case .choice(let ways) in signature.shape {
      for way in ways where !way.flatMap(\.labelled).contains(where: { slots[$0.label] != nil }) {
        for case .flag(_, let words) in way.dropFirst() where phraseLength(words) > 0 {
          return
            "leave out '\(words)': it goes with \(way.first.map(Self.describe) ?? "another line")"
        }
      }
    }
    return nil
  }

  /// `stage = Closed Won`, `rename phone -> Mobile Phone`: words that lack their quotes or brackets.
  private func severalWords(
    after signature: Signature
  ) -> (text: (right: String, range: SourceRange), help: String)? {
    guard current?.kind == .word, let first = token(-1), first.kind == .word,
      let sign = symbol(-2),
      sign == .arrow || ComparisonOperator(rawValue: sign.correction ?? sign.rawValue) != nil
    else { return nil }
    let ends: Set<String> = ["and", "or", "then", "else", "ignoring"]
    var rest = self
    while let next = rest.current, next.kind == .word, !rest.isTailAhead,
      !ends.contains(rest.word() ?? "")
    {
      rest.advance()
    }
    guard rest.position > position else { return nil }
    let whole = rest.range(from: first.lower)
    let text = source.text(of: whole)
    if case .pairs? = signature.shape.first {
      return ((Self.bracketed(text), whole), "a name of several words stands in brackets")
    }
    return (
      (Scope.quoted(text), whole),
      "a column of several words stands in brackets, \(Self.bracketed(text)), and a text in quotes"
    )
  }
}
