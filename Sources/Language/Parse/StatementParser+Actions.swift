import Diagnostics

extension StatementParser {
  /// `warn above 1%`, into the tail.
  mutating func parseAction() throws(SyntaxFailure) {
    guard let action = try acceptAction() else { throw failure(expected: "an action") }
    if tail.actions.contains(where: { $0.action == action.action }) {
      throw failure(
        .clauseTwice, "'\(action.action)' stands twice in this line", at: action.range,
        help: "keep one of them")
    }
    tail.actions.append(action)
  }

  /// Takes an action with its threshold when one stands here.
  mutating func acceptAction() throws(SyntaxFailure) -> ActionUse? {
    guard let action = word().flatMap(Action.init) else { return nil }
    let lower = hereRange.lower
    advance(as: .keyword)
    let threshold = isWord("above") ? try parseThreshold() : nil
    if current?.kind == .number {
      throw failure(
        expected: "'above'", help: "write \(action) above 1% or \(action) above 100 rows")
    }
    return ActionUse(action: action, threshold: threshold, range: range(from: lower))
  }

  /// `above 5% or 500 rows`, in either order.
  private mutating func parseThreshold() throws(SyntaxFailure) -> ThresholdUse {
    let lower = hereRange.lower
    advance(as: .keyword)
    var threshold = ThresholdUse(range: hereRange)
    repeat {
      try parseLimit(into: &threshold)
    } while acceptOr()
    threshold.range = range(from: lower)
    return threshold
  }

  private mutating func acceptOr() -> Bool {
    guard isWord("or") else { return false }
    advance(as: .keyword)
    return true
  }

  /// `5%` or `500 rows`; a bare number does not say which of the two it is.
  private mutating func parseLimit(into threshold: inout ThresholdUse) throws(SyntaxFailure) {
    guard let token = current, token.kind == .number else {
      throw failure(expected: "a share or a number of rows", help: "write above 5% or 500 rows")
    }
    let place = hereRange
    let parted = numberWithBlanks()
    if parted == nil { advance() }
    let digits = parted ?? content(of: token)
    let isPercent = accept(.percent) || acceptPercentWord()
    if !isPercent {
      try parseUnit(of: digits, at: place)
    }
    if (isPercent ? threshold.percent : threshold.rows) != nil {
      throw failure(
        .clauseTwice, "the threshold names \(isPercent ? "a share" : "rows") twice", at: place,
        help: "keep one of them")
    }
    if isPercent { threshold.percent = digits } else { threshold.rows = digits }
  }

  /// `rows`; a share of one, like 0.05, is answered with its per cent.
  private mutating func parseUnit(
    of digits: String, at place: SourceRange
  ) throws(SyntaxFailure) {
    if isWord("rows") || isWord("row") { return advance(as: .keyword) }
    if let percent = Self.percent(ofShare: digits) {
      throw failure(
        .thresholdUnit, "a threshold needs its unit", at: place, help: "write \(percent)%",
        fix: "\(percent)%")
    }
    // No share is of more than all.
    let isShare = (Double(digits) ?? 0) <= 100
    throw failure(
      .thresholdUnit, "a threshold needs its unit", at: place,
      help: isShare ? "write \(digits)% or \(digits) rows" : "write \(digits) rows",
      fix: isShare ? nil : "\(digits) rows")
  }

  /// `5 percent`
  private mutating func acceptPercentWord() -> Bool {
    guard let word = word(), ["percent", "pct"].contains(word), let number = token(-1) else {
      return false
    }
    report(
      .thresholdUnit, "a share is written with its sign", at: hereRange, help: "write %",
      mending: SourceRange(source: source.index, lower: number.upper, upper: hereRange.upper),
      with: "%")
    advance()
    return true
  }

  /// `0.05` as `5`; nil for what is no share below 1.
  private static func percent(ofShare digits: String) -> String? {
    guard digits.hasPrefix("0.") else { return nil }
    var decimals = digits.dropFirst(2)
    while decimals.utf8.count < 2 { decimals += "0" }
    let whole = decimals.prefix(2).drop { $0 == "0" }
    let rest = decimals.dropFirst(2)
    return (whole.isEmpty ? "0" : String(whole)) + (rest.isEmpty ? "" : "." + rest)
  }
}
