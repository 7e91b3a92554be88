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
      let signature = vocabulary.verbs.first(where: { $0.name == name })
    else { throw unknownVerb() }
    let range = acceptPhrase(name) ?? hereRange
    takesActions = !signature.actions.isEmpty
    statement.verb = name
    statement.verbRange = range
    return signature
  }

  private mutating func unknownVerb() -> SyntaxFailure {
    if let failure = columnAsVerb() { return failure }
    guard let word = word() else {
      if let failure = semicolonBefore() { return failure }
      let isComment = symbol() == .minus && symbol(1) == .minus
      return failure(
        expected: "a verb",
        help: isComment
          ? "a comment begins with #" : "a line begins with what it does: normalize email trim")
    }
    if let later = laterVersion(at: 0, [.verb]) {
      return failure(later: later)
    }
    if let failure = conditionFirst() ?? formAsVerb() { return failure }
    if ["sort", "order", "arrange"].contains(word) {
      return failure(
        .unknownVerb, "no line begins with '\(word)'", at: hereRange,
        help: "rows keep the order in which they came; dedupe … keep latest d chooses among them")
    }
    let synonym = longestPhrase(phrases.verbSynonyms)
    let starting = vocabulary.verbs.map(\.name).filter { $0.hasPrefix(word + " ") }
    if !starting.isEmpty, synonym == nil {
      return failure(
        .unknownVerb, "'\(word)' alone says too little", at: hereRange,
        help: "write " + starting.map { "'\($0)'" }.joined(separator: " or "))
    }
    let names = vocabulary.verbs.map { (name: $0.name, synonyms: $0.synonyms) }
    let near = suggestion(for: word, among: names, phrases.verbSynonyms) ?? pairSuggestion(word)
    let isPair = near?.contains(" ") == true && synonym == nil && self.word(1) != nil
    let range =
      synonym.map(phraseRange)
      ?? (isPair ? self.range(from: hereRange.lower, count: 2) : hereRange)
    return failure(
      .unknownVerb, "no line begins with '\(synonym ?? word)'", at: range,
      help: near.map { "did you mean '\($0)'?" }
        ?? longestPhrase(phrases.forms).map { "it is a form: write normalize … \($0)" },
      fix: near)
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
    if let failure = columnNamedWhen(before: shape) ?? valueBeforeColumn(shape) { throw failure }
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

  // MARK: What is left over

  private mutating func unexpected(after signature: Signature) -> SyntaxFailure {
    if let later = laterVersion(at: symbol() == .comma ? 1 : 0) {
      return failure(later: later, ahead: symbol() == .comma ? 1 : 0)
    }
    if symbol() == .semicolon {
      return failure(
        .habit, "';' ends a statement, it does not separate values", at: hereRange,
        help: "write ,", fix: ",")
    }
    if let failure = slip(after: signature) { return failure }
    if symbol() == .comma { return unexpectedClause() }
    if let instead = ownWord(after: signature) {
      return failure(
        .unexpected, "\(shown(current)) does not belong here", at: hereRange,
        help: "write \(instead)", fix: instead)
    }
    if let verb = longestPhrase(phrases.verbs), token(1) != nil {
      return failure(
        .unexpected, "'\(verb)' begins a statement of its own", at: hereRange,
        help: "write it on the next line or behind ;", fix: "; " + source.text(of: hereRange))
    }
    if let failure = idlePresence(after: signature) ?? conditionWithoutWord(after: signature) {
      return failure
    }
    if isName(0), isName(-1), endsInColumns(signature), !isWord("or") {
      return joinedColumns() ?? clauseBehindComma(of: signature)
        ?? namesSideBySide { $0.startsClause(of: signature) }
    }
    if symbol() == .close {
      return failure(
        .unexpected, "')' closes nothing", at: hereRange, help: "take it away", fix: "")
    }
    return surplus(after: signature)
  }

  /// What the language says where another word or none stands here.
  private func ownWord(after signature: Signature) -> String? {
    guard let word = word() else { return nil }
    let isCondition =
      ["where", "if"].contains(word)
      || (EditDistance.between(word, "when") == 1 && startsExpression(1))
    if isCondition, signature.condition != .none { return "when" }
    for slot in signature.shape {
      if case .optional(let inner) = slot, case .words(let words)? = inner.first,
        words.hasSuffix(" " + word) || words.hasPrefix(word + " ") && token(1)?.kind == .number
      {
        return words
      }
    }
    guard case .forms? = signature.shape.last else { return nil }
    return longestPhrase(phrases.forms) == nil ? nil : ", " + source.text(of: hereRange)
  }

  /// Whether one of the words stands here that begin what may follow the columns.
  func startsClause(of signature: Signature) -> Bool {
    signature.shape.contains { slot in
      switch slot {
      case .optional(let inner):
        if case .words? = inner.first { return canStart(slot) }
        return false
      case .flag: return canStart(slot)
      default: return false
      }
    }
  }

  /// Whether columns end the line, but for what may be left out.
  private func endsInColumns(_ signature: Signature) -> Bool {
    let last = signature.shape.last { slot in
      switch slot {
      case .optional, .clauses, .flag: false
      default: true
      }
    }
    switch last {
    case .columns(let label), .newColumns(let label):
      // The name before this one ends them.
      guard case .columns(let columns)? = slots[label] else { return false }
      return columns.last?.range.upper == token(-1)?.upper
    default: return false
    }
  }

  private mutating func unexpectedClause() -> SyntaxFailure {
    guard let word = word(1) else {
      if let failure = valuesBehindComma() { return failure }
      return failure(.unexpected, "nothing that belongs here follows this comma", at: hereRange)
    }
    // `word` is one word: of `removed to` it can be the first.
    let heads = vocabulary.verbs.flatMap(\.clauseWords).map { String($0.prefix { $0 != " " }) }
    let near = EditDistance.suggestion(for: word, among: heads)
    advance()
    return failure(
      .unexpected, "no clause '\(word)' belongs here", at: hereRange,
      help: near.map { "did you mean '\($0)'?" }, fix: near)
  }
}

extension Signature {
  /// The words that may follow a comma in the verb's own clauses.
  var clauseWords: [String] {
    shape.flatMap { slot -> [String] in
      guard case .clauses(let clauses) = slot else { return [] }
      return clauses.compactMap { clause in
        switch clause.first {
        case .words(let words), .flag(_, let words): words
        default: nil
        }
      }
    }
  }
}
