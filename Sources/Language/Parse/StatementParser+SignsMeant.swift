import Diagnostics

// Signs where none belongs, in lines that are whole without them or with the words they stand for.
extension StatementParser {
  /// What the line says when its signs are put right; nil where nothing of the kind stands in it.
  func signsMeant() -> Diagnostic? {
    firstFound([
      commaBeforeWords, colonBehindWord, rangeBehindIn, bareRegion, percentOfValue, shareOfRows,
      dateWithDots, figureInCheck,
    ])
  }

  /// How many places ahead each token behind the verb stands.
  var placesBehindVerb: Range<Int> {
    (verbCount - position)..<max(verbCount, tokens.count) - position
  }

  /// From one token to another, so many places ahead each.
  func stretch(from first: Int, to last: Int) -> SourceRange {
    SourceRange(
      source: source.index, lower: token(first)?.lower ?? hereRange.lower,
      upper: token(last)?.upper ?? hereRange.upper)
  }

  /// Words that go on with what stands before them.
  private static let wordsWithoutComma: Set<String> = [
    "by", "determines", "from", "in", "is", "on", "region", "to",
  ]

  /// `'a', 'b', -> 'c'`, `column email, is email`, `phone, region 'DE'`: a comma between parts that belong
  /// together.
  private func commaBeforeWords() -> Diagnostic? {
    for place in placesBehindVerb where symbol(place) == .comma {
      guard let next = token(place + 1), let comma = token(place),
        symbol(place + 1) == .arrow && token(place - 1)?.kind == .text
          || word(place + 1).map(Self.wordsWithoutComma.contains) == true
      else { continue }
      let found = retold(
        source.range(of: comma), as: isJoined(place + 1) ? " " : "",
        "no comma stands before \(shown(next))", code: .unexpected, help: "take it away")
      if let found { return found }
    }
    return nil
  }

  /// `because: 'x'`, `as: x`, `, warn: above 5%`: nothing stands between a clause's word and what it takes.
  private func colonBehindWord() -> Diagnostic? {
    let words = Self.actions.union(["as", "because", "others", "when"])
    for place in placesBehindVerb where symbol(place + 1) == .colon {
      guard let word = word(place), words.contains(word), let colon = token(place + 1) else {
        continue
      }
      let isTight = isJoined(place + 2)
      return retold(
        source.range(of: colon), as: isTight ? " " : "", "no colon stands behind '\(word)'",
        code: .unexpected, help: "take it away")
    }
    return nil
  }

  /// `in 1..5`, `in 1-5`, `in (1 to 5)`, `in range (1, 5)`: `in` takes values one by one.
  private func rangeBehindIn() -> Diagnostic? {
    for place in placesBehindVerb where isWord("in", place) {
      let isRange = isWord("range", place + 1)
      let first = place + (isRange ? 2 : 1)
      let isOpen = symbol(first) == .open
      guard let bounds = boundsMeant(from: first + (isOpen ? 1 : 0)),
        isRange || bounds.sign.kind != .symbol(.comma)
      else { continue }
      var last = first
      while let next = token(last), next.upper < bounds.high.upper { last += 1 }
      if isOpen, symbol(last + 1) == .close { last += 1 }
      let right = "between \(source.text(of: bounds.low)) and \(source.text(of: bounds.high))"
      return retold(
        stretch(from: place, to: last), as: right, "'in' takes values one by one, and no range",
        code: .expected, help: "write \(right)")
    }
    return nil
  }

  /// `column phone is phone DE`, `normalize phone phone DE`: where a number is at home stands behind `region`.
  private func bareRegion() -> Diagnostic? {
    guard let last = word(-1), let region = current, region.kind == .word,
      vocabulary.types.first(where: { $0.name == last })?.takesRegion == true
    else { return nil }
    let text = source.text(of: hereRange)
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return nil
    }
    return retold(
      hereRange, as: "region \(Scope.quoted(text))", "'\(text)' does not belong here",
      code: .unexpected)
  }

  /// `age > 18%`: a value is a number.
  private func percentOfValue() -> Diagnostic? {
    guard symbol() == .percent, let number = token(-1), number.kind == .number,
      comparison(-2) || isWord("and", -2) || isWord("between", -2)
    else { return nil }
    // `set rate = 5%`: there it is a share for sure.
    let isAssigned = isWord("set", -position) && position == 4 && symbol(-2) == .equal
    if isAssigned, let share = ProgramNumber.plain(content(of: number), power: -2) {
      return retold(
        stretch(from: -1, to: 0), as: share, "'%' belongs to thresholds, and a value is a number",
        code: .unexpected)
    }
    return retold(
      hereRange, as: "", "'%' belongs to thresholds, and a value is a number", code: .unexpected,
      help: "take it away, or write the share itself: 5% is 0.05")
  }

  /// `warn above 5 % of rows`: what a threshold is a share of is not said.
  private func shareOfRows() -> Diagnostic? {
    guard isWord("of"), symbol(-1) == .percent, token(-2)?.kind == .number else { return nil }
    let count = isWord("all", 1) || isWord("the", 1) ? 3 : 2
    guard ["cells", "records", "rows", "values"].contains(word(count - 1) ?? "") else { return nil }
    let place = stretch(from: 0, to: count - 1)
    return retold(
      stretch(count), as: "", "'\(source.text(of: place))' does not belong here", code: .unexpected,
      at: place, help: "take it away: a threshold is a share of the rows that are tested")
  }

  /// `created > 01.02.2024`: a date stands in quotes, its year first.
  private func dateWithDots() -> Diagnostic? {
    guard symbol() == .dot, isJoined(0), isJoined(1), let first = token(-1),
      first.kind == .number, let last = token(1), last.kind == .number
    else { return nil }
    let parts = (content(of: first) + "." + content(of: last)).split(separator: ".")
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, parts[2].utf8.count == 4,
      (1...31).contains(numbers[0]), (1...12).contains(numbers[1])
    else { return nil }
    func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let date = "'\(parts[2])-\(twoDigits(numbers[1]))-\(twoDigits(numbers[0]))'"
    return retold(
      stretch(from: -1, to: 1), as: date, "a date stands in quotes, its year first", code: .expected
    )
  }

  /// `check count(*) > 5`: a figure of all rows has a line of its own.
  private func figureInCheck() -> Diagnostic? {
    guard isWord("check", -position), isWord("count", 1 - position),
      symbol(2 - position) == .open, symbol(3 - position) == .times,
      symbol(4 - position) == .close
    else { return nil }
    return retold(
      stretch(from: -position, to: 4 - position), as: "expect rows",
      "a figure of all rows takes a line of its own", code: .unknownFunction,
      at: stretch(from: 1 - position, to: 4 - position))
  }
}
