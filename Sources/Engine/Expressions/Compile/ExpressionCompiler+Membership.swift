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

  /// `in table.column`: the canonical text among those of the other table as it stands here, each of
  /// them read as a literal in its place would be.
  private mutating func membership(_ value: Operand, in reference: ColumnReference) -> Predicate? {
    switch context.columnValues(reference) {
    case .success(let other):
      let value = compared(value)
      var kind = value.kind
      var members = canonical(other.values, beside: value, kind)
      if kind == .date, !members.unread.isEmpty {
        // A day beside points in time is its midnight.
        let moments = canonical(other.values, beside: value, .datetime)
        if moments.unread.count < members.unread.count { (kind, members) = (.datetime, moments) }
      }
      noteLoss(of: members.unread, reference, other, beside: value, kind)
      noteOwnLoss(of: other, reference, beside: value)
      guard let typed = converted(value, to: kind), let text = converted(typed, to: .text) else {
        return unread(value, .text)
      }
      return text.predicate(texts: TextsTest(set: ValueSet(members.read), otherwise: .false))
    case .failure(let problem):
      return reject(.unknownTable, problem.message, reference.range, help: problem.help)
    }
  }

  /// The keys of a lookup file, each as a literal beside the column is read; nil for those that are none of
  /// its type.
  package mutating func lookupKeys(_ texts: [[UInt8]], beside column: ColumnInfo) -> [[UInt8]?] {
    let value = compared(ofColumn: column)
    return kernel(beside: value, value.kind)?.canonical(texts) ?? texts
  }

  /// Texts as the type beside which they stand writes them, and those that are none of it.
  private func canonical(
    _ texts: [[UInt8]], beside value: Operand, _ kind: ValueKind
  ) -> ReadTexts {
    guard let kernel = kernel(beside: value, kind) else {
      return ReadTexts(read: texts, unread: [])
    }
    return kernel.read(texts)
  }

  /// What makes texts canonical that stand beside the value; nil where they stand for themselves.
  private func kernel(beside value: Operand, _ kind: ValueKind) -> ColumnKernel? {
    if case .canonical(let cells)? = value.column?.reading { return cells.form.kernel }
    return kind == .text ? nil : Self.kernel(of: kind, notations: [])
  }

  private static func kernel(of kind: ValueKind, notations: [String]) -> ColumnKernel? {
    let form = FormTable.form(named: kind.rawValue)
    return try? form?.make(notations.map { .text($0) }).get()
  }

  /// Notes the values of another table's column that no cell can be equal to.
  private mutating func noteLoss(
    of unread: [[UInt8]], _ reference: ColumnReference, _ other: OtherColumn,
    beside value: Operand, _ kind: ValueKind
  ) {
    let lost = unread.filter { text in !text.withCell { blanks.isBlank($0) } }
    guard let first = lost.first else { return }
    let column = value.column?.column
    var type = kind.rawValue
    var notations: [String] = []
    if case .canonical(let cells)? = value.column?.reading {
      type = cells.type
    } else {
      notations = column?.notations ?? []
      if notations.isEmpty, kind == .number {
        notations = settings.numberNotation.map { [$0] } ?? []
      }
      let kernel = notations.isEmpty ? nil : Self.kernel(of: kind, notations: notations)
      if kernel?.read(lost).read.isEmpty != false { notations = [] }
    }
    lookupLosses.append(
      LookupLoss(
        table: reference.table ?? "", column: reference.name, columnID: other.id,
        askingColumn: column?.id, type: type, count: lost.count,
        wholeCount: other.values.count - (unread.count - lost.count), first: first,
        notations: notations))
  }
}

extension ExpressionCompiler {
  /// Notes the values of another table's column that are none of the type it is declared as there.
  private mutating func noteOwnLoss(
    of other: OtherColumn, _ reference: ColumnReference, beside value: Operand
  ) {
    guard let first = other.unread.first else { return }
    lookupLosses.append(
      LookupLoss(
        table: reference.table ?? "", column: reference.name, columnID: other.id,
        askingColumn: value.column?.column.id, type: other.type, count: other.unread.count,
        wholeCount: other.values.count + other.unread.count, first: first, notations: []))
  }
}

/// Texts as a type writes them, and those that are none of it.
private struct ReadTexts {
  var read: [[UInt8]]
  /// As they were, in their order.
  var unread: [[UInt8]]
}

extension ColumnKernel {
  /// Converts texts.
  fileprivate func read(_ texts: [[UInt8]]) -> ReadTexts {
    let canonical = canonical(texts)
    return ReadTexts(
      read: canonical.compactMap(\.self),
      unread: texts.indices.filter { canonical[$0] == nil }.map { texts[$0] })
  }

  /// Converts texts; nil for those that it cannot.
  package func canonical(_ texts: [[UInt8]]) -> [[UInt8]?] {
    var arena = ByteArena()
    var cells = texts.map { text in
      arena.append(text)
      return arena.commit()
    }
    var failed: [Int32] = []
    run(
      &cells, rows: Selection(all: cells.count), blanks: BlankTest(), arena: &arena,
      failed: &failed)
    let unread = Set(failed)
    // The cells lie in the arena.
    return withExtendedLifetime(arena) {
      cells.indices.map { unread.contains(Int32($0)) ? nil : cells[$0].array }
    }
  }
}
