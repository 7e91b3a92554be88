import Diagnostics
import Engine
import Language
import Verbs

extension Fettle {
  /// Whether applying a rule file twice equals applying it once: by proof, or by rows that show it is not so;
  /// with what is wrong with the rules, if anything is. In memory; only the command line's table is repeated.
  package static func idempotence(
    of path: String, allowsOutsidePaths: Bool
  ) throws(RunFailure) -> (result: Idempotence?, diagnostics: DiagnosticReport) {
    let file = try TestFile(path, allowsOutsidePaths: allowsOutsidePaths)
    if file.hasErrors { return (nil, file.report) }
    let bench = try TestBench(file, today: nil)
    guard var search = IdempotenceSearch(file, bench) else {
      return (.open(rowCount: 0), file.report)
    }
    if let problem = search.problem { return (.unrepeatable(problem), file.report) }
    if let change = try search.counterexample() { return (.refuted(change), file.report) }
    var reasoner = RuleReasoner(
      file.rules, vocabulary: file.vocabulary, literals: KernelLiterals())
    let isProven = reasoner.provesIdempotence(from: bench.scopes(of: file.rules))
    return (isProven ? .proven : .open(rowCount: search.triedCount), file.report)
  }
}
