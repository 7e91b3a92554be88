import Diagnostics

extension StatementParser {
  /// Reads the whole statement; one that cannot be read comes back broken, with its verb if known.
  mutating func parseStatement() -> Statement {
    let lower = tokens.first?.lower ?? 0
    var statement = Statement(verb: "", verbRange: hereRange, range: hereRange)
    do throws(SyntaxFailure) {
      if isConditionCertain {
        tail.isOutOfPlace = true
        try parseTail()
      }
      let signature = try parseVerb(into: &statement)
      skipWordBeforeColumns(signature)
      try parseShape(signature.shape)
      if current != nil { throw unexpected(after: signature) }
      reportClauseOrder()
    } catch {
      statement.isBroken = true
      retellFromVerb(statement.verbRange)
      retellMistyped()
    }
    if hasBrokenToken { statement.isBroken = true }
    statement.slots = slots
    statement.condition = tail.condition
    statement.others = tail.others
    statement.actions = tail.actions
    statement.id = tail.id
    statement.reason = tail.reason
    statement.range = SourceRange(
      source: source.index, lower: lower, upper: tokens.last?.upper ?? lower)
    return statement
  }

  /// Whether the lexer could not read a part of the statement.
  var hasBrokenToken: Bool {
    tokens.indices.contains { index in
      let token = tokens[index]
      // In a bare cell a sign is as good as a letter.
      if roles[index] == .cell { return token.kind == .invalid }
      return token.isUnclosed || token.kind == .stray || token.kind == .invalid
    }
  }

  /// The words of the statement in lower case: what it might have named or made.
  func names() -> [String] {
    tokens.compactMap { token in
      switch token.kind {
      case .word, .bracketed, .text: content(of: token).lowercased()
      default: nil
      }
    }
  }

  // MARK: The verb

  private mutating func parseVerb(
    into statement: inout Statement
  ) throws(SyntaxFailure) -> Signature {
    guard let name = longestPhrase(phrases.verbs),
      let index = vocabulary.verbs.firstIndex(where: { $0.name == name })
    else { throw unknownVerb() }
    let signature = vocabulary.verbs[index]
    let range = acceptPhrase(name) ?? hereRange
    takesActions = !signature.actions.isEmpty
    (verbIndex, verbCount) = (index, position)
    statement.verb = name
    statement.verbRange = range
    return signature
  }

  private mutating func unknownVerb() -> SyntaxFailure {
    if let failure = filterOfFrame() ?? columnAsVerb() { return failure }
    guard let word = word() else {
      if let failure = semicolonBefore() ?? columnFirst() { return failure }
      if isCommentOfOthers { return commentOfOthers("expected a verb, found \(shown(current))") }
      return failure(
        expected: "a verb", help: "a line begins with what it does: normalize email trim")
    }
    if let later = laterVersion(at: 0, [.verb]) {
      return failure(later: later)
    }
    if let failure = conditionFirst() ?? lineOfOthers() ?? lineOfFrame() ?? columnFirst()
      ?? formAsVerb() ?? goingOn()
    {
      return failure
    }
    let synonym = longestPhrase(phrases.verbSynonyms)
    let starting = vocabulary.verbs.map(\.name).filter { $0.hasPrefix(word + " ") }
    if !starting.isEmpty, synonym == nil {
      if let failure = conditionBehindVerb(starting) { return failure }
      return failure(
        .unknownVerb, "'\(word)' alone says too little", at: hereRange,
        help: "write " + starting.map { "'\($0)'" }.joined(separator: " or "),
        fix: starting.count == 1 && token(1) != nil ? starting[0] : nil)
    }
    if let failure = actionAsVerb(word) { return failure }
    let names = vocabulary.verbs.map { (name: $0.name, synonyms: $0.synonyms) }
    let near =
      includeForFile ?? suggestion(for: word, among: names, phrases.verbSynonyms)
      ?? pairSuggestion(word)
    let isPair = near?.contains(" ") == true && synonym == nil && self.word(1) != nil
    let range =
      synonym.map(phraseRange)
      ?? (isPair ? self.range(from: hereRange.lower, count: 2) : hereRange)
    let right = near.map { whole($0, for: range) }
    return failure(
      .unknownVerb, "no line begins with '\(synonym ?? word)'", at: range,
      help: right.map { "did you mean '\($0)'?" }
        ?? longestPhrase(phrases.forms).map { "it is a form: write normalize … \($0)" },
      fix: right)
  }

  /// `error when a = 'x'`, `warning if a is blank`: an action of others where a verb stands.
  private mutating func actionAsVerb(_ word: String) -> SyntaxFailure? {
    guard longestPhrase(phrases.verbSynonyms) == nil, isWord("when", 1) || isWord("where", 1) else {
      return nil
    }
    let message = "no line begins with '\(word)'"
    if Action.wordsForAny.contains(word) {
      return failure(
        .unknownVerb, message, at: hereRange,
        help: "write stop rows, which ends the run, or reject rows, which takes them out")
    }
    guard let action = Action.ofOthers[word], action != .reject else { return nil }
    return failure(
      .unknownVerb, message, at: hereRange, help: "write \(action) rows", fix: "\(action) rows")
  }

  /// The verb of two words that is nearest to the two words here: `dorp rows`.
  private func pairSuggestion(_ first: String) -> String? {
    guard let second = word(1) else { return nil }
    return EditDistance.suggestion(
      for: first + " " + second, among: vocabulary.verbs.map(\.name).filter { $0.contains(" ") })
  }

  private func phraseRange(_ phrase: String) -> SourceRange {
    range(from: hereRange.lower, count: max(1, phraseLength(phrase)))
  }

  /// From an offset to the end of the next `count` tokens.
  func range(from lower: Int, count: Int) -> SourceRange {
    SourceRange(
      source: source.index, lower: lower, upper: token(count - 1)?.upper ?? hereRange.upper)
  }

  // MARK: The shape

  /// Reads the slots and the tail; what stands behind a clause of the tail but belongs before it
  /// is read there, and said to be out of place.
  private mutating func parseShape(_ shape: [Slot]) throws(SyntaxFailure) {
    if let failure = columnNamedWhen(before: shape) ?? valueBeforeColumn(shape)
      ?? armsBeforeColumn(shape) ?? columnBetweenArms(shape) ?? fileAsName(shape)
    {
      throw failure
    }
    skipWordBeforeTarget(shape)
    var pending: [Slot] = []
    for (index, slot) in shape.enumerated() {
      let next = index + 1 < shape.count ? shape[index + 1] : nil
      if isSkipped(slot, next: next) {
        pending.append(slot)
      } else if isTailAhead, !canStart(slot), canBeRead(shape[index...]) {
        pending += shape[index...]
        break
      } else {
        slotBehind = next
        try parse(slot)
      }
    }
    try parseTail()
    while current != nil, let index = pending.firstIndex(where: canStart) {
      let slot = pending[index]
      pending.removeSubrange(...index)
      tail.isOutOfPlace = !tail.met.isEmpty
      try parse(slot)
      try parseTail()
    }
    for slot in pending where !isOptional(slot) { try parse(slot) }
  }

  /// Whether one of the slots can begin somewhere behind the clause that stands here.
  private func canBeRead(_ slots: ArraySlice<Slot>) -> Bool {
    guard let slot = slots.first else { return false }
    var ahead = self
    guard (try? ahead.parseTail()) != nil else { return false }
    return ahead.canStart(slot)
  }

  private func isOptional(_ slot: Slot) -> Bool {
    switch slot {
    case .flag, .optional, .clauses: true
    default: false
    }
  }
}
