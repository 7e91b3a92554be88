/// Phrases by their first word, so that the longest one at a place is found without trying all.
package struct PhraseTable: Sendable {
  private struct Phrase: Sendable {
    var words: [String]
    var text: String
  }

  private var phrases: [String: [Phrase]] = [:]

  package init(_ texts: [String]) {
    for text in texts {
      let words = Self.words(of: text)
      guard let first = words.first else { continue }
      phrases[first, default: []].append(Phrase(words: words, text: text))
    }
    for first in phrases.keys {
      phrases[first]?.sort { $0.words.count > $1.words.count }
    }
  }

  /// The words and signs of a phrase as the lexer cuts it: `mod11-2` is three of them.
  static func words(of phrase: String) -> [String] {
    if !phrase.utf8.contains(where: { $0 == 0x20 || $0 == 0x2D }) { return [phrase] }
    return phrase.utf8.split(separator: 0x20).flatMap { part -> [String] in
      guard let first = part.first, (0x61...0x7A).contains(first | 0x20),
        let hyphen = part.firstIndex(of: 0x2D)
      else {
        return [String(Substring(part))]
      }
      let tail = part[part.index(after: hyphen)...]
      return [String(Substring(part[..<hyphen])), "-", String(Substring(tail))]
    }
  }

  /// The longest phrase whose words stand in a row; `word` gives them from 0 on.
  package func longest(_ word: (Int) -> String?) -> String? {
    guard let first = word(0), let candidates = phrases[first] else { return nil }
    let found = candidates.first { phrase in
      phrase.words.indices.dropFirst().allSatisfy { word($0) == phrase.words[$0] }
    }
    return found?.text
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
