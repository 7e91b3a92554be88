import CSV
import Columns
import Diagnostics
import Engine
import Glibc
import Kernels
@testable import Verbs

final class FileIn: ByteSource, @unchecked Sendable {
  let name: String; let fd: Int32; var consumedByteCount = 0; var totalByteCount: Int? { nil }
  var randomAccess: (any RandomAccessBytes)? { RA(name) }
  init(_ n: String) { name = n; fd = open(n, O_RDONLY) }
  func read(into block: ByteBlock) throws(RunFailure) -> Int {
    let n = unsafe Glibc.read(fd, block.base + block.count, block.capacity - block.count)
    block.count += n; consumedByteCount += n; return n
  }
}
final class RA: RandomAccessBytes, @unchecked Sendable {
  let n: String; let fd: Int32
  init(_ n: String) { self.n = n; fd = open(n, O_RDONLY) }
  func read(at offset: Int, count: Int, into block: ByteBlock) throws(RunFailure) {
    let r = unsafe pread(fd, block.base + block.count, count, offset); precondition(r == count); block.count += r
  }
  func source(from offset: Int) throws(RunFailure) -> any ByteSource { let f = FileIn(n); lseek(f.fd, offset, SEEK_SET); return f }
}
final class Out: ByteSink, @unchecked Sendable {
  let name = "out"
  func write(_ b: borrowing Span<UInt8>) throws(RunFailure) {
    unsafe b.withUnsafeBufferPointer { p in var o = 0; while o < p.count { let w = unsafe Glibc.write(1, p.baseAddress! + o, p.count - o); o += w } }
  }
  func finish() throws(RunFailure) {}; func abandon() {}
}
let args = CommandLine.arguments
let job = args[1]
let input = try TableInput.open(FileIn(args[2]), dialect: Dialect(), limits: Limits(), ragged: .error)
let threads = args.count > 3 ? Int(args[3])! : 2
let bs = args.count > 4 ? Int(args[4])! : 1 << 20
let blanks = BlankTest()
let lit = LiteralCell("unknown@example.com")
var steps: [Step] = []
if job == "three" {
  guard case .success(let k) = FormTable.form(named: "digits")!.make([]) else { fatalError() }
  steps.append(.rows(NormalizeOperator(targets: [.init(id: 3, kernels: [k], edit: Edit(rule: 0, name: 0, marks: .travel))], scope: RuleScope(condition: nil, rule: 0), blanks: blanks, failedCell: .keep), rule: 0))
  steps.append(.rows(DefaultOperator(targets: [.init(id: 2, edit: Edit(rule: 1, name: 0, marks: .own))], literal: lit, scope: RuleScope(condition: nil, rule: 1), blanks: blanks), rule: 1))
  steps.append(.dedupe(DedupeRule(keys: [KeyReader(id: 2, blanks: blanks, placeholders: [lit]), KeyReader(id: 3, blanks: blanks, placeholders: [])], isAnyOf: false, policy: .placeholdersMatch, ranks: [], rule: 2)))
}
steps.append(.save(SaveRule(sink: 0, ruleLimit: 3, columns: input.header.enumerated().map { SavedColumn(id: $0, name: $1) })))
let plan = TablePlan(table: "input", rules: (0..<3).map { RuleInfo(verb: "", file: "", line: $0, text: "") }, steps: steps, columnCount: input.header.count, names: ["x"], keyColumn: nil, blanks: blanks)
let env = RunEnvironment(threadCount: threads, keyBudget: 1 << 30, blockByteCount: bs, makeSpill: { () throws(RunFailure) -> any SpillFile in fatalError() }, makeSpool: { () throws(RunFailure) -> any Spool in fatalError() })
var run = TableRun(plan: plan, input: input, outputs: [.init(table: Out())], environment: env)
let report = try run.run()
if args.count > 5 { print("\(report.rowsIn) \(report.rowsOut) \(report.rowsChanged) \(report.statistics)\n") }
