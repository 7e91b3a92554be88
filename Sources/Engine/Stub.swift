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
package struct OutputBuffer: Sendable { var storage: [UInt8] = []; var lastTerminatorByteCount = 0; var count: Int { storage.count }; var bytes: Span<UInt8> { @_lifetime(borrow self) get { storage.span } }; mutating func reset() {} }
extension Decimal { var orderWords: (UInt64, UInt64) { (0,0) } }
extension Vector { package func texts(arena: inout ByteArena) -> (cells: [Cell], states: [ValueState]) { ([], []) } }
package struct ExpressionCompiler { init(scope: Scope, blanks: BlankTest, context: CompileContext, placeholders: [Int: [LiteralCell]]) {}; mutating func value(_ e: Expression) -> ValueExpression? { nil }; mutating func predicate(_ e: Expression) -> Predicate? { nil }; func reader(for c: ColumnInfo) -> ValueExpression { ValueExpression(kind: .text, reads: []) { _ in Vector(.texts([]), states: []) } }; var diagnostics: [Diagnostic] = [] }
extension Scope { mutating func apply(_ s: Statement, _ g: Signature, _ v: Vocabulary, _ d: inout [Diagnostic]) {}; func resolve(_ r: ColumnReference) -> ColumnInfo? { nil } }
struct QuarantineWriter: Sendable { func write(_ b: borrowing Span<UInt8>, line: Int, record: Int, byteOffset: Int, fieldCount: Int) throws(RunFailure) {} }
package protocol JournalFormatter: Sendable { func format(_ batch: Batch) }
struct TableFormatter: Sendable { func format(_ b: Batch) {} }
package struct TableInput { var format: TableFormat; func firstPass(environment: RunEnvironment, locator: RecordLocator) throws(RunFailure) -> CSVBatchSource { fatalError() }; func onlyPass(environment: RunEnvironment) throws(RunFailure) -> CSVBatchSource { fatalError() } }
extension CSVBatchSource { func again() throws(RunFailure) -> CSVBatchSource { fatalError() }; func randomAccess() throws(RunFailure) -> any RandomAccessBytes { fatalError() } }
struct OutputLayout { init(plan: TablePlan, input: TableInput, outputs: [TableRun.Outputs]) {}; var sinks: [any ByteSink] = []; func writeHeaders() throws(RunFailure) {}; var formatters: [Int: TableFormatter] = [:]; var journals: [any JournalFormatter] = []; func endsWithTerminator(_ s: CSVBatchSource) -> [Bool] { [] }; static func sinkCount(_ o: [TableRun.Outputs]) -> Int { 0 } }
extension RunReport { mutating func add(_ s: CSVBatchSource, layout: OutputLayout) {} }
extension CSVProblem { var message: String { "" }; var help: String? { nil } }
