import Diagnostics

// Numbers with commas in them, as others write them: `1,5`, `1,234.50`.
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

  /// `between 1,5 and 3`, and `between 1,5`, in which the comma parts the bounds.
  mutating func boundMissing() -> SyntaxFailure {
    var count = 0
    while symbol(count) == .comma, token(count + 1)?.kind == .number { count += 2 }
    if count > 0, isWord("and", count), let failure = commaInNumber() { return failure }
    return failure(expected: "'and'", help: "write between 1 and 5")
  }
}

/// What a number with commas can mean.
private struct CommaNumber {
  /// The digits between the commas, each with a point or without.
  let pieces: [String]

  /// Whether all that stands behind a comma, up to the point, is a group of three digits.
  var partsThousands: Bool {
    let groups =
      pieces.dropLast() + [pieces[pieces.count - 1].prefix { $0 != "." }].map { String($0) }
    return Self.leads(groups[0])
      && groups.dropFirst().allSatisfy { !$0.contains(".") && $0.utf8.count == 3 }
  }

  /// The number as this language writes it; nil where it can be several, or none.
  var meant: String? {
    if partsThousands { return pieces.joined() }
    guard pieces.count == 2, !pieces[1].contains(".") else { return nil }
    let parts = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { return pieces.joined(separator: ".") }
    // `1.234,56`: the point parts thousands.
    guard Self.leads(String(parts[0])), parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
      return nil
    }
    return parts.joined() + "." + pieces[1]
  }

  /// Whether digits can be the first group of a number whose thousands are parted.
  private static func leads(_ digits: String) -> Bool {
    (1...3).contains(digits.utf8.count) && !digits.hasPrefix("0")
  }
}
