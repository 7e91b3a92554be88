/// Which characters can stand at one place of a text.
package enum CharacterChoice: Sendable, Equatable {
  case among(Set<Unicode.Scalar>)
  /// Any letter of any script, or any decimal digit: no character is both.
  case letter, digit

  /// Whether a character can be both; `holds` says whether one is a letter or a digit.
  fileprivate func meets(
    _ other: CharacterChoice, _ holds: (CharacterChoice, Unicode.Scalar) -> Bool?
  ) -> Bool {
    switch (self, other) {
    case (.among(let own), .among(let others)): !own.isDisjoint(with: others)
    case (.among(let own), _): own.contains { holds(other, $0) != false }
    case (_, .among(let others)): others.contains { holds(self, $0) != false }
    default: self == other
    }
  }
}

/// What every text has that passes a test.
package struct TextTraits: Sendable {
  /// Its first characters, in their order.
  package var start: [CharacterChoice] = []
  /// Its last characters, the last one first.
  package var end: [CharacterChoice] = []
  /// Characters that stand somewhere in it.
  package var anywhere: [CharacterChoice] = []
  /// A text that stands in it, and where.
  package var part: (place: TextTest, text: [UInt8])?
  /// How many characters it has at least, and at most.
  package var least = 0
  package var most: Int?
  /// How many of these are no line feeds: one more may stand behind what `$` ends.
  package var leastBesideBreaks = 0
  package var mostBesideBreaks: Int?
  /// The characters of which it is made, where these are few.
  package var characters: Set<Unicode.Scalar>?
  /// Of a pattern: whether it is found in every text of some characters, of which the first stand at their places,
  /// and of some length.
  package var covers: (@Sendable (TextTraits) -> Bool)?
  /// Whether a character can stand in it; nil where that cannot be told.
  package var allows: (@Sendable (Unicode.Scalar) -> Bool?)?

  package init() {}

  /// What a text has in which another one stands.
  init(_ place: TextTest, _ part: String) {
    let choices = part.unicodeScalars.map { CharacterChoice.among([$0]) }
    self.part = (place, Array(part.utf8))
    least = choices.count
    leastBesideBreaks = part.unicodeScalars.count { $0 != "\n" }
    switch place {
    case .startsWith: start = choices
    case .endsWith: end = choices.reversed()
    case .contains: anywhere = choices
    }
  }

  /// What a text has that looks like a template.
  init(template: String) {
    let places = template.unicodeScalars.map { scalar -> CharacterChoice? in
      switch scalar {
      case "A": .letter
      case "#": .digit
      case "*": nil
      default: .among([scalar])
      }
    }
    start = places.prefix { $0 != nil }.compactMap(\.self)
    end = places.reversed().prefix { $0 != nil }.compactMap(\.self)
    anywhere = places.compactMap(\.self)
    least = anywhere.count
    most = least == places.count ? least : nil
    leastBesideBreaks = template.unicodeScalars.count { $0 != "*" && $0 != "\n" }
    mostBesideBreaks = most.map { _ in leastBesideBreaks }
  }

  /// What a text has in a form that looks at each character by itself.
  init(allows: @escaping @Sendable (Unicode.Scalar) -> Bool?) { self.allows = allows }
}

extension TextTraits {
  /// Whether no text has these and those of another test; `holds` says whether a character is a letter
  /// or a digit.
  func excludes(
    _ other: TextTraits, _ holds: (CharacterChoice, Unicode.Scalar) -> Bool?
  ) -> Bool {
    if let most, most < other.least { return true }
    if let most = other.most, most < least { return true }
    if let most = mostBesideBreaks, most < other.leastBesideBreaks { return true }
    if let most = other.mostBesideBreaks, most < leastBesideBreaks { return true }
    let pairs = Array(zip(start, other.start)) + Array(zip(end, other.end))
    return pairs.contains { !$0.meets($1, holds) } || forbids(other) || other.forbids(self)
  }

  /// Whether a character that others need cannot stand in the text.
  private func forbids(_ other: TextTraits) -> Bool {
    guard let allows else { return false }
    return (other.start + other.end + other.anywhere).contains { choice in
      guard case .among(let scalars) = choice else { return false }
      return scalars.allSatisfy { allows($0) == false }
    }
  }

  /// Whether every text that has these has what another test looks for.
  func implies(_ other: TextTraits) -> Bool {
    if let covers = other.covers { return covers(self) }
    guard let sought = other.part else { return false }
    if begins(with: sought) { return true }
    guard let part else { return false }
    switch sought.place {
    case .contains: return part.text.firstRange(of: sought.text) != nil
    case .startsWith: return part.place == .startsWith && part.text.starts(with: sought.text)
    case .endsWith:
      return part.place == .endsWith
        && part.text.reversed().starts(with: sought.text.reversed())
    }
  }

  /// Whether the first characters can be no others than those of a part that is sought there.
  private func begins(with sought: (place: TextTest, text: [UInt8])) -> Bool {
    let scalars = String(decoding: sought.text, as: UTF8.self).unicodeScalars
    return sought.place != .endsWith && scalars.count <= start.count
      && zip(scalars, start).allSatisfy { $1 == .among([$0]) }
  }
}
