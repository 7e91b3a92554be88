import Diagnostics

// Lines as other languages begin them, answered with the line of this one.
extension StatementParser {
  /// How other languages begin a line, and what is written instead.
  private static let beginnings: [Wording] = [
    Wording("update _ set", "set"),
    Wording("delete from _ where", "drop rows when"),
    Wording("select distinct on", "dedupe on"),
    Wording("select distinct {words} from _", "dedupe on {0}"),
    Wording("select distinct", "dedupe on"),
    Wording("select * from _ where", "keep rows when"),
    Wording("select {words} from _ where {words}", "keep rows when {1}; keep columns {0}"),
    Wording("select {words} from _", "keep columns {0}"),
    Wording("alter table _ rename column", "rename"),
    Wording("alter table _ rename", "rename"),
    Wording("alter table _ drop column", "drop columns"),
    Wording("drop_duplicates", "dedupe on"),
    Wording("not_null", "require"),
    Wording("astype", "normalize"),
    Wording("cast", "normalize"),
    Wording("ignore", "drop columns"),
    Wording("expect_column_values_to_not_be_null", "require"),
    Wording("expect_column_values_to_be_unique", "unique"),
  ]

  /// What is done here about lines that nothing of this language stands for.
  private static let advice: [String: String] = {
    let order = "rows keep the order in which they came; dedupe … keep latest d chooses among them"
    let few = "rows stay by what they hold, as in keep rows when status = 'new'"
    let figure = "a figure of all rows takes a line of its own, as in expect rows > 100"
    let join = "another table's values come by a key, as in fill city from places by postcode"
    let above =
      "a cell takes no value of another row; fill city from places by postcode takes another table's"
    let values = "write check and the values, as in check status in ('new', 'won')"
    return [
      "sort": order, "order": order, "arrange": order, "limit": few, "top": few, "head": few,
      "group by": "one row of each group stays with dedupe on city; a figure of all is expect rows",
      "having": figure, "count": figure, "join": join, "left join": join, "inner join": join,
      "right join": join, "full join": join, "outer join": join,
      "insert": "rows come from files, as in load more from 'more.csv'",
      "relationships": "write check and the other table, as in check owner in people.id",
      "ffill": above, "bfill": above,
      "expect_column_values_to_be_in_set": values, "accepted_values": values,
      "expect_column_values_to_match_regex":
        "write check and the pattern, as in check zip matches /^[0-9]{5}$/",
      "expect_column_values_to_be_between":
        "write check and the bounds, as in check age between 0 and 120",
      "dropna": "write drop rows and a condition, as in drop rows when email is blank",
    ]
  }()
  private static let advicePhrases = PhraseTable(Array(advice.keys))

  /// `UPDATE t SET a = 'x'`, `GROUP BY city`
  mutating func lineOfOthers() -> SyntaxFailure? {
    for wording in Self.beginnings {
      guard let found = match(wording) else { continue }
      let line = found.right
      let whole = range(from: hereRange.lower, count: found.count)
      let rest = source.text(whole.upper, tokens.last?.upper ?? whole.upper)
      guard (line + rest).split(separator: "; ").allSatisfy({ isReadable(String($0)) }) else {
        continue
      }
      let begun = source.text(of: found.kept.isEmpty ? whole : hereRange)
      report(
        .unknownVerb, "no line begins with '\(begun)'",
        at: found.kept.isEmpty ? whole : hereRange, help: "write \(line)", mending: whole,
        with: line)
      return SyntaxFailure()
    }
    guard let phrase = longestPhrase(Self.advicePhrases), !comparison(1), !startsTest(1) else {
      return nil
    }
    return failure(
      .unknownVerb, "no line begins with '\(phrase)'",
      at: range(from: hereRange.lower, count: phraseLength(phrase)), help: Self.advice[phrase])
  }

  // MARK: A column where the verb is missing

