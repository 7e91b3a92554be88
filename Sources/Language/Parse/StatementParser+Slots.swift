import Diagnostics

extension StatementParser {
  // MARK: Whether a slot can begin here

  /// Whether what stands here can begin the slot.
  func canStart(_ slot: Slot) -> Bool {
    guard let current else { return false }
    switch slot {
    case .words(let words), .flag(_, let words): return phraseLength(words) > 0
    case .columns, .column, .newColumns, .declaredColumns, .foreignColumn, .name, .names,
      .assignments, .pairs, .otherTable, .counterparts:
      return startsName(current) && !isConditionCertain
    case .forms, .type, .ranks: return current.kind == .word && !isTailAhead
    case .value, .predicate: return startsExpression(0) && !isTailAhead
    case .determination: return isDeterminationAhead
    case .expectation: return current.kind == .word && !isTailAhead
    case .example: return !isTailAhead
    case .test: return isWord("given") || isWord("expect")
    case .merge: return isMergeClauseAhead
    case .text, .texts: return current.kind == .text
    case .share: return current.kind == .number
    case .number:
      return current.kind == .number || (symbol() == .minus && token(1)?.kind == .number)
    case .arms: return current.kind == .text || current.kind == .pattern
    case .optional(let inner): return inner.first.map(canStart) ?? false
    case .choice(let choices): return choices.contains { $0.first.map(canStart) ?? false }
    case .clauses(let clauses): return symbol() == .comma && clauseAhead(in: clauses) != nil
    }
  }

