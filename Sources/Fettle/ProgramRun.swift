import Columns
import Connectors
import Diagnostics
import Engine
import Glibc
import Kernels
import Language
import Verbs

/// One run of a program: inputs opened, rules checked against their headers, tables sent through.
struct ProgramRun {
  let options: RunOptions
  let observer: (any RunObserver)?
  /// What is read: known when the rules are compiled.
  let inputs = InputRegister()
  /// What the tables of this run hand on to those that are made of them.
  let merges: MergeStore
  /// What learned clauses of merges go by.
  let models: ModelStore
  private let loader: RuleLoader
  let opener: InputOpener
  /// The rules, without tests and examples: those are no part of a run.
  let program: Program
  /// The lines that load tables, by the tables' lower-case names.
  private let loads: [String: Statement]
  /// The same with them, to be checked.
  let written: Program
  private(set) var diagnostics: [Diagnostic]
  /// Whether every table may be read more than once.
  var rereadsTables = false
  /// Whether logs will be written, some of which hold the bytes of whole inputs.
  var writesLogs = false
  /// Inputs that are open as far as the header, by table.
  var opened: [String: OpenedInput] = [:]

  init(
    _ rules: RuleSet, options: RunOptions, observer: (any RunObserver)?
  ) throws(RunFailure) {
    Interruption.prepare()
    try MemoryPlan.check(options)
    if let file = options.hashKey?.file { inputs.note(file) }
    models = try ModelStore(options.model, inputs)
    self.options = options
    self.observer = observer
    merges = MergeStore(MergeBudget(options))
    loader = RuleLoader(
      allowsOutsidePaths: rules.allowsOutsidePaths, unsaved: rules.unsaved, register: inputs)
    opener = InputOpener(options: options.reading, register: inputs)
    (written, diagnostics) = try loader.load(rules)
    program = written.withoutProofs(.core())
    loads = program.loads
  }

