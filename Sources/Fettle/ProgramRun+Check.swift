import Diagnostics
import Engine
import Kernels
import Language
import Verbs

extension ProgramRun {
  /// Checks the rules, against the header of the input where there is one, and against its rows if they are
  /// to be read.
  mutating func check(readsRows: Bool) throws(RunFailure) {
    let key = program.inputTable.lowercased()
    var tables = tableNames.filter { options.input != nil && $0.lowercased() == key }
    if options.input != nil {
      let others = usedTables.filter { $0.lowercased() != key }
      refuseUnreadable(others)
      if readsRows { tables += others }
    }
    let scopes = try check(opening: tables)
    checkProofs()
    if readsRows { try nameNotations(scopes) }
    if hasErrors { return checkPatterns() }
    let compiler = try compile(
      scopes, for: readsRows ? .checkingRows : .checkingHeader, makesPlans: readsRows)
    if !hasErrors { reason(from: scopes) }
    if !hasErrors && readsRows { try checkRows(compiler) }
  }

  /// Tells of patterns that cannot be read, where other errors keep the lines from being compiled, which would
  /// tell it.
  mutating func checkPatterns() {
    let found = program.statements.flatMap(\.patterns).compactMap { literal -> Diagnostic? in
      guard let flags = PatternFlags(letters: literal.flags),
        case .failure(let problem) = Pattern.compile(literal.pattern, flags: flags)
      else { return nil }
      return Diagnostic(.unreadableLiteral, problem.message, at: literal.range)
    }
    add(found)
  }

  /// Tells of files that lines load and that cannot be read, with the place where the line names them.
  private mutating func refuseUnreadable(_ tables: [String]) {
    var found: [Diagnostic] = []
    for table in tables where path(of: table) != "-" {
      let isBound = options.bindings.contains { $0.table.lowercased() == table.lowercased() }
      guard !isBound, let path = load(of: table)?.text("from") else { continue }
      do throws(RunFailure) {
        opened[table.lowercased()] = try open(table)
      } catch {
        found.append(
          Diagnostic(.includeUnreadable, error.message, at: path.range, help: error.help))
      }
    }
    add(found)
  }

  /// Sends the tables through the rules and writes nothing; adds what that tells.
  private mutating func checkRows(_ compiler: ProgramCompiler) throws(RunFailure) {
    var check = DataCheck(program, vocabulary: .core())
    for done in try sendUnwritten(compiler) {
      check.add(done.run, of: done.plan)
      if let merged = done.merged { check.add(merged) }
    }
    check.conclude()
    add(check.diagnostics)
  }

  /// Where all that is wrong is that forms name no notation, has the rows say which it is.
  private mutating func nameNotations(_ scopes: TableScopes) throws(RunFailure) {
    let errors = diagnostics.filter { $0.severity == .error }
    var missing = MissingNotations(errors, program)
    guard !errors.isEmpty, missing.areAll else { return }
    var trial = self
    let compiler = try trial.compile(scopes, for: .checkingRows)
    guard trial.diagnostics == diagnostics else { return }
    for done in try trial.sendUnwritten(compiler) { missing.add(done.run, of: done.plan) }
    retell { missing.told($0) }
  }

  /// Sends all tables through their plans and writes nothing.
  private mutating func sendUnwritten(
    _ compiler: ProgramCompiler
  ) throws(RunFailure) -> [SentTable] {
    var outputs = OutputPlan(options: options, run: self, canStop: false)
    var sent: [SentTable] = []
    for table in compiler.tables {
      let saves = compiler.saves(of: table)
      let job = OutputPlan.Job(
        table: table, savesAtEnd: saves.isEmpty, saves: saves,
        merge: compiler.merges[table.lowercased()], hasRules: true)
      sent.append(try send(job, compiler, &outputs, isPreview: true, EarlierRuns()))
    }
    return sent
  }
}
