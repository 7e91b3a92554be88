import Columns
import CSV
import Kernels
import Language
import Diagnostics

extension Decimal { var orderWords: (UInt64, UInt64) { (0,0) } }
extension Vector { package func texts(arena: inout ByteArena) -> (cells: [Cell], states: [ValueState]) { ([], []) } }
package struct ExpressionCompiler { init(scope: Scope, blanks: BlankTest, context: CompileContext, placeholders: [Int: [LiteralCell]]) {}; mutating func value(_ e: Expression) -> ValueExpression? { nil }; mutating func predicate(_ e: Expression) -> Predicate? { nil }; func reader(for c: ColumnInfo) -> ValueExpression { ValueExpression(kind: .text, reads: []) { _ in Vector(.texts([]), states: []) } }; var diagnostics: [Diagnostic] = [] }
extension Scope { mutating func apply(_ s: Statement, _ g: Signature, _ v: Vocabulary, _ d: inout [Diagnostic]) {}; func resolve(_ r: ColumnReference) -> ColumnInfo? { nil } }