  var report: DiagnosticReport {
    DiagnosticReport(diagnostics: diagnostics, sources: program.sources)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  // MARK: Tables and their files

  /// Where a table's rows come from; nil where nothing says it.
  func path(of table: String) -> String? {
    if let bound = options.bindings.first(where: { $0.table.lowercased() == table.lowercased() }) {
      return bound.path
    }
    let load = load(of: table)
    if let load, let place = load.place { return SQLiteLocation.join(folder(of: load), place) }
    return table.lowercased() == program.inputTable.lowercased() ? options.input ?? "-" : nil
  }

  /// The line that loads a table.
  func load(of table: String) -> Statement? { loads[table.lowercased()] }

  /// The folder that the paths of a statement are relative to.
  func folder(of statement: Statement) -> String {
    RuleLoader.folder(of: program.sources[statement.range.source].name)
  }

  /// The input of a table, opened afresh.
  func open(_ table: String) throws(RunFailure) -> OpenedInput {
    guard let path = path(of: table) else {
      throw RunFailure(
        .usage, "nothing says where table '\(table)' comes from",
        help: "write load \(table) from 'file.csv', or type --in \(table)=file.csv")
    }
    let load = load(of: table)
    if let encoding = load?.text("encoding"),
      let failure = InputOpener.unknownEncoding(encoding.text)
    {
      throw placed(failure, at: encoding)
    }
    do throws(RunFailure) {
      return try opener.open(
        InputDeclaration(path: path, load: load, options: options.reading),
        isKept: writesLogs && program.keepsRecords(of: table),
        keepsPipes: isReread(table, path))
    } catch {
      guard let load, path == load.place.map({ SQLiteLocation.join(folder(of: load), $0) }) else {
        throw error
      }
      let literal = load.text("from")!
      throw error.kind == .input ? placed(error, at: literal) : located(error, at: literal)
    }
  }

  /// A failure of a database with the place in the rules that names it, where it has no other.
  func located(_ failure: RunFailure, at literal: TextLiteral) -> RunFailure {
    if DatabaseScheme.of(literal.text) == nil { return failure }
    return placed(failure, at: literal)
  }

  /// A failure with the place in the rules that it comes from, where it has no other.
  func placed(_ failure: RunFailure, at literal: TextLiteral?) -> RunFailure {
    guard failure.place == nil, let literal else { return failure }
    let source = program.sources[literal.range.source]
    let position = source.position(of: literal.range.lower)
    var failure = failure
    failure.place = DataPlace(file: source.name, line: position.line, column: position.column)
    return failure
  }

  /// Every table that the program names, with that of the command line first.
  var tableNames: [String] {
    var names = [program.inputTable]
    for statement in program.statements {
      if statement.verb == "load", case .word(let name)? = statement.slots["table"] {
        names.append(name.text)
      }
    }
    names += options.bindings.map(\.table)
    var seen: Set<String> = []
    return names.filter { seen.insert($0.lowercased()).inserted }
  }

  /// The tables that a run opens: all, but for the command line's where no line asks for it.
  var usedTables: [String] {
    tableNames.filter { $0.lowercased() != program.inputTable.lowercased() || usesInput }
  }

  /// Whether any line acts on the command line's input, or looks values up in it.
  private var usesInput: Bool {
    let key = program.inputTable.lowercased()
    let acts = program.statements.contains {
      !["load", "use", "include", "list", "let"].contains($0.verb)
        && $0.actingTables.contains { $0.lowercased() == key }
    }
    let isLookedUp = program.lookedUpTables.contains { $0.lowercased() == key }
    if acts || isLookedUp || program.statements.isEmpty { return true }
    // Without any save the table of the last line is written, whether or not a line acts on it.
    let isSaved = program.statements.contains { $0.verb == "save" }
    let last = program.finalTables ?? []
    return !isSaved && last.contains { $0.lowercased() == key }
  }

  // MARK: Checking

  /// Opens the inputs that are there and checks the rules against their headers.
  mutating func check(
    opening tables: [String]
  ) throws(RunFailure) -> TableScopes {
    try refuseIdleBindings()
    var headers: [String: [String]] = [:]
    for table in tables {
      // With rules that cannot run, an input is worth opening only for what more can be said of them.
      if hasErrors && path(of: table) == "-" { continue }
      let key = table.lowercased()
      if opened[key] == nil { opened[key] = try openUnlessBroken(table) }
      guard let input = opened[key] else { continue }
      headers[key] = input.input.header
    }
    let bound = options.bindings.map(\.table)
    let result = Checker(vocabulary: .core()).check(program, boundTables: bound) {
      headers[$0.lowercased()]
    }
    diagnostics = AdjoiningNames.resolved(diagnostics, in: program) { headers[$0.lowercased()] }
    add(result.diagnostics)
    return result.first
  }

  private func openUnlessBroken(_ table: String) throws(RunFailure) -> OpenedInput? {
    do throws(RunFailure) {
      return try open(table)
    } catch {
      if hasErrors { return nil }
      throw error
    }
  }

  /// The input of a table: the one that was opened for its header, or a fresh one.
  mutating func takeInput(_ table: String) throws(RunFailure) -> OpenedInput {
    if let input = opened.removeValue(forKey: table.lowercased()) { return input }
    return try open(table)
  }

  // MARK: Compiling

  /// What rules are compiled for.
  enum Purpose {
    case running
    /// Without the rows that other files hold.
    case checkingHeader
    /// With them, to have a look at every value.
    case checkingRows

    var readsData: Bool { self != .checkingHeader }
    var isCheck: Bool { self != .running }
  }

  /// Compiles every line; where no plan is made of them, to find what is wrong alone.
  mutating func compile(
    _ scopes: TableScopes, for purpose: Purpose, makesPlans: Bool = true
  ) throws(RunFailure) -> ProgramCompiler {
    let today = try self.today()
    let readsData = purpose.readsData
    let program = self.program
    let loader = self.loader
    let links = program.earlierLinks
    // What is only checked hashes nothing that anybody sees.
    let key = options.hashKey?.bytes ?? (purpose.isCheck ? [] : nil)
    var context = CompileContext(
      vocabulary: .core(), today: today, keyedHash: key.map { KeyedHash(key: $0) },
      readLookup: { [opener] path in
        Self.readLookup(
          path, program, loader, opener, readsRows: readsData, links: links)
      }, columnValues: { _ in .success(OtherColumn()) })
    context.isThorough = purpose == .checkingRows
    var compiler = ProgramCompiler(
      program: program, scopes: scopes, context: context, verbs: Verb.all, makesPlans: makesPlans)
    if readsData {
      let run = self
      compiler.readColumn = { (plan, column) throws(RunFailure) in
        try run.values(of: column, plan: plan)
      }
      compiler.readByKey = { (plan, request) throws(RunFailure) in
        try run.values(by: request, plan: plan)
      }
      compiler.countRows = { (plan) throws(RunFailure) in try run.rowCount(of: plan) }
    }
    compiler.compile()
    if let failure = compiler.failure { throw failure }
    // Without data a header may be unknown too, and then the checker alone can judge names, and what has to
    // be declared.
    let judged = [DiagnosticCode.unknownColumn, .needsDeclaration].map(\.rawValue)
    add(compiler.diagnostics.filter { readsData || !judged.contains($0.code) })
    return compiler
  }

  /// Adds what can be told of the rules though they can run.
  mutating func reason(from scopes: TableScopes) {
    var reasoner = RuleReasoner(program, vocabulary: .core(), literals: KernelLiterals())
    add(reasoner.diagnostics(from: scopes))
  }

  /// Leaves out what comments of the rules let stand.
  mutating func allow() {
    diagnostics = Allowances(program).applied(to: diagnostics).sortedByPlace()
  }

  /// Puts what is known already in other words.
  mutating func retell(_ told: (Diagnostic) -> Diagnostic) {
    diagnostics = diagnostics.map(told)
  }

  /// Adds what a later look at the rules has found, in the order of the sources. What could not be read
  /// is one error, not a second one for what it would have meant.
  mutating func add(_ further: [Diagnostic]) {
    let places = Set(diagnostics.filter { $0.severity == .error }.map(\.range))
    diagnostics = (diagnostics + further.filter { !places.contains($0.range) }).sortedByPlace()
  }

  /// Days since 1970-01-01 of `--today`, or of the clock in UTC.
  private func today() throws(RunFailure) -> Int {
    guard let text = options.today else { return time(nil) / 86_400 }
    guard let day = DateReader().date(of: Array(text.utf8).span) else {
      throw RunFailure(.usage, "'\(text)' is no date", help: "type --today 2026-01-31")
    }
    return Int(day)
  }

  /// A lookup file in memory, or its header alone; `links` are the places of those behind `links from`.
  static func readLookup(
    _ path: TextLiteral, _ program: Program, _ loader: RuleLoader, _ opener: InputOpener,
    readsRows: Bool, links: Set<SourceRange> = []
  ) -> Result<LookupTable, LookupProblem> {
    var real = path.text
    do throws(RunFailure) {
      let source = program.sources[path.range.source].name
      let fence = PathFence(
        folder: RuleLoader.folder(of: source), allowsOutside: loader.allowsOutsidePaths)
      real = try fence.resolve(path.text)
      let input = try opener.openPlain(real)
      if links.contains(path.range) { opener.register.noteLinks(real) }
      return .success(LookupTable(header: input.header, rows: readsRows ? try input.allRows() : []))
    } catch {
      var failure = error
      // As the rules write it.
      if failure.place?.file == real { failure.place?.file = path.text }
      return .failure(LookupProblem(failure))
    }
  }

  // MARK: Running

  /// What the engine may use: threads, memory, places on the disk.
  func environment() -> RunEnvironment { RunEnvironment(options) }
}
