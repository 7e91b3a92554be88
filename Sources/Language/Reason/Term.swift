/// A value that rules are reasoned about with: the text of a cell as some line left it, what such a text
/// reads as, or something computed. Its number means something in one ``TermTable``.
struct Term: Hashable, Sendable {
  let number: Int
}

/// What a text reads as.
package enum Reading: Sendable, Equatable {
  case number(digits: String)
  /// Days since 1970-01-01.
  case day(Int)
  /// Seconds since 1970-01-01T00:00:00Z.
  case instant(Int)
  case text([UInt8])
  /// It cannot be read, or not be converted.
  case failed
}

/// The terms, tests and claims about the rows of one table, each with one number however often it is
/// asked for.
final class TermTable {
  /// Reads a text that a term may be; nil where that cannot be told.
  typealias Reader = ([UInt8]) -> Reading?

  /// A test of a text by itself: a pattern, `contains`, being of a type.
  struct Test {
    let name: String
    /// Whether the text passes it; nil where that cannot be told.
    let passes: ([UInt8]) -> Bool?
    /// Whether a cell of a text that passes can fail it all the same: marks count too.
    let isOneSided: Bool
    /// What texts have that pass it, where there is something to hold against other tests.
    let traits: TextTraits?
  }

  /// The cells of a column as one of its writings left them.
  private struct CellVersion: Hashable {
    let column: Int
    let version: Int
  }

  private struct TestPair: Hashable {
    let first: Int
    let second: Int
  }

  private struct Entry {
    /// The cells that it depends on.
    let cells: [Term]
    /// The cell whose text it reads, by what, and how.
    let source: (cell: Term, name: String, read: Reader)?
    let isWhole: Bool
  }

  private let literals: any LiteralReader
  private var entries: [Entry] = []
  private var terms: [String: Term] = [:]
  private var cells: [CellVersion: Term] = [:]
  private var testNumbers: [String: Int] = [:]
  private(set) var tests: [Test] = []
  private var claimNumbers: [String: Int] = [:]
  private var claimCells: [[Term]] = []
  /// What has been found of two tests of one text.
  private var exclusions: [TestPair: Bool] = [:]
  private var implications: [TestPair: Bool] = [:]
  /// How often something was met of which nothing can be told but that it is so or not.
  private(set) var surrenderCount = 0

  init(_ literals: any LiteralReader) { self.literals = literals }

  /// Notes that something cannot be followed.
  func surrender() { surrenderCount += 1 }

  /// The text of a cell as the `version`-th writing of its column left it.
  func cell(column: Int, version: Int) -> Term {
    let key = CellVersion(column: column, version: version)
    if let known = cells[key] { return known }
    let new = add { Entry(cells: [$0], source: nil, isWhole: false) }
    cells[key] = new
    return new
  }

  /// What the text of a cell reads as; `name` says by what.
  func view(
    of cell: Term, _ name: String, isWhole: Bool = false, read: @escaping Reader
  ) -> Term {
    term("\(name)(\(cell.number))") { _ in
      Entry(cells: [cell], source: (cell, name, read), isWhole: isWhole)
    }
  }

  /// How many characters the text of a cell has.
  func length(of cell: Term) -> Term {
    view(of: cell, "length", isWhole: true) { text in
      .number(digits: String(String(decoding: text, as: UTF8.self).unicodeScalars.count))
    }
  }

  /// That the text of a cell has so many characters at least, and at most.
  func lengths(of cell: Term, _ least: Int, _ most: Int?) -> [Atom] {
    let length = LinearSum(length(of: cell))
    let atLeast =
      least > 0 ? LinearConstraint(length, .greaterOrEqual, LinearSum(Fraction(least))) : nil
    let atMost = most.flatMap { LinearConstraint(length, .lessOrEqual, LinearSum(Fraction($0))) }
    return [atLeast, atMost].compactMap { $0 }.map { .number($0) }
  }

  /// A value of which nothing is known but which cells it is made of; `key` tells it from others.
  func computed(_ key: String, from cells: [Term], isWhole: Bool = false) -> Term {
    term("=\(key)") { _ in Entry(cells: cells, source: nil, isWhole: isWhole) }
  }

  private func term(_ key: String, _ entry: (Term) -> Entry) -> Term {
    if let known = terms[key] { return known }
    let new = add(entry)
    terms[key] = new
    return new
  }

