import Diagnostics

// Lines as other languages begin them, answered with the line of this one.
extension StatementParser {
  /// How other languages begin a line, and what is written instead: `_` stands for a name, and `…` for
  /// what goes into the marks of the right side, the first into `{0}`.
  private static let beginnings: [(words: String, right: String)] = [
    ("update _ set", "set"),
    ("delete from _ where", "drop rows when"),
    ("select distinct on", "dedupe on"),
    ("select distinct … from _", "dedupe on {0}"),
    ("select distinct", "dedupe on"),
    ("select * from _ where", "keep rows when"),
    ("select … from _ where …", "keep rows when {1}; keep columns {0}"),
    ("select … from _", "keep columns {0}"),
    ("alter table _ rename column", "rename"),
    ("alter table _ rename", "rename"),
    ("alter table _ drop column", "drop columns"),
    ("drop_duplicates", "dedupe on"),
    ("not_null", "require"),
    ("astype", "normalize"),
    ("cast", "normalize"),
    ("ignore", "drop columns"),
  ]

  /// What is done here about lines that nothing of this language stands for.
  private static let advice: [String: String] = {
    let order = "rows keep the order in which they came; dedupe … keep latest d chooses among them"
    let few = "rows stay by what they hold, as in keep rows when status = 'new'"
    let figure = "a figure of all rows takes a line of its own, as in expect rows > 100"
    let join = "another table's values come by a key, as in fill city from places by postcode"
    return [
      "sort": order, "order": order, "arrange": order, "limit": few, "top": few, "head": few,
      "group by": "one row of each group stays with dedupe on city; a figure of all is expect rows",
      "having": figure, "count": figure, "join": join, "left join": join, "inner join": join,
      "right join": join, "full join": join, "outer join": join,
      "insert": "rows come from files, as in load more from 'more.csv'",
      "accepted_values": "write check and the values, as in check status in ('new', 'won')",
      "relationships": "write check and the other table, as in check owner in people.id",
      "dropna": "write drop rows and a condition, as in drop rows when email is blank",
    ]
  }()
  private static let advicePhrases = PhraseTable(Array(advice.keys))

  /// `UPDATE t SET a = 'x'`, `GROUP BY city`
  mutating func lineOfOthers() -> SyntaxFailure? {
    for (words, right) in Self.beginnings {
      guard let found = match(words) else { continue }
      var line = right
      for (number, text) in found.texts.enumerated() {
        line = line.replacing("{\(number)}", with: text)
      }
      let whole = range(from: hereRange.lower, count: found.count)
      let rest = source.text(whole.upper, tokens.last?.upper ?? whole.upper)
      guard (line + rest).split(separator: "; ").allSatisfy({ isReadable(String($0)) }) else {
        continue
      }
      let begun = source.text(of: found.texts.isEmpty ? whole : hereRange)
      report(
        .unknownVerb, "no line begins with '\(begun)'",
        at: found.texts.isEmpty ? whole : hereRange, help: "write \(line)", mending: whole,
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

  /// How many tokens a beginning takes here, and the texts of its `…`; nil where it does not stand.
  private func match(_ words: String) -> (count: Int, texts: [String])? {
    let parts = words.split(separator: " ").map(String.init)
    var ahead = 0
    var texts: [String] = []
    for (number, part) in parts.enumerated() {
      switch part {
      case "_":
        guard isName(ahead) || token(ahead)?.kind == .text else { return nil }
        ahead += 1
        while symbol(ahead) == .dot, isName(ahead + 1) { ahead += 2 }
      case "…":
        let end = number + 1 < parts.count ? parts[number + 1] : nil
        let first = ahead
        while token(ahead) != nil, end == nil || !isWord(end!, ahead) { ahead += 1 }
        guard ahead > first, let lower = token(first)?.lower, let upper = token(ahead - 1)?.upper
        else { return nil }
        texts.append(source.text(lower, upper))
      case "*":
        guard symbol(ahead) == .times else { return nil }
        ahead += 1
      default:
        guard isWord(part, ahead) else { return nil }
        ahead += 1
      }
    }
    return (ahead, texts)
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
