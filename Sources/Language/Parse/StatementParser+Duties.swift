import Diagnostics

// `a must be email`, `check n should be at least 5`: what a cell has to be, as people say it.
extension StatementParser {
  /// What is said with `must`, and how many tokens say it.
  private struct Duty {
    /// The test as this language writes it; empty where it stands behind those tokens.
    var test: String
    var count: Int

    /// What `unique` is called by, which is no test.
    static let unique = "unique"
  }

  private static let dutyWords: Set<String> = ["must", "should", "shall"]
  private static let wordsForPresent: Set<String> = [
    "filled", "given", "mandatory", "present", "provided", "required",
  ]
  private static let comparisonsInWords: [String: String] = [
    "greater than": ">", "more than": ">", "larger than": ">", "above": ">", "over": ">",
    "greater than or equal to": ">=", "at least": ">=", "less than": "<", "smaller than": "<",
    "below": "<", "under": "<", "less than or equal to": "<=", "at most": "<=", "equal to": "=",
  ]
  private static let comparisonPhrases = PhraseTable(Array(comparisonsInWords.keys))

  /// `email must be present`: a column where the verb is missing.
  mutating func columnAsVerb() -> SyntaxFailure? {
    guard isName(0), let first = current, let last = tokens.last,
      word(1).map(Self.dutyWords.contains) == true
    else { return nil }
    let column = source.text(of: hereRange)
    guard let duty = duty(1) else {
      return failure(
        .unknownVerb, "no line begins with '\(column)'", at: hereRange,
        help: "write check \(column) and a test, as in check \(column) is email")
    }
    let whole = range(from: first.lower, count: 1 + duty.count)
    let right =
      switch duty.test {
      case "is present": "require \(column)"
      case Duty.unique: "unique \(column)"
      case "": "check \(column)"
      default: "check \(column) \(duty.test)"
      }
    report(
      .unknownVerb, "no line begins with '\(column)'", at: hereRange,
      help: "write \(right)\(source.text(whole.upper, last.upper))", mending: whole, with: right)
    return SyntaxFailure()
  }

  /// `check a must be email`
  mutating func dutyInTest() -> SyntaxFailure? {
    guard let before = token(-1), let duty = duty(0) else { return nil }
    let whole = range(from: hereRange.lower, count: duty.count)
    let message = "'\(word() ?? "")' stands in no test"
    switch duty.test {
    case Duty.unique:
      let column = source.text(before.lower, before.upper)
      return failure(
        .habit, message, at: hereRange, help: "it takes a line of its own: unique \(column)")
    case "":
      report(
        .habit, message, at: hereRange, help: "take '\(source.text(of: whole))' away",
        mending: SourceRange(source: source.index, lower: before.upper, upper: whole.upper),
        with: "")
    default:
      report(
        .habit, message, at: hereRange, help: "write \(duty.test)", mending: whole,
        with: duty.test)
    }
    return SyntaxFailure()
  }

  /// The duty that stands so many places ahead; nil where none is clear.
  private func duty(_ ahead: Int) -> Duty? {
    guard let word = word(ahead), Self.dutyWords.contains(word) else { return nil }
    var place = ahead + 1
    var isNegated = isWord("not", place)
    if isNegated { place += 1 }
    guard isWord("be", place) else {
      return testOfOthers(place).map { test in
        Duty(test: (isNegated ? "not " : "") + test.right, count: place + test.count - ahead)
      }
    }
    place += 1
    if !isNegated, isWord("not", place) {
      isNegated = true
      place += 1
    }
    return state(place, isNegated: isNegated).map { state in
      Duty(test: state.test, count: place + state.count - ahead)
    }
  }

  /// What `be` says with the words so many places ahead, and how many of them the test stands for.
  private func state(_ place: Int, isNegated: Bool) -> (test: String, count: Int)? {
    if comparison(place) { return isNegated ? nil : ("", 0) }
    if let phrase = longestPhrase(Self.comparisonPhrases, place) {
      return isNegated ? nil : (Self.comparisonsInWords[phrase]!, phraseLength(phrase, place))
    }
    if token(place)?.kind == .text || token(place)?.kind == .number {
      if isWord("or", place + 1) || symbol(place + 1) == .comma { return nil }
      return (isNegated ? "!=" : "=", 0)
    }
    guard let word = word(place) else { return nil }
    if word == "in" || word == "between" { return (isNegated ? "not" : "", 0) }
    if word == "blank" || Self.wordsForBlank.contains(word) {
      return (isNegated ? "is present" : "is blank", 1)
    }
    if Self.wordsForPresent.contains(word) { return (isNegated ? "is blank" : "is present", 1) }
    if word == "unique" { return isNegated ? nil : (Duty.unique, 1) }
    // `a valid email`
    var count = ["a", "an", "the"].contains(word) ? 1 : 0
    if isWord("valid", place + count), isType(place + count + 1) { count += 1 }
    guard isType(place + count) || isWord("valid", place + count) else { return nil }
    return (isNegated ? "is not" : "is", count)
  }

  private func isType(_ ahead: Int) -> Bool {
    longestPhrase(phrases.types, ahead) != nil || longestPhrase(phrases.typeSynonyms, ahead) != nil
  }
}
