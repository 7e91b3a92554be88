import Diagnostics

extension StatementParser {
  /// Words that other languages put where this one has its own.
  private static let joiningWords: Set<String> = [
    "as", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to", "using", "with",
  ]

  /// The failure where fixed words of a shape are missing.
  mutating func missingWords(_ words: String) -> SyntaxFailure {
    if let later = laterVersion(at: 0) { return failure(later: later) }
    if words == "from", let failure = literalForSource() { return failure }
    if isName(-1), position > 1, let failure = joinedColumns() { return failure }
    if words == "->" || words == "=" {
      let isHabit =
        symbol() == .equal || symbol() == .arrow || symbol() == .equalGreater
        || symbol()?.correction == "=" || isWord("to") || isWord("as") || isWord("into")
      if isHabit {
        return failure(
          .habit, "\(shown(current)) does not stand here", at: hereRange, help: "write \(words)",
          fix: words)
      }
    }
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
    let text = source.text(current.lower, current.upper)
    return failure(
      .expected, "expected '\(words)', found \(shown(current))", at: hereRange,
      help: "write \(words) \(text)", fix: "\(words) \(text)")
  }

  /// Whether only names stand between here and a phrase, one at least.
  private func standsBehindNames(_ words: String) -> Bool {
    var count = 0
    while isName(count), phraseLength(words, count) == 0 { count += 1 }
    return count > 0 && phraseLength(words, count) > 0
  }
}
