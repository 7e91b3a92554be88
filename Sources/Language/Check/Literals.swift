/// What quoted texts and digits of a rule mean where a typed value is wanted.
package enum Literals {
  /// Whether a text is a date of ISO 8601: `2026-01-31`.
  package static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10])
    else { return false }
    return (1...12).contains(month) && day >= 1 && day <= days(inMonth: month, of: year)
  }

  /// Whether a text has the digits and hyphens of a date, whatever day they name: `2026-02-30`.
  package static func isWrittenLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
      && (bytes[0..<4] + bytes[5..<7] + bytes[8..<10]).allSatisfy(isDigit)
  }

  /// The day that is nearest to a date which the calendar does not have: with day and month the
  /// other way round, or else the last of the month; nil where there is neither.
  package static func nearDate(_ text: String) -> (date: String, isSwapped: Bool)? {
    let parts = text.split(separator: "-").map(String.init)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    let swapped = "\(parts[0])-\(parts[2])-\(parts[1])"
    if isDate(swapped) { return (swapped, true) }
    guard (1...12).contains(month), day > 0 else { return nil }
    return ("\(parts[0])-\(parts[1])-\(days(inMonth: month, of: year))", false)
  }

  /// Whether a text is a whole number of at most 18 digits, so that it can be counted to: `500`.
  package static func isCount(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 18 && text.utf8.allSatisfy(isDigit)
  }

  /// Whether a text is a date with a time: `2026-01-31T12:30:00+01:00`.
  package static func isDatetime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, isDate(String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let afterTime = time(bytes[11...])
    else { return false }
    return isZone(afterTime)
  }

  /// Whether a text is a plain decimal of at most 28 digits: `-12.50`.
  package static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy(isDigit) }
    return !rest.isEmpty && parts.count <= 2 && isDigits && rest.count(where: isDigit) <= 28
  }

  /// Whether a text is a percentage from 0 to 100: `0.1`.
  package static func isShare(_ text: String) -> Bool {
    guard isNumber(text), let value = Double(text) else { return false }
    return (0...100).contains(value)
  }

  /// Whether a text is an offset from UTC: `+01:00`.
  package static func isOffset(_ text: String) -> Bool {
    !text.isEmpty && isZone(Array(text.utf8)[...])
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.allSatisfy(isDigit) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// What stands behind `12:30`, `12:30:15` or `12:30:15.25`; nil where it is no time of the day.
  private static func time(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = bytes
    guard let hour = pair(&rest), hour < 24, take(":", &rest), let minute = pair(&rest), minute < 60
    else { return nil }
    guard take(":", &rest) else { return rest }
    guard let second = pair(&rest), second < 60 else { return nil }
    guard take(".", &rest) else { return rest }
    let fraction = rest.prefix(while: isDigit)
    return fraction.isEmpty ? nil : rest[fraction.endIndex...]
  }

  private static func isZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if rest.isEmpty || rest.elementsEqual([UInt8(ascii: "Z")]) { return true }
    guard take("+", &rest) || take("-", &rest), let hour = pair(&rest), hour <= 14,
      take(":", &rest),
      let minute = pair(&rest), minute < 60
    else { return false }
    return rest.isEmpty
  }

  private static func pair(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.count >= 2, let value = number(rest.prefix(2)) else { return nil }
    rest = rest.dropFirst(2)
    return value
  }

  private static func take(_ sign: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
