import Diagnostics

// What stands behind a line that is whole.
extension StatementParser {
  /// The failure for what stands behind a line that is whole.
  mutating func surplus(after signature: Signature) -> SyntaxFailure {
    let message = "\(shown(current)) does not belong here"
    if let failure = nameOfWords() ?? bareNotation() ?? callWithoutParentheses(signature)
      ?? bareType()
      ?? prefixedText()
    {
      return failure
    }
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

  /// `check First Name is present`: the last word belongs to the name before the test.
  private mutating func nameOfWords() -> SyntaxFailure? {
    guard let first = token(-1), first.kind == .word, current?.kind == .word, startsTest(1)
    else { return nil }
    let text = source.text(first.lower, hereRange.upper)
    return failure(
      .unexpected, "\(shown(current)) does not belong here", at: hereRange,
      help: "a column of several words stands in brackets: \(Self.bracketed(text))")
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

  // MARK: Words and values

  /// `require a is present`: what the verb says already.
  mutating func idlePresence(after signature: Signature) -> SyntaxFailure? {
    let words: Set<String> = [
      "be", "blank", "empty", "filled", "has", "is", "must", "not", "null", "present", "required",
    ]
    guard signature.name == "require", let first = word(), words.contains(first),
      first != "present", first != "blank"
    else { return nil }
    var count = 0
    while let word = word(count), words.contains(word) { count += 1 }
    var ahead = self
    ahead.position += count
    guard ahead.current == nil || ahead.isTailAhead else { return nil }
    let place = range(from: hereRange.lower, count: count)
    report(
      .unexpected, "'\(source.text(of: place))' does not belong here", at: place,
      help: "take it away: require asks that no cell is blank", mending: stretch(count), with: "")
    return SyntaxFailure()
  }

  /// `drop rows a = 'x'`: the word before the condition is missing.
  mutating func conditionWithoutWord(after signature: Signature) -> SyntaxFailure? {
    guard signature.condition == .required, tail.condition == nil, isName(0),
      startsTest(1)
        || symbol(1).flatMap({ ComparisonOperator(rawValue: $0.correction ?? $0.rawValue) }) != nil
    else { return nil }
    let right = "when " + source.text(of: hereRange)
    return failure(
      .unexpected, "\(shown(current)) does not belong here", at: hereRange, help: "write \(right)",
      fix: right)
  }

  /// `upper name`, `length name > 5`, `length of name`: a function without its parentheses.
  mutating func callWithoutParentheses(_ signature: Signature) -> SyntaxFailure? {
    let argument = isWord("of") && isName(1) ? 1 : 0
    guard !signature.takesFormsOrType, isName(0), let taken = token(argument), let name = token(-1),
      let word = word(-1),
      !isTailAhead, [word, word.uppercased()].contains(source.text(name.lower, name.upper)),
      vocabulary.functions.contains(where: { $0.name == word || $0.synonyms.contains(word) })
    else { return nil }
    let whole = SourceRange(source: source.index, lower: name.lower, upper: taken.upper)
    let right =
      "\(source.text(name.lower, name.upper))(\(source.text(taken.lower, taken.upper)))"
    report(
      .unexpected, "\(shown(current)) does not belong here", at: hereRange,
      help: "what '\(word)' takes stands in parentheses: \(right)", mending: whole, with: right)
    return SyntaxFailure()
  }

  /// `date DD/MM/YYYY`: a notation without its quotes.
  mutating func bareNotation() -> SyntaxFailure? {
    guard current?.kind == .word, let last = word(-1),
      let type = vocabulary.types.first(where: { $0.name == last }), type.takesNotations,
      type.kind != .number
    else { return nil }
    var count = 1
    while isJoined(count), token(count) != nil { count += 1 }
    guard count > 1 else { return nil }
    let place = range(from: hereRange.lower, count: count)
    let text = source.text(of: place)
    let notation = Notations.withMonths(text, hasTime: type.kind == .datetime) ?? text
    guard Notations.problem(ofMoment: notation, hasTime: type.kind == .datetime) == nil else {
      return nil
    }
    return failure(
      .unexpected, "'\(text)' does not belong here", at: place,
      help: "a notation stands in quotes: \(Scope.quoted(notation))", fix: Scope.quoted(notation))
  }

  /// `check a email`, `check a valid email`, `check a is valid email`: a type without its words.
  mutating func bareType() -> SyntaxFailure? {
    guard tail.condition != nil || slots["predicate"] != nil, let before = token(-1),
      before.kind != .text, let first = current
    else { return nil }
    let isBehindValid = isWord("valid", -1) && isWord("is", -2)
    var skipped = 0
    while ["a", "an", "the", "valid"].contains(word(skipped) ?? "") { skipped += 1 }
    guard let type = type(skipped), isName(-1) || symbol(-1) == .close else { return nil }
    let right = isBehindValid ? type.name : "is \(type.name)"
    report(
      .unexpected, "\(shown(current)) does not belong here", at: hereRange, help: "write \(right)",
      mending: SourceRange(
        source: source.index, lower: isBehindValid ? before.lower : first.lower,
        upper: token(skipped + type.count - 1)?.upper ?? first.upper), with: right)
    return SyntaxFailure()
  }

  /// `f'{name} {city}'`: a letter that touches a text.
  mutating func prefixedText() -> SyntaxFailure? {
    guard current?.kind == .text, isJoined(0), let letter = word(-1),
      ["b", "e", "f", "n", "r", "u"].contains(letter)
    else { return nil }
    return failure(
      .unexpected, "'\(letter)' does not belong before a text", at: source.range(of: token(-1)!),
      help: letter == "f" ? "& joins texts, as in name & ' ' & city" : "take it away",
      fix: letter == "f" ? nil : "")
  }

  /// `a = 'x', 'y'`, behind which a comma is left.
  mutating func valuesBehindComma() -> SyntaxFailure? {
    guard tail.condition != nil || slots["predicate"] != nil, let first = token(-1),
      first.kind == .text || first.kind == .number, let sign = token(-2),
      symbol(-2) == .equal || symbol(-2) == .notEqual, token(1)?.kind == first.kind
    else { return nil }
    var count = 0
    while symbol(count) == .comma, token(count + 1)?.kind == first.kind { count += 2 }
    let upper = token(count - 1)?.upper ?? hereRange.upper
    let test = symbol(-2) == .equal ? "in" : "not in"
    let right = "\(test) (\(source.text(first.lower, upper)))"
    report(
      .unexpected, "nothing that belongs here follows this comma", at: hereRange,
      help: "write \(right)",
      mending: SourceRange(source: source.index, lower: sign.lower, upper: upper), with: right)
    return SyntaxFailure()
  }
}

extension Signature {
  /// Whether words that are functions too can be forms or types in its lines.
  fileprivate var takesFormsOrType: Bool {
    shape.contains { slot in
      switch slot {
      case .forms, .type: true
      default: false
      }
    }
  }
}
