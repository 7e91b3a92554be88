import Diagnostics
import Engine
import Language
import Verbs

extension Fettle {
  /// Whether applying a rule file twice equals applying it once: by proof, or by rows that show it is not so;
  /// with what is wrong with the rules, if anything is. In memory; all tables that the rules write are
  /// repeated together.
  package static func idempotence(
    of path: String, allowsOutsidePaths: Bool
  ) throws(RunFailure) -> (result: Idempotence?, diagnostics: DiagnosticReport) {
    var file = try TestFile(path, allowsOutsidePaths: allowsOutsidePaths)
    if file.hasErrors { return (nil, file.report) }
    let written = file.rules.writtenTables
    if let merge = written.lazy.compactMap({ file.rules.merge(into: $0) }).first {
      return (.merged(merge.range), file.report)
    }
    let bench = try TestBench(
      file, today: nil, repeated: Set(written.map { $0.lowercased() }))
    let first = bench.compile(file.rules, for: nil)
    guard first.isSound else {
      file.add(first.diagnostics.filter { $0.severity == .error })
      return (nil, file.report)
    }
    let run = RepeatedRun(first, of: written, bench)
    if run.tables.isEmpty { return (.open(rowCount: 0), file.report) }
    if let problem = run.problem { return (.unrepeatable(problem), file.report) }
    var search = IdempotenceSearch(run, TrialRows(file.rules, run.tables, bench))
    if let change = try search.counterexample() { return (.refuted(change), file.report) }
    var reasoner = RuleReasoner(
      file.rules, vocabulary: file.vocabulary, literals: KernelLiterals())
    let isProven = reasoner.provesIdempotence(from: bench.scopes(of: file.rules))
    return (isProven ? .proven : .open(rowCount: search.triedCount), file.report)
  }
}
