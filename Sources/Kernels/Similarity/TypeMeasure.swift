import Columns

/// How alike two texts of a type are, from 0 to 1, by nothing but themselves.
///
/// Names: Jaro and Winkler, in either order of the words, nicknames, and Chinese names as they are spoken.
/// Companies and texts of several words: the cosine of their words, or of pairs of neighbouring characters
/// where one is Chinese. All that is written by hand as one piece: 1 less the share of edits.
package enum TypeMeasure: Sendable {
  case name, words, edits

  /// What is given to names of which one goes by the other.
  private static let nicknameSimilarity = 0.95

  /// The measure of a type, by its name.
  package init(type: String) {
    switch type {
    case "name": self = .name
    case "company", "text", "one of", "country": self = .words
    default: self = .edits
    }
  }

  /// The similarity of two texts.
  package func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    FoldedWords.append(left, to: &first)
    FoldedWords.append(right, to: &second)
    // Signs alone have no words.
    if first.isEmpty || second.isEmpty { return left.equals(right) ? 1 : 0 }
    if first == second { return 1 }
    switch self {
    case .name: return Self.nameSimilarity(first.span, second.span)
    case .words: return Self.wordSimilarity(first.span, second.span)
    case .edits: return OptimalStringAlignment.similarity(first.span, second.span)
    }
  }

  private static func nameSimilarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    let letters = JaroWinkler.similarity(left, right)
    if HanText.isPresent(in: left) || HanText.isPresent(in: right) {
      if SpokenName.isAlike(left, right) { return max(letters, nicknameSimilarity) }
      // A character more or less is another name: 刘静 and 刘静梅.
      return min(letters, OptimalStringAlignment.similarity(left, right))
    }
    let words = right.indices.map { right[$0] }.split(separator: 0x20)
    let turned = Array(words.reversed().joined(separator: [0x20]))
    let best = words.count == 2 ? max(letters, JaroWinkler.similarity(left, turned.span)) : letters
    return Nicknames.isSame(left, right) ? max(best, nicknameSimilarity) : best
  }

  private static func wordSimilarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    if HanText.isPresent(in: left) || HanText.isPresent(in: right) {
      return SetOverlap(gramsOf: left, right, size: 2).cosine
    }
    let isWord =
      !left.indices.contains { left[$0] == 0x20 } || !right.indices.contains { right[$0] == 0x20 }
    return max(
      SetOverlap(wordsOf: left, right).cosine, isWord ? JaroWinkler.similarity(left, right) : 0)
  }
}
