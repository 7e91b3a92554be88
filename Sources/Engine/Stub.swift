import Columns
import CSV
import Kernels
import Language
import Diagnostics

package struct KeyHash: Sendable {
  static func random() -> KeyHash { KeyHash() }
  func begin() -> State { State() }
  struct State { mutating func add(_ c: Cell) {}; mutating func addMissing() {}; mutating func add(number: UInt64) {}; func finish() -> (UInt64, UInt64) { (0,0) } }
}
extension KeyDigest { init(_ p: (UInt64, UInt64)) { self.init(high: p.0, low: p.1) } }
package final class Pattern: Sendable {}
package final class PatternWorker { init(_ p: Pattern) {} }
extension Decimal { var orderWords: (UInt64, UInt64) { (0,0) } }
extension Vector { package func texts(arena: inout ByteArena) -> (cells: [Cell], states: [ValueState]) { ([], []) } }
package struct ExpressionCompiler { init(scope: Scope, blanks: BlankTest, context: CompileContext, placeholders: [Int: [LiteralCell]]) {}; mutating func value(_ e: Expression) -> ValueExpression? { nil }; mutating func predicate(_ e: Expression) -> Predicate? { nil }; func reader(for c: ColumnInfo) -> ValueExpression { ValueExpression(kind: .text, reads: []) { _ in Vector(.texts([]), states: []) } }; var diagnostics: [Diagnostic] = [] }
extension Scope { mutating func apply(_ s: Statement, _ g: Signature, _ v: Vocabulary, _ d: inout [Diagnostic]) {}; func resolve(_ r: ColumnReference) -> ColumnInfo? { nil } }
extension CSVProblem { var message: String { "" }; var help: String? { nil } }
