import Diagnostics

// Lines that begin with a verb of this language and say what another line says here.
extension StatementParser {
  /// The line that was meant, where how this one begins and goes on leaves no other; nil otherwise.
  func lineMeant() -> Diagnostic? {
    firstFound([
      requiredColumns, fileBehindAs, valueForBlanks, textsInBrackets, orderOfRows, includedInAngles,
      shapeAsPattern, signsMeant, choicesMeant, wordsMeant, wordingMeant,
    ])
  }

  /// What the first of some searches finds that finds anything.
  func firstFound(_ finders: [() -> Diagnostic?]) -> Diagnostic? {
    for find in finders {
      if let found = find() { return found }
    }
    return nil
  }

  /// How others ask that a cell is there.
  private static let wordsOfPresence = PhraseTable([
    "not_null", "notnull", "not null", "exists", "required", "present", "not blank", "not_blank",
    "not empty", "not_empty", "presence",
  ])

  /// `check not_null email`
  private func requiredColumns() -> Diagnostic? {
    guard isWord("check", -position), let phrase = longestPhrase(Self.wordsOfPresence, 1 - position)
    else { return nil }
    let count = phraseLength(phrase, 1 - position)
    guard let first = tokens.first, let next = token(count + 1 - position), next.kind == .word
    else {
      return nil
    }
    let words = SourceRange(source: source.index, lower: first.lower, upper: tokens[count].upper)
    let message = "'\(phrase)' is no column, and no test before one"
    return retold(
      words, as: "require", message, code: .habit, at: place(of: tokens[1...count]),
      help: "write require \(source.text(next.lower, next.upper))")
  }

  /// `load crm as 'crm.csv'`
  private func fileBehindAs() -> Diagnostic? {
    guard isWord("load", -position), isWord("as", 2 - position), tokens.count > 3,
      tokens[3].kind == .text
    else { return nil }
    return retold(
      place(of: tokens[2...2]), as: "from", "'as' does not stand before a file", code: .habit)
  }

  /// `fill email = 'x'`
  private func valueForBlanks() -> Diagnostic? {
    guard isWord("fill", -position), tokens.count > 3, tokens[3].kind == .text,
      case .symbol(.equal) = tokens[2].kind
    else { return nil }
    let name = source.text(of: place(of: tokens[1...1]))
    return retold(
      place(of: tokens[0...2]), as: "default \(name)", "a text stands here, and fill takes a table",
      code: .expected, at: place(of: tokens[3...3]),
      help: "write default \(name) \(source.text(of: place(of: tokens[3...3])))")
  }

  /// `list l = ['a', 'b']`, `list l ('a', 'b')`
  private func textsInBrackets() -> Diagnostic? {
    guard isWord("list", -position), tokens.count > 2, let last = tokens.last else { return nil }
    var first = 2
    if case .symbol(.equal) = tokens[2].kind { first = 3 }
    guard first < tokens.count else { return nil }
    let place = SourceRange(
      source: source.index, lower: tokens[first].lower, upper: last.upper)
    let text = source.text(of: place)
    guard text.hasPrefix("[") && text.hasSuffix("]") || text.hasPrefix("(") && text.hasSuffix(")")
    else { return nil }
    let mended = SourceRange(
      source: source.index, lower: tokens[1].upper, upper: last.upper)
    let right = String(text.dropFirst().dropLast()).trimmingBlanks()
    return retold(
      mended, as: " " + right, "the texts of a list stand without brackets", code: .habit,
      at: place, help: "write \(source.text(tokens[0].lower, tokens[1].upper)) \(right)")
  }

  /// `dedupe on email order by updated desc`
  private func orderOfRows() -> Diagnostic? {
    guard isWord("dedupe", -position) else { return nil }
    for index in tokens.indices.dropFirst(2).dropLast(2) {
      let ahead = index - position
      guard isWord("order", ahead) || isWord("sort", ahead), isWord("by", ahead + 1) else {
        continue
      }
      let isDescending = isWord("desc", ahead + 3)
      let count = isDescending || isWord("asc", ahead + 3) ? 4 : 3
      let column = source.text(of: place(of: tokens[(index + 2)...(index + 2)]))
      return retold(
        place(of: tokens[index..<(index + count)]),
        as: "keep \(isDescending ? "latest" : "earliest") \(column)",
        "rows are put in no order", code: .habit,
        at: place(of: tokens[index...(index + 1)]))
    }
    return nil
  }

  /// `include <common.rules>`
  private func includedInAngles() -> Diagnostic? {
    guard isWord("include", -position), tokens.count > 3, symbol(1 - position) == .less,
      let last = tokens.last, case .symbol(.greater) = last.kind
    else { return nil }
    let path = source.text(tokens[1].upper, last.lower).trimmingBlanks()
    return retold(
      place(of: tokens[1...]), as: Scope.quoted(path), "a path stands in quotes", code: .expected)
  }

  /// `looks like /#####/`: a shape stands in quotes, and a pattern behind `matches`.
  private func shapeAsPattern() -> Diagnostic? {
    guard current?.kind == .pattern, isWord("looks", -2), isWord("like", -1), let first = token(-2)
    else { return nil }
    let inner = String(source.text(of: hereRange).dropFirst().dropLast())
    if inner.contains("#") {
      return retold(hereRange, as: Scope.quoted(inner), "a shape stands in quotes", code: .expected)
    }
    let words = SourceRange(source: source.index, lower: first.lower, upper: token(-1)!.upper)
    return retold(
      words, as: "matches", "'looks like' takes a shape, and this is a pattern", code: .habit)
  }

  private func place(of tokens: ArraySlice<Token>) -> SourceRange {
    SourceRange(
      source: source.index, lower: tokens.first?.lower ?? 0, upper: tokens.last?.upper ?? 0)
  }
}
