/// Atoms that are to hold together for one row. What it cannot tell it takes to be possible.
struct Conjunction {
  private struct TestUse: Hashable {
    let cell: Term
    let test: Int
  }

  private let terms: TermTable
  private var blanks = SmallMap<Term, Bool>()
  private var failures = SmallMap<Term, Bool>()
  private var texts = SmallMap<Term, TextSet>()
  private var tests = SmallMap<TestUse, Bool>()
  private var claims = SmallMap<Int, Bool>()
  private var ranges = SmallMap<Term, NumberRange>()
  private var sums: Set<LinearConstraint> = []
  /// Whether sums or ranges are new since they were last held against each other.
  private var hasNewNumbers = false
  /// Whether tests are.
  private var hasNewTests = false
  private let isBlank: ([UInt8]) -> Bool

  init(_ terms: TermTable, isBlank: @escaping ([UInt8]) -> Bool) {
    self.terms = terms
    self.isBlank = isBlank
  }

  /// Takes an atom in; false where it contradicts one that is there.
  mutating func add(_ atom: Atom) -> Bool {
    switch atom {
    case .blank(let term, let value): return Self.note(value, term, &blanks)
    case .failed(let term, let value): return Self.note(value, term, &failures)
    case .claim(let number, let value): return Self.note(value, number, &claims)
    case .test(let term, let test, let value):
      hasNewTests = true
      return Self.note(value, TestUse(cell: term, test: test), &tests)
    case .text(let term, let set):
      // Texts that are left say which numbers are.
      hasNewNumbers = true
      return texts.update(term, default: set) { left in
        left.formIntersection(set)
        return left.members?.isEmpty != true
      }
    case .number(let constraint): return add(constraint)
    }
  }

  /// Whether an atom by itself contradicts none that is there; costs no copy.
  func allows(_ atom: Atom) -> Bool {
    switch atom {
    case .blank(let term, let value): return blanks[term] ?? value == value
    case .failed(let term, let value): return failures[term] ?? value == value
    case .claim(let number, let value): return claims[number] ?? value == value
    case .test(let term, let test, let value):
      return tests[TestUse(cell: term, test: test)] ?? value == value
    case .text(let term, let set): return texts[term]?.meets(set) ?? (set.members?.isEmpty != true)
    case .number(let constraint):
      guard constraint.sum.parts.count == 1, let part = constraint.sum.parts.first,
        var range = ranges[part.term]
      else { return constraint.truth ?? true }
      return range.narrow(part.factor, constraint.sum.constant, constraint.relation)
    }
  }

  /// The alternatives of which no atom by itself contradicts one that is there: as a rule all of them.
  func possible(among alternatives: [[Atom]]) -> [[Atom]] {
    guard let first = alternatives.firstIndex(where: { !allows($0) }) else { return alternatives }
    return alternatives[..<first] + alternatives[(first + 1)...].filter { allows($0) }
  }

  private func allows(_ atoms: [Atom]) -> Bool { atoms.allSatisfy { allows($0) } }

  private static func note<Key: Hashable>(
    _ value: Bool, _ key: Key, _ known: inout SmallMap<Key, Bool>
  ) -> Bool {
    known.note(value, for: key) == value
  }

  private mutating func add(_ constraint: LinearConstraint) -> Bool {
    if let truth = constraint.truth { return truth }
    hasNewNumbers = true
    guard constraint.sum.parts.count == 1, let part = constraint.sum.parts.first else {
      let opposite = LinearConstraint(
        constraint.sum, constraint.relation == .isZero ? .isNotZero : .isZero)
      sums.insert(constraint)
      return ![.isZero, .isNotZero].contains(constraint.relation) || !sums.contains(opposite)
    }
    var range = ranges[part.term] ?? NumberRange(isWhole: terms.isWhole(part.term))
    let isPossible = range.narrow(part.factor, constraint.sum.constant, constraint.relation)
    ranges.set(range, for: part.term)
    return isPossible
  }

