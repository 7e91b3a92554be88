import Diagnostics

// The two bounds of `between`, parted by anything but `and`.
extension StatementParser {
  /// The failure where `and` is missing behind the lower bound, which begins with the token `start`:
  /// `between 0 - 100`, `between 0, 100`, `between 1,5 and 3`.
  mutating func boundMissing(from start: Int) -> SyntaxFailure {
    var count = 0
    while symbol(count) == .comma, token(count + 1)?.kind == .number { count += 2 }
    if count > 0, isWord("and", count), let failure = commaInNumber() { return failure }
    guard let bounds = boundsMeant(from: start - position) else {
      return failure(expected: "'and'", help: "as in between 1 and 5")
    }
    let gap = SourceRange(
      source: source.index, lower: bounds.low.upper, upper: bounds.high.lower)
    let sign = source.text(of: gap).trimmingBlanks()
    let right = "\(source.text(of: bounds.low)) and \(source.text(of: bounds.high))"
    let place = source.range(of: bounds.sign)
    let message = "expected 'and' between the bounds, found '\(sign)'"
    // The comma of `1,5` may stand in a number.
    if source.text(of: gap) == "," {
      return failure(.expected, message, at: place, help: "write between \(right)")
    }
    report(
      .expected, message, at: place, help: "write between \(right)", mending: gap, with: " and ")
    return SyntaxFailure()
  }

  /// The literals on both sides of a sign or word that parts bounds, from a place on.
  func boundsMeant(
    from ahead: Int
  ) -> (low: SourceRange, sign: Token, high: SourceRange)? {
    guard let low = bound(ahead), let sign = token(ahead + low.count) else { return nil }
    var next = ahead + low.count + 1
    switch sign.kind {
    case .symbol(.comma), .symbol(.minus): break
    case .symbol(.dot): while symbol(next) == .dot { next += 1 }
    default: guard isWord("to", next - 1) else { return nil }
    }
    return bound(next).map { (low.range, sign, $0.range) }
  }

  /// A number with its sign or a text that stands so many places ahead, and how many tokens it takes.
  private func bound(_ ahead: Int) -> (range: SourceRange, count: Int)? {
    let count = symbol(ahead) == .minus ? 2 : 1
    guard let first = token(ahead), let last = token(ahead + count - 1),
      last.kind == .number || last.kind == .text && count == 1, !last.isUnclosed
    else { return nil }
    return (SourceRange(source: source.index, lower: first.lower, upper: last.upper), count)
  }
}
