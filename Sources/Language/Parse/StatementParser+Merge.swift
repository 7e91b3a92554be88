import Diagnostics

extension StatementParser {
  /// The words that begin the lines below a `merge`.
  static let mergeClauses = [
    "same when", "never same when", "review when", "review groups above", "take", "links from",
    "decided in", "removed to",
  ]
  /// What `save` writes besides rows: `links to 'links.csv'`.
  private static let saveLogs: Set<String> = [
    "links", "reviews", "changes", "findings", "rejects",
  ]
  private static let mergePhrases = PhraseTable(mergeClauses)

  /// Whether a clause of a `merge` begins here.
  var isMergeClauseAhead: Bool { longestPhrase(Self.mergePhrases) != nil }

  /// The clauses of a `merge`, each on a line of its own. One that cannot be read keeps none below it from
  /// being read.
  mutating func parseMerge(into label: String) throws(SyntaxFailure) {
    var merge = MergeUse()
    while current != nil {
      if isTailAhead {
        guard skipReasonAmongClauses() else { break }
        merge.isPartial = true
        continue
      }
      let start = position
      do throws(SyntaxFailure) {
        try parseMergeLine(into: &merge)
      } catch {
        merge.isPartial = true
        skipMergeLine(from: start)
      }
    }
    if !merge.isPartial {
      slots[label] = .merge(merge)
      return
    }
    if !hasBrokenToken { slots[label] = .merge(merge) }
    throw SyntaxFailure()
  }

  /// Tells of a `because '…'` behind which clauses follow: it says why of the whole merge.
  private mutating func skipReasonAmongClauses() -> Bool {
    guard isWord("because"), token(1)?.kind == .text, longestPhrase(Self.mergePhrases, 2) != nil
    else { return false }
    report(
      .unexpected, "'because' is of the whole merge, and stands behind its last clause",
      at: hereRange, help: "write it there, or as a comment behind # here")
    advance()
    advance()
    return true
  }

  private mutating func parseMergeLine(into merge: inout MergeUse) throws(SyntaxFailure) {
    let lower = hereRange.lower
    guard let words = longestPhrase(Self.mergePhrases) else { throw unknownMergeClause() }
    guard beginsLine(0) else {
      throw failure(
        .expected, "'\(words)' stands on a line of its own", at: hereRange,
        help: "the clauses of a merge begin lines")
    }
    let place = hereRange
    _ = acceptPhrase(words)
    let kind = try parseMergeClause(words)
    let isSingle =
      words.hasSuffix("from") || words.hasSuffix("in") || words.hasSuffix("to")
      || words == "review groups above"
    if isSingle, merge.clauses.contains(where: { $0.isSameClause(as: kind) }) {
      report(
        .clauseTwice, "'\(words)' stands twice in this merge", at: place,
        help: "keep one of them")
    }
    merge.clauses.append(MergeClause(kind, range: range(from: lower)))
  }

  /// Goes on behind a clause that cannot be read: at the next line that begins with one, or that is indented
  /// no more.
  private mutating func skipMergeLine(from start: Int) {
    let indent = indent(of: tokens[start])
    while let token = current {
      if position > start, beginsLine(0), isMergeClauseAhead || self.indent(of: token) <= indent {
        return
      }
      advance()
    }
  }

  /// How far from the beginning of its line a token stands.
  private func indent(of token: Token) -> Int {
    let before = source.bytes[..<token.lower]
    return token.lower - (before.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? -1)
  }

  private mutating func unknownMergeClause() -> SyntaxFailure {
    if !beginsLine(0) {
      return failure(
        .unexpected, "\(shown(current)) does not belong here", at: hereRange,
        help: "the clauses of a merge begin lines: \(Self.mergeClauses.joined(separator: ", "))")
    }
    let near = word().flatMap { word in
      EditDistance.suggestion(
        for: word, among: ["same", "never", "review", "take", "links", "decided", "removed"])
    }
    if let word = word(), Self.saveLogs.contains(word), isWord("to", 1) {
      let path =
        token(2)?.kind == .text ? source.text(of: source.range(of: token(2)!)) : "'\(word).csv'"
      return failure(
        .unexpected, "'\(word) to' belongs to a save", at: hereRange,
        help: "write below the merge: save to 'out.csv', \(word) to \(path)")
    }
    let habits = [
      "match": "same when", "link": "same when", "join": "same when", "on": "same when",
      "keep": "take", "prefer": "take", "survive": "take", "when": "same when",
    ]
    let instead =
      word().flatMap { habits[$0] }
      ?? near.flatMap { near in
        Self.mergeClauses.first { $0.hasPrefix(near) }
      }
    return failure(
      expected: "a clause of merge",
      help: instead.map { "did you mean '\($0)'?" }
        ?? "write same when, never same when, review when or take")
  }

