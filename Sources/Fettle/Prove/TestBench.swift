import Columns
import Connectors
import Diagnostics
import Engine
import Glibc
import Kernels
import Language
import Verbs

/// Tries rules on the tables of tests: in memory, on one thread, with nothing written anywhere.
final class TestBench {
  let file: TestFile
  let tables: TestTables
  /// Rows that stand in for those of tables, by their lower-case names, where no test gives any.
  var standIns: [String: MemoryTable] = [:]
  /// Days since 1970-01-01 for tests that give no day.
  private let today: Int
  private var lookups: [String: Result<LookupTable, LookupProblem>] = [:]
  private let verbs = Verb.all

  init(
    _ file: TestFile, today: String?, repeated: Set<String>? = nil
  ) throws(RunFailure) {
    self.file = file
    tables = try TestTables(file, repeated: repeated)
    if let today {
      guard let day = Self.day(today) else {
        throw RunFailure(.usage, "'\(today)' is no date", help: "type --today 2026-01-31")
      }
      self.today = day
    } else {
      self.today = time(nil) / 86_400
    }
  }

  private static func day(_ text: String) -> Int? {
    DateReader().date(of: Array(text.utf8).span).map { Int($0) }
  }

  // MARK: Compiling

  /// Rules that are ready to be tried, or what is wrong with them.
  struct Compilation {
    var program: Program
    var compiler: ProgramCompiler
    var diagnostics: [Diagnostic]

    var isSound: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  /// Whether what a line does depends on the rows of another table, so that rules are compiled for each
  /// test anew.
  static func readsOtherTables(_ program: Program) -> Bool {
    program.statements.contains { statement in
      if case .expectation(let expectation)? = statement.slots["expectation"] {
        return !expectation.tables.isEmpty
      }
      return statement.sourceTable != nil || statement.expressions.contains { !$0.lookups.isEmpty }
    }
  }

  /// The scopes of a program's tables before its first line.
  func scopes(of program: Program, headers: [String: [String]]? = nil) -> TableScopes {
    let known = headers ?? tables.headers
    return TableScopes(program: program, vocabulary: file.vocabulary) { known[$0.lowercased()] }
  }

  /// Checks and compiles a program for a test; nil: for all of them. Without data (`readsData`) no line
  /// looks into another table.
  func compile(
    _ program: Program, for test: TestCase?, headers: [String: [String]]? = nil,
    readsData: Bool = true
  ) -> Compilation {
    let scopes = scopes(of: program, headers: headers)
    var walked = scopes
    var found: [Diagnostic] = []
    for statement in program.statements { walked.apply(statement, &found) }
    var context = CompileContext(
      vocabulary: file.vocabulary, today: test?.today.flatMap { Self.day($0.text) } ?? today,
      // Tests are the same for everybody, so no secret goes into them.
      keyedHash: KeyedHash(key: []),
      readLookup: { [unowned self] path in lookup(path, program) },
      columnValues: { _ in .success(OtherColumn()) })
    context.rowCount = { _ in .success(0) }
    var compiler = ProgramCompiler(
      program: program, scopes: scopes, context: context, verbs: verbs)
    if readsData { read(for: test, by: &compiler) }
    if !found.contains(where: { $0.severity == .error }) { compiler.compile() }
    return Compilation(
      program: program, compiler: compiler,
      diagnostics: (found + compiler.diagnostics).sortedByPlace())
  }

  /// Lets lines look into the other tables of a test.
  private func read(for test: TestCase?, by compiler: inout ProgramCompiler) {
    compiler.readColumn = { [unowned self] (plan, column) throws(RunFailure) in
      let values = ColumnCollector()
      let collect = Step.rows(CollectOperator(column: column, into: values), rule: 0)
      _ = try readThrough(plan, then: [collect], test)
      return values.take()
    }
    compiler.readByKey = { [unowned self] (plan, request) throws(RunFailure) in
      let values = KeyedValues(columnCount: request.columns.count)
      _ = try readThrough(plan, then: [request.step(into: values)], test)
      return values
    }
    compiler.countRows = { [unowned self] (plan) throws(RunFailure) in
      try readThrough(plan, then: [], test).rowsOut
    }
  }

  /// A lookup file that a program names, read once.
  func lookup(
    _ path: TextLiteral, _ program: Program
  ) -> Result<LookupTable, LookupProblem> {
    let source = program.sources[path.range.source].name
    let key = source + "\n" + path.text
    if let known = lookups[key] { return known }
    let result = ProgramRun.readLookup(path, program, file.loader, file.opener, readsRows: true)
    lookups[key] = result
    return result
  }

  // MARK: Running

  /// What one thread needs for a few rows; nothing of it goes to disk.
  private static let environment = RunEnvironment(
    threadCount: 1, keyBudget: 64 << 20, blockByteCount: 16 << 10,
    makeSpill: { () throws(RunFailure) in try SpoolFile(folder: SpoolFile.usualFolder()) },
    makeSpool: { () throws(RunFailure) in try SpoolFile(folder: SpoolFile.usualFolder()) })

  @discardableResult
  func readThrough(
    _ plan: TablePlan, then steps: [Step], _ test: TestCase?
  ) throws(RunFailure) -> RunReport {
    var plan = plan
    plan.steps = plan.steps.filter { if case .save = $0 { false } else { true } } + steps
    return try run(plan, on: rows(of: plan, test), outputs: [])
  }

  /// Sends a table in memory through a plan.
  func run(
    _ plan: TablePlan, on table: MemoryTable, outputs: [TableRun.Outputs], countsArms: Bool = false
  ) throws(RunFailure) -> RunReport {
    var plan = plan
    plan.columnCount = max(plan.columnCount, table.header.count)
    var run = TableRun(
      plan: plan, input: try table.input(named: plan.table), outputs: outputs,
      environment: Self.environment, countsArms: countsArms)
    return try run.run()
  }
}
