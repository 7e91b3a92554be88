import Diagnostics
import Language
import Testing
import Verbs

/// Proofs about seeded rules, held against a naive interpreter that runs them twice.
@Suite("No proof that rules change nothing of their own result is false")
struct IdempotenceProofTests {
  /// What was proven of some rules, and of how many it says something: they change the table.
  private struct Counts {
    var rules = 0
    var proven = 0
    var busy = 0
  }

  @Test("of rules of every kind")
  func randomRules() {
    let counts = counts(RandomJudgements.table, RandomJudgements.header) {
      RandomJudgements($0).lines
    }
    #expect(counts.proven > 0, "\(counts)")
  }

  @Test("of rules about text types and dates in notations")
  func rulesOfTypes() {
    let counts = counts(TypedJudgements.table, TypedJudgements.header) { TypedJudgements($0).lines }
    #expect(counts.proven > 0, "\(counts)")
  }

  @Test("of rules as people write them who run them again and again; much of them is proven")
  func settlingRules() {
    expectMany(
      counts(RandomJudgements.table, RandomJudgements.header) { SettlingRules.plain($0).lines })
  }

  @Test("of such rules about text types and dates in notations; much of them is proven")
  func settlingRulesOfTypes() {
    expectMany(
      counts(TypedJudgements.table, TypedJudgements.header) { SettlingRules.typed($0).lines })
  }

  /// What is proven of the rules of each seed, all of which is held.
  private func counts(
    _ table: String, _ header: [String], _ lines: (UInt64) -> [String]
  ) -> Counts {
    var counts = Counts()
    for seed in ReasoningProofTests.seeds { hold(lines(seed), table, header, seed, &counts) }
    return counts
  }

  /// A sixth of the rules at least is proven, and most of these do something the first time.
  private func expectMany(_ counts: Counts) {
    #expect(counts.rules * 10 > ReasoningProofTests.seeds.count * 9, "no rules: \(counts)")
    #expect(counts.proven * 6 > counts.rules, "too few proofs: \(counts)")
    #expect(counts.busy * 2 > counts.proven, "too few that do anything: \(counts)")
  }

  /// Runs rules twice where they are proven.
  private func hold(
    _ lines: [String], _ table: String, _ header: [String], _ seed: UInt64, _ counts: inout Counts
  ) {
    guard let isProven = Self.isProven(lines, header) else { return }
    counts.rules += 1
    guard isProven, let once = Self.applied(lines, to: table, header) else { return }
    counts.proven += 1
    if once != table { counts.busy += 1 }
    let twice = Self.applied(lines, to: once, header)
    #expect(once == twice, "seed \(seed)\n\(lines.joined(separator: "\n"))")
  }

  private static func isProven(
    _ lines: [String], _ header: [String]
  ) -> Bool? {
    let source = SourceText(name: "-e", text: lines.joined(separator: "\n"))
    let analysis = Analysis(source, vocabulary: .core(), headers: { _, _ in header })
    guard analysis.isSound else { return nil }
    var reasoner = RuleReasoner(analysis.program, vocabulary: .core(), literals: KernelLiterals())
    return reasoner.provesIdempotence(
      from: TableScopes(
        program: analysis.program, vocabulary: .core(), headers: { _ in header }))
  }

  /// The table that the naive interpreter makes; nil where it stops.
  static func applied(
    _ lines: [String], to table: String, _ header: [String]
  ) -> String? {
    let source = SourceText(name: "-e", text: lines.joined(separator: "\n"))
    let analysis = Analysis(source, vocabulary: .core(), headers: { _, _ in header })
    guard analysis.isSound else { return nil }
    var run = OracleRun(
      analysis.program, inputs: ["input": table, "hub": RandomJudgements.table],
      today: OracleDate.days(2026, 1, 31)!)
    run.run()
    if run.isStopped { return nil }
    return run.tables["input"]?.outputs.last?.text
  }
}
