import Engine
import Language

extension TableCompiler {
  /// Where the placeholders of a value can come from.
  mutating func trace(_ expression: Expression) -> PlaceholderTrace {
    switch expression.kind {
    case .column(let reference):
      return column(reference).map {
        .column(placeholderSource($0, isOriginal: scope.isOriginal(reference)))
      } ?? .never
    case .arithmetic(_, let left, let right):
      return any([left, right])
    case .negate(let operand):
      return trace(operand)
    case .call("first", _, let arguments):
      return .first(
        arguments.compactMap { argument in value(argument).map { ($0, trace(argument)) } })
    case .call(_, _, let arguments):
      return any(arguments)
    case .conditional(let branches, let otherwise):
      return .choice(
        branches.compactMap { branch in
          predicate(branch.condition).map { ($0, trace(branch.value)) }
        }, otherwise: otherwise.map { trace($0) } ?? .never)
    default: return .never
    }
  }

  private mutating func any(_ expressions: [Expression]) -> PlaceholderTrace {
    .any(expressions.map { trace($0) })
  }

  /// A column as one that placeholders can come from.
  func placeholderSource(_ column: ColumnInfo, isOriginal: Bool = false) -> PlaceholderSource {
    PlaceholderSource(
      id: column.id, literals: placeholders(of: column.id), blanks: blanks, isOriginal: isOriginal)
  }
}
