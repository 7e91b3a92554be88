import Diagnostics

// What is left of a line whose slots and clauses are read.
extension StatementParser {
  /// The failure for what stands behind a line that is whole, or in the place of a clause.
  mutating func unexpected(after signature: Signature) -> SyntaxFailure {
    if let later = laterVersion(at: symbol() == .comma ? 1 : 0) {
      return failure(later: later, ahead: symbol() == .comma ? 1 : 0)
    }
    if symbol() == .semicolon {
      return failure(
        .habit, "';' ends a statement, it does not separate values", at: hereRange,
        help: "write ,", fix: ",")
    }
    if let failure = slip(after: signature) ?? slipBehindColumns(of: signature) ?? slipBehindValue()
    {
      return failure
    }
    if symbol() == .comma { return unexpectedClause(of: signature) }
    if let line = linesOfForms(after: signature) {
      return failure(
        .unexpected, "\(shown(current)) does not belong here", at: hereRange,
        help: "write \(line) on a line of its own, or a comma between forms")
    }
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
    if current?.kind == .text { return wordBeforeText(of: signature) }
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

  /// `normalize email lower, phone digits`: what reads like a form is likely the column of a line of its own.
  private func linesOfForms(after signature: Signature) -> String? {
    guard case .forms? = signature.shape.last, longestPhrase(phrases.forms) != nil else {
      return nil
    }
    let column = symbol(-2) == .comma ? -1 : 0
    guard let word = word(column),
      column < 0 || vocabulary.types.contains(where: { $0.name == word }),
      longestPhrase(phrases.forms, column + 1) != nil,
      let lower = token(column)?.lower, let upper = tokens.last?.upper
    else { return nil }
    return "\(signature.name) \(source.text(lower, upper))"
  }

  /// `load crm 'crm.csv'`: the word that belongs before a text.
  private func wordBeforeText(of signature: Signature) -> String? {
    for case .optional(let inner) in signature.shape where inner.count > 1 {
      guard case .words(let words) = inner[0], case .text(let label) = inner[1], label == words,
        slots[words] == nil
      else { continue }
      return words + " " + source.text(of: hereRange)
    }
    return nil
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
  func endsInColumns(_ signature: Signature) -> Bool {
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

  private mutating func unexpectedClause(of signature: Signature) -> SyntaxFailure {
    guard let word = word(1) else {
      if let failure = valuesBehindComma() { return failure }
      return failure(.unexpected, "nothing that belongs here follows this comma", at: hereRange)
    }
    // `word` is one word: of `removed to` it can be the first.
    let heads =
      signature.actions.map(\.rawValue) + (signature.takesOthers ? ["others"] : [])
      + signature.clauseWords.map { String($0.prefix { $0 != " " }) }
    let meant =
      (takesActions ? Action.ofOthers[word]?.rawValue : nil)
      ?? EditDistance.suggestion(for: word, among: heads)
    // What is right as it stands is no help: `warn and stop above 5%`.
    let near = meant == word ? nil : meant
    advance()
    return failure(
      .unexpected, "no clause '\(word)' belongs here", at: hereRange,
      help: near.map { "did you mean '\($0)'?" } ?? (takesActions ? adviceOnActions : nil),
      fix: near)
  }
}

extension StatementParser {
  /// What an action is; of two in one line that one is too many.
  private var adviceOnActions: String {
    word().map(Self.actions.contains) == true && isWord("and", 1) && isAction(2)
      ? "a line has one action: keep '\(content(of: current!))' or '\(content(of: token(2)!))'"
      : Action.adviceOnAll
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
