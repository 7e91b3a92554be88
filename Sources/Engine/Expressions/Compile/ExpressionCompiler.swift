import Columns
import Diagnostics
import Kernels
import Language

/// Turns the expressions of one statement into functions on columns.
///
/// The shape of each operand (a column, a constant, a computed value) is looked at here and once;
/// what comes out is a loop for that shape.
package struct ExpressionCompiler {
  let scope: Scope
  let blanks: BlankTest
  let context: CompileContext
  /// Texts that stand for a missing value, by the column's id.
  let placeholders: [Int: [LiteralCell]]
  /// How the table's file writes what no notation speaks of.
  let settings: ReadingSettings
  /// What the checker let pass and cannot be run.
  package var diagnostics: [Diagnostic] = []
  /// The columns that were read by a declared type.
  package private(set) var typedColumns: [ColumnInfo] = []
  /// The columns without a declaration that `is TYPE` reads as dates or numbers, each with that type.
  package private(set) var testedColumns: [ColumnInfo] = []
  /// The columns that were read by regions that another one names, with the form that does.
  package private(set) var regionReads: [(column: ColumnInfo, form: ColumnForm)] = []
  /// What `in table.column` can never find.
  package var lookupLosses: [LookupLoss] = []

  /// A compiler for the columns as they stand before the statement.
  package init(
    scope: Scope, blanks: BlankTest, context: CompileContext, placeholders: [Int: [LiteralCell]],
    settings: ReadingSettings = ReadingSettings()
  ) {
    self.scope = scope
    self.blanks = blanks
    self.context = context
    self.placeholders = placeholders
    self.settings = settings
  }

  /// A value; nil after a diagnostic.
  package mutating func value(_ expression: Expression) -> ValueExpression? {
    operand(expression)?.expression
  }

  /// A predicate; nil after a diagnostic.
  package mutating func predicate(_ expression: Expression) -> Predicate? {
    guard let predicate = compiledPredicate(expression) else { return nil }
    return predicate.reads.isEmpty ? .constant(predicate.evaluate(.single())[0]) : predicate
  }

  /// Reads a column by its declared type: what is unreadable has failed, what is blank is a blank.
  package func reader(for column: ColumnInfo) -> ValueExpression {
    source(column, isOriginal: false).expression
  }

  /// Notes a column that is read by its type, once.
  mutating func noteTyped(_ column: ColumnInfo) {
    if typedColumns.contains(where: { $0.id == column.id }) { return }
    typedColumns.append(column)
  }

  /// Notes a column that is read by regions that another one names, if it is.
  mutating func noteRegions(_ source: ColumnSource, _ reading: CellReading) {
    guard case .canonical(let cells) = reading, !cells.reads.isEmpty else { return }
    regionReads.append((source.column, cells.form))
  }

  /// Notes a column that `is TYPE` reads by a type that has notations and names none, once.
  mutating func noteTested(_ source: ColumnSource, _ type: TypeUse, _ kind: ValueKind) {
    var column = source.column
    guard !source.isOriginal, !column.isDeclared, column.convertedType == nil, type.texts.isEmpty,
      ["number", "whole", "money", "date", "datetime"].contains(type.name)
    else { return }
    column.type = type.name
    column.kind = kind
    if !testedColumns.contains(column) { testedColumns.append(column) }
  }

  /// Notes what is wrong; always nil, for the caller to return.
  mutating func reject<Result>(
    _ code: DiagnosticCode, _ message: String, _ range: SourceRange, help: String? = nil
  ) -> Result? {
    diagnostics.append(Diagnostic(code, message, at: range, help: help))
    return nil
  }

  /// A value as an operand; one that reads no column is computed here and now.
  mutating func operand(_ expression: Expression) -> Operand? {
    guard let operand = compiledOperand(expression) else { return nil }
    guard case .computed = operand.source, operand.expression.reads.isEmpty else { return operand }
    return Operand(
      Constant(folding: operand.expression), blanks: blanks, range: expression.range)
  }

  private mutating func compiledOperand(_ expression: Expression) -> Operand? {
    let range = expression.range
    switch expression.kind {
    case .column(let reference):
      return column(reference)
    case .text(let text):
      return constant(.text(text), range)
    case .number(let digits), .days(let digits):
      guard let number = Decimal(digits) else {
        return reject(.unreadableLiteral, "'\(digits)' is not a number of at most 28 digits", range)
      }
      return constant(.number(number, written: digits), range)
    case .boolean(let value):
      return constant(.boolean(value), range)
    case .blank:
      return constant(.blank, range)
    case .today:
      return constant(.date(Int64(context.today)), range)
    case .arithmetic(let sign, let left, let right):
      return sign == .join ? join(expression) : arithmetic(sign, left, right, range)
    case .negate(let value):
      return negation(of: value, range)
    case .call(let name, let nameRange, let arguments):
      return call(name, nameRange, arguments, range)
    case .conditional(let branches, let otherwise):
      return conditional(branches, otherwise: otherwise, range)
    case .invalid:
      return nil
    default:
      return compiledPredicate(expression).map { Operand($0.value, range: range) }
    }
  }

  /// A constant as an operand.
  func constant(_ constant: Constant, _ range: SourceRange) -> Operand {
    Operand(constant, blanks: blanks, range: range)
  }

  private mutating func compiledPredicate(_ expression: Expression) -> Predicate? {
    switch expression.kind {
    case .and(let operands):
      return conjunction(operands)
    case .or(let operands):
      return disjunction(operands)
    case .not(let operand):
      return predicate(operand)?.negated()
    case .comparison(let comparison, let left, let right):
      return self.comparison(comparison, left, right)
    case .between(let value, let low, let high, let isNegated):
      return between(value, low, high)?.negated(isNegated)
    case .membership(let value, let membership, let isNegated):
      return self.membership(value, membership)?.negated(isNegated)
    case .textTest(let test, let value, let part, let isNegated):
      return textTest(test, value, part)?.negated(isNegated)
    case .matches(let value, let pattern, let isNegated):
      return matches(value, pattern)?.negated(isNegated)
    case .looksLike(let value, let template, let isNegated):
      return looksLike(value, template)?.negated(isNegated)
    case .similar(let left, let right, let use, let isNegated):
      return similar(left, right, use)?.negated(isNegated)
    case .state(let value, let test, let isNegated):
      return state(value, test)?.negated(isNegated)
    case .column(let reference):
      // The name of a `let` comes before a column's where a predicate stands.
      if let named = namedPredicate(reference) { return predicate(named) }
      return operand(expression).flatMap { truth(of: $0) }
    case .invalid:
      return nil
    default:
      return operand(expression).flatMap { truth(of: $0) }
    }
  }

  /// A boolean value as a predicate.
  private mutating func truth(of operand: Operand) -> Predicate? {
    guard operand.kind == .boolean || operand.constant?.isBlank == true else {
      return reject(
        .predicateExpected, "this is no predicate, it is a \(operand.kind.rawValue)", operand.range)
    }
    if let column = operand.column, case .boolean(let reader) = column.reading {
      return column.predicate(reader, OrderTest(answers: OrderAnswers(.equal), constant: true))
    }
    let expression = operand.expression
    return Predicate(reads: expression.reads) { frame in
      let vector = expression.evaluate(frame)
      guard case .booleans(let values) = vector.values else {
        return vector.states.map { Truth(missing: $0) }
      }
      return values.indices.map {
        vector.states[$0] == .present ? Truth(values[$0]) : Truth(missing: vector.states[$0])
      }
    }
  }
}

extension Predicate {
  /// What it says as a boolean: unknown is blank.
  var value: ValueExpression {
    let evaluate = evaluate
    return ValueExpression(kind: .boolean, reads: reads) { frame in
      let truths = evaluate(frame)
      var column = Column<Bool>(capacity: truths.count)
      for truth in truths {
        switch truth {
        case .false: column.append(false)
        case .true: column.append(true)
        case .unknown: column.append(.blank)
        case .failed: column.append(.failed)
        }
      }
      return column.vector
    }
  }
}

extension Decimal {
  /// Reads a number of a rule.
  init?(_ digits: String) {
    let bytes = Array(digits.utf8)
    self.init(bytes.span)
  }
}
