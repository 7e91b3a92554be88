/// The fixed words that every line may use, whatever its verb; those of single verbs are in their signatures.
package enum GrammarWords {
  /// The clauses behind the slots of a line, with what stands within them.
  package static let tail =
    ["when", "others", "keep", "clear", "as", "because", "above", "row", "rows", "or"]
    + Action.allCases.map(\.rawValue)
  /// What joins predicates and values, and tests them.
  package static let logic = [
    "and", "or", "not", "is", "in", "between", "contains", "starts with", "ends with", "matches",
    "looks like", "similar", "determines", "if", "then", "else", "day", "days", "region",
  ]
  /// What stands behind `is`.
  package static let states = ["blank", "present", "default", "real", "changed", "valid"]
  /// What stands behind `expect`, and with what it is compared.
  package static let figures =
    MetricUse.Kind.allCases.map(\.rawValue) + ["within", "of last run", "of rows", "of"]
  /// Values that have a word.
  package static let values = ["blank", "true", "false", "today"]
  package static let ranks = RankWords.withColumn + RankWords.ofRows

  /// What begins the lines below a `merge`.
  package static let mergeHeads = StatementParser.mergeClauses
  /// What stands within them.
  package static let mergeWords =
    [
      "equal", "differ", "similar by", "within", "learned", "at least", "from",
      "everything else", "if valid", "together", "all joined", "if agreed", "else review",
    ] + MeasureUse.allCases.map(\.rawValue) + RankWords.ofTake
  /// The words of the lines below a `merge`.
  package static let merge = mergeHeads + mergeWords

  package static let all = tail + logic + states + figures + values + ranks + merge
}

extension Signature {
  /// The fixed words of its shape, in order: `on`, `every key present`, `keep`.
  package var fixedWords: [String] { shape.flatMap(\.fixedWords) }
}

extension Slot {
  /// The words that it consists of, as far as they are letters.
  fileprivate var fixedWords: [String] {
    switch self {
    case .words(let words), .flag(_, let words):
      words.unicodeScalars.allSatisfy(Characters.continuesWords) ? [words] : []
    case .optional(let inner): inner.flatMap(\.fixedWords)
    case .choice(let choices), .clauses(let choices):
      choices.flatMap { $0.flatMap(\.fixedWords) }
    default: []
    }
  }
}
