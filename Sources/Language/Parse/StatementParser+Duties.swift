import Diagnostics

// `a must be email`, `check n should be at least 5`: what a cell has to be, as people say it.
extension StatementParser {
  /// What is said with `must`, and how many tokens say it.
  private struct Duty {
    var meaning: Meaning
    var count: Int

    /// What this language writes for it.
    enum Meaning {
      case present, unique
      /// A test as it is written here.
      case test(String)
      /// The test stands behind those tokens, as it is written here.
      case testBehind
    }
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
    let message = "no line begins with '\(column)'"
    var help = "write check \(column) and a test, as in check \(column) is email"
    if let duty = duty(1) {
      let isWholeDuty = endsDuty(1 + duty.count)
      let whole = range(from: first.lower, count: 1 + duty.count)
      let rest = source.text(whole.upper, last.upper)
      if case .unique = duty.meaning, !isWholeDuty {
        help = "it takes a line of its own: unique \(column)"
      } else {
        let right = line(about: column, duty, isWholeDuty: isWholeDuty)
        if isReadable(right + rest) {
          report(
            .unknownVerb, message, at: hereRange, help: "write \(right)\(rest)", mending: whole,
            with: right)
          return SyntaxFailure()
        }
      }
    }
    return failure(.unknownVerb, message, at: hereRange, help: help)
  }

  /// The line that asks for a duty of a column, without what stands behind it.
  private func line(about column: String, _ duty: Duty, isWholeDuty: Bool) -> String {
    switch duty.meaning {
    case .present: isWholeDuty ? "require \(column)" : "check \(column) is present"
    case .unique: "unique \(column)"
    case .test(let test): "check \(column) \(test)"
    case .testBehind: "check \(column)"
    }
  }

  /// `email: required`, `email not null`, `email unique`: the line that asks for it, and how many
  /// tokens it stands for.
  func dutyBehindColumn() -> (line: String, count: Int)? {
    let column = source.text(of: hereRange)
    var place = symbol(1) == .colon ? 2 : 1
    if place == 2, let type = type(place), endsDuty(place + type.count) {
      return ("column \(column) is \(type.name)", place + type.count)
    }
    let isNegated = isWord("not", place)
    if isNegated { place += 1 }
    guard let state = state(place, isNegated: isNegated), endsDuty(place + state.count) else {
      return nil
    }
    switch state.meaning {
    case .present: return ("require \(column)", place + state.count)
    case .unique: return ("unique \(column)", place + state.count)
    case .test, .testBehind: return nil
    }
  }

  /// Whether nothing but clauses can stand so many places ahead.
  func endsDuty(_ count: Int) -> Bool {
    var ahead = self
    ahead.position += count
    ahead.takesActions = true
    return ahead.current == nil || ahead.symbol() == .comma || ahead.isTailAhead
  }

  /// `check a must be email`
  mutating func dutyInTest(of left: Expression) -> SyntaxFailure? {
    guard let before = token(-1), let word = word(), Self.dutyWords.contains(word) else {
      return nil
    }
    guard let duty = duty(0) else { return unreadable("'\(word)' stands in no test") }
    let whole = range(from: hereRange.lower, count: duty.count)
    let message = "'\(word)' stands in no test"
    let right: String
    switch duty.meaning {
    case .present: right = "is present"
    case .test(let test): right = test
    case .testBehind:
      return testBehind(
        whole, message,
        with: SourceRange(source: source.index, lower: before.upper, upper: whole.upper))
    case .unique:
      var column = "and the column"
      if case .column(let reference) = left.kind, reference.table == nil {
        column = source.text(of: reference.range)
      }
      return failure(
        .habit, message, at: hereRange, help: "it takes a line of its own: unique \(column)")
    }
    guard isReadable(mending: whole, with: right) else { return unreadable(message) }
    report(.habit, message, at: hereRange, help: "write \(right)", mending: whole, with: right)
    return SyntaxFailure()
  }

  /// `check a must be > 5`: `gap` is what stands before the test.
  private mutating func testBehind(
    _ words: SourceRange, _ message: String, with gap: SourceRange
  ) -> SyntaxFailure {
    guard isReadable(mending: gap, with: "") else { return unreadable(message) }
    report(
      .habit, message, at: hereRange, help: "take '\(source.text(of: words))' away", mending: gap,
      with: "")
    return SyntaxFailure()
  }

