import Language
import Testing
import Verbs

@Suite("What the random rules are made of")
struct RuleCoverageTests {
  /// What serves merges alone, which have oracles and random tables of their own.
  private static let merging = ["load: no duplicates", "save: links", "metric merged"]

  @Test("every verb, clause, form, type, function, rank and test is drawn three times, and runs")
  func everythingIsDrawn() throws {
    var coverage = RuleCoverage()
    for seed in DifferentialTests.usualSeeds {
      let trial = DifferentialTests.trial(seed)
      let program = try trial.program(Run())
      let checked = Checker(vocabulary: .core()).check(program) { _ in trial.shape.names }
      if checked.isSound { coverage.add(program) }
    }
    // A run passes over the tests of rules.
    let vocabulary = Vocabulary.core()
    let proofs = vocabulary.verbs.map(\.name).filter(vocabulary.isProof)
    let missing = vocabulary.everything.filter { thing in
      coverage.programCounts[thing, default: 0] < 3
        && !(proofs + ["merge"]).contains { thing == "verb \($0)" || thing.hasPrefix("\($0): ") }
        && !Self.merging.contains(thing)
    }
    #expect(missing.sorted() == [])
  }

  @Test("batches of 1, 2, 7 and 2048 records meet 1, 2 and 4 threads")
  func settings() {
    let settings = DifferentialTests.usualSeeds.flatMap { DifferentialTests.trial($0).settings }
    let pairs = Set(settings.map { [$0.threadCount, $0.batchRowCount ?? 0] })
    #expect(pairs.count == 12 && RunSettings.batchRowCounts == [1, 2, 7, 2048])
    #expect(RunSettings.threadCounts == [1, 2, 4])
  }
}
