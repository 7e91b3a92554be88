/// How many characters of more than one byte a sample has if it is UTF-8, and how many bytes are wrong.
struct UTF8Tally {
  /// Characters of two bytes and more.
  private(set) var validCount = 0
  /// Bytes that begin no character and belong to none.
  private(set) var invalidCount = 0

  /// Whether it is UTF-8 with a few wrong bytes in it. Text in other encodings has wrong bytes wherever
  /// it has letters beyond ASCII: at most two valid characters come to five wrong bytes in the texts
  /// that chardet is tested with, and two to one in hardly any piece of a line of them.
  var isNearlyValid: Bool { validCount >= 2 * invalidCount && validCount > 0 }
  /// Whether so few bytes are wrong that it may be UTF-8 as well as anything else.
  var isHalfValid: Bool { validCount >= invalidCount && validCount > 0 }

  /// Counts; where the sample is not whole, it may end within a character.
  init(_ bytes: [UInt8], isWhole: Bool) {
    let span = bytes.span
    var offset = 0
    while offset < bytes.count {
      let rest = span.extracting(offset..<bytes.count)
      let end = firstInvalidUTF8(rest).map { offset + $0 } ?? bytes.count
      validCount += bytes[offset..<end].count { $0 >= 0xC0 }
      if end == bytes.count || !isWhole && Self.isCutOff(bytes[end...]) { return }
      invalidCount += 1
      offset = end + 1
    }
  }

  /// Whether the bytes are the start of a character, and the end of the sample.
  private static func isCutOff(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let lead = rest.first, rest.count < 4 else { return false }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    return length > rest.count && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
