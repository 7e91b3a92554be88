import Columns

/// The code of the New York State Identification and Intelligence System: letters, with one vowel for
/// all.
///
/// Source: Taft 1970, "Name Search Techniques"; where its text is open, as jellyfish reads it. The code
/// has its full length; the first six letters are the original's.
package enum NYSIIS: PhoneticCode {
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    var letters = PhoneticLetters(text)
    guard letters.count > 0 else { return }
    changeEnds(of: &letters)
    var key = PhoneticLetters()
    key.append(letters[0])
    var index = 1
    while index < letters.count { index += translate(letters, at: index, to: &key) }
    trim(&key)
    for index in 0..<key.count where key[index] != key[index - 1] { output.append(key[index]) }
  }

  private static func changeEnds(of letters: inout PhoneticLetters) {
    let suffix = letters.count - 2
    let endsLikeY = letters.hasOne(of: "IE EE", size: 2, at: suffix)
    let endsLikeD = letters.hasOne(of: "DT RT RD NT ND", size: 2, at: suffix)
    if letters.has("MAC", at: 0) {
      letters.replace(at: 1, with: UInt8(letter: "C"))
    } else if letters.has("KN", at: 0) {
      letters.removeFirst()
    } else if letters.has("K", at: 0) {
      letters.replace(at: 0, with: UInt8(letter: "C"))
    } else if letters.hasOne(of: "PH PF", size: 2, at: 0) {
      letters.replace(at: 0, with: UInt8(letter: "F"))
      letters.replace(at: 1, with: UInt8(letter: "F"))
    } else if letters.has("SCH", at: 0) {
      letters.replace(at: 1, with: UInt8(letter: "S"))
      letters.replace(at: 2, with: UInt8(letter: "S"))
    }
    if endsLikeY || endsLikeD {
      letters.removeLast(2)
      letters.append(UInt8(letter: endsLikeY ? "Y" : "D"))
    }
  }

  /// Adds what the letter at a place becomes; returns how many letters that took.
  private static func translate(
    _ letters: PhoneticLetters, at index: Int, to key: inout PhoneticLetters
  ) -> Int {
    var size = 1
    var first: UInt8?
    var last: UInt8
    switch letters[index] {
    case UInt8(letter: "E") where letters.has("V", at: index + 1):
      (first, last, size) = (UInt8(letter: "A"), UInt8(letter: "F"), 2)
    case UInt8(letter: "S") where letters.has("CH", at: index + 1):
      (first, last, size) = (UInt8(letter: "S"), UInt8(letter: "S"), 3)
    case UInt8(letter: "P") where letters.has("H", at: index + 1):
      (last, size) = (UInt8(letter: "F"), 2)
    default:
      last = single(letters, at: index)
    }
    if last != key[key.count - 1] {
      if let first { key.append(first) }
      key.append(last)
    }
    return size
  }

  private static func single(_ letters: PhoneticLetters, at index: Int) -> UInt8 {
    let letter = letters[index]
    let previous = letters[index - 1]
    let followsVowel = letters.isVowel(at: index - 1)
    switch Unicode.Scalar(letter) {
    case "A", "E", "I", "O", "U": return UInt8(letter: "A")
    case "Q": return UInt8(letter: "G")
    case "Z": return UInt8(letter: "S")
    case "M": return UInt8(letter: "N")
    case "K": return UInt8(letter: letters.has("N", at: index + 1) ? "N" : "C")
    case "H" where !followsVowel || !letters.isVowel(at: index + 1):
      return followsVowel ? UInt8(letter: "A") : previous
    case "W" where followsVowel: return UInt8(letter: "A")
    default: return letter
    }
  }

  private static func trim(_ key: inout PhoneticLetters) {
    if key.count > 1, key.has("S", at: key.count - 1) { key.removeLast() }
    if key.has("AY", at: key.count - 2) {
      key.removeLast(2)
      key.append(UInt8(letter: "Y"))
    }
    if key.count > 1, key.has("A", at: key.count - 1) { key.removeLast() }
  }
}