  /// `email is email`, `email = lower(email)`, `email: required`
  mutating func columnFirst() -> SyntaxFailure? {
    guard isName(0), let first = current, let last = tokens.last,
      longestPhrase(phrases.verbSynonyms) == nil, !["if", "when", "not"].contains(word() ?? "")
    else { return nil }
    let column = source.text(of: hereRange)
    let line: String
    if let duty = dutyBehindColumn() {
      line = duty.line + source.text(token(duty.count - 1)?.upper ?? last.upper, last.upper)
    } else {
      let count = frameColumn(0) == nil ? 1 : 2
      guard startsTest(count) || comparison(count) || isWord("not", count) else { return nil }
      let isAssignment = symbol(count) == .equal || symbol(count) == .assign
      line = (isAssignment ? "set " : "check ") + source.text(first.lower, last.upper)
    }
    guard isReadable(line) else { return nil }
    report(
      .unknownVerb, "no line begins with '\(column)'", at: hereRange, help: "write \(line)",
      mending: range(from: first.lower, count: tokens.count - position), with: line)
    return SyntaxFailure()
  }

  // MARK: Words behind the verb

  /// Words that others put before a column, and that say nothing here.
  private static let wordsBeforeColumn: Set<String> = [
    "all", "any", "column", "columns", "each", "every", "field", "fields", "if", "only", "that",
    "the", "whether",
  ]
  /// Verbs that are taken for `check`.
  private static let verbsForCheck: Set<String> = ["expect", "require", "test"]

  /// A line that cannot be read, and can be without the word behind its verb, or with `check` for
  /// it: `check that a is email`, `expect a is email`. It is told instead of what came of it.
  mutating func retellFromVerb(_ verbRange: SourceRange) {
    guard !isTrial, let verb, verbCount > 0 else { return }
    var start = self
    start.position = verbCount
    guard let next = start.token(1), start.isName(0) else { return }
    let place = start.hereRange
    // `keep rows if a = 'x'`: there the word stands for another.
    let isCondition = verb.shape.isEmpty && start.isWord("if")
    if start.word().map(Self.wordsBeforeColumn.contains) == true, start.isName(1), !isCondition {
      let gap = SourceRange(source: source.index, lower: place.lower, upper: next.lower)
      guard isReadable(mending: gap, with: "") else { return }
      diagnostics.removeAll { $0.severity == .error }
      report(
        .unexpected, "'\(source.text(of: place))' does not belong here", at: place,
        help: "take it away", mending: gap, with: "")
    } else if Self.verbsForCheck.contains(verb.name), start.startsTest(1) || start.comparison(1),
      verb.role == .proof || diagnostics.allSatisfy({ $0.fix == nil }),
      isReadable(mending: verbRange, with: "check")
    {
      diagnostics.removeAll { $0.severity == .error }
      report(
        .unexpected, "'\(verb.name)' takes no test of a value", at: verbRange, help: "write check",
        fix: "check")
    }
  }

  // MARK: Comments

  /// Whether a comment of SQL or C begins here: `-- x`, `/* x */`.
  var isCommentOfOthers: Bool {
    if symbol() == .minus {
      // `n--3` subtracts what is below zero.
      return symbol(1) == .minus && isJoined(1) && (position == 0 || !isJoined(2))
    }
    guard let token = current, token.kind == .pattern else { return false }
    let text = source.text(token.lower, token.upper)
    return text.hasPrefix("/*") && text.hasSuffix("*/")
  }

  /// `normalize a trim -- as they come`
  mutating func commentBehindLine() -> SyntaxFailure? {
    guard isCommentOfOthers else { return nil }
    return commentOfOthers("'\(symbol() == .minus ? "--" : "/*")' begins no comment")
  }

  /// The failure for such a comment, with the sign of this language.
  mutating func commentOfOthers(_ message: String) -> SyntaxFailure {
    var place = range(from: hereRange.lower, count: 2)
    var right = "#"
    if let pattern = current, pattern.kind == .pattern {
      place = source.range(of: pattern)
      right += " " + String(source.text(of: place).dropFirst(2).dropLast(2)).trimmingBlanks()
      // What stands behind it is no part of the comment.
      if token(1) != nil { right = position == 0 ? right + "\n" : "" }
    }
    report(
      .expected, message, at: hereRange, help: "a comment begins with #", mending: place,
      with: right)
    return SyntaxFailure()
  }
}
