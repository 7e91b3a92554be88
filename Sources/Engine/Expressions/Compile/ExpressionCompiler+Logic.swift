import Diagnostics
import Language

/// `and` or `or`.
private protocol Connective: SendableMetatype {
  /// What no further operand can change.
  static var decided: Truth { get }
  static func combine(_ left: Truth, _ right: Truth) -> Truth
}

/// `and`: false decides.
private enum Conjunction: Connective {
  static var decided: Truth { .false }
  static func combine(_ left: Truth, _ right: Truth) -> Truth { left & right }
}

/// `or`: true decides.
private enum Disjunction: Connective {
  static var decided: Truth { .true }
  static func combine(_ left: Truth, _ right: Truth) -> Truth { left | right }
}

extension ExpressionCompiler {
  /// `and`: what one operand has made false, the next ones do not look at.
  mutating func conjunction(_ operands: [Expression]) -> Predicate? {
    predicates(operands).map { Self.conjunction(of: $0) }
  }

  /// `or`: what one operand has made true, the next ones do not look at.
  mutating func disjunction(_ operands: [Expression]) -> Predicate? {
    predicates(operands).map { Self.disjunction(of: $0) }
  }

  /// `and` of compiled predicates.
  static func conjunction(of predicates: [Predicate]) -> Predicate {
    chain(predicates, by: Conjunction.self)
  }

  /// `or` of compiled predicates.
  static func disjunction(of predicates: [Predicate]) -> Predicate {
    chain(predicates, by: Disjunction.self)
  }

  private mutating func predicates(_ operands: [Expression]) -> [Predicate]? {
    let compiled = operands.map { predicate($0) }
    return compiled.contains { $0 == nil } ? nil : compiled.compactMap { $0 }
  }

  /// Runs the predicates in order, each on the rows that are not decided yet.
  private static func chain<Rule: Connective>(
    _ predicates: [Predicate], by rule: Rule.Type
  ) -> Predicate {
    let reads = predicates.reduce(into: Set<Int>()) { $0.formUnion($1.reads) }
    let table = TruthTable(Rule.combine)
    return Predicate(reads: reads) { frame in
      var truths = predicates[0].evaluate(frame)
      for predicate in predicates.dropFirst() {
        let open = OpenRows(truths, of: frame, decided: Rule.decided)
        if open.isEmpty { break }
        let others = predicate.evaluate(open.frame)
        var combined = truths.mutableSpan
        for index in others.indices {
          let place = open.place(index)
          combined[place] = table.answer(combined[place], others[index])
        }
      }
      return truths
    }
  }

  /// `if P then x else …`: the first branch whose condition is true; unknown conditions give a blank.
  mutating func conditional(
    _ branches: [Branch], otherwise: Expression?, _ range: SourceRange
  ) -> Operand? {
    let conditions = predicates(branches.map(\.condition))
    let written = branches.map(\.value) + [otherwise].compactMap { $0 }
    let values = written.map { operand($0) }
    guard let conditions, !values.contains(where: { $0 == nil }) else { return nil }
    let kind = resultKind(values.compactMap { $0 })
    var converted = values.compactMap { $0.flatMap { self.converted($0, to: kind) } }
    guard converted.count == values.count else {
      return reject(.wrongKind, "the branches of this 'if' are of different kinds", range)
    }
    if otherwise == nil, let blank = self.converted(constant(.blank, range), to: kind) {
      converted.append(blank)
    }
    let expressions = converted.map(\.expression)
    let reads = (conditions.map(\.reads) + expressions.map(\.reads))
      .reduce(into: Set<Int>()) { $0.formUnion($1) }
    let choice = ValueExpression(kind: kind, reads: reads) { frame in
      Self.choose(conditions, expressions, kind, frame)
    }
    return Operand(choice, range: range)
  }

  private static func choose(
    _ conditions: [Predicate], _ values: [ValueExpression], _ kind: ValueKind, _ frame: Frame
  ) -> Vector {
    var result = Vector(
      kind.fillers(frame.count), states: Array(repeating: .blank, count: frame.count))
    var open = Array(0..<frame.count)
    for (number, condition) in conditions.enumerated() {
      if open.isEmpty { return result }
      let truths = condition.evaluate(frame.narrowed(to: open.map { frame.rows[$0] }))
      var chosen: [Int] = []
      var left: [Int] = []
      for (place, index) in open.enumerated() {
        switch truths[place] {
        case .true: chosen.append(index)
        case .false: left.append(index)
        case .unknown: break
        case .failed: result.states[index] = .failed
        }
      }
      result.put(values[number], at: chosen, frame)
      open = left
    }
    result.put(values[conditions.count], at: open, frame)
    return result
  }
}

extension Vector {
  /// Evaluates the value on some rows of the frame and puts it in their places.
  fileprivate mutating func put(_ value: ValueExpression, at places: [Int], _ frame: Frame) {
    if places.isEmpty { return }
    let part = value.evaluate(frame.narrowed(to: places.map { frame.rows[$0] }))
    for (from, to) in places.enumerated() { states[to] = part.states[from] }
    switch (values, part.values) {
    case (.texts(var whole), .texts(let part)):
      values = .texts([])
      Self.scatter(part, at: places, in: &whole)
      values = .texts(whole)
    case (.numbers(var whole), .numbers(let part)):
      values = .numbers([])
      Self.scatter(part, at: places, in: &whole)
      values = .numbers(whole)
    case (.dates(var whole), .dates(let part)):
      values = .dates([])
      Self.scatter(part, at: places, in: &whole)
      values = .dates(whole)
    case (.datetimes(var whole), .datetimes(let part)):
      values = .datetimes([])
      Self.scatter(part, at: places, in: &whole)
      values = .datetimes(whole)
    case (.booleans(var whole), .booleans(let part)):
      values = .booleans([])
      Self.scatter(part, at: places, in: &whole)
      values = .booleans(whole)
    default: preconditionFailure("branches of different kinds")
    }
  }

  private static func scatter<Value>(
    _ part: [Value], at places: [Int], in whole: inout [Value]
  ) {
    for (from, to) in places.enumerated() { whole[to] = part[from] }
  }
}
