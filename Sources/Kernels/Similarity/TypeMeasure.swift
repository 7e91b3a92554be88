import Columns

/// How alike two texts of a type are, from 0 to 1, by nothing but themselves.
///
/// Numbers and days: by their distance. All others: by their words, as their kind of text has it.
package enum TypeMeasure: Sendable {
  case number, day
  case text(WordMeasure)

  /// The measure of a type, by its name; nil for a name that is no type of the language.
  package init?(type: String) {
    switch type {
    case "number", "whole", "money": self = .number
    case "date", "datetime": self = .day
    default:
      guard let measure = WordMeasure(type: type) else { return nil }
      self = .text(measure)
    }
  }

  /// The similarity of two texts.
  package func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    var arena = ByteArena()
    return similarity(left, right, &arena)
  }

  /// The similarity of two texts, with an arena for what is made of them, whose open cell is empty
  /// before and behind.
  package func similarity(
    _ left: Span<UInt8>, _ right: Span<UInt8>, _ arena: inout ByteArena
  ) -> Double {
    switch self {
    case .number: DistanceLikeness.ofNumbers(left, right)
    case .day: DistanceLikeness.ofDays(left, right)
    case .text(let measure): measure.similarity(left, right, &arena)
    }
  }
}

/// How alike two texts are by their words.
///
/// Names: Jaro and Winkler, in either order of the words, nicknames, and Chinese names as they are
/// spoken. Companies without their legal forms, and texts of several words: the cosine of their
/// words, or of pairs of neighbouring characters where they are Chinese. All that is written by hand
/// as one piece: 1 less the share of edits.
package enum WordMeasure: Sendable {
  case name, company, words, edits

  /// The measure of a type of text; nil for another one.
  package init?(type: String) {
    switch type {
    case "name": self = .name
    case "company": self = .company
    case "text", "boolean", "one of", "country", "currency": self = .words
    case "email", "phone", "url", "postcode", "id", "iban", "vat", "luhn", "mod97", "mod11-2",
      "cn id", "cn uscc":
      self = .edits
    default: return nil
    }
  }

  fileprivate func similarity(
    _ left: Span<UInt8>, _ right: Span<UInt8>, _ arena: inout ByteArena
  ) -> Double {
    let (first, second) = (words(of: left, &arena), words(of: right, &arena))
    // Signs alone have no words.
    if first.isEmpty || second.isEmpty { return left.equals(right) ? 1 : 0 }
    return first == second ? 1 : similarity(ofWords: first.span, second.span)
  }

  /// The words by which a text is matched: those of its type's match key, where it has one.
  private func words(of text: Span<UInt8>, _ arena: inout ByteArena) -> [UInt8] {
    let outcome: KernelOutcome? =
      switch self {
      case .name: NameMatchKey().apply(text, to: &arena)
      case .company: CompanyMatchKey().apply(text, to: &arena)
      case .words, .edits: nil
      }
    var words: [UInt8] = []
    if let outcome, outcome != .failed { FoldedWords.append(arena.openBytes, to: &words) }
    arena.truncate(to: 0)
    // A key of which nothing is left tells nothing apart: then the value itself does.
    if words.isEmpty { FoldedWords.append(text, to: &words) }
    return words
  }

  private func similarity(ofWords left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    switch self {
    case .name:
      let isChinese = HanText.isPresent(in: left) || HanText.isPresent(in: right)
      return NameLikeness.similarity(
        left, right, isSpokenAlike: isChinese ? SpokenName.isAlike(left, right) : nil)
    case .edits: return OptimalStringAlignment.similarity(left, right)
    case .company, .words:
      return max(
        WordLikeness.cosine(left, right), WordLikeness.similarity(ofLetters: left, right))
    }
  }
}
