import Columns

/// Measures of two texts that a rule can ask for by name.
package enum TextMeasure: String, Sendable, CaseIterable {
  case levenshtein
  case damerau
  case jaroWinkler = "jaro winkler"
  case tokens
  case soundex
  case metaphone
  case nysiis

  /// Whether its limit is a share from 0 to 1, from which on texts are similar; else a number of
  /// edits, or none at all.
  package var takesShare: Bool { self == .jaroWinkler || self == .tokens }
  /// Whether its limit is a number of edits.
  package var takesEdits: Bool { self == .levenshtein || self == .damerau }

  /// Whether it gives each text a code of its sound, and knows only alike and not alike.
  package var isPhonetic: Bool { self == .soundex || self == .metaphone || self == .nysiis }

  /// How a text sounds; empty for one without a letter of ASCII, and of measures that know no sound.
  package func code(of text: Span<UInt8>) -> [UInt8] {
    switch self {
    case .soundex: Soundex.code(of: text)
    case .metaphone: Metaphone.code(of: text)
    case .nysiis: NYSIIS.code(of: text)
    case .levenshtein, .damerau, .jaroWinkler, .tokens: []
    }
  }

  /// How alike two texts are, from 0 to 1, where they are within the limit; else nil.
  package func score(_ left: Span<UInt8>, _ right: Span<UInt8>, _ limit: Double) -> Double? {
    switch self {
    case .levenshtein:
      return Levenshtein.distance(left, right, limit: Self.edits(limit)).map {
        share($0, left, right)
      }
    case .damerau:
      let distance = DamerauLevenshtein.distance(left, right)
      return Double(distance) <= limit ? share(distance, left, right) : nil
    case .jaroWinkler:
      let similarity = JaroWinkler.similarity(left, right)
      return SimilarityBound.isReached(limit, by: similarity) ? similarity : nil
    case .tokens:
      let similarity = SetOverlap(wordsOf: left, right).jaccard
      return SimilarityBound.isReached(limit, by: similarity) ? similarity : nil
    case .soundex, .metaphone, .nysiis:
      let (code, other) = (code(of: left), code(of: right))
      if code != other { return nil }
      // Texts without a sound are alike only if they are the same.
      let isSame = left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
      return !code.isEmpty || isSame ? 1 : nil
    }
  }

  /// A limit as a number of edits: no texts are further apart than the largest.
  package static func edits(_ limit: Double) -> Int {
    limit < 0 ? -1 : Int(exactly: limit.rounded(.down)) ?? Int.max
  }

  private func share(_ distance: Int, _ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    1 - Double(distance) / Double(max(left.count, right.count, 1))
  }
}