  private mutating func unreadable(_ message: String) -> SyntaxFailure {
    failure(.habit, message, at: hereRange, help: "write a test instead, as in email is present")
  }

  /// The duty that stands so many places ahead; nil where none is clear.
  private func duty(_ ahead: Int) -> Duty? {
    guard let word = word(ahead), Self.dutyWords.contains(word) else { return nil }
    var place = ahead + 1
    var isNegated = isWord("not", place)
    if isNegated { place += 1 }
    guard isWord("be", place) else {
      return testOfOthers(place).map { test in
        Duty(
          meaning: .test((isNegated ? "not " : "") + test.right),
          count: place + test.count - ahead)
      }
    }
    place += 1
    if !isNegated, isWord("not", place) {
      isNegated = true
      place += 1
    }
    return state(place, isNegated: isNegated).map { state in
      Duty(meaning: state.meaning, count: place + state.count - ahead)
    }
  }

  /// What `be` says with the words so many places ahead, and how many of them it stands for.
  private func state(
    _ place: Int, isNegated: Bool
  ) -> (meaning: Duty.Meaning, count: Int)? {
    if comparison(place) { return isNegated ? nil : (.testBehind, 0) }
    if let phrase = longestPhrase(Self.comparisonPhrases, place) {
      return isNegated
        ? nil : (.test(Self.comparisonsInWords[phrase]!), phraseLength(phrase, place))
    }
    if isFigureOrText(place) { return values(place, isNegated: isNegated) }
    guard let word = word(place) else { return nil }
    if word == "in" || word == "between" { return (isNegated ? .test("not") : .testBehind, 0) }
    if word == "blank" || Self.wordsForBlank.contains(word) {
      return (isNegated ? .present : .test("is blank"), 1)
    }
    if Self.wordsForPresent.contains(word) { return (isNegated ? .test("is blank") : .present, 1) }
    if word == "unique" { return isNegated ? nil : (.unique, 1) }
    let test = isNegated ? "is not" : "is"
    // `a valid email`
    var count = ["a", "an", "the"].contains(word) ? 1 : 0
    if isWord("valid", place + count), type(place + count + 1) != nil { count += 1 }
    if let type = type(place + count) {
      return (.test("\(test) \(type.name)"), count + type.count)
    }
    return isWord("valid", place + count) ? (.test(test), count) : nil
  }

  /// The type that is called by the words so many places ahead, and how many they are.
  func type(_ ahead: Int) -> (name: String, count: Int)? {
    let name = longestPhrase(phrases.types, ahead).map { ($0, phraseLength($0, ahead)) }
    guard let synonym = longestPhrase(phrases.typeSynonyms, ahead),
      let type = vocabulary.types.first(where: { $0.synonyms.contains(synonym) })
    else { return name }
    let count = phraseLength(synonym, ahead)
    if let name, name.1 >= count { return name }
    return (type.name, count)
  }

  private func isFigureOrText(_ ahead: Int) -> Bool {
    token(ahead)?.kind == .text || token(ahead)?.kind == .number
  }

  /// `'x'`, `5 or 6`, `'x', 'y' or 'z'`: what the cell may hold. nil where the kinds differ.
  private func values(_ place: Int, isNegated: Bool) -> (meaning: Duty.Meaning, count: Int)? {
    var places = [place]
    var next = place + 1
    while let gap = gapBetweenValues(next), isFigureOrText(next + gap),
      !comparison(next + gap + 1), !startsTest(next + gap + 1)
    {
      guard token(next + gap)?.kind == token(place)?.kind else { return nil }
      places.append(next + gap)
      next += gap + 1
    }
    if places.count == 1 { return (.test(isNegated ? "!=" : "="), 0) }
    let texts = places.compactMap { token($0) }.map { source.text($0.lower, $0.upper) }
    let list = "(\(texts.joined(separator: ", ")))"
    return (.test("\(isNegated ? "not in" : "in") \(list)"), next - place)
  }

  /// How many tokens part two values there: `or`, a comma, or both.
  private func gapBetweenValues(_ ahead: Int) -> Int? {
    if isWord("or", ahead) { return 1 }
    guard symbol(ahead) == .comma else { return nil }
    if isWord("or", ahead + 1) { return 2 }
    // The comma of `1,5` may stand in a number.
    let isInNumber =
      token(ahead - 1)?.kind == .number && isJoined(ahead) && isJoined(ahead + 1)
    return isInNumber ? nil : 1
  }
}
