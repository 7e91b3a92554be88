import Diagnostics

/// The clauses behind the slots as they were met: `when`, `, others`, `, warn`, `as`, `because`.
struct Tail {
  /// The clauses in the order in which they belong.
  enum Clause: Int, CaseIterable {
    case condition, others, action, id, reason

    var words: String {
      switch self {
      case .condition: "when"
      case .others: "others"
      case .action: "an action"
      case .id: "as"
      case .reason: "because"
      }
    }
  }

  var condition: Expression?
  var others: Others?
  var actions: [ActionUse] = []
  var id: Word?
  var reason: TextLiteral?
  /// In the order of the text, each with its place.
  var met: [(clause: Clause, range: SourceRange)] = []
  /// Where the last slot that was read ends.
  var lastSlotUpper = 0
  /// Whether a slot was read after a clause.
  var isOutOfPlace = false
}

extension StatementParser {
  /// Whether a clause of the tail stands here.
  var isTailAhead: Bool {
    switch word() {
    case "when": startsExpression(1) || token(1) == nil
    case "because": token(1)?.kind == .text
    case "as": token(1)?.kind == .word && (token(2) == nil || isClauseWord(2) || isJoined(2))
    case "others": isOthers(1)
    default:
      (takesActions && isAction(0))
        || symbol() == .comma && (isWord("others", 1) || isAction(1) || isCommalessClause(1))
    }
  }

  /// Whether a clause stands there that no comma comes before, and nothing else can be meant: `when a = 'x'`,
  /// `as R1`, `because '…'`.
  func isCommalessClause(_ ahead: Int) -> Bool {
    switch word(ahead) {
    case "when": isCondition(ahead)
    case "because": token(ahead + 1)?.kind == .text
    case "as":
      token(ahead + 1)?.kind == .word
        && (token(ahead + 2) == nil || isClauseWord(ahead + 2) || isJoined(ahead + 2))
    default: false
    }
  }

  private func isClauseWord(_ ahead: Int) -> Bool {
    isWord("because", ahead) || isWord("when", ahead) || symbol(ahead) == .comma
  }

  private func isOthers(_ ahead: Int) -> Bool {
    isWord("keep", ahead) || isWord("clear", ahead) || symbol(ahead) == .arrow
      || word(ahead).map(Self.actions.contains) == true
  }

  /// Whether an action follows, not a column that is named like one.
  func isAction(_ ahead: Int) -> Bool {
    guard let word = word(ahead), Self.actions.contains(word) else { return false }
    return token(ahead + 1) == nil || symbol(ahead + 1) == .comma || isWord("above", ahead + 1)
      || isWord("as", ahead + 1) || isWord("because", ahead + 1) || isCondition(ahead + 1)
      || token(ahead + 1)?.kind == .number || isReasonWord(ahead + 1)
  }

  /// Whether `when` and what follows can be nothing but a condition: `when country = 'DE'`.
  var isConditionCertain: Bool { isCondition(0) }

  private func isCondition(_ ahead: Int) -> Bool {
    guard isWord("when", ahead), let next = token(ahead + 1) else { return false }
    switch next.kind {
    case .word, .bracketed:
      guard let symbol = symbol(ahead + 2) else { return startsTest(ahead + 2) }
      return ComparisonOperator(rawValue: symbol.correction ?? symbol.rawValue) != nil
        && symbol.correction != "="
    default: return false
    }
  }

  /// Whether a value can begin at a token.
  func startsExpression(_ ahead: Int) -> Bool {
    guard let token = token(ahead) else { return false }
    switch token.kind {
    case .word, .bracketed, .badName, .text, .number: return true
    case .symbol(.open), .symbol(.minus), .symbol(.bang): return true
    default: return false
    }
  }

  /// Reads the clauses that stand here, in whatever order.
  mutating func parseTail() throws(SyntaxFailure) {
    while isTailAhead {
      let lower = hereRange.lower
      let place = hereRange
      let clause = try parseClause()
      if clause != .action, tail.met.contains(where: { $0.clause == clause }) {
        throw failure(
          .clauseTwice, "'\(clause.words)' stands twice in this line", at: place,
          help: "keep one of them")
      }
      tail.met.append((clause, range(from: lower)))
    }
  }

  /// `, when a = 'x'`: takes the comma, which does not belong there.
  private mutating func skipCommaBeforeClause() {
    guard symbol() == .comma, isCommalessClause(1), let word = word(1) else { return }
    report(
      .clauseOutOfPlace, "no comma stands before '\(word)'", at: hereRange,
      help: "take the comma away", fix: isJoined(1) ? " " : "")
    advance()
  }