  private func add(_ entry: (Term) -> Entry) -> Term {
    let new = Term(number: entries.count)
    entries.append(entry(new))
    return new
  }

  /// The number of a test of texts.
  func test(
    _ name: String, isOneSided: Bool = false, traits: @autoclosure () -> TextTraits? = nil,
    passes: @escaping ([UInt8]) -> Bool?
  ) -> Int {
    if let known = testNumbers[name] { return known }
    testNumbers[name] = tests.count
    tests.append(Test(name: name, passes: passes, isOneSided: isOneSided, traits: traits()))
    return tests.count - 1
  }

  /// The number of a claim of which nothing is known but that it holds or not.
  func claim(_ key: String, about cells: [Term]) -> Int {
    if let known = claimNumbers[key] { return known }
    claimNumbers[key] = claimCells.count
    claimCells.append(cells)
    return claimCells.count - 1
  }

  // MARK: Asking

  /// Whether a character is among those of a choice; nil where that cannot be told.
  func holds(_ choice: CharacterChoice, _ character: Unicode.Scalar) -> Bool? {
    let text = Array(String(character).utf8)
    return switch choice {
    case .among(let characters): characters.contains(character)
    case .letter: literals.looksLike("A", text)
    case .digit: literals.looksLike("#", text)
    }
  }

  /// Whether no text passes both of two tests, as far as their traits tell.
  func excludes(_ first: Int, _ second: Int) -> Bool {
    let pair = TestPair(first: first, second: second)
    if let known = exclusions[pair] { return known }
    var excludes = false
    if let own = tests[first].traits, let other = tests[second].traits {
      excludes = own.excludes(other, holds)
    }
    exclusions[pair] = excludes
    return excludes
  }

  /// Whether every text that passes the first test passes the second one, as far as their traits tell.
  func implies(_ first: Int, _ second: Int) -> Bool {
    let pair = TestPair(first: first, second: second)
    if let known = implications[pair] { return known }
    var implies = false
    if let own = tests[first].traits, let other = tests[second].traits {
      implies = own.implies(other)
    }
    implications[pair] = implies
    return implies
  }

  func cells(of term: Term) -> [Term] { entries[term.number].cells }

  /// The cell that a term reads, and how; nil for cells and computed values.
  func source(of term: Term) -> (cell: Term, name: String, read: Reader)? {
    entries[term.number].source
  }

  /// Whether all its numbers are whole.
  func isWhole(_ term: Term) -> Bool { entries[term.number].isWhole }

  /// The same of another cell: the cell itself, or what its text reads as; nil for what is computed of
  /// several.
  func moved(_ term: Term, from old: Term, to new: Term) -> Term? {
    if term == old { return new }
    guard cells(of: term).contains(old) else { return term }
    guard let source = source(of: term) else { return nil }
    return view(of: new, source.name, isWhole: isWhole(term), read: source.read)
  }

  /// The same said of another cell; nil where it cannot be said.
  func moved(_ atom: Atom, from old: Term, to new: Term) -> Atom? {
    guard cells(of: atom).contains(old) else { return atom }
    func moved(_ term: Term) -> Term? { self.moved(term, from: old, to: new) }
    switch atom {
    case .blank(let term, let value): return moved(term).map { .blank($0, value) }
    case .failed(let term, let value): return moved(term).map { .failed($0, value) }
    case .text(let term, let set): return moved(term).map { .text($0, set) }
    case .test(let term, let test, let value): return moved(term).map { .test($0, test, value) }
    case .claim: return nil
    case .number(let constraint):
      var terms: [Term: Term] = [:]
      for part in constraint.sum.parts {
        guard let term = moved(part.term) else { return nil }
        terms[part.term] = term
      }
      return constraint.sum.replacing(terms).map {
        .number(LinearConstraint($0, constraint.relation))
      }
    }
  }

  /// The cells that an atom is about.
  func cells(of atom: Atom) -> [Term] {
    switch atom {
    case .blank(let term, _), .failed(let term, _), .text(let term, _), .test(let term, _, _):
      cells(of: term)
    case .claim(let number, _): claimCells[number]
    case .number(let constraint): constraint.sum.parts.flatMap { cells(of: $0.term) }
    }
  }
}
