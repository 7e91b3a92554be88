import Columns
import Diagnostics
import Kernels
import Language

extension ExpressionCompiler {
  /// `in (…)`, `in LIST`, `in table.column`.
  mutating func membership(_ value: Expression, _ membership: Membership) -> Predicate? {
    guard let value = operand(value) else { return nil }
    switch membership {
    case .values(let expressions):
      let operands = expressions.map { operand($0) }
      guard !operands.contains(where: { $0 == nil }) else { return nil }
      return self.membership(value, operands.compactMap { $0 })
    case .list(let name, let range):
      guard let texts = scope.lists[name.lowercased()] else {
        return reject(.unknownList, "no list named '\(name)'", range)
      }
      return self.membership(value, texts.map { constant(.text($0.text), $0.range) })
    case .column(let reference):
      return self.membership(value, in: reference)
    }
  }

  /// `in (…)`: one look into a set where all are constants, else one comparison each.
  private mutating func membership(_ value: Operand, _ operands: [Operand]) -> Predicate? {
    if operands.contains(where: { $0.constant == nil }) {
      let equalities = operands.map { compare(.equal, value, $0) }
      guard !equalities.contains(where: { $0 == nil }) else { return nil }
      return Self.disjunction(of: equalities.compactMap { $0 })
    }
    let kind = value.constant?.isBlank == true ? .text : commonKind([value]) ?? .text
    let isMoment = kind == .date && commonKind([value] + operands) == .datetime
    return membership(value, constants: operands, isMoment ? .datetime : kind)
  }

  private mutating func membership(
    _ value: Operand, constants operands: [Operand], _ kind: ValueKind
  ) -> Predicate? {
    guard let value = converted(value, to: kind).map({ compared($0) }) else {
      return unread(value, kind)
    }
    var constants: [Constant] = []
    var otherwise = Truth.false
    for operand in operands {
      guard let read = converted(operand, to: kind), read.constant != nil else {
        return unread(operand, kind)
      }
      guard let constant = canonical(read, beside: value)?.constant else { return nil }
      switch constant.state(blanks) {
      case .present: constants.append(constant)
      case .blank: otherwise = otherwise | .unknown
      case .failed: otherwise = otherwise | .failed
      }
    }
    switch kind {
    case .text:
      return texts(value, constants.compactMap(\.literal), otherwise)
    case .number:
      let values = constants.map { $0.vector.numbers[0] }
      return value.predicate(numbers: SortedTest(values, otherwise: otherwise))
    case .date, .datetime:
      let values = constants.map { $0.vector.moments[0] }
      return value.predicate(moments: SortedTest(values, otherwise: otherwise))
    case .boolean:
      let values = constants.map { $0.vector.booleans[0] }
      return value.predicate(booleans: SortedTest(values, otherwise: otherwise))
    }
  }

  private func texts(
    _ value: Operand, _ literals: [LiteralCell], _ otherwise: Truth
  ) -> Predicate {
    let texts = literals.compactMap { ShortText($0.cell) }
    if texts.count == literals.count && texts.count <= ShortTextsTest.most {
      return value.predicate(texts: ShortTextsTest(texts: texts, otherwise: otherwise))
    }
    let set = ValueSet(literals.map { $0.cell.array })
    return value.predicate(texts: TextsTest(set: set, otherwise: otherwise))
  }

  /// `in table.column`: the canonical text among those of the other table as it stands here.
  private mutating func membership(_ value: Operand, in reference: ColumnReference) -> Predicate? {
    switch context.columnValues(reference) {
    case .success(let texts):
      let set = ValueSet(texts)
      guard let value = converted(value, to: .text).map({ compared($0) }) else {
        return unread(value, .text)
      }
      return value.predicate(texts: TextsTest(set: set, otherwise: .false))
    case .failure(let problem):
      return reject(.unknownTable, problem.message, reference.range, help: problem.help)
    }
  }
}
