import Columns

/// Soundex as the U.S. census has it: the first letter and three digits.
///
/// Letters of one digit that stand together, or with only H or W between them, count once. Source:
/// National Archives, "The Soundex Indexing System".
package enum Soundex: PhoneticCode {
  /// The digit of each letter from A on; `-` parts letters of one digit, `.` does not.
  private static let digits: StaticString = "-123-12.-22455-12623-1.2-2"

  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    let letters = PhoneticLetters(text)
    guard letters.count > 0 else { return }
    let start = output.openCount
    output.append(letters[0])
    var last = digit(of: letters[0])
    for index in 1..<letters.count where output.openCount - start < 4 {
      let digit = digit(of: letters[index])
      if digit == 0x2E { continue }
      if digit != 0x2D, digit != last { output.append(digit) }
      last = digit
    }
    while output.openCount - start < 4 { output.append(0x30) }
  }

  private static func digit(of letter: UInt8) -> UInt8 {
    // Safe: the letter is one of A to Z, and the table has 26 places.
    unsafe digits.utf8Start[Int(letter &- 0x41)]
  }
}

/// Soundex with more classes of letters and a code as long as the name: the first letter, then a digit
/// for each letter, of neighbours with the same one once.
package enum RefinedSoundex: PhoneticCode {
  /// The digit of each letter from A on.
  private static let digits: StaticString = "01360240043788015936020505"

  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    let letters = PhoneticLetters(text)
    guard letters.count > 0 else { return }
    output.append(letters[0])
    var last: UInt8 = 0
    for index in 0..<letters.count {
      // Safe: the letter is one of A to Z, and the table has 26 places.
      let digit = unsafe digits.utf8Start[Int(letters[index] &- 0x41)]
      if digit != last { output.append(digit) }
      last = digit
    }
  }
}
