import Columns

/// The match rating approach: a codex of up to six consonants, and a comparison of two of them.
///
/// Source: Moore et al. 1977, National Bureau of Standards Special Publication 500-2.
package enum MatchRating: PhoneticCode {
  package static func append(_ text: Span<UInt8>, to output: inout ByteArena) {
    codex(of: text).append(to: &output)
  }

  /// Whether two names are rated as one; nil where their codices differ in length by three or more, so
  /// that there is no rating.
  package static func isMatch(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool? {
    let (left, right) = (codex(of: left), codex(of: right))
    if abs(left.count - right.count) > 2 { return nil }
    var (leftRest, rightRest) = (PhoneticLetters(), PhoneticLetters())
    for index in 0..<max(left.count, right.count) where left[index] != right[index] {
      if index < left.count { leftRest.append(left[index]) }
      if index < right.count { rightRest.append(right[index]) }
    }
    var unmatched = max(leftRest.count, rightRest.count)
    for back in 1..<min(leftRest.count, rightRest.count) + 1
    where leftRest[leftRest.count - back] == rightRest[rightRest.count - back] {
      unmatched -= 1
    }
    return 6 - unmatched >= leastRating(of: left.count + right.count)
  }

  /// The rating that two codices of together so many letters need.
  private static func leastRating(of count: Int) -> Int {
    switch count {
    case ...4: 5
    case ...7: 4
    case ...11: 3
    default: 2
    }
  }

  /// The first letter and the consonants, of doubled ones the first; of more than six the first and
  /// the last three.
  private static func codex(of text: Span<UInt8>) -> PhoneticLetters {
    let letters = PhoneticLetters(text)
    var all = PhoneticLetters()
    for index in 0..<letters.count
    where index == 0 || !letters.isVowel(at: index) && letters[index] != letters[index - 1] {
      all.append(letters[index])
    }
    if all.count <= 6 { return all }
    var short = PhoneticLetters()
    for index in [0, 1, 2, all.count - 3, all.count - 2, all.count - 1] { short.append(all[index]) }
    return short
  }
}
