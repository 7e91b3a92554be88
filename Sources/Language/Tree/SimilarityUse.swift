/// How alike two values have to be.
package enum SimilarityUse: Sendable, Equatable {
  /// `90%`, by the measure of their type; as written.
  case share(String)
  /// `by levenshtein 2`; nil: the measure has no limit.
  case measured(MeasureUse, limit: String?)
}

/// The measures behind `similar by`.
package enum MeasureUse: String, Sendable, CaseIterable {
  case levenshtein, damerau
  case jaroWinkler = "jaro winkler"
  case tokens, soundex, metaphone, nysiis

  /// What stands behind its name.
  package enum Limit: Sendable { case edits, share, none }

  package var limit: Limit {
    switch self {
    case .levenshtein, .damerau: .edits
    case .jaroWinkler, .tokens: .share
    case .soundex, .metaphone, .nysiis: .none
    }
  }
}
