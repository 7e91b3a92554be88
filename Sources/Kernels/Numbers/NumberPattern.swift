/// A pattern of numbers by UTS 35 (`#,##0.00`, `#,##,##0`, `0.0##,###`), as CSV on the Web reads it.
///
/// `0` is a digit that must stand, `#` one that may, `,` parts groups before and behind the point `.`;
/// `E0` allows an exponent, and `%` or `‰` at an end must stand. A number has to fit: groups where the
/// pattern has them, no further digit behind the point.
struct NumberPattern: Sendable, Equatable {
  /// The sign at the end or start that divides the value.
  enum Share: Sendable, Equatable { case none, percent, permille }

  private var leastWhole = 0
  private var leastFraction = 0
  private var mostFraction = 0
  /// Digits of the group before the point, and of each further one; 0: no groups.
  private var primaryGroup = 0
  private var secondaryGroup = 0
  private var fractionGroup = 0
  private var takesExponent = false
  private var share = Share.none

  /// Reads a pattern; a message says what is wrong with it.
  static func compile(_ text: String) -> Result<NumberPattern, FormProblem> {
    var pattern = NumberPattern()
    var digits = Substring(text)
    for (sign, share) in [("%", Share.percent), ("\u{2030}", Share.permille)] {
      if digits.hasSuffix(sign) {
        digits.removeLast()
      } else if digits.hasPrefix(sign) {
        digits.removeFirst()
      } else {
        continue
      }
      pattern.share = share
    }
    if let exponent = digits.firstIndex(of: "E") {
      let rest = digits[digits.index(after: exponent)...]
      guard rest.last == "0", rest.allSatisfy({ "+0#".contains($0) }) else {
        return .failure(problem(text))
      }
      pattern.takesExponent = true
      digits = digits[..<exponent]
    }
    if digits.first == "+" || digits.first == "-" { digits.removeFirst() }
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, pattern.setWhole(halves[0]),
      halves.count == 1 || pattern.setFraction(halves[1])
    else { return .failure(problem(text)) }
    return .success(pattern)
  }

  private static func problem(_ text: String) -> FormProblem {
    FormProblem("'\(text)' is no pattern of numbers; write '#,##0.00', or a sample: '1,234.56'")
  }

  /// `#,##0`: signs that may stand before those that must.
  private mutating func setWhole(_ text: Substring) -> Bool {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let digits = groups.joined()
    let optional = digits.prefix { $0 == "#" }
    guard !digits.isEmpty, digits.dropFirst(optional.count).allSatisfy({ $0 == "0" }) else {
      return false
    }
    leastWhole = digits.count - optional.count
    guard groups.count > 1 else { return true }
    guard groups.dropFirst().allSatisfy({ !$0.isEmpty }) else { return false }
    primaryGroup = groups[groups.count - 1].count
    secondaryGroup = groups.count > 2 ? groups[groups.count - 2].count : primaryGroup
    return true
  }

  /// `0##,###`: signs that must stand before those that may.
  private mutating func setFraction(_ text: Substring) -> Bool {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let digits = groups.joined()
    let required = digits.prefix { $0 == "0" }
    guard !digits.isEmpty, digits.dropFirst(required.count).allSatisfy({ $0 == "#" }) else {
      return false
    }
    leastFraction = required.count
    mostFraction = digits.count
    if groups.count > 1 {
      guard groups.allSatisfy({ !$0.isEmpty }) else { return false }
      fractionGroup = groups[0].count
    }
    return true
  }
}

extension NumberPattern {
  private static let plain = DecimalSyntax(point: 0x2E, grouping: .none, takesExponent: true)

  /// The number that the text is, if it fits; white space around it is passed over.
  func value(of text: Span<UInt8>) -> Decimal? {
    let text = text.extracting(WhiteSpace.trimmedRange(text))
    guard let bounds = boundsOfDigits(in: text) else { return nil }
    var plain: [UInt8] = []
    var index = bounds.lowerBound
    if index < bounds.upperBound, text[index] == 0x2B || text[index] == 0x2D {
      plain.append(text[index])
      index += 1
    }
    guard readWhole(text, &index, upTo: bounds.upperBound, into: &plain),
      readFraction(text, &index, upTo: bounds.upperBound, into: &plain)
    else { return nil }
    if takesExponent, index < bounds.upperBound, text[index] | 0x20 == 0x65 {
      while index < bounds.upperBound {
        plain.append(text[index])
        index += 1
      }
    }
    guard index == bounds.upperBound, let value = Self.plain.value(of: plain.span) else {
      return nil
    }
    switch share {
    case .none: return value
    case .percent: return value / Decimal(100)
    case .permille: return value / Decimal(1000)
    }
  }

  /// Where the number lies without its share sign, which must be there if it is in the pattern.
  private func boundsOfDigits(in text: Span<UInt8>) -> Range<Int>? {
    let sign: [UInt8]
    switch share {
    case .none: return 0..<text.count
    case .percent: sign = [0x25]
    case .permille: sign = Array("\u{2030}".utf8)
    }
    guard text.count > sign.count else { return nil }
    let rest = text.count - sign.count
    if (0..<sign.count).allSatisfy({ text[rest + $0] == sign[$0] }) { return 0..<rest }
    if (0..<sign.count).allSatisfy({ text[$0] == sign[$0] }) { return sign.count..<text.count }
    return nil
  }

  private func readWhole(
    _ text: Span<UInt8>, _ index: inout Int, upTo end: Int, into plain: inout [UInt8]
  ) -> Bool {
    let start = index
    while index < end, ASCII.isDigit(text[index]) || text[index] == 0x2C { index += 1 }
    var count = 0
    var place = index - 1
    // From the point to the left: a comma stands behind each full group, and nowhere else.
    var untilComma = primaryGroup
    while place >= start {
      if text[place] == 0x2C {
        guard primaryGroup > 0, untilComma == 0, place > start else { return false }
        untilComma = secondaryGroup
      } else {
        guard primaryGroup == 0 || untilComma > 0 else { return false }
        untilComma -= 1
        count += 1
      }
      place -= 1
    }
    for place in start..<index where text[place] != 0x2C { plain.append(text[place]) }
    return count >= leastWhole
  }

  private func readFraction(
    _ text: Span<UInt8>, _ index: inout Int, upTo end: Int, into plain: inout [UInt8]
  ) -> Bool {
    guard index < end, text[index] == 0x2E else { return leastFraction == 0 }
    index += 1
    plain.append(0x2E)
    var count = 0
    var inGroup = 0
    while index < end {
      if text[index] == 0x2C {
        guard fractionGroup > 0, inGroup == fractionGroup else { return false }
        inGroup = 0
      } else if ASCII.isDigit(text[index]) {
        guard fractionGroup == 0 || inGroup < fractionGroup else { return false }
        inGroup += 1
        count += 1
        plain.append(text[index])
      } else {
        break
      }
      index += 1
    }
    return count >= max(leastFraction, 1) && count <= mostFraction && text[index - 1] != 0x2C
  }
}
