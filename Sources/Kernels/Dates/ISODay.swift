/// The day that a text begins with, as ISO 8601 writes it.
package enum ISODay {
  /// Its year, month and day; nil where the text begins otherwise.
  package static func parts(of text: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D,
      let year = number(text.extracting(0..<4)), let month = number(text.extracting(5..<7)),
      let day = number(text.extracting(8..<10))
    else { return nil }
    return (year, month, day)
  }

  /// Days since 1970-01-01; nil where there is no such day.
  package static func number(of text: Span<UInt8>) -> Int? {
    guard let parts = parts(of: text) else { return nil }
    return CalendarDate(year: parts.year, month: parts.month, day: parts.day).map { Int($0.days) }
  }

  private static func number(_ digits: Span<UInt8>) -> Int? {
    var value = 0
    for index in digits.indices {
      guard digits[index] >= 0x30, digits[index] <= 0x39 else { return nil }
      value = value * 10 + Int(digits[index] - 0x30)
    }
    return value
  }
}
