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
  ) throws(RunFailure) -> IdempotenceReport {
    var file = try TestFile(path, allowsOutsidePaths: allowsOutsidePaths)
    var report = IdempotenceReport(diagnostics: file.report)
    if file.hasErrors { return report }
    let written = file.rules.writtenTables
    if let merge = written.lazy.compactMap({ file.rules.merge(into: $0) }).first {
      report.result = .merged(merge.range)
      return report
    }
    let bench = try TestBench(
      file, today: nil, repeated: Set(written.map { $0.lowercased() }))
    let first = bench.compile(file.rules, for: nil)
    guard first.isSound else {
      file.add(first.diagnostics.filter { $0.severity == .error })
      report.diagnostics = file.report
      return report
    }
    let run = RepeatedRun(first, of: written, bench)
    if let problem = run.problem {
      report.result = .unrepeatable(problem.found, line: problem.line)
      return report
    }
    report.passedOver = run.settled.passedOver
    report.result = try answer(run, file, bench)
    return report
  }

  /// What a second run that can be made does.
  private static func answer(
    _ run: RepeatedRun, _ file: TestFile, _ bench: TestBench
  ) throws(RunFailure) -> Idempotence {
    if let change = run.columnChange { return .refuted(change) }
    var search = IdempotenceSearch(run, TrialRows(file.rules, run.tables, bench))
    if !run.tables.isEmpty, let change = try search.counterexample() { return .refuted(change) }
    var reasoner = RuleReasoner(
      file.rules, vocabulary: file.vocabulary, literals: KernelLiterals())
    let isProven =
      run.keepsPlaces
      && reasoner.provesIdempotence(
        from: bench.scopes(of: file.rules), passingOver: run.settled.idle)
    return isProven ? .proven : .open(rowCount: search.triedCount)
  }
}
