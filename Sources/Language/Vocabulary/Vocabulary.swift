/// All the words that the language knows at this moment; handed to the parser and the checker.
package struct Vocabulary: Sendable {
  package let verbs: [Signature]
  /// The signatures by the names of their verbs.
  package let signatures: [String: Signature]
  package let forms: [FormSignature]
  package let functions: [FunctionSignature]
  package let types: [TypeSignature]
  /// What is designed but not built: each gets a clear error that says so.
  package let reserved: [ReservedWord]
  /// The codes that can stand behind `region`, in capitals.
  package let regions: Set<String>
  /// What columns of type `boolean` read, by the words in small letters.
  package let truths: [String: Bool]
  let phrases: VocabularyPhrases
  /// The verbs whose statements have tables below them.
  let tableVerbs: Set<String>
  private let proofVerbs: Set<String>

  package init(
    verbs: [Signature], forms: [FormSignature], functions: [FunctionSignature],
    types: [TypeSignature],
    reserved: [ReservedWord] = [], regions: Set<String> = [], truths: [String: Bool] = [:]
  ) {
    self.verbs = verbs
    signatures = Dictionary(verbs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.forms = forms
    self.functions = functions
    self.types = types
    self.reserved = reserved
    self.regions = regions
    self.truths = truths
    phrases = VocabularyPhrases(
      verbs: verbs, forms: forms, types: types, reserved: reserved)
    proofVerbs = Set(verbs.filter { $0.role == .proof }.map(\.name))
    tableVerbs = Set(
      verbs.filter { $0.labelledSlots.contains { if case .test = $0.slot { true } else { false } } }
        .map(\.name))
  }
}

extension Vocabulary {
  /// Whether a verb only shows what other lines do.
  package func isProof(_ verb: String) -> Bool { proofVerbs.contains(verb) }
}

/// Words of the language that come with a later version.
package struct ReservedWord: Sendable, Equatable {
  /// Where the words would stand.
  package enum Place: Sendable { case verb, form, type, function, clause }
  package var words: String
  package var place: Place

  package init(_ words: String, _ place: Place) {
    self.words = words
    self.place = place
  }
}

/// The ranks of LANGUAGE 2, with which `keep` chooses a row of a group.
package enum RankWords {
  /// Followed by the column whose values are compared.
  package static let withColumn = ["latest", "earliest", "largest", "smallest"]
  package static let ofRows = ["most complete", "first", "last"]
  /// Ranks that choose a value, not a row: they belong to `take`.
  package static let ofTake = ["most common", "longest", "any"]
}
