/// Letters in telephone numbers: three or more behind the first digit are those on the keys of a telephone, as
/// libphonenumber reads them (`1-800-FLOWERS`; `PhoneNumberUtil::kValidAlphaPhonePattern`), fewer are none.
package enum PhoneLetters {
  private static let fewest = 3
  /// Words before an extension, whose letters are no part of the number.
  private static let marks: Set<String> = ["x", "ext", "extn", "xtn", "extension", "int", "anexo"]

  /// Whether a text that is a number has letters that were read as digits.
  package static func areKeys(_ text: Span<UInt8>) -> Bool {
    guard let first = text.indices.first(where: { ASCII.isDigit(text[$0]) }) else { return false }
    var count = 0
    for index in first..<text.count where ASCII.isLetter(text[index]) { count += 1 }
    if count < fewest { return false }
    let end = endOfNumber(text)
    return (first..<max(first, end)).count { ASCII.isLetter(text[$0]) } >= fewest
  }

  /// Where an extension begins; the text's end where it has none.
  private static func endOfNumber(_ text: Span<UInt8>) -> Int {
    var index = text.count
    func skip(_ isSkipped: (UInt8) -> Bool) -> Range<Int> {
      let end = index
      while index > 0, isSkipped(text[index - 1]) { index -= 1 }
      return index..<end
    }
    _ = skip { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
    let digits = skip(ASCII.isDigit)
    _ = skip { !ASCII.isDigit($0) && !ASCII.isLetter($0) }
    let mark = skip(ASCII.isLetter)
    let word = String(decoding: mark.map { text[$0] }, as: UTF8.self).lowercased()
    return !digits.isEmpty && marks.contains(word) ? index : text.count
  }
}
