/// How alike two names of people are, from 0 to 1: Jaro and Winkler, in either order of two words,
/// and more where words of one are nicknames of the other's, or both sound the same in Chinese.
package enum NameLikeness {
  /// What is given to names of which one goes by the other, and of the likeness of the others to those that do
  /// so in some words.
  private static let nicknameSimilarity = 0.95

  /// The similarity of two names in small letters.
  ///
  /// - Parameters:
  ///   - isSpokenAlike: whether they sound the same; nil where neither is Chinese.
  ///   - mayHaveNicknames: false where it is known that no word of one is another name for one of the other.
  package static func similarity(
    _ one: Span<UInt8>, _ other: Span<UInt8>, isSpokenAlike: Bool?, mayHaveNicknames: Bool = true
  ) -> Double {
    // What is turned round or renamed is the same one whichever stands first.
    let isOrdered = !other.precedes(one)
    let (left, right) = isOrdered ? (one, other) : (other, one)
    if let isSpokenAlike {
      let letters = JaroWinkler.similarity(left, right)
      if isSpokenAlike { return max(letters, nicknameSimilarity) }
      // A character more or less is another name: 刘静 and 刘静梅.
      return min(letters, OptimalStringAlignment.similarity(left, right))
    }
    let best = inEitherOrder(left, right)
    guard mayHaveNicknames, let renamed = renamed(left, right) else { return best }
    return max(best, nicknameSimilarity * inEitherOrder(renamed.span, right))
  }

  private static func inEitherOrder(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    max(JaroWinkler.similarity(left, right), swapped(left, right))
  }

  /// The first name with words of the second one in the place of those that go by another name there: Bob
  /// Smith as Robert Smith; nil where none does.
  private static func renamed(_ left: Span<UInt8>, _ right: Span<UInt8>) -> [UInt8]? {
    var words: [UInt8] = []
    var isRenamed = false
    var names = WordReader()
    while let range = names.next(in: left) {
      let word = left.extracting(range)
      if !words.isEmpty { words.append(0x20) }
      let other = otherName(of: word, in: right)
      isRenamed = isRenamed || other != nil
      if let other {
        for index in other { words.append(right[index]) }
      } else {
        for index in range { words.append(left[index]) }
      }
    }
    return isRenamed ? words : nil
  }

  /// The word of a name by which the bearer of another one may go; nil where none is, or the name has that
  /// other one itself.
  private static func otherName(of word: Span<UInt8>, in name: Span<UInt8>) -> Range<Int>? {
    var found: Range<Int>?
    var words = WordReader()
    while let range = words.next(in: name) {
      let other = name.extracting(range)
      if other.equals(word) { return nil }
      if found == nil, Nicknames.isSame(word, other) { found = range }
    }
    return found
  }

  /// The similarity of two names where one has its first word behind the others.
  private static func swapped(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    guard let middle = right.indices.first(where: { right[$0] == 0x20 }),
      left.indices.contains(where: { left[$0] == 0x20 })
    else { return 0 }
    var turned: [UInt8] = []
    for index in middle + 1..<right.count { turned.append(right[index]) }
    turned.append(0x20)
    for index in 0..<middle { turned.append(right[index]) }
    return JaroWinkler.similarity(left, turned.span)
  }
}
