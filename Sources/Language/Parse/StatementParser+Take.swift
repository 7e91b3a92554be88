import Diagnostics

extension StatementParser {
  private static let takeRanks = PhraseTable(
    RankWords.withColumn + RankWords.ofRows + RankWords.ofTake)

  /// What stands behind `take`.
  mutating func parseTake() throws(SyntaxFailure) -> TakeUse {
    var take = TakeUse(columns: [], way: .each, onlyValid: false, ranks: [])
    if acceptPhrase("everything else") == nil { take.columns = try parseColumns() }
    if acceptPhrase("all joined") != nil {
      take.way = .joined(try parseText(behind: "all joined", ";"))
      return take
    }
    if acceptPhrase("if agreed") != nil {
      take.way = .agreed(elseReview: try acceptElseReview())
      return take
    }
    if acceptPhrase("if valid") != nil { take.onlyValid = true }
    let place = hereRange
    if acceptPhrase("together") != nil { take.way = .together(place) }
    guard isWord("from") else { throw missingFrom() }
    advance(as: .keyword)
    take.ranks = try parseTakeRanks()
    return take
  }

  private mutating func acceptElseReview() throws(SyntaxFailure) -> Bool {
    guard symbol() == .comma || isWord("else") else { return false }
    _ = accept(.comma)
    guard acceptPhrase("else review") != nil else {
      throw failure(expected: "'else review'", help: "write if agreed, else review")
    }
    return true
  }

  private mutating func missingFrom() -> SyntaxFailure {
    let isRank = longestPhrase(Self.takeRanks) != nil
    return failure(
      expected: "'from'",
      help: isRank
        ? "write from before the rank"
        : "say which record gives the value, as in from latest updated",
      insertingFrom: isRank)
  }

  private mutating func failure(
    expected what: String, help: String, insertingFrom: Bool
  ) -> SyntaxFailure {
    guard insertingFrom, let token = current else { return failure(expected: what, help: help) }
    let place = source.range(of: token)
    return failure(
      .expected, "expected \(what), found \(shown(token))", at: place, help: help,
      fix: "from " + source.text(of: place))
  }

  /// `sf, then hub`, `any 'true', then latest updated`
  private mutating func parseTakeRanks() throws(SyntaxFailure) -> [TakeRankUse] {
    var ranks = [try parseTakeRank()]
    while true {
      if symbol() == .comma, isWord("then", 1) {
        advance()
      } else if isWord("then") {
        report(
          .missingComma, "a comma is missing before 'then'", at: hereRange, help: "write , then",
          mending: gapBefore, with: commaBefore)
      } else if symbol() == .comma, let next = token(1), next.kind == .word, !isTailWord(1) {
        let text = source.text(of: source.range(of: next))
        throw failure(
          .expected, "expected 'then' after ','", at: source.range(of: next),
          help: "write then \(text)", fix: "then \(text)")
      } else {
        return ranks
      }
      advance(as: .keyword)
      ranks.append(try parseTakeRank())
    }
  }

  private mutating func parseTakeRank() throws(SyntaxFailure) -> TakeRankUse {
    let lower = hereRange.lower
    guard let name = longestPhrase(Self.takeRanks) else {
      guard current?.kind == .word else { throw failure(expected: "a table or a rank") }
      return TakeRankUse(kind: .table(try parseName()), range: range(from: lower))
    }
    _ = acceptPhrase(name)
    if name == "any" {
      guard let token = current, token.kind == .text || token.kind == .number || isTruth else {
        throw failure(expected: "a value", help: "write any 'yes', or any true")
      }
      return TakeRankUse(kind: .any(try parseValue()), range: range(from: lower))
    }
    let column = RankWords.withColumn.contains(name) ? try parseColumn() : nil
    let rank = Rank(name: name, column: column, range: range(from: lower))
    return TakeRankUse(kind: .rank(rank), range: rank.range)
  }

  private var isTruth: Bool { isWord("true") || isWord("false") }
}
