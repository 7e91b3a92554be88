import Kernels
import Language

// How the conditions, values and keys of a statement are read.
extension TableCompiler {
  /// The rows that the statement acts on.
  package mutating func ruleScope(of statement: Statement) -> RuleScope {
    RuleScope(
      condition: statement.condition.flatMap { predicate($0) }, rule: rule,
      columns: statement.condition.map { judgedColumns(in: $0) } ?? [])
  }

  /// The expression as a condition; nil, with a diagnostic, where it is none.
  package mutating func predicate(_ expression: Expression) -> Predicate? {
    var compiler = expressions()
    defer { take(from: compiler) }
    return compiler.predicate(expression)
  }

  /// The expression as a value; nil, with a diagnostic, where it is none.
  package mutating func value(_ expression: Expression) -> ValueExpression? {
    var compiler = expressions()
    defer { take(from: compiler) }
    return compiler.value(expression)
  }

  /// Takes over what the compiler of an expression has to tell.
  private mutating func take(from compiler: ExpressionCompiler) {
    diagnostics += compiler.diagnostics
    for column in compiler.typedColumns { watch(column) }
    for column in compiler.testedColumns { watch(tested: column) }
    for read in compiler.regionReads { watchRegion(of: read.column, by: read.form) }
    for var loss in compiler.lookupLosses {
      loss.rule = rule
      if !lookupLosses.contains(loss) { lookupLosses.append(loss) }
    }
  }

  /// Reads a column by its declared type.
  package func reader(for column: ColumnInfo) -> ValueExpression {
    expressions().reader(for: column)
  }

  /// What `, others …` asks for.
  package func failedCell(of statement: Statement) -> FailedCell {
    switch statement.others {
    case .clear?: return .clear
    case .value(let value)?:
      if let bytes = value.literalBytes { return .replace(LiteralCell(bytes)) }
      return .keep
    case .keep?, .action?, nil: return .keep
    }
  }

  /// How a column's values are told apart, in keys and where another table looks them up.
  package func keyReader(for column: ColumnInfo) -> KeyReader {
    var compiler = expressions()
    return KeyReader(
      id: column.id, value: compiler.keyValue(of: column), blanks: blanks,
      placeholders: placeholders(of: column.id))
  }

  /// The keys of a lookup file as they stand beside a column: canonical, nil for those that are none of its type.
  package func lookupKeys(_ texts: [[UInt8]], beside column: ColumnInfo) -> [[UInt8]?] {
    var compiler = expressions()
    return compiler.lookupKeys(texts, beside: column)
  }

  /// What compiles expressions among the columns of the statement.
  func expressions() -> ExpressionCompiler {
    ExpressionCompiler(
      scope: scope, blanks: blanks, context: context, placeholders: placeholderTexts,
      settings: settings.reading)
  }
}
