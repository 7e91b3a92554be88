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
    if words != "=", let name = current, name.kind == .word || name.kind == .bracketed,
      phraseLength(words, 1) > 0,
      token(-1)?.kind == .word || token(-1)?.kind == .bracketed, position > 1
    {
      return failure(
        .missingComma, "a comma is missing between columns", at: hereRange,
        help: "write , \(content(of: name))", fix: ", " + source.text(of: hereRange))
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
}