  private mutating func parseMergeClause(
    _ words: String
  ) throws(SyntaxFailure) -> MergeClause.Kind {
    switch words {
    case "take": return .take(try parseTake())
    case "links from": return .links(try parseText(behind: words, "links.csv"))
    case "decided in": return .decisions(try parseText(behind: words, "reviews.csv"))
    case "removed to": return .removed(try parseText(behind: words, "records.csv"))
    case "review groups above": return .reviewGroups(rows: try parseGroupSize())
    default:
      let effect = MatchEffect(rawValue: words)!
      return .match(effect, try parseMatch(effect))
    }
  }

  /// `10 rows`
  private mutating func parseGroupSize() throws(SyntaxFailure) -> String {
    guard let token = current, token.kind == .number, symbol(1) != .percent else {
      throw failure(expected: "a number of rows", help: "write review groups above 10 rows")
    }
    advance()
    let digits = content(of: token)
    guard isWord("rows") || isWord("row") else {
      throw failure(
        .thresholdUnit, "a threshold needs its unit", at: source.range(of: token),
        help: "write \(digits) rows", fix: "\(digits) rows")
    }
    advance(as: .keyword)
    return digits
  }

  /// `learned on a, b, at least 95%`, or a test of two rows.
  private mutating func parseMatch(_ effect: MatchEffect) throws(SyntaxFailure) -> MatchUse {
    guard isWord("learned"), !startsPairTest(1) else { return .pair(try parsePairTest()) }
    if effect == .never {
      throw failure(
        .unexpected, "'learned' stands behind same when and review when alone", at: hereRange,
        help: "write a test of two rows, as in never same when country differ")
    }
    advance(as: .keyword)
    var columns: [ColumnReference] = []
    if isWord("on"), !beginsLine(0) {
      advance(as: .keyword)
      columns = try parseMergeColumns()
    }
    var percent: String?
    if symbol() == .comma {
      advance()
      guard acceptPhrase("at least") != nil else {
        throw failure(expected: "'at least'", help: "write , at least 95%")
      }
      percent = try parseShare("at least 95%")
    }
    return .learned(columns: columns, percent: percent)
  }

  /// A text on the line of the words before it.
  mutating func parseText(
    behind words: String, _ example: String
  ) throws(SyntaxFailure) -> TextLiteral {
    if current == nil || beginsLine(0) {
      throw failure(
        .expected, "expected a quoted text after '\(words)'", at: gapBefore,
        help: "write \(words) \(Scope.quoted(example))")
    }
    return try parseText()
  }

  /// Columns separated by commas, up to a comma before `at least`.
  private mutating func parseMergeColumns() throws(SyntaxFailure) -> [ColumnReference] {
    var columns = [try parseColumn()]
    while symbol() == .comma, !(isWord("at", 1) && isWord("least", 2)) {
      advance()
      columns.append(try parseColumn())
    }
    return columns
  }

  /// `95%`; a bare number is answered with its sign.
  mutating func parseShare(_ example: String) throws(SyntaxFailure) -> String {
    guard let token = current, token.kind == .number else {
      throw failure(expected: "a percentage", help: "write \(example)")
    }
    let place = hereRange
    advance()
    let digits = content(of: token)
    if accept(.percent) { return digits }
    let percent = Self.percentMeant(digits)
    guard Literals.isShare(percent) else {
      throw failure(
        .thresholdUnit, "a share lies between 0% and 100%", at: place, help: "write \(example)")
    }
    report(
      .thresholdUnit, "a share is written with its sign", at: place, help: "write \(percent)%",
      fix: "\(percent)%")
    return percent
  }

  /// `0.9` as `90`, `0.95` as `95`; other numbers as they are.
  static func percentMeant(_ digits: String) -> String {
    let isShare = digits.hasPrefix("0.") && digits.utf8.count <= 4
    return isShare ? ProgramNumber.plain(digits, power: 2) ?? digits : digits
  }
}

extension MergeClause {
  /// Whether both are of a kind that stands once.
  fileprivate func isSameClause(as other: Kind) -> Bool {
    switch (kind, other) {
    case (.links, .links), (.decisions, .decisions), (.removed, .removed),
      (.reviewGroups, .reviewGroups):
      true
    default: false
    }
  }
}
