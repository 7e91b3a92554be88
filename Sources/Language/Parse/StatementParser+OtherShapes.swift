import Diagnostics

// Lines that begin with a verb and go on as other languages have them.
extension StatementParser {
  // MARK: Words before a column

  /// `replace in a 'x' -> 'y'`: passes over the word.
  mutating func skipWordBeforeTarget(_ shape: [Slot]) {
    guard case .columns? = shape.first(where: { if case .flag = $0 { false } else { true } }),
      Self.takesArms(shape), let word = word(), ["at", "for", "in", "of", "on"].contains(word),
      isName(1),
      token(2)?.kind == .text || token(2)?.kind == .pattern, let column = token(1)
    else { return }
    report(
      .unexpected, "'\(word)' does not belong here", at: hereRange, help: "take it away",
      mending: SourceRange(source: source.index, lower: hereRange.lower, upper: column.lower),
      with: "")
    advance()
  }

  /// `replace 'x' in a with 'y'`: the column stands first.
  mutating func columnBetweenArms(_ shape: [Slot]) -> SyntaxFailure? {
    guard Self.takesArms(shape), let old = current, old.kind == .text, !old.isUnclosed,
      ["at", "in", "of", "on"].contains(word(1) ?? ""), isName(2), let column = token(2),
      symbol(3) == .arrow || ["by", "to", "with"].contains(word(3) ?? ""), let new = token(4),
      new.kind == .text
    else { return nil }
    let (one, two) = (source.text(old.lower, old.upper), source.text(new.lower, new.upper))
    let right = "\(source.text(column.lower, column.upper)) \(one) -> \(two)"
    report(
      .clauseOutOfPlace, "a text stands before its column", at: hereRange, help: "write \(right)",
      mending: range(from: old.lower, count: 5), with: right)
    return SyntaxFailure()
  }

  /// Whether old and new texts are one of the ways in which a line goes on.
  static func takesArms(_ shape: [Slot]) -> Bool {
    shape.contains { slot in
      guard case .choice(let ways) = slot else { return false }
      return ways.contains { if case .arms? = $0.first { true } else { false } }
    }
  }

  /// `split name to a, b`: what comes before the arrow is missing, where the value is cut.
  mutating func cutMissing(_ slot: Slot, _ choices: [[Slot]]) -> SyntaxFailure? {
    guard case .words("->")? = slotBehind, symbol() == .arrow || isWord("to") || isWord("into"),
      isName(1), let way = choices.first, case .words(let words)? = way.first
    else { return nil }
    let others = choices.dropFirst().compactMap { choice in
      if case .flag(_, let words)? = choice.first { words } else { nil }
    }
    return failure(
      .expected, "expected \(Self.describe(slot)), found \(shown(current))", at: hereRange,
      help: (["write \(words) ' ' ->"] + others.map { "\($0) ->" }).joined(separator: " or "),
      fix: "\(words) ' ' ->")
  }

  // MARK: Forms that take something away

  /// What goes by a line of its own, where others have a form for it.
  private static let removals: [(words: String, line: String)] = [
    ("spaces", "replace part of {a} ' ' -> ''"), ("space", "replace part of {a} ' ' -> ''"),
    ("whitespace", "replace {a} /\\s+/ -> ''"), ("white space", "replace {a} /\\s+/ -> ''"),
    ("all spaces", "replace part of {a} ' ' -> ''"),
    ("blanks", "replace part of {a} ' ' -> ''"), ("punctuation", "replace {a} /\\p{P}+/ -> ''"),
    ("digits", "replace {a} /[0-9]+/ -> ''"), ("numbers", "replace {a} /[0-9]+/ -> ''"),
    ("letters", "replace {a} /\\p{L}+/ -> ''"),
    ("leading zeros", "replace {a} /^0+/ -> ''"), ("leading zeroes", "replace {a} /^0+/ -> ''"),
    ("commas", "replace part of {a} ',' -> ''"), ("dots", "replace part of {a} '.' -> ''"),
    ("dashes", "replace part of {a} '-' -> ''"), ("hyphens", "replace part of {a} '-' -> ''"),
    ("quotes", "replace {a} /[\"']+/ -> ''"), ("html", "normalize {a} no html"),
    ("tags", "normalize {a} no html"), ("html tags", "normalize {a} no html"),
    ("diacritics", "normalize {a} no accents"),
    ("control characters", "normalize {a} no control characters"),
    ("extra spaces", "normalize {a} single spaces"),
    ("double spaces", "normalize {a} single spaces"),
    ("leading spaces", "normalize {a} trim"), ("trailing spaces", "normalize {a} trim"),
    ("duplicates", "dedupe on {a}"),
  ]
  private static let wordsOfRemoval: Set<String> = [
    "delete", "drop", "no", "remove", "strip", "without",
  ]

  /// `normalize a remove spaces`
  mutating func removal() -> SyntaxFailure? {
    guard let word = word(), Self.wordsOfRemoval.contains(word), let first = tokens.first,
      case .columns(let columns)? = slots["columns"], let lower = columns.first?.range.lower,
      let upper = columns.last?.range.upper
    else { return nil }
    let found = Self.removals.filter { phraseLength($0.words, 1) > 0 }
      .max { phraseLength($0.words, 1) < phraseLength($1.words, 1) }
    guard let found else {
      return failure(
        .unknownForm, "no form is called '\(word)'", at: hereRange,
        help: "what goes is replaced by nothing, as in replace part of "
          + "\(source.text(lower, upper)) '-' -> ''")
    }
    let count = 1 + phraseLength(found.words, 1)
    let line = found.line.replacing("{a}", with: source.text(lower, upper))
    let place = range(from: hereRange.lower, count: count)
    let message = "no form is called '\(word)'"
    // Other forms beside it stay in their line.
    guard columns.last?.range.upper == token(-1)?.upper, token(count) == nil else {
      return failure(.unknownForm, message, at: place, help: "write a line of its own: \(line)")
    }
    report(
      .unknownForm, message, at: place, help: "write \(line)",
      mending: SourceRange(source: source.index, lower: first.lower, upper: place.upper),
      with: line)
    return SyntaxFailure()
  }
}
