import Diagnostics

// Edits of parts of a rule: what is taken out leaves a rule that can be read.
extension StatementPlace {
  /// The edit that takes one of several parts out, which commas separate; nil where it is the only one, or a
  /// comment stands between them.
  func removal(of index: Int, among parts: [SourceRange]) -> Fix? {
    guard parts.count > 1 else { return nil }
    let isLast = index == parts.count - 1
    let range = SourceRange(
      source: parts[index].source,
      lower: isLast ? parts[index - 1].upper : parts[index].lower,
      upper: isLast ? parts[index].upper : parts[index + 1].lower)
    return hasComment(range) ? nil : Fix(range: range, replacement: "")
  }

  /// The edit that takes words out, with the blanks before them.
  func removal(ofWords range: SourceRange) -> Fix? {
    if hasComment(range) { return nil }
    var range = range
    while range.lower > statement.lower, bytes[range.lower - 1] == UInt8(ascii: " ") {
      range.lower -= 1
    }
    return Fix(range: range, replacement: "")
  }

  /// The edit that takes `when` and its condition out; nil where it cannot be told from what is around it.
  func removal(ofCondition condition: Expression) -> Fix? {
    wordBefore(condition).flatMap { lower in
      removal(
        ofWords: SourceRange(
          source: statement.source, lower: lower, upper: condition.range.upper))
    }
  }

  /// The edit that adds an alternative to a condition; nil where it cannot be told from what is around it.
  func widening(_ condition: Expression, by alternative: String) -> Fix? {
    guard wordBefore(condition) != nil else { return nil }
    let range = condition.range
    var text = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    if case .and = condition.kind { text = "(\(text))" }
    return Fix(range: range, replacement: "\(text) or \(alternative)")
  }

  /// Where the `when` begins that stands directly before a condition; nil where parentheses are around the
  /// whole, as they are no part of its range.
  private func wordBefore(_ condition: Expression) -> Int? {
    let found = tokens(in: statement).filter { !$0.isTrivia }
    guard let first = found.firstIndex(where: { $0.lower == condition.range.lower }), first > 0,
      let last = found.firstIndex(where: { $0.upper == condition.range.upper })
    else { return nil }
    if last + 1 < found.count, found[last + 1].kind == .symbol(.close) { return nil }
    let word = found[first - 1]
    let isWhen = word.kind == .word && bytes[word.lower..<word.upper].elementsEqual("when".utf8)
    return isWhen ? word.lower : nil
  }

  private func hasComment(_ range: SourceRange) -> Bool {
    tokens(in: range).contains { $0.kind == .comment }
  }

  /// The tokens of a stretch that begins and ends with whole ones.
  private func tokens(in range: SourceRange) -> [Token] {
    Lexer.tokens(of: Array(bytes[range.lower..<range.upper])).tokens.map { token in
      var token = token
      token.lower += range.lower
      token.upper += range.lower
      return token
    }
  }
}

extension Program {
  /// Where a statement stands in its file; nil for one of an included file, which others may include too.
  func place(of statement: Statement) -> StatementPlace? {
    statement.includeDepth == 0 ? StatementPlace(statement.range, in: sources) : nil
  }

  /// The edit that takes a statement out.
  func removal(of statement: Statement) -> Fix? {
    place(of: statement)?.removal.map { Fix(range: $0, replacement: "") }
  }
}
