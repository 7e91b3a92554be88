/// How alike two texts of words are, from 0 to 1: the cosine of their words, in which words that
/// are nearly the same count as far as they are alike.
package enum WordLikeness {
  /// Pairs of words that are compared letter by letter; longer texts are compared by whole words
  /// alone.
  private static let mostPairs = 4096

  /// The cosine of two texts of folded words, each of which counts once and like all others.
  package static func cosine(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    let (one, other) = (words(of: left), words(of: right))
    // Which word takes which depends on the side: it is always the same side that begins.
    let isTurned = one.count == other.count ? precedes(other, one) : other.count < one.count
    let (first, second) = isTurned ? (other, one) : (one, other)
    if first.isEmpty { return 0 }
    var (lone, rest) = (first, second)
    let shared = removeShared(&lone, &rest)
    var product = Double(shared)
    if lone.count * rest.count <= mostPairs {
      for word in lone {
        let likenesses = rest.map { similarity(ofWord: word.span, $0.span) }
        guard let best = likenesses.max(), best > 0 else { continue }
        product += best
        rest.remove(at: likenesses.firstIndex(of: best)!)
      }
    }
    return product / (Double(first.count) * Double(second.count)).squareRoot()
  }

  /// The words of a text, each once, in the order of their bytes.
  private static func words(of text: Span<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var reader = WordReader()
    while let range = reader.next(in: text) {
      forEachPart(of: text.extracting(range)) { part in
        words.append(part.indices.map { part[$0] })
      }
    }
    words.sort { $0.lexicographicallyPrecedes($1) }
    var unique: [[UInt8]] = []
    for word in words where unique.last != word { unique.append(word) }
    return unique
  }

  private static func precedes(_ one: [[UInt8]], _ other: [[UInt8]]) -> Bool {
    for (left, right) in zip(one, other) where left != right {
      return left.lexicographicallyPrecedes(right)
    }
    return false
  }

  /// Takes away the words that both have; says how many.
  private static func removeShared(_ left: inout [[UInt8]], _ right: inout [[UInt8]]) -> Int {
    let (mine, others) = (Set(left), Set(right))
    let count = left.count
    left.removeAll { others.contains($0) }
    right.removeAll { mine.contains($0) }
    return count - left.count
  }

  // MARK: Words

  /// Hands on a word; one in Chinese, which has no blanks, as its pairs of neighbours, which
  /// overlap. A place before or behind them is a word of its own: 上海市华信科技 has the words of
  /// 华信科技上海.
  package static func forEachPart(of word: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    let isChinese = word.count > 6 && word.indices.allSatisfy { isPartOfHan(word[$0], $0) }
    guard isChinese else { return body(word) }
    var rest = 0..<word.count
    while let place = ChinesePlaces.atStart(of: word.extracting(rest)),
      rest.count - place.byteCount >= 6
    {
      body(word.extracting(rest.lowerBound..<rest.lowerBound + place.nameByteCount))
      rest = rest.lowerBound + place.byteCount..<rest.upperBound
    }
    if rest.count == word.count, let count = ChinesePlaces.atEnd(of: word), rest.count - count >= 6
    {
      body(word.extracting(rest.upperBound - count..<rest.upperBound))
      rest = rest.lowerBound..<rest.upperBound - count
    }
    for start in stride(from: rest.lowerBound, through: rest.upperBound - 6, by: 3) {
      body(word.extracting(start..<start + 6))
    }
  }

  /// Whether a byte can stand at this place of a text of characters from U+4000 to U+9FFF.
  private static func isPartOfHan(_ byte: UInt8, _ place: Int) -> Bool {
    place % 3 == 0 ? byte >= 0xE4 && byte <= 0xE9 : byte >= 0x80 && byte < 0xC0
  }

  /// The similarity of two different words: an initial, the beginning of the other, or nearly the
  /// same letters; figures and Chinese characters are the same or not.
  package static func similarity(ofWord left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    if short.count <= 2 {
      return long[0] == short[0] && short.count == 1 && long[0] > 0x39 ? 0.5 : 0
    }
    if short[0] <= 0x39 || short[0] >= 0xE4 && short.count == 6 { return 0 }
    if long.extracting(0..<short.count).equals(short) { return 0.85 }
    let similarity = JaroWinkler.similarity(left, right)
    return similarity >= 0.88 ? similarity : 0
  }

  /// The similarity of two texts letter by letter where one is a single word, else 0; in Chinese
  /// blanks part no words.
  package static func similarity(ofLetters left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    if HanText.isPresent(in: left) || HanText.isPresent(in: right) { return 0 }
    let isWord =
      !left.indices.contains { left[$0] == 0x20 } || !right.indices.contains { right[$0] == 0x20 }
    return isWord ? JaroWinkler.similarity(left, right) : 0
  }
}
