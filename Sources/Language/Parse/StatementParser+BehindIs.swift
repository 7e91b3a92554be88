import Diagnostics

// What others write behind `is`, where a state or a type stands.
extension StatementParser {
  /// `a is unique`, `a is required`: no states of a cell, as they are called here.
  mutating func stateOfOthers(of left: Expression) -> SyntaxFailure? {
    switch word() {
    case "unique", "distinct":
      return failure(
        .unknownType, "no state or type is called '\(word() ?? "")'", at: hereRange,
        help: "it takes a line of its own: unique \(source.text(of: left.range))")
    case "required", "mandatory", "filled":
      return failure(
        .unknownType, "no state or type is called '\(word() ?? "")'", at: hereRange,
        help: "did you mean 'present'?", fix: "present")
    default: return nil
    }
  }

  /// `is a date`: the article that others write before a type.
  mutating func skipArticle() {
    guard let word = word(), ["a", "an", "the"].contains(word), let next = token(1),
      longestPhrase(phrases.types, 1) != nil || longestPhrase(phrases.typeSynonyms, 1) != nil
    else { return }
    report(
      .habit, "'\(word)' does not stand before a type", at: hereRange, help: "take it away",
      mending: SourceRange(source: source.index, lower: hereRange.lower, upper: next.lower),
      with: "")
    advance()
  }

  /// `is 'x' or 'y'`: several values that a cell may be.
  mutating func severalValues(
    of left: Expression, isNegated: Bool, lower: Int
  ) throws(SyntaxFailure) -> Expression.Kind? {
    guard let kind = current?.kind else { return nil }
    var count = 1
    while isWord("or", count) || symbol(count) == .comma, token(count + 1)?.kind == kind,
      symbol(count + 2).flatMap({ ComparisonOperator(rawValue: $0.rawValue) }) == nil
    {
      count += 2
    }
    guard count > 1 else { return nil }
    let texts = stride(from: 0, to: count, by: 2).compactMap { token($0) }
      .map { source.text($0.lower, $0.upper) }
    let whole = SourceRange(
      source: source.index, lower: lower, upper: token(count - 1)?.upper ?? hereRange.upper)
    let right = "\(isNegated ? "not in" : "in") (\(texts.joined(separator: ", ")))"
    report(
      .habit, "'is' does not compare values", at: range(from: lower), help: "write \(right)",
      mending: whole, with: right)
    var values: [Expression] = []
    for index in 0..<count {
      if index % 2 == 0 { values.append(try parseJoin()) } else { advance() }
    }
    return .membership(left, .values(values), isNegated: isNegated)
  }

  /// `is between 1 and 5`, `is greater than 5`: `is` before the words of a test, with which it does
  /// not go.
  mutating func testBehindIs(
    of left: Expression, isNegated: Bool, lower: Int
  ) throws(SyntaxFailure) -> Expression.Kind? {
    if isWord("true") || isWord("false") {
      let right = isNegated ? "!=" : "="
      report(
        .habit, "'is' does not compare values", at: range(from: lower), help: "write \(right)",
        fix: right)
      return .comparison(isNegated ? .notEqual : .equal, left, try parseJoin())
    }
    guard let count = testWord(0).map({ phraseLength($0) }) ?? testOfOthers(0)?.count
    else { return nil }
    guard startsExpression(count) || token(count)?.kind == .pattern else { return nil }
    if let test = testOfOthers(0), let sign = ComparisonOperator(rawValue: test.right), !isNegated {
      for _ in 0..<test.count { advance(as: .keyword) }
      report(
        .habit, "'is' does not compare values", at: range(from: lower),
        help: "write \(test.right)", fix: test.right)
      return .comparison(sign, left, try parseJoin())
    }
    guard let words = testWord(0), let next = current else { return nil }
    let place = range(from: lower)
    report(
      .habit, "'is' does not go with '\(words)'", at: place,
      help: isNegated ? "write not" : "take it away",
      mending: SourceRange(source: source.index, lower: lower, upper: next.lower),
      with: isNegated ? "not " : "")
    let wordsPlace = hereRange
    _ = acceptPhrase(words)
    return try parseWordTest(words, of: left, at: wordsPlace, isNegated: isNegated)
  }
}
