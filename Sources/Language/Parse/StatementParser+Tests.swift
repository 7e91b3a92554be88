import Diagnostics

extension StatementParser {
  private static let states: [(words: String, test: StateTest)] = [
    ("blank", .blank), ("present", .present), ("default", .default), ("real", .real),
    ("changed", .changed), ("valid", .valid),
  ]
  static let wordsForBlank: Set<String> = [
    "null", "empty", "missing", "nothing", "none", "nan", "na", "nil", "undefined",
  ]

  /// `is blank`, `is not date`, and what others write behind `is`.
  mutating func parseState(of left: Expression) throws(SyntaxFailure) -> Expression.Kind {
    let lower = hereRange.lower
    advance(as: .keyword)
    let isNegated = isWord("not")
    if isNegated { advance(as: .keyword) }
    if isNegated, isWord("not") {
      report(.unexpected, "'not' stands twice", at: hereRange, help: "take one away", fix: "")
      advance()
    }
    for state in Self.states where isWord(state.words) {
      advance(as: .keyword)
      return .state(left, state.test, isNegated: isNegated)
    }
    if let word = word(), Self.wordsForBlank.contains(word) {
      advance()
      return blankHabit(of: left, word, isNegated: isNegated, lower: lower)
    }
    if let kind = try comparisonHabit(of: left, isNegated: isNegated, lower: lower) { return kind }
    if let kind = try testBehindIs(of: left, isNegated: isNegated, lower: lower) { return kind }
    if let failure = stateOfOthers(of: left) { throw failure }
    guard current?.kind == .word else { throw failure(expected: "blank, present or a type") }
    skipArticle()
    if let near = nearState() {
      throw failure(
        .unknownType, "no state or type is called '\(word() ?? "")'", at: hereRange,
        help: "did you mean '\(near)'?", fix: near)
    }
    return .state(left, .type(try parseType()), isNegated: isNegated)
  }

  /// The state that was meant by a word that names no type, and is nearer to it than any type.
  private func nearState() -> String? {
    guard let word = word(), longestPhrase(phrases.types) == nil,
      longestPhrase(phrases.typeSynonyms) == nil, laterVersion(at: 0, [.type]) == nil
    else { return nil }
    let states = Self.states.map(\.words)
    let near = EditDistance.suggestion(for: word, among: states + vocabulary.types.map(\.name))
    return near.flatMap { states.contains($0) ? $0 : nil }
  }

  private mutating func blankHabit(
    of left: Expression, _ word: String, isNegated: Bool, lower: Int
  ) -> Expression.Kind {
    let right = isNegated ? "is present" : "is blank"
    report(
      .habit, "a cell without a value is blank, not '\(word)'", at: range(from: lower),
      help: "write \(right)", fix: right)
    return .state(left, isNegated ? .present : .blank, isNegated: false)
  }

  /// `is 'x'`, `is 5`, `is in (…)`: `is` where an operator is meant.
  private mutating func comparisonHabit(
    of left: Expression, isNegated: Bool, lower: Int
  ) throws(SyntaxFailure) -> Expression.Kind? {
    if isWord("in") {
      let right = isNegated ? "not in" : "in"
      advance(as: .keyword)
      report(
        .habit, "'is' does not go with 'in'", at: range(from: lower), help: "write \(right)",
        fix: right)
      return .membership(left, try parseMembershipAfterHabit(), isNegated: isNegated)
    }
    guard current?.kind == .text || current?.kind == .number else { return nil }
    if let kind = try severalValues(of: left, isNegated: isNegated, lower: lower) { return kind }
    let right = isNegated ? "!=" : "="
    report(
      .habit, "'is' does not compare values", at: range(from: lower), help: "write \(right)",
      fix: right)
    return .comparison(isNegated ? .notEqual : .equal, left, try parseJoin())
  }

  private mutating func parseMembershipAfterHabit() throws(SyntaxFailure) -> Membership {
    guard accept(.open) else { return .list(name: try parseName().text, range: range(from: 0)) }
    return .values(try parseMembers())
  }

  /// `like 'x%'` of SQL, answered with the test that means it.
  mutating func parseLike(
    _ left: Expression, at place: SourceRange, isNegated: Bool
  ) throws(SyntaxFailure) -> Expression.Kind {
    guard let token = current, token.kind == .text, !token.isUnclosed else {
      throw failure(
        .habit, "'like' belongs to SQL", at: place,
        help: "write contains, starts with, ends with or looks like")
    }
    let template = content(of: token)
    advance()
    var whole = range(from: place.lower)
    let inner = template.trimmingPercents()
    let right = Scope.quoted(inner.text)
    // A pattern minds no case where that is asked for, and takes signs that are escaped.
    let isCaseless = source.text(of: place).lowercased() == "ilike"
    if isCaseless || inner.text.contains(where: { "%_\\".contains($0) }) {
      let right = "matches /\(Self.pattern(ofLike: template))/" + (isCaseless ? "i" : "")
      throw failure(
        .habit, "'like' belongs to SQL", at: whole, help: "write \(right)", fix: right)
    }
    let words: String
    let kind: Expression.Kind
    let value = Expression(.text(inner.text), range: source.range(of: token))
    switch (inner.before, inner.after) {
    case (true, true): (words, kind) = test(.contains, left, value, isNegated)
    case (false, true): (words, kind) = test(.startsWith, left, value, isNegated)
    case (true, false): (words, kind) = test(.endsWith, left, value, isNegated)
    case (false, false):
      // The word 'not' goes with it.
      if isNegated, let word = self.token(-3) { whole = range(from: word.lower) }
      words = isNegated ? "!=" : "="
      kind = .comparison(isNegated ? .notEqual : .equal, left, value)
    }
    report(
      .habit, "'like' belongs to SQL", at: whole, help: "write \(words) \(right)",
      fix: "\(words) \(right)")
    return kind
  }

  /// The pattern that matches what the template of `like` does: `^x.y` for `x_y%`, `^10%` for `10\%%`.
  private static func pattern(ofLike template: String) -> String {
    var parts: [String] = []
    var isEscaped = false
    for scalar in template.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "%" where !isEscaped: parts.append(".*")
      case "_" where !isEscaped: parts.append(".")
      case ".", "*", "+", "?", "^", "$", "(", ")", "[", "]", "{", "}", "|", "\\", "/":
        parts.append("\\" + String(scalar))
      case " " where parts.isEmpty: parts.append("\\ ")
      default: parts.append(String(scalar))
      }
      isEscaped = false
    }
    // What may stand before and behind says nothing.
    let begins = parts.first != ".*"
    let ends = parts.last != ".*" || parts.count == 1
    if !begins { parts.removeFirst() }
    if !ends { parts.removeLast() }
    return (begins ? "^" : "") + parts.joined() + (ends ? "$" : "")
  }

  private func test(
    _ test: TextTest, _ left: Expression, _ right: Expression, _ isNegated: Bool
  ) -> (String, Expression.Kind) {
    (test.rawValue, .textTest(test, left, right, isNegated: isNegated))
  }
}

extension String {
  /// The text between the `%` at its ends, and at which ends they stood.
  fileprivate func trimmingPercents() -> (text: String, before: Bool, after: Bool) {
    var rest = Substring(self)
    let before = rest.first == "%"
    if before { rest.removeFirst() }
    let after = rest.last == "%"
    if after { rest.removeLast() }
    return (String(rest), before, after)
  }
}
