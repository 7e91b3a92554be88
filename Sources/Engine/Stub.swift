import Columns
import CSV
import Kernels
import Language
import Diagnostics

package struct KeyHash: Sendable {
  static func random() -> KeyHash { KeyHash() }
  func begin() -> State { State() }
  struct State { var a: UInt64 = 0x123456789abcdef, b: UInt64 = 0x9E37_79B9_7F4A_7C15
   mutating func mix(_ w: UInt64) { let m = (a ^ w).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15); a = m.high ^ m.low &+ w; let q = (b &+ w).multipliedFullWidth(by: 0xD6E8FEB86659FD93); b = q.high ^ q.low }
   mutating func add(_ c: Cell) { let s = c.bytes; var i = 0; while i + 8 <= s.count { mix(unsafe s.withUnsafeBufferPointer { unsafe UnsafeRawPointer($0.baseAddress! + i).loadUnaligned(as: UInt64.self) }); i += 8 }; var w: UInt64 = 0; while i < s.count { w = w << 8 | UInt64(s[i]); i += 1 }; mix(w); mix(UInt64(s.count)) }; mutating func addMissing() {mix(1<<60)}; mutating func add(number: UInt64) {}; func finish() -> (UInt64, UInt64) { (a,b) } }
}
extension KeyDigest { init(_ p: (UInt64, UInt64)) { self.init(high: p.0, low: p.1) } }
package final class Pattern: Sendable {}
package final class PatternWorker { init(_ p: Pattern) {} }
extension Decimal { var orderWords: (UInt64, UInt64) { (0,0) } }
extension Vector { package func texts(arena: inout ByteArena) -> (cells: [Cell], states: [ValueState]) { ([], []) } }
package struct ExpressionCompiler { init(scope: Scope, blanks: BlankTest, context: CompileContext, placeholders: [Int: [LiteralCell]]) {}; mutating func value(_ e: Expression) -> ValueExpression? { nil }; mutating func predicate(_ e: Expression) -> Predicate? { nil }; func reader(for c: ColumnInfo) -> ValueExpression { ValueExpression(kind: .text, reads: []) { _ in Vector(.texts([]), states: []) } }; var diagnostics: [Diagnostic] = [] }
extension Scope { mutating func apply(_ s: Statement, _ g: Signature, _ v: Vocabulary, _ d: inout [Diagnostic]) {}; func resolve(_ r: ColumnReference) -> ColumnInfo? { nil } }
extension CSVProblem { var message: String { "" }; var help: String? { nil } }
