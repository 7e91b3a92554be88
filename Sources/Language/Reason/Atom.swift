import Diagnostics

/// Texts, or all texts but these.
struct TextSet: Hashable, Sendable {
  private(set) var texts: Set<[UInt8]>
  private(set) var isComplement: Bool

  static func only(_ texts: some Sequence<[UInt8]>) -> TextSet {
    TextSet(texts: Set(texts), isComplement: false)
  }

  static func allBut(_ texts: some Sequence<[UInt8]>) -> TextSet {
    TextSet(texts: Set(texts), isComplement: true)
  }

  var complement: TextSet { TextSet(texts: texts, isComplement: !isComplement) }

  /// The texts in it; nil where they are without number.
  var members: Set<[UInt8]>? { isComplement ? nil : texts }

  func contains(_ text: [UInt8]) -> Bool { texts.contains(text) != isComplement }

  /// Whether any text can be in both.
  func meets(_ other: TextSet) -> Bool {
    switch (isComplement, other.isComplement) {
    case (true, true): true
    case (false, _): texts.contains(where: other.contains)
    case (true, false): other.texts.contains(where: contains)
    }
  }

  /// Leaves the texts that are in both. Of the texts that a row is not there can be thousands: they are added to
  /// those that are there already.
  mutating func formIntersection(_ other: TextSet) {
    WorkCounter.note(other.texts.count)
    switch (isComplement, other.isComplement) {
    case (false, _): texts = texts.filter(other.contains)
    case (true, false): self = TextSet(texts: other.texts.filter(contains), isComplement: false)
    case (true, true): texts.formUnion(other.texts)
    }
  }
}

/// One thing that is so or not so of a row, without a third.
enum Atom: Hashable, Sendable {
  /// Whether a cell, or a computed value, is blank.
  case blank(Term, Bool)
  /// Whether a text cannot be read as what its column holds, or a value cannot be computed.
  case failed(Term, Bool)
  /// Among which texts a cell is, as it stands or as its type writes it.
  case text(Term, TextSet)
  /// Whether the text of a cell passes a test.
  case test(Term, Int, Bool)
  /// Whether a claim holds.
  case claim(Int, Bool)
  case number(LinearConstraint)
}

/// What can be so of a row: one of several alternatives, in each of which all atoms hold. It may allow
/// for more than there is, never for less.
struct Cases: Hashable, Sendable {
  private(set) var alternatives: [[Atom]]

  /// More than this is not told apart.
  static let mostAlternatives = 24

  static let anything = Cases([[]])
  static let nothing = Cases([])

  init(_ alternatives: [[Atom]]) {
    self.alternatives = alternatives.count > Self.mostAlternatives ? [[]] : alternatives
  }

  init(_ atoms: Atom...) { self.init([atoms]) }

  var isAnything: Bool { alternatives.contains { $0.isEmpty } }

  /// One or the other.
  func or(_ other: Cases) -> Cases {
    if isAnything || other.isAnything { return .anything }
    return Cases(alternatives + other.alternatives.filter { !alternatives.contains($0) })
  }

  /// Both; where that is too much to tell, the one that says more in fewer words.
  func and(_ other: Cases) -> Cases {
    if isAnything { return other }
    if other.isAnything { return self }
    guard alternatives.count * other.alternatives.count <= Self.mostAlternatives else {
      return alternatives.count <= other.alternatives.count ? self : other
    }
    return Cases(alternatives.flatMap { left in other.alternatives.map { left + $0 } })
  }

  /// The same in place: of a long chain what is said so far is not copied for each link.
  private mutating func narrow(_ other: Cases) {
    if alternatives.count == 1, other.alternatives.count == 1 {
      alternatives[0] += other.alternatives[0]
    } else {
      self = and(other)
    }
  }

  static func any(_ cases: some Sequence<Cases>) -> Cases {
    cases.reduce(.nothing) { $0.or($1) }
  }

  static func all(_ cases: some Sequence<Cases>) -> Cases {
    var all = Cases.anything
    for next in cases { all.narrow(next) }
    return all
  }

  /// The cases with every atom put through `change`; an atom that comes back as nil says nothing more.
  func mapping(_ change: (Atom) -> Atom?) -> Cases {
    Cases(alternatives.map { $0.compactMap(change) })
  }
}
