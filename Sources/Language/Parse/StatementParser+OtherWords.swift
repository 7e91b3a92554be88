import Diagnostics

// Words and signs that other languages put around columns and values, and that stand for nothing
// here.
extension StatementParser {
  /// Words between a name and what follows, none of which this language has there.
  private static let idleWords: Set<String> = ["as", "by", "in", "into", "is", "to", "with"]

  /// Words that are hardly ever columns where a comma is missing before them.
  private static let wordsBetween: Set<String> = idleWords.union([
    "does", "has", "keep", "must", "not", "of", "on", "or", "should", "where",
  ])

  /// The stretch from the end of the token before to here: a word with the blanks before it.
  func stretch(_ count: Int = 1) -> SourceRange {
    SourceRange(
      source: source.index, lower: token(-1)?.upper ?? hereRange.lower,
      upper: token(count - 1)?.upper ?? hereRange.upper)
  }

  /// `default a to 'x'`: passes over the word.
  mutating func skipWordBeforeValue() {
    guard let word = word(), Self.idleWords.contains(word), let value = token(1),
      value.kind == .text || value.kind == .number
    else { return }
    report(
      .habit, "'\(word)' does not stand before a value", at: hereRange, help: "take it away",
      mending: stretch(), with: "")
    advance()
  }

  /// `list l is 'a', 'b'`: passes over the word.
  mutating func skipWordBeforeTexts() {
    guard let word = word(), Self.idleWords.contains(word), token(1)?.kind == .text else { return }
    report(
      .habit, "'\(word)' does not stand before the texts", at: hereRange, help: "take it away",
      mending: stretch(), with: "")
    advance()
  }

  /// `normalize a to upper`, `normalize a as date`
  mutating func wordBeforeForm() -> SyntaxFailure? {
    guard let word = word(), Self.idleWords.contains(word) else { return nil }
    let form = longestPhrase(phrases.forms, 1)
    let formCount = form.map { phraseLength($0, 1) } ?? 0
    if let synonym = longestPhrase(phrases.formSynonyms, 1),
      phraseLength(synonym, 1) > formCount,
      let right = vocabulary.forms.first(where: { $0.synonyms.contains(synonym) })?.name
    {
      let place = range(from: hereRange.lower, count: 1 + phraseLength(synonym, 1))
      return failure(
        .unknownForm, "no form is called '\(source.text(of: place))'", at: place,
        help: "write \(right)", fix: right)
    }
    guard form != nil else { return nil }
    report(
      .unknownForm, "no form is called '\(word)'", at: hereRange, help: "take it away",
      mending: stretch(), with: "")
    return SyntaxFailure()
  }

  /// `normalize phone E.164`, `normalize d ISO 8601`: the standard that a form writes.
  mutating func standardAsForm() -> SyntaxFailure? {
    var count = 1
    while isJoined(count), symbol(count) != .comma { count += 1 }
    if isWord("iso"), token(count)?.kind == .number { count += 1 }
    let place = range(from: hereRange.lower, count: count)
    let letters = source.text(of: place).lowercased().filter { $0.isLetter || $0.isNumber }
    let forms = ["e164": "phone", "iso8601": "date", "iso": "date", "iso3166": "country"]
    guard let form = forms[letters] else { return nil }
    return failure(
      .unknownForm, "no form is called '\(source.text(of: place))'", at: place,
      help: form == "phone"
        ? "write phone, or phone region 'DE' for numbers without their country"
        : "write \(form)", fix: form)
  }

  /// Signs that others put around forms.
  private static let signsOfForms: Set<Symbol> = [
    .ampersand, .arrow, .bar, .colon, .doubleAmpersand, .doubleBar, .equal, .greater, .plus, .slash,
  ]

  /// `normalize a | trim`
  mutating func signBeforeForm() -> SyntaxFailure? {
    guard let symbol = symbol(), Self.signsOfForms.contains(symbol),
      longestPhrase(phrases.forms, 1) != nil
    else { return nil }
    report(
      .habit, "\(shown(current)) does not stand before a form", at: hereRange,
      help: "take it away", mending: stretch(), with: isJoined(1) ? " " : "")
    return SyntaxFailure()
  }

  /// `normalize a trim | lower`, `trim then lower`: takes the sign or word, and says that a comma separates
  /// forms.
  mutating func acceptSignBetweenForms() -> Bool {
    let isSign = symbol().map(Self.signsOfForms.contains) == true || isWord("and") || isWord("then")
    guard isSign, let next = token(1), longestPhrase(phrases.forms, 1) != nil else { return false }
    report(
      .habit, "\(shown(current)) separates no forms", at: hereRange, help: "write ,",
      mending: SourceRange(
        source: source.index, lower: gapBefore.lower, upper: next.lower), with: ", ")
    advance()
    return true
  }

  /// `unique on email`: the columns stand directly behind the verb.
  mutating func skipWordBeforeColumns(_ signature: Signature) {
    guard case .columns? = signature.shape.first, let word = word(),
      ["on", "by", "of", "for"].contains(word), isName(1),
      signature.shape.dropFirst().allSatisfy({ slot in
        switch slot {
        case .optional, .flag, .clauses: true
        default: false
        }
      })
    else { return }
    var ahead = self
    ahead.advance()
    if ahead.isTailAhead { return }
    let next = token(1)?.lower ?? hereRange.upper
    report(
      .unexpected, "'\(word)' does not belong here", at: hereRange, help: "take it away",
      mending: SourceRange(source: source.index, lower: hereRange.lower, upper: next), with: "")
    advance()
  }

  /// `require(a, b)`: columns in parentheses, which stand without.
  mutating func columnsInParentheses() throws(SyntaxFailure) -> [ColumnReference]? {
    guard symbol() == .open else { return nil }
    var count = 1
    while isName(count) || symbol(count) == .comma || symbol(count) == .dot { count += 1 }
    guard count > 1, symbol(count) == .close, let first = token(1), let last = token(count - 1)
    else { return nil }
    let right = source.text(first.lower, last.upper)
    let isFollowed =
      token(count + 1) != nil && isJoined(count + 1) && symbol(count + 1) != .comma
    report(
      .habit, "columns stand without parentheses", at: hereRange, help: "write \(right)",
      mending: range(from: hereRange.lower, count: count + 1),
      with: (isJoined(0) ? " " : "") + right + (isFollowed ? " " : ""))
    advance()
    let columns = try parseList { (parser) throws(SyntaxFailure) in try parser.parseColumn() }
    try expectClose()
    return columns
  }

  /// `default email, 'x'`: a comma before what is no column. Whether it stands here.
  mutating func endsBeforeValue() -> Bool {
    guard symbol() == .comma, token(1)?.kind == .text else { return false }
    switch slotBehind {
    case .value?:
      var ahead = self
      ahead.advance()
      ahead.advance()
      guard ahead.current == nil || ahead.isTailAhead else { return false }
    case .choice(let ways)?:
      guard symbol(2) == .arrow || symbol(2) == .comma,
        ways.contains(where: { if case .arms? = $0.first { true } else { false } })
      else { return false }
    default: return false
    }
    report(
      .clauseOutOfPlace, "no comma stands before the first text", at: hereRange,
      help: "take the comma away", fix: isJoined(1) ? " " : "")
    advance()
    return true
  }

  /// Whether a name that is none of the table's is a word that joins others: then no comma is
  /// missing.
  func isWordBetween(_ text: String) -> Bool { Self.wordsBetween.contains(text.lowercased()) }
}
