/// Phrases by their first word, so that the longest one at a place is found without trying all.
package struct PhraseTable: Sendable {
  private var phrases: [String: [[String]]] = [:]

  package init(_ texts: [String]) {
    for text in texts {
      let words = text.split(separator: " ").map { String($0) }
      guard let first = words.first else { continue }
      phrases[first, default: []].append(words)
    }
    for first in phrases.keys {
      phrases[first]?.sort { $0.count > $1.count }
    }
  }

  /// The longest phrase whose words stand in a row; `word` gives them from 0 on.
  package func longest(_ word: (Int) -> String?) -> String? {
    guard let first = word(0), let candidates = phrases[first] else { return nil }
    let found = candidates.first { words in
      words.indices.dropFirst().allSatisfy { word($0) == words[$0] }
    }
    return found?.joined(separator: " ")
  }
}

/// The phrases of a vocabulary that the parser looks for.
struct VocabularyPhrases: Sendable {
  let verbs: PhraseTable
  let forms: PhraseTable
  let types: PhraseTable
  let verbSynonyms: PhraseTable
  let formSynonyms: PhraseTable
  let typeSynonyms: PhraseTable
  private let reserved: [ReservedWord.Place: PhraseTable]

  init(
    verbs: [Signature], forms: [FormSignature], types: [TypeSignature], reserved: [ReservedWord]
  ) {
    self.verbs = PhraseTable(verbs.map(\.name))
    self.forms = PhraseTable(forms.map(\.name))
    self.types = PhraseTable(types.map(\.name))
    verbSynonyms = PhraseTable(verbs.flatMap(\.synonyms))
    formSynonyms = PhraseTable(forms.flatMap(\.synonyms))
    typeSynonyms = PhraseTable(types.flatMap(\.synonyms))
    self.reserved = Dictionary(grouping: reserved, by: \.place)
      .mapValues { PhraseTable($0.map(\.words)) }
  }

  /// The reserved words for one place in a line.
  func reserved(_ place: ReservedWord.Place) -> PhraseTable {
    reserved[place] ?? PhraseTable([])
  }
}
