import Diagnostics

// Tests in the words of other languages, answered with the words of this one.
extension StatementParser {
  /// What this language says for the words that others put between a value and what it is held
  /// against.
  private static let testsOfOthers: [String: String] = {
    var tests = [
      "startswith": "starts with", "starts_with": "starts with", "begins with": "starts with",
      "beginswith": "starts with", "begins_with": "starts with", "endswith": "ends with",
      "ends_with": "ends with", "has": "contains", "includes": "contains", "equals": "=",
      "rlike": "matches", "regexp": "matches", "eq": "=", "ne": "!=", "gt": ">", "lt": "<",
      "ge": ">=", "gte": ">=", "le": "<=", "lte": "<=", "equal to": "=", "not equal to": "!=",
      "greater than or equal to": ">=", "less than or equal to": "<=", "greater than": ">",
      "more than": ">", "larger than": ">", "less than": "<", "smaller than": "<",
      "at least": ">=", "at most": "<=", "等于": "=", "不等于": "!=", "大于": ">", "小于": "<",
      "not =": "!=", "before": "<", "after": ">", "on or before": "<=", "on or after": ">=",
      "大于等于": ">=", "小于等于": "<=", "不小于": ">=", "不大于": "<=", "包含": "contains",
      "不包含": "not contains",
    ]
    let bare = [
      "contain": "contains", "include": "contains", "have": "contains", "match": "matches",
      "start with": "starts with", "begin with": "starts with", "end with": "ends with",
    ]
    for (words, test) in bare {
      tests[words] = test
      tests["does not \(words)"] = "not " + test
    }
    tests["does not equal"] = "!="
    return tests
  }()

  private static let phrasesOfOthers = PhraseTable(Array(testsOfOthers.keys))

  /// The test that is meant by the words so many places ahead, and how many they are.
  func testOfOthers(_ ahead: Int) -> (right: String, count: Int)? {
    longestPhrase(Self.phrasesOfOthers, ahead).map { words in
      (Self.testsOfOthers[words]!, phraseLength(words, ahead))
    }
  }

  /// Takes the words of another language's test, and says what to write; nil where none stand here.
  mutating func acceptTestOfOthers() -> String? {
    guard let words = longestPhrase(Self.phrasesOfOthers), let right = Self.testsOfOthers[words]
    else { return nil }
    let count = phraseLength(words)
    guard startsExpression(count) || token(count)?.kind == .pattern else { return nil }
    let place = range(from: hereRange.lower, count: count)
    report(
      .habit, "'\(words)' is no test of this language", at: place, help: "write \(right)",
      fix: right)
    for _ in 0..<count { advance(as: .keyword) }
    return right
  }

  /// `a not null`: the word `is` is missing.
  mutating func bareState(of left: Expression) -> Expression.Kind? {
    guard isWord("not"), let word = word(1) else { return nil }
    let isPresent = word == "present"
    guard isPresent || word == "blank" || Self.wordsForBlank.contains(word) else { return nil }
    let place = range(from: hereRange.lower, count: 2)
    let right = isPresent ? "is blank" : "is present"
    report(
      .habit, "'is' is missing before 'not \(word)'", at: place, help: "write \(right)", fix: right)
    advance()
    advance()
    return .state(left, isPresent ? .blank : .present, isNegated: false)
  }

  /// The test that is meant by a function of others: `contains(a, 'x')`, `ISNUMBER(a)`; nil for
  /// other names.
  mutating func testAsCall(
    _ name: String, _ arguments: [Expression], _ whole: SourceRange
  ) -> Expression.Kind? {
    if arguments.count == 1 { return typeTestAsCall(name, arguments[0], whole) }
    let tests: [String: String] = [
      "contains": "contains", "startswith": "starts with", "starts_with": "starts with",
      "beginswith": "starts with", "endswith": "ends with", "ends_with": "ends with",
      "regexp_like": "matches", "regexmatch": "matches", "matches": "matches",
      "regexp_matches": "matches", "regexp_contains": "matches",
    ]
    guard arguments.count == 2, let words = tests[name] else { return nil }
    var second = source.text(of: arguments[1].range)
    var kind = Expression.Kind.textTest(
      TextTest(rawValue: words) ?? .contains, arguments[0], arguments[1], isNegated: false)
    if words == "matches" {
      guard case .text(let text) = arguments[1].kind, let pattern = Self.pattern(of: text) else {
        return nil
      }
      second = "/\(pattern)/"
      let literal = PatternLiteral(pattern: pattern, flags: "", range: arguments[1].range)
      kind = .matches(arguments[0], literal, isNegated: false)
    }
    reportTestAsCall(name, whole, "\(source.text(of: arguments[0].range)) \(words) \(second)")
    return kind
  }

  /// What stands between the slashes of a pattern that others quote: `x\/y` for `x/y`. nil where it
  /// is none.
  static func pattern(of text: String) -> String? {
    var pattern = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      let isSlash = scalar == "/"
      // A blank behind the first slash would make it a division.
      let isLeadingBlank = pattern.isEmpty && scalar == " "
      if (isSlash || isLeadingBlank) && !isEscaped { pattern.append("\\") }
      pattern.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return pattern.isEmpty || isEscaped ? nil : String(pattern)
  }

  /// `ISNUMBER(a)`, `is_date(a)`
  private mutating func typeTestAsCall(
    _ name: String, _ argument: Expression, _ whole: SourceRange
  ) -> Expression.Kind? {
    guard name.hasPrefix("is") else { return nil }
    let asked = name.dropFirst(2).drop { $0 == "_" }
    guard asked != "text", let type = vocabulary.types.first(where: { $0.name == asked }) else {
      return nil
    }
    reportTestAsCall(name, whole, "\(source.text(of: argument.range)) is \(type.name)")
    return .state(argument, .type(TypeUse(name: type.name, range: whole)), isNegated: false)
  }

  private mutating func reportTestAsCall(_ name: String, _ whole: SourceRange, _ right: String) {
    report(
      .unknownFunction, "no function is called '\(name)'", at: whole, help: "write \(right)",
      fix: right)
  }

  /// `n >= 5 and <= 10`: the value that the second comparison is about stands only in the first.
  mutating func comparisonWithoutValue(
    behind previous: Expression?
  ) throws(SyntaxFailure) -> Expression? {
    guard let comparison = comparisonAhead, symbol()?.correction == nil,
      case .comparison(_, let left, _)? = previous?.kind
    else { return nil }
    let lower = hereRange.lower
    let right = source.text(of: left.range) + " " + source.text(of: hereRange)
    report(
      .expected, "expected a value, found \(shown(current))", at: hereRange, help: "write \(right)",
      fix: right)
    advance()
    let bound = try parseJoin()
    return Expression(.comparison(comparison, left, bound), range: range(from: lower))
  }
}
