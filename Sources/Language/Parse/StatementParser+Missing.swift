import Diagnostics

extension StatementParser {
  /// Words that other languages put where this one has its own.
  private static let joiningWords: Set<String> = [
    "as", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to", "using", "with",
  ]

  /// The failure where none of several ways to go on stands here.
  mutating func missingChoice(_ slot: Slot, _ choices: [[Slot]]) -> SyntaxFailure {
    if let failure = cutMissing(slot, choices) { return failure }
    for case .words(let words)? in choices.map(\.first) {
      // `split a by ','`
      if let word = word(), Self.joiningWords.contains(word), token(1)?.kind == .text {
        return failure(
          .expected, "expected \(Self.describe(slot)), found '\(word)'", at: hereRange,
          help: "write \(words)", fix: words)
      }
    }
    if current?.kind == .word, symbol(1) == .arrow,
      choices.contains(where: { if case .arms? = $0.first { true } else { false } })
    {
      let quoted = Scope.quoted(source.text(of: hereRange))
      return failure(
        .expected, "expected \(Self.describe(slot)), found \(shown(current))", at: hereRange,
        help: "text stands in quotes: \(quoted)", fix: quoted)
    }
    return failure(expected: Self.describe(slot))
  }

  /// The failure where fixed words of a shape are missing.
  mutating func missingWords(_ words: String) -> SyntaxFailure {
    if let later = laterVersion(at: 0) { return failure(later: later) }
    if words == "from", let failure = literalForSource() ?? literalBehindWord() { return failure }
    if isName(-1), position > 1, let failure = joinedColumns() { return failure }
    if words == "->" || words == "=" {
      let isHabit =
        symbol() == .equal || symbol() == .arrow || symbol() == .equalGreater
        || symbol()?.correction == "=" || isWord("to") || isWord("as") || isWord("into")
        || (words == "=" && isWord("is"))
      if isHabit {
        return failure(
          .habit, "\(shown(current)) does not stand here", at: hereRange, help: "write \(words)",
          fix: words)
      }
    }
    if let failure = signForWords(words) ?? wordBefore(words) { return failure }
    if let word = word(), Self.joiningWords.contains(word), token(1) != nil,
      words.unicodeScalars.allSatisfy(Characters.continuesWords)
    {
      return failure(
        .expected, "expected '\(words)', found '\(word)'", at: hereRange, help: "write \(words)",
        fix: words)
    }
    if words != "=", isName(-1), position > 1, standsBehindNames(words) {
      return namesSideBySide { $0.phraseLength(words) > 0 }
    }
    if let failure = clauseBefore(words) { return failure }
    guard let current, words.unicodeScalars.allSatisfy(Characters.continuesWords) else {
      return failure(expected: "'\(words)'")
    }
    let right = "\(words) \(source.text(current.lower, current.upper))"
    let isRight = isReadable(mending: hereRange, with: right)
    return failure(
      .expected, "expected '\(words)', found \(shown(current))", at: hereRange,
      help: isRight ? "write \(right)" : nil, fix: isRight ? right : nil)
  }

  /// `column a: date`: a sign where words are missing.
  private mutating func signForWords(_ words: String) -> SyntaxFailure? {
    guard symbol() == .colon || symbol() == .equal, token(1) != nil,
      words.unicodeScalars.allSatisfy(Characters.continuesWords)
    else { return nil }
    report(
      .habit, "\(shown(current)) does not stand here", at: hereRange, help: "write \(words)",
      mending: hereRange,
      with: (isJoined(0) ? " " : "") + words + (isJoined(1) ? " " : ""))
    return SyntaxFailure()
  }

  /// `dedupe rows on a`: a word before those that belong here.
  private mutating func wordBefore(_ words: String) -> SyntaxFailure? {
    guard let word = word(), ["rows", "records", "all", "duplicates", "columns"].contains(word),
      phraseLength(words, 1) > 0
    else { return nil }
    let whole = range(from: hereRange.lower, count: 1 + phraseLength(words, 1))
    return failure(
      .expected, "expected '\(words)', found '\(word)'", at: whole, help: "write \(words)",
      fix: words)
  }

  /// Whether only names stand between here and a phrase, one at least.
  private func standsBehindNames(_ words: String) -> Bool {
    var count = 0
    while isName(count), phraseLength(words, count) == 0 { count += 1 }
    return count > 0 && phraseLength(words, count) > 0
  }
}
