import Diagnostics

// Parts of a predicate that say nothing beside the others.
extension LineReasoning {
  /// Longer chains are not looked through.
  private static let mostParts = 12

  /// Parts of the line's predicates that the parts beside them say already, whatever stands above.
  mutating func judgeParts() {
    var predicates = statement.condition.map { [$0] } ?? []
    if case .expression(let predicate)? = statement.slots["predicate"] {
      predicates.append(predicate)
    }
    for predicate in predicates { judgeParts(of: predicate) }
  }

  private mutating func judgeParts(of predicate: Expression) {
    switch predicate.kind {
    case .not(let operand): judgeParts(of: operand)
    case .and(let parts):
      judge(parts, isAnd: true)
      for part in parts { judgeParts(of: part) }
    case .or(let parts):
      judge(parts, isAnd: false)
      for part in parts { judgeParts(of: part) }
    case .membership(let value, .values(let items), _):
      for item in builder.repeated(items, of: value) {
        report(
          .repeatedPart, severity: .note, "a value before it says the same", at: item.range,
          help: "leave it out")
      }
    default: return
    }
  }

  /// Parts without which the whole comes out the same for every row: true, false, unknown or not evaluated. Of two
  /// that say the same the later one.
  private mutating func judge(_ parts: [Expression], isAnd: Bool) {
    guard parts.count <= Self.mostParts else { return }
    let (builder, prover) = (builder, facts.prover)
    // An `or` is an `and` of the opposites.
    let outcomes = parts.map {
      isAnd ? builder.outcomes(of: $0) : builder.outcomes(of: $0).negated
    }
    let keys = parts.map { builder.key($0) }
    var left = Array(parts.indices)
    for index in parts.indices.reversed() where left.count > 1 {
      let others = left.filter { $0 != index }
      let (own, rest) = (outcomes[index], others.map { outcomes[$0] })
      guard prover.isPossible([own.notYes]), prover.isPossible(rest.map(\.yes)),
        others.contains(where: { keys[$0] == keys[index] }) || prover.addsNothing(own, to: rest)
      else { continue }
      left = others
      report(
        .repeatedPart, severity: .note,
        isAnd
          ? "this part is true wherever the others are, so it adds nothing"
          : "another part is true wherever this one is, so it adds nothing",
        at: parts[index].range, help: "leave it out")
    }
  }
}

extension Prover {
  /// Whether an `and` comes out the same without one of its parts. It comes out as the least of them, where false
  /// is less than what could not be evaluated, that less than unknown, and unknown less than true: so no
  /// row may have less of the part than of the others.
  fileprivate func addsNothing(
    _ part: CaseBuilder.Outcomes, to others: [CaseBuilder.Outcomes]
  ) -> Bool {
    let unknown = Cases.any(others.map(\.unknown))
    let failed = Cases.any(others.map(\.failed))
    return !isPossible([part.notYes] + others.map(\.yes))
      && !isPossible([part.no.or(part.failed), unknown] + others.map { $0.yes.or($0.unknown) })
      && !isPossible([part.no, failed] + others.map(\.notNo))
  }
}

extension CaseBuilder {
  /// Of the values that another one is held against, those that one before them is the same as.
  func repeated(_ items: [Expression], of value: Expression) -> [Expression] {
    let compared = operand(value).value
    var texts: Set<[UInt8]> = []
    var numbers: Set<Fraction> = []
    return items.filter { item in
      switch (compared, operand(item).value) {
      case (.text(_, let canonical), .literal(let literal)):
        canonical(literal).map { !texts.insert($0).inserted } ?? false
      case (.sum(_, .number), .sum(let sum, .number)) where sum.parts.isEmpty:
        !numbers.insert(sum.constant).inserted
      default: false
      }
    }
  }
}
