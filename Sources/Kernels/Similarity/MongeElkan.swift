/// Monge and Elkan's similarity of texts of several words: the mean, over the words of one text, of the
/// likeness of the most alike word of the other, as `JaroWinkler` has it.
///
/// Source: Monge and Elkan 1996, KDD-96.
package enum MongeElkan {
  /// How well the left text's words are found in the right one; not the same the other way round.
  package static func similarity(of left: Span<UInt8>, in right: Span<UInt8>) -> Double {
    var (sum, count) = (0.0, 0)
    var words = WordReader()
    while let word = words.next(in: left) {
      count += 1
      sum += best(left.extracting(word), in: right)
    }
    if count > 0 { return sum / Double(count) }
    var others = WordReader()
    return others.next(in: right) == nil ? 1 : 0
  }

  /// The mean of both directions.
  package static func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    (similarity(of: left, in: right) + similarity(of: right, in: left)) / 2
  }

  private static func best(_ word: Span<UInt8>, in text: Span<UInt8>) -> Double {
    var best = 0.0
    var words = WordReader()
    while let other = words.next(in: text) {
      best = max(best, JaroWinkler.similarity(word, text.extracting(other)))
      if best == 1 { break }
    }
    return best
  }
}
