import Diagnostics

// Slips around the clauses of the tail, and between a value and a test, answered with what to type.
extension StatementParser {
  /// The failure for a clause that is nearly one.
  mutating func slip(after signature: Signature) -> SyntaxFailure? {
    decimalComma() ?? thresholdSign() ?? thresholdWithoutAction(signature) ?? bareReason()
      ?? namedOtherwise() ?? verbAsColumn() ?? negatedValue()
  }

  /// `n = 1,5`: numbers have a point.
  private mutating func decimalComma() -> SyntaxFailure? {
    guard symbol() == .comma, !partsThousands, isJoined(0), isJoined(1), let whole = token(-1),
      let part = token(1),
      whole.kind == .number, part.kind == .number
    else { return nil }
    let number = content(of: whole) + "." + content(of: part)
    report(
      .unexpected, "a comma separates values, and stands in no number", at: hereRange,
      help: "write \(number)", mending: range(from: whole.lower, count: 2), with: number)
    return SyntaxFailure()
  }

  /// `, warn > 5%`, `, warn if above 5%`: a threshold begins with one word.
  private mutating func thresholdSign() -> SyntaxFailure? {
    guard symbol() == .comma, let action = word(1), Self.actions.contains(action) else {
      return nil
    }
    var ahead = 2
    while isThresholdSlip(ahead) { ahead += 1 }
    guard ahead > 2, token(ahead)?.kind == .number, let number = token(ahead), let first = token(2),
      let last = token(ahead - 1)
    else { return nil }
    let unit = token(ahead + 1).map { symbol(ahead + 1) == .percent ? "%" : " \(content(of: $0))" }
    let place = SourceRange(source: source.index, lower: first.lower, upper: last.upper)
    report(
      .expected, "expected 'above' after '\(action)', found \(shown(first))", at: place,
      help: "write \(action) above \(content(of: number))\(unit ?? "%")", fix: "above")
    return SyntaxFailure()
  }

  /// Words and signs that others put before a limit.
  private static let limitWords: Set<String> = [
    "above", "at", "exceeding", "exceeds", "from", "greater", "if", "more", "over", "than", "when",
  ]

  private func isThresholdSlip(_ ahead: Int) -> Bool {
    symbol(ahead) == .greater || symbol(ahead) == .greaterOrEqual
      || word(ahead).map(Self.limitWords.contains) == true
  }

  /// `stop rows when a is blank above 5%`: the action that the threshold is one of stands behind a comma.
  private mutating func thresholdWithoutAction(_ signature: Signature) -> SyntaxFailure? {
    guard isWord("above"), token(1)?.kind == .number, !signature.actions.isEmpty else { return nil }
    let action = signature.defaultAction.flatMap { $0.takesThreshold ? $0 : nil } ?? .warn
    let text = source.text(hereRange.lower, tokens.last?.upper ?? hereRange.upper)
    report(
      .unexpected, "a threshold stands behind an action", at: hereRange,
      help: "write , \(action) \(text)",
      mending: SourceRange(
        source: source.index, lower: gapBefore.lower, upper: hereRange.lower),
      with: ", \(action) ")
    return SyntaxFailure()
  }

  /// `because no`: a reason is a text.
  private mutating func bareReason() -> SyntaxFailure? {
    guard isWord("because"), let first = token(1), let last = tokens.last, first.kind != .text
    else { return nil }
    let reason = source.text(first.lower, last.upper)
    let quoted = Scope.quoted(reason)
    report(
      .expected, "a reason stands in quotes",
      at: SourceRange(source: source.index, lower: first.lower, upper: last.upper),
      help: "write because \(quoted)", fix: reason.contains("\n") ? nil : quoted)
    return SyntaxFailure()
  }

  /// `as [a b]`, `as 'R1'`: an id is a bare word.
  private mutating func namedOtherwise() -> SyntaxFailure? {
    guard isWord("as"), let name = token(1), name.kind == .bracketed || name.kind == .text,
      token(2) == nil || isWord("because", 2)
    else { return nil }
    var word = String.UnicodeScalarView()
    for scalar in content(of: name).unicodeScalars {
      word.append(Characters.continuesName(scalar) ? scalar : "_")
    }
    let isUsable = word.first.map(Characters.startsName) == true
    return failure(
      .expected, "an id is a bare word: letters, digits and _", at: source.range(of: name),
      help: "write as \(isUsable ? String(word) : "R1")", fix: isUsable ? String(word) : nil)
  }

  /// `check unique id`: what looks like the column is the verb.
  private mutating func verbAsColumn() -> SyntaxFailure? {
    guard position == 2, isName(0), isWord("check", -2), let verb = word(-1),
      vocabulary.verbs.contains(where: { $0.name == verb && !$0.actions.isEmpty }),
      let first = token(-2), let last = token(-1)
    else { return nil }
    let rest = source.text(hereRange.lower, tokens.last?.upper ?? hereRange.upper)
    report(
      .unexpected, "'\(verb)' begins a line by itself", at: source.range(of: last),
      help: "write \(verb) \(rest)",
      mending: SourceRange(source: source.index, lower: first.lower, upper: last.upper),
      with: verb)
    return SyntaxFailure()
  }

  /// `id not 'a'`: `not` alone stands between no two values.
  private mutating func negatedValue() -> SyntaxFailure? {
    guard isWord("not"), token(-1) != nil, let next = token(1) else { return nil }
    let isList = symbol(1) == .open
    guard isList || next.kind == .text || next.kind == .number else { return nil }
    let right = isList ? "not in" : "!="
    return failure(
      .unexpected, "'not' compares nothing by itself", at: hereRange,
      help: "write \(right)" + (isList ? "" : " \(source.text(next.lower, next.upper))"),
      fix: right)
  }

  /// `check when is blank`: where a test stands behind it, `when` was meant as a column.
  mutating func columnNamedWhen(before shape: [Slot]) -> SyntaxFailure? {
    // A line without slots has its condition here.
    guard !shape.isEmpty, isWord("when"), startsTest(1) || comparison(1) else { return nil }
    return failure(
      .reservedName, "'when' begins a clause here", at: hereRange,
      help: "a column of this name is written [when]", fix: "[when]")
  }

  private func comparison(_ ahead: Int) -> Bool {
    guard let symbol = symbol(ahead) else { return false }
    return ComparisonOperator(rawValue: symbol.correction ?? symbol.rawValue) != nil
  }
}
