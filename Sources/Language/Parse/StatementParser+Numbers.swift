import Diagnostics

// Numbers as others write them: `1,5`, `1,234.50`, `1 000`, `1_000`, `1e3`.
extension StatementParser {
  /// Whether a comma stands here that touches a number on both sides.
  var isCommaInNumber: Bool {
    symbol() == .comma && isJoined(0) && isJoined(1) && token(-1)?.kind == .number
      && token(1)?.kind == .number
  }

  /// `n = 1,5`, `n > 1,234.50`: numbers have a point, and nothing else.
  mutating func commaInNumber() -> SyntaxFailure? {
    guard isCommaInNumber, let first = token(-1) else { return nil }
    var count = 0
    var pieces = [content(of: first)]
    while symbol(count) == .comma, isJoined(count), isJoined(count + 1),
      let piece = token(count + 1), piece.kind == .number
    {
      pieces.append(content(of: piece))
      count += 2
    }
    let number = CommaNumber(pieces: pieces)
    // `n = 1,5,7` lists values; where three digits stand in a row the comma may part thousands.
    if number.meant == nil, !pieces.contains(where: { $0.utf8.count == 3 }),
      let failure = valuesBehindComma()
    {
      return failure
    }
    let message =
      number.partsThousands
      ? "a comma parts no thousands" : "a comma separates values, and stands in no number"
    guard let meant = number.meant else {
      return failure(
        .unexpected, message, at: hereRange, help: "write the number without commas, as in 1234.5")
    }
    report(
      .unexpected, message, at: hereRange, help: "write \(meant)",
      mending: range(from: first.lower, count: count), with: meant)
    return SyntaxFailure()
  }
}

extension StatementParser {
  /// `+5`: passes over the sign, which says nothing.
  mutating func skipPlus() {
    guard symbol() == .plus, let number = token(1), number.kind == .number else { return }
    report(
      .habit, "a number has no sign but '-'", at: hereRange, help: "take it away",
      mending: SourceRange(source: source.index, lower: hereRange.lower, upper: number.lower),
      with: "")
    advance()
  }

  /// `.5`: a digit stands before the point.
  mutating func numberWithoutWhole() -> Expression? {
    guard let dot = current, let digits = token(1), digits.kind == .number, isJoined(1),
      !content(of: digits).contains(".")
    else { return nil }
    let place = range(from: dot.lower, count: 2)
    let meant = "0." + content(of: digits)
    advance()
    advance()
    report(
      .habit, "a digit stands before the point of a number", at: place, help: "write \(meant)",
      fix: meant)
    return Expression(.number(meant), range: place)
  }

  /// `1e3`, `1_000` where a value stands: no name there begins with a digit and is all digits.
  mutating func numberOfPrograms() -> Expression? {
    guard let first = current, first.kind == .badName else { return nil }
    var count = 1
    var written = content(of: first)
    if written.hasSuffix("e") || written.hasSuffix("E"), symbol(1) == .minus || symbol(1) == .plus,
      isJoined(1), isJoined(2), let power = token(2), power.kind == .number
    {
      written += (symbol(1)?.rawValue ?? "") + content(of: power)
      count = 3
    }
    guard let number = ProgramNumber(written),
      !number.isShort || comparison(-1) || isWord("between", -1) || isWord("and", -1)
    else { return nil }
    let place = range(from: first.lower, count: count)
    for _ in 0..<count { advance() }
    report(
      .habit, number.fault, at: place,
      help: number.meant.map { "write \($0)" } ?? "write the number in full, as in 1000",
      fix: number.meant)
    return Expression(number.meant.map { .number($0) } ?? .invalid, range: place)
  }

  /// `1 000`, `1 234 567.50`: groups of three digits behind a number; what they mean without blanks.
  mutating func numberWithBlanks() -> String? {
    guard let first = current, first.kind == .number else { return nil }
    var pieces = [content(of: first)]
    guard CommaNumber.leads(pieces[0]) else { return nil }
    while let piece = token(pieces.count), piece.kind == .number, !isJoined(pieces.count),
      !pieces[pieces.count - 1].contains("."), symbol(pieces.count + 1) != .percent
    {
      let digits = content(of: piece)
      guard digits.prefix(while: { $0 != "." }).utf8.count == 3 else { break }
      pieces.append(digits)
    }
    guard pieces.count > 1 else { return nil }
    let place = range(from: first.lower, count: pieces.count)
    for _ in pieces { advance() }
    let meant = pieces.joined()
    report(
      .unexpected, "a blank parts no thousands", at: place, help: "write \(meant)", fix: meant)
    return meant
  }
}
