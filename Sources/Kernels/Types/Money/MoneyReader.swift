/// A way to write amounts: a sample or pattern of numbers, with the currency that it names, if any.
package struct MoneyNotation: Sendable, Equatable {
  let number: NumberNotation
  let currency: Currency?

  /// Reads the sample `€ 1.234,56`; a message says what is wrong with it.
  package static func compile(_ sample: String) -> Result<MoneyNotation, FormProblem> {
    let bytes = Array(sample.utf8)
    var parts = AmountParts(bytes.span)
    let currency = parts.takeCurrency()
    let rest = String(decoding: bytes[parts.range], as: UTF8.self)
    return NumberNotation.compile(rest).map { MoneyNotation(number: $0, currency: currency) }
  }
}

/// Reads amounts of money in the notations of a column, or with plain decimals where it has none.
///
/// Beside the amount a currency may stand, its sign or its code; parentheses around it, or a minus
/// before or behind it, make it negative.
package struct MoneyReader: Sendable {
  private let notations: [MoneyNotation]

  /// A reader of these notations and no other; of plain decimals where there are none.
  package init(_ notations: [MoneyNotation] = []) {
    self.notations = notations
  }

  /// The amount; nil where the text is none, where two notations read it differently, or where it
  /// names a currency other than that of the notation.
  package func value(of text: Span<UInt8>) -> Decimal? {
    let parts = AmountParts(reading: text)
    guard let parts, let amount = amount(text.extracting(parts.range), parts.currency) else {
      return nil
    }
    return parts.isNegative ? -amount : amount
  }

  private func amount(_ digits: Span<UInt8>, _ currency: Currency?) -> Decimal? {
    guard let first = digits.count > 0 ? digits[0] : nil,
      ASCII.isDigit(first) || first == 0x2E || first == 0x2C
    else { return nil }
    if notations.isEmpty {
      return DecimalSyntax(point: 0x2E, grouping: .none, takesExponent: false).value(of: digits)
    }
    var found: Decimal?
    for notation in notations {
      if let declared = notation.currency, let currency, !declared.covers(currency) { continue }
      guard let value = notation.number.syntax.value(of: digits) else { continue }
      if let found, found != value { return nil }
      found = value
    }
    return found
  }
}

/// The parts of a written amount: where its digits are, and what stands around them.
private struct AmountParts: ~Escapable {
  private let text: Span<UInt8>
  /// What is left between the parts that were taken.
  private(set) var range: Range<Int>
  private(set) var isNegative = false
  private(set) var currency: Currency?

  /// The whole text, without the white space around it.
  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    self.text = text
    range = WhiteSpace.trimmedRange(text)
  }

  /// The text taken apart; nil where a sign or a currency stands twice.
  @_lifetime(copy text)
  init?(reading text: Span<UInt8>) {
    self.init(text)
    isNegative = takeParentheses()
    let outerSign = takeSign()
    currency = takeCurrency()
    let innerParentheses = !isNegative && takeParentheses()
    let innerSign = takeSign()
    let signs = [isNegative, outerSign != nil, innerParentheses, innerSign != nil]
    guard signs.count(where: { $0 }) <= 1 else { return nil }
    isNegative = isNegative || innerParentheses || outerSign == true || innerSign == true
  }

  private var rest: Span<UInt8> {
    @_lifetime(copy self)
    get { text.extracting(range) }
  }

  private mutating func trim() {
    let trimmed = WhiteSpace.trimmedRange(rest)
    range = range.lowerBound + trimmed.lowerBound..<range.lowerBound + trimmed.upperBound
  }

  /// Takes `(` and `)` from around the rest; whether they were there.
  private mutating func takeParentheses() -> Bool {
    let rest = rest
    guard rest.count > 2, rest[0] == 0x28, rest[rest.count - 1] == 0x29 else { return false }
    range = range.lowerBound + 1..<range.upperBound - 1
    trim()
    return true
  }

  /// Takes a sign from the start, or a minus from the end; whether it is a minus, nil without one.
  private mutating func takeSign() -> Bool? {
    let rest = rest
    guard rest.count > 1 else { return nil }
    let first = rest.scalar(at: 0)
    if first.value == 0x2B || first.value == 0x2D || first.value == 0x2212 {
      range = range.lowerBound + first.byteCount..<range.upperBound
      trim()
      return first.value != 0x2B
    }
    guard rest[rest.count - 1] == 0x2D, ASCII.isDigit(rest[rest.count - 2]) else { return nil }
    range = range.lowerBound..<range.upperBound - 1
    return true
  }

  /// Takes the currency before or behind the rest.
  mutating func takeCurrency() -> Currency? {
    if let found = Currency.prefix(of: rest) {
      range = range.lowerBound + found.byteCount..<range.upperBound
      trim()
      return found.currency
    }
    guard let found = Currency.suffix(of: rest) else { return nil }
    range = range.lowerBound..<range.upperBound - found.byteCount
    trim()
    return found.currency
  }
}
