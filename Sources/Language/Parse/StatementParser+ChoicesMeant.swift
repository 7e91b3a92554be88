import Diagnostics

// Choices and conditions in the words of everyday speech: `'x' or 'y'`, `any of`, `unless`.
extension StatementParser {
  /// What the line says when they are put as they are written here; nil where nothing of the kind stands in it.
  func choicesMeant() -> Diagnostic? { choiceBehindIn() ?? choiceOfValues() ?? unless() ?? duty() }

  /// `in ('x' or 'y')`: a comma parts the values.
  private func choiceBehindIn() -> Diagnostic? {
    for place in placesBehindVerb where isWord("in", place) {
      guard let choice = choice(at: place + 1), let word = choice.word else { continue }
      return retold(
        stretch(from: place + 1, to: place + choice.count), as: choice.text,
        "'or' parts no values", code: .habit, at: stretch(from: word, to: word))
    }
    return nil
  }

  /// `= any of 'x', 'y'`, `is either 'x' or 'y'`, `is none of ('x', 'y')`
  private func choiceOfValues() -> Diagnostic? {
    let words = ["any of": "in", "one of": "in", "none of": "not in", "either": "in"]
    for place in placesBehindVerb {
      guard let phrase = words.keys.first(where: { phraseLength($0, place) > 0 }),
        let choice = choice(at: place + phraseLength(phrase, place)), let test = words[phrase]
      else { continue }
      let count = phraseLength(phrase, place)
      let isBehindSign =
        symbol(place - 1) == .equal || isWord("is", place - 1) || isWord("in", place - 1)
      let first = isBehindSign ? place - 1 : place
      if phrase == "one of", isWord("is", place - 1), symbol(place + count) == .open {
        let texts = String(choice.text.dropFirst().dropLast())
        return retold(
          stretch(from: place + count, to: place + count + choice.count - 1), as: texts,
          "the texts of 'one of' stand without parentheses", code: .habit)
      }
      let right = "\(test) \(choice.text)"
      return retold(
        stretch(from: first, to: place + count + choice.count - 1), as: right,
        "'\(phrase)' is no test of this language", code: .habit,
        at: stretch(from: place, to: place + count - 1), help: "write \(right)")
    }
    return nil
  }

  /// Literals of one kind with commas or `or` between them, in parentheses or without, as `in` takes them; how
  /// many tokens they are, and the first `or`.
  private func choice(at start: Int) -> (text: String, count: Int, word: Int?)? {
    let isOpen = symbol(start) == .open
    var place = isOpen ? start + 1 : start
    guard let first = token(place), first.kind == .text || first.kind == .number else { return nil }
    var literals = [source.text(first.lower, first.upper)]
    var word: Int?
    place += 1
    while true {
      let hasComma = symbol(place) == .comma
      let gap = (hasComma ? 1 : 0) + (isWord("or", place + (hasComma ? 1 : 0)) ? 1 : 0)
      guard gap > 0, let next = token(place + gap), next.kind == first.kind else { break }
      if word == nil, gap == 2 || !hasComma { word = place + gap - 1 }
      literals.append(source.text(next.lower, next.upper))
      place += gap + 1
    }
    if isOpen {
      guard symbol(place) == .close else { return nil }
      place += 1
    }
    return ("(\(literals.joined(separator: ", ")))", place - start, word)
  }

  /// `unless stage = 'x'`: a condition stands behind `when`.
  private func unless() -> Diagnostic? {
    for place in placesBehindVerb where isWord("unless", place) {
      var ahead = self
      ahead.position += place + 1
      ahead.isTrial = true
      let lower = ahead.hereRange.lower
      guard let condition = try? ahead.parsePredicate(), ahead.position > position + place + 1
      else { return nil }
      let text = source.text(of: ahead.range(from: lower))
      let isJoined: Bool
      switch condition.kind {
      case .and, .or: isJoined = !ahead.parenthesised.contains(condition.range)
      default: isJoined = false
      }
      let right = "when not " + (isJoined ? "(\(text))" : text)
      let last = ahead.position - position - 1
      let hasComma = symbol(place - 1) == .comma
      let mended = SourceRange(
        source: source.index,
        lower: (hasComma ? token(place - 2)?.upper : token(place)?.lower) ?? lower,
        upper: token(last)?.upper ?? lower)
      return retold(
        mended, as: hasComma ? " " + right : right, "'unless' is no word of this language",
        code: .habit, at: stretch(from: place, to: place), help: "write \(right)")
    }
    return nil
  }

  /// What others ask for behind a declaration, and the verb that asks for it here.
  private static let duties = [
    "required": "require", "mandatory": "require", "not null": "require", "not blank": "require",
    "not empty": "require", "present": "require", "unique": "unique",
  ]

  /// `column email is email, required`: that takes a line of its own.
  private func duty() -> Diagnostic? {
    guard isWord("column", -position), let last = tokens.last, let first = tokens.first else {
      return nil
    }
    for (phrase, verb) in Self.duties.sorted(by: { $0.key < $1.key }) {
      let start = tokens.count - PhraseTable.words(of: phrase).count - position
      guard phraseLength(phrase, start) > 0, position + start > verbCount + 1,
        let before = token(start - 1)
      else { continue }
      let end = symbol(start - 1) == .comma ? token(start - 2)?.upper : before.upper
      guard let end, let columns = columnsBeforeIs,
        isReadable(source.text(first.lower, end))
      else { return nil }
      let right = "; \(verb) \(columns)"
      return Diagnostic(
        .unexpected, "'\(phrase)' does not belong here",
        at: stretch(from: start, to: tokens.count - 1 - position),
        help: "it takes a line of its own: \(verb) \(columns)",
        fix: Fix(
          range: SourceRange(source: source.index, lower: end, upper: last.upper),
          replacement: right))
    }
    return nil
  }

  /// The columns of a declaration, as they stand there.
  private var columnsBeforeIs: String? {
    guard let index = placesBehindVerb.first(where: { isWord("is", $0) }),
      let first = tokens.dropFirst(verbCount).first, let last = token(index - 1)
    else { return nil }
    return source.text(first.lower, last.upper)
  }
}
