import Diagnostics
import Engine
import Language

/// All tests and examples of a rule file, tried once.
struct TestSuite {
  let bench: TestBench
  private(set) var file: TestFile
  private(set) var outcomes: [TestOutcome] = []
  private(set) var verdicts: [TestJudge.Verdict] = []
  /// What the lines of examples did, by their place among the examples.
  private(set) var exampleOutcomes: [ExampleBench.Outcome] = []

  init(_ file: TestFile, _ bench: TestBench, countsArms: Bool) throws(RunFailure) {
    self.file = file
    self.bench = bench
    add(bench.tables.diagnostics)
    if self.file.hasErrors { return }
    try runTests(countsArms: countsArms)
    if !self.file.hasErrors { try runExamples() }
  }

  private mutating func runTests(countsArms: Bool) throws(RunFailure) {
    let judge = TestJudge(file: file)
    let isShared = !TestBench.readsOtherTables(file.rules)
    var shared: TestBench.Compilation?
    // Rules without a test are held against the tables' headers too.
    if file.tests.isEmpty { add(bench.compile(file.rules, for: nil).diagnostics) }
    for test in file.tests {
      let isAlone = !isShared || test.test.today != nil
      let compilation =
        isAlone
        ? bench.compile(file.rules, for: test.test)
        : shared ?? bench.compile(file.rules, for: nil)
      if !isAlone { shared = compilation }
      if !compilation.isSound { return add(compilation.diagnostics) }
      let outcome = try bench.outcome(of: test.test, compilation, countsArms: countsArms)
      outcomes.append(outcome)
      verdicts.append(judge.verdict(on: test.test, outcome, rules: file.rules))
    }
  }

  private mutating func add(_ diagnostics: [Diagnostic]) {
    file.add(diagnostics.filter { $0.severity == .error })
  }

  private mutating func runExamples() throws(RunFailure) {
    for example in file.examples {
      var found: [Diagnostic] = []
      guard let run = ExampleBench(example, bench, diagnostics: &found) else {
        add(found)
        return
      }
      exampleOutcomes.append(try run.run())
    }
  }

  private static let standsAlone =
    "no line of the file reads like it, so it tests none of them"

  /// Tests and examples in the order of the file.
  var results: [TestResult] {
    let judge = TestJudge(file: file)
    let tests = zip(file.tests, verdicts).map { judge.result(of: $0, $1) }
    let examples = zip(file.examples, exampleOutcomes).map { example, outcome in
      let rows = outcome.differences
      var result = TestResult(
        kind: .example, name: file.rulesText(of: example.statement),
        line: file.line(of: example.statement.range))
      if example.shownRule == nil { result.note = Self.standsAlone }
      if !rows.isEmpty {
        result.differences = [
          TableDifference(
            title: "example", line: result.line, columns: example.example.resultNames, rows: rows)
        ]
      }
      return result
    }
    return (tests + examples).sorted { $0.line < $1.line }
  }
}

extension TestFile {
  /// A statement as written, on one line.
  func rulesText(of statement: Statement) -> String { program.text(of: statement) }
}

extension RuleExample {
  /// What the results of its values are called.
  fileprivate var resultNames: [String] {
    guard case .values(.named(let cells))? = cases.first?.result else { return ["result"] }
    return cells.map(\.column.name)
  }
}
