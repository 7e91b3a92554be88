import Connectors
import Diagnostics
import Engine
import Language
import Verbs

/// A rule file with its tests: read once, tried often.
struct TestFile {
  /// A `test` statement.
  struct Test {
    var statement: Statement
    var test: TestCase
  }

  /// An `example` statement, with the number of rules above its place.
  struct Example {
    var statement: Statement
    var example: RuleExample
    var place: Int
    /// The rule that it shows; nil: its line is none of the file.
    var shownRule: Int?
  }

  let vocabulary = Vocabulary.core()
  let loader: RuleLoader
  let opener: InputOpener
  /// The file with all that it includes.
  let program: Program
  /// The same without tests and examples; every rule has an id.
  let rules: Program
  let tests: [Test]
  let examples: [Example]
  private(set) var diagnostics: [Diagnostic]

  init(
    _ path: String, allowsOutsidePaths: Bool, unsaved: [String: [UInt8]] = [:]
  ) throws(RunFailure) {
    let register = InputRegister()
    loader = RuleLoader(
      allowsOutsidePaths: allowsOutsidePaths, unsaved: unsaved, register: register)
    opener = InputOpener(options: ReadingOptions(), register: register)
    let (program, syntax) = try loader.load(RuleSet(files: [path]))
    self.program = program
    let checked = Checker(vocabulary: vocabulary).check(program)
    let places = Set(syntax.filter { $0.severity == .error }.map(\.range))
    diagnostics =
      (syntax + checked.diagnostics.filter { !places.contains($0.range) }).sortedByPlace()
    var rules = program.withoutProofs(vocabulary)
    var ids = RuleIdentities(vocabulary: vocabulary)
    for index in rules.statements.indices {
      let statement = rules.statements[index]
      let id = ids.id(of: statement, in: rules)
      if statement.id == nil { rules.statements[index].id = Word(text: id, range: statement.range) }
    }
    self.rules = rules
    (tests, examples) = Self.proofs(of: program, rules, vocabulary)
  }

  /// Tests and examples that stand in the file itself; those of included files are tried with them.
  private static func proofs(
    of program: Program, _ rules: Program, _ vocabulary: Vocabulary
  ) -> (tests: [Test], examples: [Example]) {
    var tests: [Test] = []
    var examples: [Example] = []
    var place = 0
    let shownVerbs = program.statements.compactMap { $0.example?.rule.verb }
    let shownLines = ShownLines(rules, vocabulary, verbs: Set(shownVerbs))
    for statement in program.statements {
      guard vocabulary.isProof(statement.verb) else {
        place += 1
        continue
      }
      if statement.includeDepth > 0 || statement.isBroken { continue }
      if let test = statement.testCase { tests.append(Test(statement: statement, test: test)) }
      if let example = statement.example {
        let shown = shownLines.line(shownBy: example)
        examples.append(
          Example(
            statement: statement, example: example, place: shown ?? place, shownRule: shown))
      }
    }
    return (tests, examples)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  var report: DiagnosticReport {
    DiagnosticReport(diagnostics: diagnostics, sources: program.sources)
  }

  /// Adds what was found when the rules met their tables.
  mutating func add(_ further: [Diagnostic]) {
    diagnostics = (diagnostics + further).sortedByPlace()
  }

  /// The 1-based line of a place in the file.
  func line(of range: SourceRange) -> Int {
    program.sources[range.source].lineIndex(of: range.lower) + 1
  }

  /// The name of an input that a `given` without a table's name gives.
  func name(of given: GivenTable) -> String { given.table?.text ?? rules.inputTable }
}
