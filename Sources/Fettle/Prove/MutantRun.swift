import Diagnostics
import Engine
import Kernels
import Language

/// Changes rules a little, one at a time, and counts the changes that a test notices.
struct MutantRun {
  private let suite: TestSuite
  private let file: TestFile
  private let bench: TestBench
  private let parser: Parser
  /// Whether rules are compiled for each test anew.
  private let isCompiledForEach: Bool
  /// The examples of each rule.
  private var examples: [Int: [TestFile.Example]] = [:]

  init(_ suite: TestSuite) {
    self.suite = suite
    file = suite.file
    bench = suite.bench
    parser = Parser(vocabulary: suite.file.vocabulary)
    isCompiledForEach = TestBench.readsOtherTables(suite.file.rules)
    for example in suite.file.examples {
      if let rule = example.shownRule {
        examples[rule, default: []].append(example)
      }
    }
  }

  /// What came of a change.
  private enum Fate {
    case invalid, noticed, survived
  }

  /// Tries all changes, or so many of them as `limit` says, which the seed chooses.
  func report(limit: Int?, seed: UInt64) -> MutationReport {
    let all = Mutator.mutants(of: file.rules, vocabulary: file.vocabulary)
    var report = MutationReport(
      madeCount: all.count, triedCount: 0, noticedCount: 0, invalidCount: 0, survivors: [])
    for index in Self.chosen(all.count, limit: limit, seed: seed) {
      let (fate, text) = fate(of: all[index])
      switch fate {
      case .invalid: report.invalidCount += 1
      case .noticed: report.noticedCount += 1
      case .survived: report.survivors.append(survivor(all[index], text))
      }
    }
    report.triedCount = report.noticedCount + report.survivors.count
    return report
  }

  /// Places in ascending order, the same for the same seed.
  private static func chosen(_ count: Int, limit: Int?, seed: UInt64) -> [Int] {
    guard let limit, limit < count else { return Array(0..<count) }
    var numbers = SeededNumbers(seed: seed)
    var places = Array(0..<count)
    for place in 0..<limit {
      places.swapAt(place, place + numbers.next(below: count - place))
    }
    return places[..<limit].sorted()
  }

  // MARK: One change

  private func fate(of mutant: Mutant) -> (fate: Fate, text: [UInt8]?) {
    var program = file.rules
    let original = program.statements[mutant.statement]
    let source = program.sources[original.range.source]
    let text = mutant.text(of: original, in: source)
    var changed: Statement?
    if let text {
      let place = program.sources.count
      guard var statement = parser.parseRule(text, sourceIndex: place) else {
        return (.invalid, text)
      }
      program.sources.append(SourceText(name: source.name, bytes: text))
      statement.tables = original.tables
      statement.includeDepth = original.includeDepth
      // Reports know the rule by its id, which is made from its text: that is not what changed.
      statement.id = original.id
      program.statements[mutant.statement] = statement
      changed = statement
    } else {
      program.statements.remove(at: mutant.statement)
    }
    return (fate(of: mutant, program, changed), text)
  }

  private func fate(of mutant: Mutant, _ program: Program, _ changed: Statement?) -> Fate {
    let shared = bench.compile(program, for: nil, readsData: !isCompiledForEach)
    if !shared.isSound { return .invalid }
    if let changed, isNoticedByExamples(of: mutant.statement, changed, program) { return .noticed }
    let judge = TestJudge(file: file)
    for index in order(for: mutant.statement) {
      let test = file.tests[index].test
      let isAlone = isCompiledForEach || test.today != nil
      let compilation = isAlone ? bench.compile(program, for: test) : shared
      if !compilation.isSound { return .noticed }
      do throws(RunFailure) {
        let outcome = try bench.outcome(of: test, compilation)
        if !judge.verdict(on: test, outcome, rules: program).hasPassed { return .noticed }
      } catch {
        // A rule that cannot even be run is noticed.
        return .noticed
      }
    }
    return .survived
  }

  /// The tests, those first in which the rule did something.
  private func order(for rule: Int) -> [Int] {
    let busy = suite.outcomes.indices.filter { index in
      let counts = suite.outcomes[index].statistics[rule]
      return counts.changed + counts.violated + counts.removed + counts.failed > 0
    }
    return busy + suite.outcomes.indices.filter { !busy.contains($0) }
  }

  private func isNoticedByExamples(
    of rule: Int, _ changed: Statement, _ program: Program
  ) -> Bool {
    for example in examples[rule] ?? [] {
      var found: [Diagnostic] = []
      let run = ExampleBench(
        example, bench, rule: changed, sources: program.sources, diagnostics: &found)
      guard let run, let rows = try? run.run().differences else { return true }
      if !rows.isEmpty { return true }
    }
    return false
  }

  // MARK: What no test noticed

  private func survivor(_ mutant: Mutant, _ text: [UInt8]?) -> MutationReport.Survivor {
    let statement = file.rules.statements[mutant.statement]
    let source = file.rules.sources[statement.range.source]
    let before = Array(source.bytes[statement.range.lower..<statement.range.upper])
    return MutationReport.Survivor(
      line: file.line(of: statement.range), change: mutant.change, before: formatted(before),
      after: text.map(formatted))
  }

  private func formatted(_ text: [UInt8]) -> String {
    let source = SourceText(name: "", bytes: text)
    let written = Formatter(vocabulary: file.vocabulary).format(source).text
    return Lexer.onOneLine(written.bytes)
  }
}
