/// A value within a predicate, as far as it can be reasoned about.
struct Operand {
  enum Value {
    /// Always the same text.
    case literal([UInt8])
    /// A text of a cell, or computed; `exact` are the literals as it is compared with them.
    case text(Term, canonical: ([UInt8]) -> [UInt8]?)
    /// Numbers, days or seconds.
    case sum(LinearSum, ValueKind)
    case unknown
  }

  var value: Value
  /// What holds where it has a value.
  var present: [Atom] = []
  /// When it is blank.
  var blank = Cases.nothing
  /// When it could not be evaluated.
  var failed = Cases.nothing

  /// When it could be: it is blank, or has a value.
  var evaluated: Cases { blank.or(Cases([present])) }
}

/// Turns expressions of one line into cases: of a row for which they are true, false, unknown, or could
/// not be evaluated. It says of each of them when it may be so, never less.
struct CaseBuilder {
  let scope: Scope
  let versions: ColumnVersions
  let terms: TermTable
  let table: TableReading
  let literals: any LiteralReader

  // MARK: Cells

  /// The cell that a reference means at this line.
  func cell(_ column: ColumnInfo, isOriginal: Bool = false) -> Term {
    terms.cell(column: column.id, version: isOriginal ? 0 : versions[column.id])
  }

  func cell(_ reference: ColumnReference) -> (cell: Term, column: ColumnInfo)? {
    guard reference.table == nil || scope.isOriginal(reference),
      let column = scope.resolve(reference)
    else { return nil }
    guard scope.isOriginal(reference) else { return (cell(column), column) }
    return (cell(column, isOriginal: true), column.asOriginal)
  }

  /// The value of a cell by its column's type.
  func view(of cell: Term, _ column: ColumnInfo) -> Term {
    let reading = CellReading(column: column, literals: literals)
    if column.kind == .text, reading.isExact { return cell }
    let name = reading.name + (region(of: column).map { " \($0.number)" } ?? "")
    let isWhole = column.type == "whole" || column.kind == .date || column.kind == .datetime
    return terms.view(of: cell, name, isWhole: isWhole) { reading.read($0) }
  }

  // MARK: Values

  func operand(_ expression: Expression) -> Operand {
    switch expression.kind {
    case .column(let reference):
      guard let (cell, column) = cell(reference) else { return opaque(expression) }
      return operand(cell, column)
    case .text(let text):
      let bytes = Array(text.utf8)
      return table.isBlank(bytes) ? blank : Operand(value: .literal(bytes))
    case .number(let digits), .days(let digits):
      guard let number = Fraction(decimal: digits) else { return opaque(expression) }
      return Operand(value: .sum(LinearSum(number), .number))
    case .boolean(let truth):
      return Operand(value: .literal(Array((truth ? "true" : "false").utf8)))
    case .today: return Operand(value: .sum(LinearSum(terms.computed("today", from: [])), .date))
    case .negate(let operand): return product(self.operand(operand), Fraction(-1), expression)
    case .arithmetic(let sign, let left, let right):
      return arithmetic(sign, operand(left), operand(right), expression)
    case .call(let name, _, let arguments): return call(name, arguments, expression)
    default: return opaque(expression)
    }
  }

  private var blank: Operand { Operand(value: .unknown, blank: .anything) }

  private func operand(_ cell: Term, _ column: ColumnInfo) -> Operand {
    let view = view(of: cell, column)
    var operand = Operand(
      value: .unknown, present: [.blank(cell, false)], blank: Cases(.blank(cell, true)))
    func addFailure() {
      operand.present.append(.failed(view, false))
      operand.failed = Cases(.blank(cell, false), .failed(view, true))
    }
    switch column.kind {
    case .text:
      let reading = CellReading(column: column, literals: literals)
      operand.value = .text(view) { literal in
        if case .text(let text)? = reading.read(literal) { text } else { nil }
      }
      if reading.isExact { return operand }
      // A text that is none of its type has no value there; without its region that may not be known.
      addFailure()
      operand.blank = operand.blank.or(
        undecided(cell, .failed(view, true), region(of: column)))
    case .boolean:
      operand.value = .text(view) { $0 }
      addFailure()
    case .number, .date, .datetime:
      operand.value = .sum(LinearSum(view), column.kind)
      addFailure()
    }
    return operand
  }

  /// A value of which nothing is known but which cells it reads.
  func opaque(_ expression: Expression) -> Operand {
    terms.surrender()
    let cells = self.cells(in: expression)
    let term = terms.computed(key(expression), from: cells)
    var operand = Operand(
      value: .unknown,
      present: [.blank(term, false), .failed(term, false)]
        + needed(by: expression).map { .blank($0, false) },
      blank: Cases(.blank(term, true), .failed(term, false)),
      failed: Cases(.failed(term, true), .blank(term, false)))
    switch scope.kind(of: expression) {
    case .text?, .boolean?: operand.value = .text(term) { $0 }
    case let kind?: operand.value = .sum(LinearSum(term), kind)
    case nil: break
    }
    return operand
  }

  // MARK: Arithmetic

  private func product(
    _ operand: Operand, _ factor: Fraction, _ expression: Expression
  ) -> Operand {
    guard case .sum(let sum, let kind) = operand.value, let result = sum.multiplied(by: factor)
    else { return opaque(expression) }
    var product = operand
    product.value = .sum(result, kind)
    return product
  }

  private func arithmetic(
    _ sign: ArithmeticOperator, _ left: Operand, _ right: Operand, _ expression: Expression
  ) -> Operand {
    guard case .sum(let first, let kind) = left.value,
      case .sum(let second, let other) = right.value
    else { return opaque(expression) }
    var sum: LinearSum?
    var resultKind = kind
    switch (sign, kind, other) {
    case (.add, .number, .number), (.add, .date, .number): sum = first.adding(second, times: .one)
    case (.add, .number, .date): (sum, resultKind) = (first.adding(second, times: .one), .date)
    case (.subtract, .number, .number), (.subtract, .date, .number):
      sum = first.adding(second, times: Fraction(-1))
    case (.subtract, .date, .date):
      (sum, resultKind) = (first.adding(second, times: Fraction(-1)), .number)
    case (.multiply, .number, .number):
      if second.parts.isEmpty { sum = first.multiplied(by: second.constant) }
      if first.parts.isEmpty { sum = second.multiplied(by: first.constant) }
    default: break
    }
    guard let sum else { return opaque(expression) }
    // What has too many digits could not be evaluated; a day and a part of a day neither.
    let overflow = terms.computed("!\(key(expression))", from: cells(in: expression))
    let present = left.present + right.present
    return Operand(
      value: .sum(sum, resultKind), present: present + [.failed(overflow, false)],
      blank: left.blank.or(right.blank),
      failed: left.failed.or(right.failed).or(Cases([present + [.failed(overflow, true)]])))
  }
}
