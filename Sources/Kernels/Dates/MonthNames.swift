/// The English names of the months, in full or by three letters (`Sept` too), without case; a full
/// stop may follow a short one.
enum MonthNames {
  private static let names: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  /// Passes over a month's name; its number, 1...12.
  static func read(_ cursor: inout TextCursor) -> Int? {
    let letters = cursor.letters
    guard letters.count >= 3 else { return nil }
    for (index, name) in names.enumerated() where isName(cursor.text, letters, of: name) {
      cursor.index = letters.upperBound
      if letters.count < name.count { _ = cursor.skip(0x2E) }
      return index + 1
    }
    return nil
  }

  private static func isName(
    _ text: Span<UInt8>, _ letters: Range<Int>, of name: [UInt8]
  ) -> Bool {
    let isSept = letters.count == 4 && name[0] == 0x73
    guard letters.count == 3 || letters.count == name.count || isSept else { return false }
    for (offset, index) in letters.enumerated()
    where ASCII.lowercased(text[index]) != name[offset] {
      return false
    }
    return true
  }
}
