import Columns

/// How alike two texts of a type are, from 0 to 1, by nothing but themselves.
///
/// Names: Jaro and Winkler, in either order of the words, nicknames, and Chinese names as they are
/// spoken. Companies without their legal forms, and texts of several words: the cosine of their
/// words, or of pairs of neighbouring characters where they are Chinese. Numbers and days: by their
/// distance. All that is written by hand as one piece: 1 less the share of edits.
package enum TypeMeasure: Sendable {
  case name, company, words, edits, number, day

  /// The measure of a type, by its name.
  package init(type: String) {
    switch type {
    case "name": self = .name
    case "company": self = .company
    case "number", "whole", "money": self = .number
    case "date", "datetime": self = .day
    case "email", "phone", "url", "postcode", "id", "iban", "vat", "luhn", "mod97", "mod11-2",
      "cn id", "cn uscc":
      self = .edits
    default: self = .words
    }
  }

  /// The similarity of two texts.
  package func similarity(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Double {
    var arena = ByteArena()
    return similarity(left, right, &arena)
  }

  /// The similarity of two texts, with an arena for what is made of them: it is left as it was.
  package func similarity(
    _ left: Span<UInt8>, _ right: Span<UInt8>, _ arena: inout ByteArena
  ) -> Double {
    switch self {
    case .number: return DistanceLikeness.ofNumbers(left, right)
    case .day: return DistanceLikeness.ofDays(left, right)
    case .name, .company, .words, .edits: break
    }
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
      case .words, .edits, .number, .day: nil
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
    case .edits, .number, .day: return OptimalStringAlignment.similarity(left, right)
    case .company, .words:
      return max(
        WordLikeness.cosine(left, right), WordLikeness.similarity(ofLetters: left, right))
    }
  }
}
