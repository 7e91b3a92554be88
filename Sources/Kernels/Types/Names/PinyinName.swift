/// Names of Chinese people written in Pinyin as one word: `wangwei`, `ouyangxiaoming`.
package enum PinyinName {
  /// Most syllables of a given name.
  private static let mostSyllables = 2

  /// How many bytes of a word in small letters are the family name, with one or two syllables of a given
  /// name behind it; nil where it can be no such name. Of several family names the longest is taken.
  package static func familyByteCount(of word: Span<UInt8>) -> Int? {
    for count in stride(from: min(longestFamily, word.count - 1), to: 0, by: -1)
    where families.contains(array(word, 0..<count)) && isGiven(word, from: count) {
      return count
    }
    return nil
  }

  /// Whether nothing but a given name stands from a place on.
  private static func isGiven(
    _ word: Span<UInt8>, from start: Int, syllablesLeft: Int = mostSyllables
  ) -> Bool {
    if start == word.count { return syllablesLeft < mostSyllables }
    if syllablesLeft == 0 { return false }
    return (1...min(longestSyllable, word.count - start)).contains { count in
      Pinyin.syllables.contains(array(word, start..<start + count))
        && isGiven(word, from: start + count, syllablesLeft: syllablesLeft - 1)
    }
  }

  private static func array(_ word: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    range.map { word[$0] }
  }

  /// The readings of family names, without blanks.
  private static let families = Set(
    FamilyNames.ofChina.map { Pinyin.pinyin(ofName: Array($0.utf8).span) })
  private static let longestFamily = families.reduce(0) { max($0, $1.count) }

  private static let longestSyllable = Pinyin.syllables.reduce(0) { max($0, $1.count) }
}
