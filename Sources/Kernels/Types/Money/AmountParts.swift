/// The parts of a written amount: where its digits are, and what stands around them.
struct AmountParts: ~Escapable {
  let text: Span<UInt8>
  /// What is left between the parts that were taken.
  private(set) var range: Range<Int>
  private(set) var isNegative = false
  private(set) var currency: Currency?
  /// Whether it is written as only money is: with a currency, in parentheses, the minus behind it.
  private(set) var isMoney = false

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
    isMoney = isMoney || isNegative || innerParentheses || currency != nil
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
    isMoney = true
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

extension AmountParts {
  /// Whether what is left begins as a number does, after its sign.
  var isNumber: Bool {
    guard let first = range.first else { return false }
    return ASCII.isDigit(text[first]) || text[first] == 0x2E || text[first] == 0x2C
  }
}