  private mutating func parseClause() throws(SyntaxFailure) -> Tail.Clause {
    skipCommaBeforeClause()
    switch word() {
    case "when":
      advance(as: .keyword)
      tail.condition = try parsePredicate()
      return .condition
    case "as":
      advance(as: .keyword)
      tail.id = try parseName()
      return .id
    case "because":
      advance(as: .keyword)
      tail.reason = try parseText()
      return .reason
    case "others":
      report(
        .missingComma, "a comma is missing before 'others'", at: hereRange, help: "write , others",
        mending: gapBefore, with: commaBefore)
    default:
      if let action = word() {
        report(
          .missingComma, "a comma is missing before '\(action)'", at: hereRange,
          help: "write , \(action)", mending: gapBefore, with: commaBefore)
      } else {
        advance()
      }
    }
    if !isWord("others") {
      try parseAction()
      return .action
    }
    advance(as: .keyword)
    tail.others = try parseOthers()
    return .others
  }

  private mutating func parseOthers() throws(SyntaxFailure) -> Others {
    let place = hereRange
    if isWord("keep") || isWord("clear") {
      let isKeep = isWord("keep")
      advance(as: .keyword)
      return isKeep ? .keep(place) : .clear(place)
    }
    if accept(.arrow) { return .value(try parseValue()) }
    if let action = try acceptAction() { return .action(action) }
    throw failure(expected: "keep, clear, reject, review or -> value")
  }

  // MARK: Clauses out of place

  /// Offers the line with its clauses where they belong.
  mutating func reportClauseOrder() {
    let ranks = tail.met.map(\.clause.rawValue)
    guard tail.isOutOfPlace || ranks != ranks.sorted(), let first = tail.met.first else { return }
    let upper = tokens.last?.upper ?? first.range.upper
    let isSorted = ranks == ranks.sorted()
    let wrong = isSorted ? first : tail.met.first { $0.clause.rawValue > ranks.min() ?? 0 } ?? first
    // Its fix takes away a comma too that stands before a clause which wants none.
    diagnostics.removeAll {
      $0.code == DiagnosticCode.clauseOutOfPlace.rawValue && $0.range.lower >= first.range.lower
    }
    // The blank before the first clause goes with it, since a comma wants none.
    let lower = tokens.last { $0.upper <= first.range.lower }?.upper ?? first.range.lower
    let whole = SourceRange(source: source.index, lower: lower, upper: upper)
    let right = orderedTail(upTo: upper)
    let isAction = wrong.clause == .action && !isSorted
    diagnostics.append(
      Diagnostic(
        .clauseOutOfPlace, "\(name(of: wrong)) is out of place", at: wrong.range,
        help: isAction
          ? right.map { "write \($0)" } ?? Self.order : Self.order,
        fix: right.map { text in
          let isJoined = text.hasPrefix(",") || tokens.first?.lower == first.range.lower
          return Fix(range: whole, replacement: isJoined ? text : " " + text)
        }))
  }

  private static let order =
    "a line ends with when …, others …, warn …, as …, because …, in this order"

  /// The word of a clause, as messages show it: an action by its own.
  private func name(of met: (clause: Tail.Clause, range: SourceRange)) -> String {
    let action = tokens.first { $0.lower >= met.range.lower && $0.kind == .word }
    guard met.clause == .action, let action else { return "'\(met.clause.words)'" }
    return "'\(content(of: action))'"
  }

  /// What the line should be from its first clause on; nil where a comment is in the way.
  private func orderedTail(upTo upper: Int) -> String? {
    guard let first = tail.met.first else { return nil }
    for (left, right) in zip(tokens, tokens.dropFirst())
    where source.text(left.upper, right.lower).contains("#") {
      return nil
    }
    var pieces: [String] = []
    var lower = first.range.lower
    for met in tail.met {
      pieces.append(source.text(lower, max(lower, met.range.lower)))
      lower = max(lower, met.range.upper)
    }
    pieces.append(source.text(lower, max(lower, upper)))
    var result = pieces.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }.joined(separator: " ")
    for met in tail.met.sorted(by: { $0.clause.rawValue < $1.clause.rawValue }) {
      let text = clauseText(met.clause, source.text(of: met.range))
      result += (text.hasPrefix(",") || result.isEmpty ? "" : " ") + text
    }
    return result
  }

  /// A clause with its comma where it wants one, and without where it wants none.
  private func clauseText(_ clause: Tail.Clause, _ text: String) -> String {
    let hasComma = text.hasPrefix(",")
    let wantsComma = clause == .others || clause == .action
    if hasComma == wantsComma { return text }
    return hasComma ? String(text.dropFirst()).trimmingBlanks() : ", " + text
  }
}

extension String {
  /// The text without the blanks and line ends around it.
  func trimmingBlanks() -> String {
    /// A blank, or a part of a line end.
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      Characters.isBlank(scalar) || scalar == "\n" || scalar == "\r"
    }
    let scalars = unicodeScalars
    guard let lower = scalars.firstIndex(where: { !isBlank($0) }),
      let upper = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[lower...upper])
  }
}
