/// How alike two names of people are, from 0 to 1: Jaro and Winkler, in either order of two words,
/// and more where one is the other's nickname or sounds the same in Chinese.
package enum NameLikeness {
  /// What is given to names of which one goes by the other.
  private static let nicknameSimilarity = 0.95

  /// The similarity of two names in small letters; `isSpokenAlike`: whether they sound the same,
  /// nil where neither is Chinese.
  package static func similarity(
    _ left: Span<UInt8>, _ right: Span<UInt8>, isSpokenAlike: Bool?
  ) -> Double {
    let letters = JaroWinkler.similarity(left, right)
    if let isSpokenAlike {
      if isSpokenAlike { return max(letters, nicknameSimilarity) }
      // A character more or less is another name: 刘静 and 刘静梅.
      return min(letters, OptimalStringAlignment.similarity(left, right))
    }
    let best = max(letters, swapped(left, right))
    return Nicknames.isSame(left, right) ? max(best, nicknameSimilarity) : best
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
