import Diagnostics

// What lines say of another table: which of its columns stand for their own.
extension StatementParser {
  /// `city = place, state`
  mutating func parseCounterparts() throws(SyntaxFailure) -> [ColumnPair] {
    try parseList { (parser) throws(SyntaxFailure) in try parser.parseCounterpart() }
  }

  /// `city = place`, or `state` for two columns of one name.
  private mutating func parseCounterpart() throws(SyntaxFailure) -> ColumnPair {
    let own = try parseColumn()
    if accept(.equal) { return ColumnPair(from: own, to: try parseColumn()) }
    let isHabit = symbol()?.correction == "=" || symbol() == .arrow || isWord("as")
    guard isHabit, token(1) != nil else { return ColumnPair(from: own, to: own) }
    report(
      .habit, "\(shown(current)) does not stand between two columns", at: hereRange,
      help: "write =", fix: "=")
    advance()
    return ColumnPair(from: own, to: try parseColumn())
  }

  /// `80%`; a bare number does not say of what it is a share.
  mutating func parseShare() throws(SyntaxFailure) -> SlotValue {
    let lower = hereRange.lower
    let digits = current?.kind == .number ? current.map { content(of: $0) } : nil
    let percent = try parsePercent(help: "write \(digits.map(Self.percentMeant) ?? "80")%")
    return .number(text: percent, range: range(from: lower))
  }

  /// The failure for `fill city with 'x'`: other languages fill blanks with a text so.
  mutating func literalBehindWord() -> SyntaxFailure? {
    guard let word = word(), ["with", "by", "to", "as"].contains(word),
      let value = token(1), value.kind == .text || value.kind == .number, position > 0
    else { return nil }
    let columns = source.text(tokens[0].upper, hereRange.lower).trimmingBlanks()
    return failure(
      .expected, "expected 'from', found '\(word)'", at: hereRange,
      help: "write default \(columns) \(source.text(value.lower, value.upper))")
  }

  /// The same without the word: `fill city 'x'`.
  mutating func literalForSource() -> SyntaxFailure? {
    guard let value = current, value.kind == .text || value.kind == .number, position > 0 else {
      return nil
    }
    let columns = source.text(tokens[0].upper, value.lower).trimmingBlanks()
    return failure(
      .expected, "expected 'from', found \(shown(current))", at: hereRange,
      help: "write default \(columns) \(source.text(of: hereRange))")
  }
}
