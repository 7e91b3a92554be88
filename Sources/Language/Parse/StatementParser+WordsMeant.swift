import Diagnostics

// Words within a line that leave no doubt what was meant in their place, or at least what can be written.
extension StatementParser {
  /// What the line says when the words are put right; nil where nothing of the kind stands in it.
  func wordsMeant() -> Diagnostic? {
    firstFound([
      nameOfSeveralWords, arrowInTest, regionBehindIn, numberInWords, bareSeparator, aboutNumber,
      figureOfNone, uniqueFigure, listWithoutName, idleComma, lineOfItsOwn,
    ])
  }

  /// `as my rule`: what stands behind `as` is one word.
  private func nameOfSeveralWords() -> Diagnostic? {
    guard isWord("as"), isName(1) else { return nil }
    var count = 1
    while token(count + 1)?.kind == .word, !isWord("because", count + 1), !isWord("when", count + 1)
    {
      count += 1
    }
    guard count > 1, let first = token(1), let last = token(count) else { return nil }
    let name = (1...count).compactMap { token($0).map(content) }.joined(separator: "_")
    return retold(
      SourceRange(source: source.index, lower: first.lower, upper: last.upper), as: name,
      "an id is one word", code: .expected, help: "write \(name)")
  }

  /// `check zip -> state`: an arrow makes something, and a test makes nothing.
  private func arrowInTest() -> Diagnostic? {
    guard symbol() == .arrow, isWord("check", -position), position == 2, isName(-1), isName(1),
      token(2) == nil, let first = token(-1), let second = token(1)
    else { return nil }
    let (from, to) = (
      source.text(first.lower, first.upper), source.text(second.lower, second.upper)
    )
    return Diagnostic(
      .unexpected, "'->' does not belong here", at: hereRange,
      help: "one \(to) for each \(from) is check \(from) determines \(to); "
        + "a new name is rename \(from) -> \(to)")
  }

  /// `is phone in 'DE'`, `is phone 'DE'`: where a number is at home stands behind `region`.
  private func regionBehindIn() -> Diagnostic? {
    let isIn = isWord("in") || isWord("of") || isWord("for") || isWord("from")
    guard isIn || current?.kind == .text, let last = word(-1),
      vocabulary.types.first(where: { $0.name == last })?.takesRegion == true
    else { return nil }
    let right = isIn ? "region" : "region " + source.text(of: hereRange)
    return retold(hereRange, as: right, "\(shown(current)) does not belong here", code: .unexpected)
  }

  private static let numerals = [
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "twelve": "12",
  ]

  /// `keep last four`: a number stands in digits.
  private func numberInWords() -> Diagnostic? {
    guard let digits = word().flatMap({ Self.numerals[$0] }) else { return nil }
    return retold(hereRange, as: digits, "a number stands in digits", code: .expected)
  }

  /// `split name on , -> a, b`: a sign that lacks its quotes.
  private func bareSeparator() -> Diagnostic? {
    guard let sign = current, case .symbol = sign.kind, symbol(1) == .arrow,
      token(-1)?.kind != .text
    else { return nil }
    return retold(
      hereRange, as: Scope.quoted(content(of: sign)), "a text stands in quotes", code: .expected)
  }

  /// `rows = about 100`: how far a figure may be off is for the rules to say.
  private func aboutNumber() -> Diagnostic? {
    let first = current?.kind == .number ? -1 : 0
    guard isWord("expect", -position), isWord("about", first) || isWord("around", first),
      let word = token(first), let number = token(first + 1), number.kind == .number,
      let value = Int(content(of: number)), value >= 10, value < 1 << 40
    else { return nil }
    let (low, high) = (value - value / 10, value + value / 10)
    return Diagnostic(
      .unexpected, "'\(content(of: word))' says no bounds", at: source.range(of: word),
      help: "say what is near enough, as in between \(low) and \(high)")
  }

  /// `expect no blank email`: a figure is compared with a number.
  private func figureOfNone() -> Diagnostic? {
    guard isWord("expect", -position), isWord("no", 1 - position) else { return nil }
    var start = self
    start.position = 2
    guard start.word().flatMap(MetricUse.Kind.init) != nil, start.isName(1),
      let figure = start.current, let column = start.token(1)
    else { return nil }
    let right = source.text(figure.lower, column.upper) + " = 0"
    return retold(
      SourceRange(source: source.index, lower: tokens[1].lower, upper: column.upper), as: right,
      "a figure is compared with a number", code: .expected, at: source.range(of: tokens[1]),
      help: "write \(right)")
  }

  /// `expect email unique`: what holds for rows has a line of its own.
  private func uniqueFigure() -> Diagnostic? {
    guard isWord("expect", -position), tokens.count > 2, isName(1 - position) else { return nil }
    let upper = isWord("is", 2 - position) ? 3 : 2
    guard isWord("unique", upper - position) || isWord("distinct", upper - position) else {
      return nil
    }
    let column = source.text(tokens[1].lower, tokens[1].upper)
    return retold(
      SourceRange(
        source: source.index, lower: tokens[0].lower, upper: tokens[upper].upper),
      as: "unique \(column)", "'\(column)' is no figure", code: .expected,
      at: SourceRange(source: source.index, lower: tokens[1].lower, upper: tokens[upper].upper))
  }

  /// `list 'x', 'y'`: which name it is to have is for the rules to say.
  private func listWithoutName() -> Diagnostic? {
    guard isWord("list", -position), tokens.count > 1, tokens[1].kind == .text, position == 1,
      let last = tokens.last
    else { return nil }
    let texts = source.text(tokens[1].lower, last.upper)
    return Diagnostic(
      .expected, "this list has no name", at: hereRange,
      help: "name it first, as in list wanted \(texts)")
  }

  /// `normalize ,email lower`, `normalize email,, phone lower`: a comma that parts nothing.
  private func idleComma() -> Diagnostic? {
    guard symbol() == .comma, let next = token(1) else { return nil }
    let isFirst = position == verbCount
    let isTwice = symbol(1) == .comma || symbol(-1) == .comma
    guard isFirst || isTwice else { return nil }
    let message = isFirst ? "a comma stands before what it parts" : "one comma is enough"
    let upper = isFirst ? next.lower : hereRange.upper
    return retold(
      SourceRange(source: source.index, lower: hereRange.lower, upper: upper), as: "", message,
      code: .unexpected, at: hereRange, help: "take it away")
  }

  /// A deeper line that was meant to begin with the verb of the one above: ` phone upper`.
  private func lineOfItsOwn() -> Diagnostic? {
    guard let verb, !endsInColumns(verb), isName(0), let last = token(-1), let end = tokens.last,
      let first = tokens.first
    else { return nil }
    let gap = source.text(last.upper, hereRange.lower)
    guard gap.contains("\n"), !gap.contains("#") else { return nil }
    let line = verb.name + " " + source.text(hereRange.lower, end.upper)
    guard isReadable(line), isReadable(source.text(first.lower, last.upper)) else { return nil }
    return Diagnostic(
      .unexpected, "\(shown(current)) goes on with the line above, since it stands deeper",
      at: hereRange, help: "begin a line with \(verb.name)",
      fix: Fix(
        range: SourceRange(source: source.index, lower: last.upper, upper: hereRange.lower),
        replacement: "\n\(verb.name) "))
  }
}