  private func startsName(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .bracketed, .text, .badName: true
    default: false
    }
  }

  /// The clause whose first words stand behind the comma here.
  private func clauseAhead(in clauses: [[Slot]]) -> Int? {
    clauses.indices.max { length(clauses[$0]) < length(clauses[$1]) }
      .flatMap { length(clauses[$0]) > 0 ? $0 : nil }
  }

  private func length(_ clause: [Slot]) -> Int {
    switch clause.first {
    case .words(let words), .flag(_, let words): phraseLength(words, 1)
    default: 0
    }
  }

  // MARK: Reading a shape

  /// Reads slots in order; those not there and not needed are skipped.
  mutating func parseSlots(_ shape: [Slot]) throws(SyntaxFailure) {
    for (index, slot) in shape.enumerated() {
      let next = index + 1 < shape.count ? shape[index + 1] : nil
      if isSkipped(slot, next: next) { continue }
      slotBehind = next
      try parse(slot)
    }
  }

  /// Whether a slot that may be missing is missing.
  func isSkipped(_ slot: Slot, next: Slot?) -> Bool {
    switch slot {
    case .flag(_, let words):
      // `replace part of …` or a column named part: the phrase must stand whole.
      return phraseLength(words) == 0
    case .clauses: return !canStart(slot)
    case .optional(let inner):
      guard canStart(slot) else { return true }
      // `save to 'x'`: a name that reads like the next fixed words is those words.
      if case .name = inner.first, case .words(let words) = next {
        // `save 'x'`: no name, and the words are missing.
        if current?.kind == .text { return true }
        return phraseLength(words) > 0 && phraseLength(words, 1) == 0
      }
      return false
    default: return false
    }
  }

  /// Reads one slot into its entry.
  mutating func parse(_ slot: Slot) throws(SyntaxFailure) {
    switch slot {
    case .words(let words): if acceptPhrase(words) == nil { throw missingWords(words) }
    case .flag(let label, let words):
      if let range = acceptPhrase(words) { slots[label] = .flag(range) }
    case .columns(let label), .newColumns(let label), .declaredColumns(let label):
      slots[label] = .columns(try parseColumns())
    case .column(let label), .foreignColumn(let label):
      slots[label] = .columns([try parseColumn()])
    case .forms(let label): slots[label] = .forms(try parseForms())
    case .value(let label):
      skipWordBeforeValue()
      slots[label] = .expression(try parseValue())
    case .predicate(let label): slots[label] = .expression(try parsePredicate())
    case .text(let label): slots[label] = .text(try parseText())
    case .texts(let label):
      skipWordBeforeTexts()
      slots[label] = .texts(try parseTexts())
    case .number(let label): try parseNumberSlot(label)
    case .arms(let label): slots[label] = .arms(try parseArms())
    case .assignments(let label): slots[label] = .assignments(try parseAssignments())
    case .pairs(let label): slots[label] = .pairs(try parsePairs())
    case .ranks(let label): slots[label] = .ranks(try parseRanks())
    case .type(let label): slots[label] = .type(try parseType())
    case .name(let label): slots[label] = .word(try parseName())
    case .otherTable(let label):
      if let failure = fileForTable() { throw failure }
      slots[label] = .word(try parseName())
    case .counterparts(let label): slots[label] = .pairs(try parseCounterparts())
    case .share(let label): slots[label] = try parseShare()
    case .names(let label): try parseNames(label)
    case .determination(let label): slots[label] = .determination(try parseDetermination())
    case .expectation(let label): slots[label] = .expectation(try parseExpectation())
    case .example(let label): slots[label] = .example(try parseExample())
    case .test(let label): slots[label] = .test(try parseTest())
    case .merge(let label): try parseMerge(into: label)
    case .optional(let inner): try parseSlots(inner)
    case .choice(let ways): try parseOne(of: ways, as: slot)
    case .clauses(let clauses): try parseClauses(clauses)
    }
  }

  private mutating func parseOne(of ways: [[Slot]], as slot: Slot) throws(SyntaxFailure) {
    guard let way = ways.first(where: { $0.first.map(canStart) ?? false }) else {
      throw missingChoice(slot, ways)
    }
    try parseSlots(way)
  }

  private mutating func parseClauses(_ clauses: [[Slot]]) throws(SyntaxFailure) {
    var seen: Set<Int> = []
    while symbol() == .comma, let index = clauseAhead(in: clauses) {
      let lower = hereRange.lower
      advance()
      let range = hereRange
      if !seen.insert(index).inserted {
        let words = clauses[index].first.map(Self.describe) ?? "this clause"
        report(
          .clauseTwice, "\(words) stands twice in this line", at: range, help: "keep one of them")
      }
      try parseSlots(clauses[index])
      tail.lastSlotUpper = self.range(from: lower).upper
    }
  }

  // MARK: Small slots

  private mutating func parseNumberSlot(_ label: String) throws(SyntaxFailure) {
    let lower = hereRange.lower
    var sign = ""
    if symbol() == .minus {
      advance(as: .sign)
      sign = "-"
    }
    guard let token = current, token.kind == .number else { throw failure(expected: "a number") }
    advance()
    slots[label] = .number(text: sign + content(of: token), range: range(from: lower))
  }

  /// A bare word that names a table, a list or a rule.
  mutating func parseName() throws(SyntaxFailure) -> Word {
    guard let token = current, token.kind == .word else {
      let name = current.map { content(of: $0) } ?? ""
      let isPlain = current?.kind == .text && Scope.written(name) == name
      throw failure(
        expected: "a name",
        help: isPlain
          ? "write \(name) without quotes" : "names are bare words: letters, digits and _")
    }
    advance()
    return Word(text: content(of: token), range: source.range(of: token))
  }

  private mutating func parseNames(_ label: String) throws(SyntaxFailure) {
    var words = [try parseName()]
    while symbol() == .comma, token(1)?.kind == .word, !isTailWord(1), !isCommalessClause(1) {
      advance()
      words.append(try parseName())
    }
    slots[label] = .words(words)
  }

  /// What a slot wants, as messages say it.
  static func describe(_ slot: Slot) -> String {
    switch slot {
    case .words(let words), .flag(_, let words): "'\(words)'"
    case .columns, .column, .declaredColumns: "a column"
    case .newColumns: "the name of a column"
    case .foreignColumn: "a column of the file"
    case .forms: "a form"
    case .value: "a value"
    case .predicate: "a predicate"
    case .text, .texts: "a quoted text"
    case .number: "a number"
    case .arms: "'text' -> 'new text'"
    case .assignments: "column = value"
    case .pairs: "column -> name"
    case .ranks: "a rank"
    case .type: "a type"
    case .name, .names: "a name"
    case .otherTable: "a table"
    case .counterparts: "a column"
    case .share: "a share"
    case .determination: "a determines b"
    case .expectation: "a figure"
    case .example: "a rule"
    case .test: "'given' or 'expect'"
    case .merge: "a clause of merge"
    case .optional(let inner): inner.first.map(describe) ?? "nothing"
    case .choice(let choices), .clauses(let choices):
      choices.compactMap { $0.first.map(describe) }.joined(separator: " or ")
    }
  }
}
