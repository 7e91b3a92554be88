/// How alike texts have to be at the least, as a rule writes it in per cent.
///
/// Similarities of texts of up to sixty letters are sums of fractions with denominators of a few million:
/// two that differ do so by more than ``rounding``, and what floating point loses is far less. So one that
/// is the bound to the last digit reaches it; of longer texts one that misses it by less than that does too.
package enum SimilarityBound {
  /// What sums of shares may be off by.
  package static let rounding = 1e-9

  /// Whether a similarity is no less than the bound.
  @inline(__always)
  package static func isReached(_ least: Double, by similarity: Double) -> Bool {
    similarity >= least - rounding
  }
}
