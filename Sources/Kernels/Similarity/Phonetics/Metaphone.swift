import Columns

/// Metaphone: English spelling as sixteen consonants; vowels stay at the start of a word.
///
/// `0` is th, `X` sh. Source: Philips 1990, "Hanging on the Metaphone", Computer Language 7; where it is
/// open, as jellyfish reads it. The code has its full length.
package enum Metaphone: PhoneticCode {
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    var letters = PhoneticLetters(text, keepsBlanks: true)
    if letters.hasOne(of: "KN GN PN WR AE", size: 2, at: 0) { letters.removeFirst() }
    let start = output.openCount
    var index = 0
    while index < letters.count {
      let isDoubled = letters[index] == letters[index + 1] && !letters.has("C", at: index)
      if isDoubled {
        index += 1
      } else if letters[index] == PhoneticLetters.blank {
        let isOpen = output.openCount > start
        if isOpen { output.append(PhoneticLetters.blank) }
        index += 1
      } else {
        let (sound, size) = sound(letters, at: index)
        for offset in 0..<sound.utf8CodeUnitCount {
          // Safe: offset is within the literal, which is ASCII.
          output.append(unsafe sound.utf8Start[offset])
        }
        index += size
      }
    }
    // A last word without a sound leaves the blank before it.
    let count = output.openCount
    let endsBlank = count > start && output.openBytes[count - 1] == PhoneticLetters.blank
    if endsBlank { output.truncate(to: count - 1) }
  }

  /// What the letter at a place sounds like, and how many letters that takes.
  private static func sound(
    _ letters: PhoneticLetters, at index: Int
  ) -> (sound: StaticString, size: Int) {
    let next = index + 1
    switch Unicode.Scalar(letters[index]) {
    case "C": return c(letters, next)
    case "D":
      let isSoft = letters.has("G", at: next) && letters.isOne(of: "IEY", at: next + 1)
      return isSoft ? ("J", 3) : ("T", 1)
    case "G": return g(letters, next)
    case "P": return letters.has("H", at: next) ? ("F", 2) : ("P", 1)
    case "S":
      if letters.has("H", at: next) { return ("X", 2) }
      return letters.hasOne(of: "IO IA", size: 2, at: next) ? ("X", 3) : ("S", 1)
    case "T":
      if letters.hasOne(of: "IO IA", size: 2, at: next) { return ("X", 1) }
      if letters.has("H", at: next) { return ("0", 2) }
      return (letters.has("CH", at: next) ? "" : "T", 1)
    case "X":
      if index > 0 { return ("KS", 1) }
      let isSoft =
        letters.has("H", at: next) || letters.hasOne(of: "IO IA", size: 2, at: next)
      return (isSoft ? "X" : "S", 1)
    default: return (single(letters, at: index), index == 0 && letters.has("WH", at: 0) ? 2 : 1)
    }
  }

  private static func c(
    _ letters: PhoneticLetters, _ next: Int
  ) -> (sound: StaticString, size: Int) {
    let followsS = letters.has("S", at: next - 2)
    if letters.has("H", at: next) { return (followsS ? "K" : "X", 2) }
    if letters.has("IA", at: next) { return ("X", 2) }
    guard letters.isOne(of: "IEY", at: next) else { return ("K", 1) }
    return (followsS ? "" : "S", 2)
  }

  private static func g(
    _ letters: PhoneticLetters, _ next: Int
  ) -> (sound: StaticString, size: Int) {
    if letters.isOne(of: "IEY", at: next) { return ("J", 1) }
    let isSilent =
      letters.has("H", at: next) && next + 1 < letters.count && !letters.isVowel(at: next + 1)
      || letters.has("N", at: next) && next + 1 == letters.count
    return isSilent ? ("", 2) : ("K", 1)
  }

  /// Letters that take no other with them.
  private static func single(_ letters: PhoneticLetters, at index: Int) -> StaticString {
    let precedesVowel = letters.isVowel(at: index + 1)
    let isFirst = index == 0
    switch Unicode.Scalar(letters[index]) {
    case "A": return startsWord(letters, index) ? "A" : ""
    case "E": return startsWord(letters, index) ? "E" : ""
    case "I": return startsWord(letters, index) ? "I" : ""
    case "O": return startsWord(letters, index) ? "O" : ""
    case "U": return startsWord(letters, index) ? "U" : ""
    case "B": return letters.has("M", at: index - 1) && index + 1 == letters.count ? "" : "B"
    case "F", "V": return "F"
    case "H": return isFirst || precedesVowel || !letters.isVowel(at: index - 1) ? "H" : ""
    case "J": return "J"
    case "K": return letters.has("C", at: index - 1) ? "" : "K"
    case "L": return "L"
    case "M": return "M"
    case "N": return "N"
    case "Q": return "K"
    case "R": return "R"
    case "W": return precedesVowel || letters.has("WH", at: 0) && isFirst ? "W" : ""
    case "Y": return precedesVowel ? "Y" : ""
    default: return "S"
    }
  }

  private static func startsWord(_ letters: PhoneticLetters, _ index: Int) -> Bool {
    index == 0 || letters[index - 1] == PhoneticLetters.blank
  }
}
