/// Something that is so of every row at a line, and which lines have made it so.
struct Fact: Sendable {
  let cases: Cases
  let causes: [Cause]
  /// The cells that it is about.
  let cells: Set<Term>
}

/// A line that makes a fact hold.
package struct Cause: Hashable, Sendable {
  /// The place of the statement in the program.
  var statement: Int
}

/// Tells whether a row can be as several cases say at once. It says that none can only where that is
/// proven: unit propagation and branching over the alternatives (Davis, Logemann and Loveland, A Machine
/// Program for Theorem-Proving, 1962), each branch held against what a ``Conjunction`` knows.
struct Prover {
  let terms: TermTable
  let isBlank: ([UInt8]) -> Bool
  /// How many branches it looks at before it takes the rest to be possible.
  private static let mostBranches = 64

  /// Whether a row can be like that, as far as can be told.
  func isPossible(_ cases: [Cases]) -> Bool {
    var left = Self.mostBranches
    return isPossible(Conjunction(terms, isBlank: isBlank), cases, &left, isFirst: true)
  }

  private func isPossible(
    _ given: consuming Conjunction, _ cases: [Cases], _ branchesLeft: inout Int,
    isFirst: Bool = false
  ) -> Bool {
    var known = given
    var open = cases.filter { !$0.isAnything }.map(\.alternatives)
    var isSettled = false
    while !isSettled {
      isSettled = true
      var still: [[[Atom]]] = []
      for alternatives in open {
        let possible = alternatives.count == 1 ? alternatives : known.possible(among: alternatives)
        if possible.isEmpty { return false }
        guard possible.count == 1 else {
          still.append(possible)
          continue
        }
        for atom in possible[0] where !known.add(atom) { return false }
        isSettled = isSettled && alternatives.count == 1
      }
      open = still
    }
    // Texts and sums are held against each other before the first branch and at the end of each.
    if isFirst || open.isEmpty {
      guard known.isPossible() else { return false }
    }
    guard let narrowest = open.indices.min(by: { open[$0].count < open[$1].count }) else {
      return true
    }
    let branches = open.remove(at: narrowest)
    for atoms in branches {
      branchesLeft -= 1
      if branchesLeft < 0 { return true }
      var next = known
      guard atoms.allSatisfy({ next.add($0) }) else { continue }
      if isPossible(next, open.map { Cases($0) }, &branchesLeft) { return true }
    }
    return false
  }
}

extension Prover {
  /// Whether a row can be like that under some facts, as far as can be told.
  func isPossible(_ cases: [Cases], under facts: FactBase) -> Bool {
    if facts.isEmpty { return isPossible(cases) }
    return isPossible(cases + facts.near(cells(of: cases), limit: Self.mostFacts).map { $0.cases })
  }

  /// The lines that are needed to rule out the cases under some facts; nil where it is not proven that
  /// none can be.
  func refutation(
    of cases: [Cases], under facts: FactBase, and further: [Fact] = []
  ) -> [Cause]? {
    var relevant = further
    if !facts.isEmpty {
      let asked = further.reduce(into: cells(of: cases)) { $0.formUnion($1.cells) }
      relevant = facts.near(asked, limit: Self.mostFacts) + further
    }
    guard !isPossible(cases + relevant.map { $0.cases }) else { return nil }
    var needed = relevant
    for index in relevant.indices.reversed() {
      let fewer = needed.enumerated().filter { $0.offset != index }.map { $0.element }
      if !isPossible(cases + fewer.map { $0.cases }) { needed = fewer }
    }
    return Array(Set(needed.flatMap { $0.causes })).sorted { $0.statement < $1.statement }
  }

  /// The cells of more alternatives are not followed.
  private static let mostLinked = 4

  /// More facts than this are not looked at together: the latest count.
  static let mostFacts = 12

  /// The cells that cases are about.
  func cells(of cases: Cases) -> Set<Term> {
    Set(cases.alternatives.flatMap { $0.flatMap { terms.cells(of: $0) } })
  }

  /// The cells of sums of several terms, and those of a few alternatives: what is said of one of them says
  /// something of the others.
  func linkedCells(of cases: Cases) -> Set<Term> {
    var linked: Set<Term> = []
    if cases.alternatives.count > 1 {
      let cells = cells(of: cases)
      if cells.count <= Self.mostLinked { linked = cells }
    }
    for case .number(let constraint) in cases.alternatives.joined()
    where constraint.sum.parts.count > 1 {
      for part in constraint.sum.parts { linked.formUnion(terms.cells(of: part.term)) }
    }
    return linked
  }

  private func cells(of cases: [Cases]) -> Set<Term> {
    cases.reduce(into: []) { $0.formUnion(cells(of: $1)) }
  }
}
