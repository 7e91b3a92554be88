import Diagnostics

extension StatementParser {
  // MARK: Arms

  /// `'x', 'y' -> 'z', /re/ -> 'w'`
  mutating func parseArms() throws(SyntaxFailure) -> [Arm] {
    var arms = [try parseArm()]
    while symbol() == .comma, token(1)?.kind == .text || token(1)?.kind == .pattern {
      advance()
      arms.append(try parseArm())
    }
    return arms
  }

  private mutating func parseArm() throws(SyntaxFailure) -> Arm {
    let lower = hereRange.lower
    let armSource: Arm.Source
    if current?.kind == .pattern {
      armSource = .pattern(try parsePattern())
    } else {
      armSource = .texts(try parseTexts(mayLackComma: false))
    }
    guard acceptArrow() else { throw missingArrow(behind: armSource) }
    let target = try parseValue()
    return Arm(source: armSource, target: target, range: range(from: lower))
  }

  /// `replace a 'x' 'y'`, `replace a 'x', 'y'`: which text becomes which is not said.
  private mutating func missingArrow(behind old: Arm.Source) -> SyntaxFailure {
    if let next = current, next.kind == .text, !next.isUnclosed {
      let right = "-> " + source.text(of: hereRange)
      return failure(
        .expected, "expected '->', found \(shown(next))", at: hereRange, help: "write \(right)",
        fix: right)
    }
    guard current == nil, case .texts(let texts) = old, texts.count == 2 else {
      return failure(expected: "'->'")
    }
    let gap = SourceRange(
      source: source.index, lower: texts[0].range.upper, upper: texts[1].range.lower)
    let (first, second) = (source.text(of: texts[0].range), source.text(of: texts[1].range))
    report(
      .expected, "expected '->' between \(first) and \(second)",
      at: SourceRange(source: source.index, lower: gap.lower, upper: gap.lower + 1),
      help: "write \(first) -> \(second)", mending: gap, with: " -> ")
    return SyntaxFailure()
  }

  /// Takes `->`, or reports the sign or word that others use for it.
  mutating func acceptArrow() -> Bool {
    if accept(.arrow) { return true }
    let isHabit =
      symbol() == .equal || symbol() == .equalGreater || isWord("to") || isWord("with")
      || isWord("by") || symbol() == .colon && token(1)?.kind == .text
    guard isHabit, token(1) != nil else { return false }
    report(
      .habit, "\(shown(current)) does not stand between old and new", at: hereRange,
      help: "write ->", fix: "->")
    advance()
    return true
  }

  /// `/…/` with its flags.
  mutating func parsePattern() throws(SyntaxFailure) -> PatternLiteral {
    guard let token = current, token.kind == .pattern else {
      throw failure(expected: "a pattern", help: "a pattern stands between slashes: /^[0-9]+$/")
    }
    if token.isUnclosed { throw SyntaxFailure() }
    advance()
    let range = source.range(of: token)
    let scalars = Array(source.text(of: range).unicodeScalars)
    guard let slash = scalars.first,
      let last = scalars.lastIndex(of: slash), last > 0
    else { return PatternLiteral(pattern: "", flags: "", range: range) }
    var pattern = String.UnicodeScalarView()
    pattern.append(contentsOf: scalars[1..<last])
    var flags = String.UnicodeScalarView()
    flags.append(contentsOf: scalars[(last + 1)...])
    return PatternLiteral(pattern: String(pattern), flags: String(flags), range: range)
  }

  // MARK: Ranks

  /// `latest updated, then most complete`
  mutating func parseRanks() throws(SyntaxFailure) -> [Rank] {
    var ranks = [try parseRank()]
    while true {
      if symbol() == .comma, isWord("then", 1) {
        advance()
      } else if isWord("then") {
        report(
          .missingComma, "a comma is missing before 'then'", at: hereRange, help: "write , then",
          mending: gapBefore, with: commaBefore)
      } else if symbol() == .comma, longestPhrase(Self.rankPhrases, 1) != nil {
        report(
          .expected, "'then' is missing before the next rank", at: hereRange,
          help: "write , then", fix: isJoined(1) ? ", then " : ", then")
      } else {
        return ranks
      }
      advance(as: .keyword)
      ranks.append(try parseRank())
    }
  }

  private static let rankPhrases = PhraseTable(
    RankWords.withColumn + RankWords.ofRows + RankWords.ofTake)

  private mutating func parseRank() throws(SyntaxFailure) -> Rank {
    skipArticleBeforeRank()
    let lower = hereRange.lower
    guard let name = longestPhrase(Self.rankPhrases) else { throw unknownRank() }
    _ = acceptPhrase(name)
    if RankWords.ofTake.contains(name) {
      throw failure(
        .rankOfTake, "'\(name)' chooses a value, not a row", at: range(from: lower),
        help: "whole rows rank by latest, earliest, largest, smallest, most complete, first or last"
      )
    }
    let needsColumn = RankWords.withColumn.contains(name)
    if needsColumn, current == nil || isTailAhead {
      throw failure(
        expected: "a column", help: "say by which column, as in \(name) updated")
    }
    let column = needsColumn ? try parseColumn() : nil
    return Rank(name: name, column: column, range: range(from: lower))
  }

  /// What others call a rank.
  private static let ranksOfOthers = [
    "newest": "latest", "most recent": "latest", "youngest": "latest", "oldest": "earliest",
    "biggest": "largest", "greatest": "largest", "highest": "largest", "lowest": "smallest",
    "least": "smallest", "fullest": "most complete",
  ]

  private static let rankPhrasesOfOthers = PhraseTable(Array(ranksOfOthers.keys))

  /// `keep the latest updated`
  private mutating func skipArticleBeforeRank() {
    guard isWord("the"), let next = token(1),
      longestPhrase(Self.rankPhrases, 1) ?? longestPhrase(Self.rankPhrasesOfOthers, 1) != nil
    else { return }
    report(
      .habit, "'the' does not stand before a rank", at: hereRange, help: "take it away",
      mending: SourceRange(source: source.index, lower: hereRange.lower, upper: next.lower),
      with: "")
    advance()
  }

  private mutating func unknownRank() -> SyntaxFailure {
    guard let word = word() else { return failure(expected: "a rank") }
    if let phrase = longestPhrase(Self.rankPhrasesOfOthers), let right = Self.ranksOfOthers[phrase]
    {
      return failure(
        .unknownRank, "no rank is called '\(phrase)'",
        at: range(from: hereRange.lower, count: phraseLength(phrase)),
        help: "did you mean '\(right)'?", fix: right)
    }
    let all = RankWords.withColumn + RankWords.ofRows + RankWords.ofTake
    let near = EditDistance.suggestion(for: word, among: all.filter { !$0.contains(" ") })
    return failure(
      .unknownRank, "no rank is called '\(word)'", at: hereRange,
      help: near.map { "did you mean '\($0)'?" }
        ?? "the ranks are latest, earliest, largest, smallest, most complete, first and last",
      fix: near)
  }
}