  /// Whether a row can be like that, as far as can be told.
  mutating func isPossible() -> Bool {
    var ranges = ranges
    for (cell, set) in texts {
      guard let members = set.members else { continue }
      guard terms.source(of: cell) == nil else {
        if members.allSatisfy({ !passesTests($0, of: cell) }) { return false }
        continue
      }
      let left = members.filter { fits($0, cell) }
      if left.isEmpty { return false }
      narrow(&ranges, cell, to: left)
    }
    if hasNewTests {
      hasNewTests = false
      if testsExclude() { return false }
    }
    guard hasNewNumbers, !sums.isEmpty else { return true }
    hasNewNumbers = false
    if sums.count == 1, let only = sums.first { return only.isPossible(within: ranges) }
    return LinearSystem(sums, ranges).isPossible()
  }

  /// Whether a cell of that text can be all that is said of the cell.
  private func fits(_ text: [UInt8], _ cell: Term) -> Bool {
    if let blank = blanks[cell], blank != isBlank(text) { return false }
    if !passesTests(text, of: cell) { return false }
    for (use, _) in tests where use.cell != cell {
      guard let reading = reading(text, of: cell, as: use.cell) else { continue }
      if case .text(let read) = reading, !passesTests(read, of: use.cell) { return false }
    }
    for (view, set) in texts {
      guard let reading = reading(text, of: cell, as: view) else { continue }
      if case .text(let read) = reading, !set.contains(read) { return false }
    }
    for (view, range) in ranges {
      guard let reading = reading(text, of: cell, as: view) else { continue }
      if let number = reading.fraction, !range.contains(number) { return false }
    }
    for (view, isFailure) in failures where !isFailure {
      if reading(text, of: cell, as: view) == .failed { return false }
    }
    return true
  }

  /// Whether a text can come out of the tests of a value as it must.
  private func passesTests(_ text: [UInt8], of term: Term) -> Bool {
    for (use, value) in tests where use.cell == term {
      let test = terms.tests[use.test]
      if let passes = test.passes(text), passes != value, value || !test.isOneSided {
        return false
      }
    }
    return true
  }

  /// Whether no text can come out of the tests of one value as it must, whatever it is.
  private func testsExclude() -> Bool {
    if tests.count < 2 { return false }
    let uses = tests.map { use, value in (cell: use.cell, test: use.test, value: value) }
    for (index, use) in uses.enumerated() {
      for other in uses[(index + 1)...] where other.cell == use.cell {
        switch (use.value, other.value) {
        case (true, true): if terms.excludes(use.test, other.test) { return true }
        case (true, false): if terms.implies(use.test, other.test) { return true }
        case (false, true): if terms.implies(other.test, use.test) { return true }
        case (false, false): continue
        }
      }
    }
    return false
  }

  private func reading(_ text: [UInt8], of cell: Term, as view: Term) -> Reading? {
    guard let source = terms.source(of: view), source.cell == cell else { return nil }
    return source.read(text)
  }

  /// Takes over the numbers that the texts left for a cell read as.
  private func narrow(
    _ ranges: inout SmallMap<Term, NumberRange>, _ cell: Term, to members: Set<[UInt8]>
  ) {
    if sums.isEmpty { return }
    let views = Set(sums.flatMap { $0.sum.parts.map(\.term) })
    for view in views where terms.source(of: view)?.cell == cell {
      let numbers = members.map { terms.source(of: view)?.read($0)?.fraction }
      let known = numbers.compactMap(\.self)
      guard known.count == numbers.count else { continue }
      ranges[view, default: NumberRange(isWhole: terms.isWhole(view))].narrow(to: known)
    }
  }
}

extension Reading {
  /// The number that it is reckoned with; nil for texts and for what cannot be read.
  var fraction: Fraction? {
    switch self {
    case .number(let digits): Fraction(decimal: digits)
    case .day(let count), .instant(let count): Fraction(count)
    case .text, .failed: nil
    }
  }
}
