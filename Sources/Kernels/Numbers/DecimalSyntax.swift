/// How a number is written: which signs stand between its digits.
struct DecimalSyntax: Sendable, Equatable {
  /// What parts groups of three digits.
  enum Grouping: Sendable, Equatable {
    case none
    case byte(UInt8)
    /// The blank, and the no-break and thin ones that stand for it.
    case blank
    /// The apostrophe, straight or curly.
    case apostrophe
  }

  var point: UInt8?
  var grouping: Grouping
  var takesExponent: Bool

  /// `-1234.5`, `1e3`.
  static let plain = DecimalSyntax(point: 0x2E, grouping: .none, takesExponent: true)

  /// The number that the text is, if it is one; white space around it is passed over.
  func value(of text: Span<UInt8>) -> Decimal? {
    let text = text.extracting(WhiteSpace.trimmedRange(text))
    var index = 0
    var digits = DecimalDigits()
    digits.isNegative = Self.skipSign(in: text, at: &index)
    guard readWhole(text, at: &index, into: &digits) else { return nil }
    if let point, index < text.count, text[index] == point {
      index += 1
      digits.isAfterPoint = true
      while index < text.count, ASCII.isDigit(text[index]) {
        guard digits.append(text[index] - 0x30) else { return nil }
        index += 1
      }
    }
    guard digits.hasAny else { return nil }
    if takesExponent, index < text.count, text[index] | 0x20 == 0x65 {
      index += 1
      guard let exponent = Self.exponent(in: text, at: &index) else { return nil }
      digits.exponent += exponent
    }
    return index == text.count ? digits.value : nil
  }

  /// Reads the digits before the point; false where groups are broken or digits too many.
  private func readWhole(
    _ text: Span<UInt8>, at index: inout Int, into digits: inout DecimalDigits
  ) -> Bool {
    var groupStart = index
    var isGrouped = false
    while index < text.count {
      if ASCII.isDigit(text[index]) {
        guard digits.append(text[index] - 0x30) else { return false }
        index += 1
        continue
      }
      let width = separatorWidth(in: text, at: index)
      if width == 0 { break }
      let length = index - groupStart
      guard isGrouped ? length == 3 : 1...3 ~= length else { return false }
      isGrouped = true
      index += width
      groupStart = index
    }
    return !isGrouped || index - groupStart == 3
  }

  /// How many bytes part two groups here; 0 for none.
  private func separatorWidth(in text: Span<UInt8>, at index: Int) -> Int {
    switch grouping {
    case .none: return 0
    case .byte(let byte): return text[index] == byte ? 1 : 0
    case .blank:
      let scalar = text.scalar(at: index)
      switch scalar.value {
      case 0x20, 0xA0, 0x2009, 0x202F: return scalar.byteCount
      default: return 0
      }
    case .apostrophe:
      let scalar = text.scalar(at: index)
      return scalar.value == 0x27 || scalar.value == 0x2019 ? scalar.byteCount : 0
    }
  }

  /// Passes over `+`, `-` or the minus sign U+2212; whether the number is negative.
  private static func skipSign(in text: Span<UInt8>, at index: inout Int) -> Bool {
    guard index < text.count else { return false }
    let scalar = text.scalar(at: index)
    switch scalar.value {
    case 0x2B, 0x2D, 0x2212:
      index += scalar.byteCount
      return scalar.value != 0x2B
    default:
      return false
    }
  }

  /// Reads `3`, `+03` or `-3`; nil where no digit is left or the number is far out of range.
  private static func exponent(in text: Span<UInt8>, at index: inout Int) -> Int? {
    let isNegative = skipSign(in: text, at: &index)
    let start = index
    var value = 0
    while index < text.count, ASCII.isDigit(text[index]) {
      value = value * 10 + Int(text[index] - 0x30)
      if value > 1000 { return nil }
      index += 1
    }
    if index == start { return nil }
    return isNegative ? -value : value
  }
}

/// The digits of a number while it is read: they end in lowest terms without a division.
struct DecimalDigits {
  var isNegative = false
  var isAfterPoint = false
  private(set) var hasAny = false
  /// The digits up to the last that is not zero.
  private var mantissa: UInt128 = 0
  private var mantissaDigits = 0
  /// Zeros since then: they count only if another digit or the point follows.
  private var pendingZeros = 0
  /// The value is the digits with their pending zeros times 10^exponent.
  var exponent = 0

  /// Takes the next digit, 0 to 9; false where there are too many.
  mutating func append(_ digit: UInt8) -> Bool {
    hasAny = true
    if isAfterPoint { exponent -= 1 }
    if digit == 0 {
      if mantissaDigits > 0 { pendingZeros += 1 }
      return true
    }
    mantissaDigits += pendingZeros + 1
    guard mantissaDigits <= Decimal.maximumDigits else { return false }
    mantissa = mantissa * PowersOfTen.all[pendingZeros + 1] + UInt128(digit)
    pendingZeros = 0
    return true
  }

  /// The number; nil where its digits reach too far to the left or right.
  var value: Decimal? {
    if mantissa == 0 { return .zero }
    let shift = exponent + pendingZeros
    let signed = isNegative ? -Int128(mantissa) : Int128(mantissa)
    if shift <= 0 {
      return -shift <= Decimal.maximumDigits ? Decimal(lowest: signed, scale: -shift) : nil
    }
    guard mantissaDigits + shift <= Decimal.maximumDigits else { return nil }
    return Decimal(lowest: signed * Int128(PowersOfTen.all[shift]), scale: 0)
  }
}
