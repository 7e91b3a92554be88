import Diagnostics

// Slips around the clauses of the tail, and between a value and a test, answered with what to type.
extension StatementParser {
  /// The failure for a clause that is nearly one.
  mutating func slip(after signature: Signature) -> SyntaxFailure? {
    commentBehindLine() ?? commaInNumber() ?? thresholdSign() ?? thresholdWithoutAction(signature)
      ?? bareReason()
      ?? reasonOtherwise() ?? elseBeforeAction(signature) ?? namedOtherwise() ?? verbAsColumn()
      ?? negatedValue()
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

  private static let reasonWords: Set<String> = [
    "comment", "description", "error", "message", "reason", "saying", "text",
  ]

  /// Whether a word that others put before a reason stands there, with the reason behind it.
  func isReasonWord(_ ahead: Int) -> Bool {
    word(ahead).map(Self.reasonWords.contains) == true && token(ahead + 1)?.kind == .text
  }

  /// `, message 'no email'`, `with reason 'x'`: a reason stands behind `because`.
  private mutating func reasonOtherwise() -> SyntaxFailure? {
    var ahead = symbol() == .comma ? 1 : 0
    if isWord("with", ahead) || isWord("and", ahead) { ahead += 1 }
    // `require a, message 'x'`: the word was read as a column.
    if current?.kind == .text, takesActions, isReasonWord(-1), symbol(-2) == .comma { ahead = -1 }
    guard isReasonWord(ahead), let word = token(ahead), let reason = token(ahead + 1),
      let before = token(ahead < 0 ? -3 : -1)
    else { return nil }
    report(
      .unexpected, "'\(content(of: word))' begins no clause", at: source.range(of: word),
      help: "write because \(source.text(reason.lower, reason.upper))",
      mending: SourceRange(source: source.index, lower: before.upper, upper: reason.lower),
      with: " because ")
    return SyntaxFailure()
  }

  /// Whether `else` and what is to be done stand there.
  func isElse(_ ahead: Int) -> Bool {
    guard let word = word(ahead), ["else", "otherwise"].contains(word) else { return false }
    let isWhat = isWord("keep", ahead + 1) || isWord("clear", ahead + 1)
    return isAction(ahead + 1) || symbol(ahead + 1) == .arrow
      || isWhat
        && (token(ahead + 2) == nil || symbol(ahead + 2) == .comma || isCommalessClause(ahead + 2))
  }

  /// `, else reject`, `otherwise clear`: an action stands behind a comma, or behind `others`.
  private mutating func elseBeforeAction(_ signature: Signature) -> SyntaxFailure? {
    let ahead = symbol() == .comma ? 1 : 0
    guard isElse(ahead), let word = token(ahead), let what = token(ahead + 1),
      let before = token(-1)
    else { return nil }
    let message = "'\(content(of: word))' begins no clause"
    let place = source.range(of: word)
    let isAction = isAction(ahead + 1)
    if !signature.takesOthers, !isAction || signature.actions.isEmpty {
      return failure(
        .unexpected, message, at: place, help: "take it away: other rows stay as they are")
    }
    let right = signature.takesOthers ? ", others " : ", "
    report(
      .unexpected, message, at: place,
      help: "write \(right)\(source.text(what.lower, what.upper))",
      mending: SourceRange(source: source.index, lower: before.upper, upper: what.lower),
      with: right)
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

  /// Whether the operator of a comparison stands so many places ahead, under whatever spelling.
  func comparison(_ ahead: Int) -> Bool {
    guard let symbol = symbol(ahead) else { return false }
    return ComparisonOperator(rawValue: symbol.correction ?? symbol.rawValue) != nil
  }
}
