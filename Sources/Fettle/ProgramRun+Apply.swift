import Connectors
import Diagnostics
import Engine
import Glibc
import Language

extension ProgramRun {
  /// Runs the whole program; nothing is visible before every table is through.
  mutating func apply(
    isPreview: Bool, reports requests: [ReportRequest]
  ) throws(RunFailure) -> RunOutcome {
    let start = Self.seconds()
    writesLogs = !isPreview
    guard let compiler = try prepare(readsData: true) else { return .rulesRejected(report) }

    let earlier = try readEarlierRuns()
    var outputs = OutputPlan(
      options: options, run: self, canStop: compiler.canStop, reports: requests)
    var done = ApplyReport(tables: [], outputs: [], diagnostics: report, seconds: 0)
    let jobs = try outputs.jobs(compiler)
    try refuseSharedBaseline(earlier.baseline, jobs, compiler)
    var folders = MadeFolders()
    // Where nothing has come to lie in it, the folder goes again.
    defer { folders.remove() }
    do throws(RunFailure) {
      if !isPreview, let folder = options.outputFolder { try folders.make(folder) }
      try outputs.check(isPreview ? [] : jobs)
      try outputs.openReports()
      if !isPreview {
        try outputs.openHistory()
        try outputs.openModel()
      }
      for job in jobs {
        done.tables.append(try run(job, compiler, &outputs, isPreview: isPreview, earlier))
      }
      if done.isStopped {
        outputs.abandonTables()
        done.withholdTables()
      }
      inputs.closeTables()
      try outputs.completeDatabases()
      try outputs.writeModel(compiler.merges.values, into: &done)
      try publish(&outputs, done, jobs, since: start)
    } catch {
      TransactionalSinks(outputs.sinks).abandon()
      if error.kind != .closedPipe { throw outputs.leftovers.telling(error) }
      if done.isStopped { done.withholdTables() }
    }
    done.complete(outputs, jobs, since: start)
    return .done(done)
  }

  /// Writes what is told of the whole run, and makes all outputs visible. A reader can leave as
  /// late as that: the report that the caller has is completed after it.
  private func publish(
    _ outputs: inout OutputPlan, _ done: ApplyReport, _ jobs: [OutputPlan.Job], since start: Double
  ) throws(RunFailure) {
    var whole = done
    whole.complete(outputs, jobs, since: start)
    try outputs.writeReports(whole)
    try outputs.writeHistory(done.tables)
    try TransactionalSinks(outputs.sinks).finish()
  }

  /// Opens the inputs, checks the rules against them and compiles them; nil where the rules cannot
  /// run.
  mutating func prepare(readsData: Bool) throws(RunFailure) -> ProgramCompiler? {
    let scopes = try check(opening: usedTables)
    if hasErrors {
      checkPatterns()
      return nil
    }
    try refuseIdleInput(usedTables)
    try refuseIdleReading(usedTables)
    try refuseIdleKey()
    let compiler = try compile(scopes, for: readsData ? .running : .checkingHeader)
    if hasErrors { return nil }
    try models.check(compiler.merges.values)
    return compiler
  }

  /// Sends one table through its plan, for the report.
  private mutating func run(
    _ job: OutputPlan.Job, _ compiler: ProgramCompiler, _ outputs: inout OutputPlan,
    isPreview: Bool, _ earlier: EarlierRuns
  ) throws(RunFailure) -> TableReport {
    let done = try send(job, compiler, &outputs, isPreview: isPreview, earlier)
    var report = report(done.run, done.plan, done.opened, done.distributions)
    if let merged = done.merged {
      report.merge = MergeReport(merged)
      report.spilledByteCount += merged.memory.spilledByteCount
      report.notes += merged.notes
    }
    report.isSaved = job.isSaved
    report.mergedInto = compiler.merges.values.first { $0.place(of: job.table) != nil }?.result
    report.noteUnwritten(
      job, done.sinks, writesPairs: outputs.writesPairs(of: job), isPreview: isPreview)
    if options.history == nil { report.noteMissingHistory(done.plan) }
    report.noteSubstitutions(
      done.sinks.reduce(0) { $0 + $1.table.substitutedCount },
      encoding: done.opened.reading.encoding)
    return report
  }

  /// Sends one table through its plan.
  mutating func send(
    _ job: OutputPlan.Job, _ compiler: ProgramCompiler, _ outputs: inout OutputPlan,
    isPreview: Bool, _ earlier: EarlierRuns
  ) throws(RunFailure) -> SentTable {
    let merged = try job.merge.map { (rule: MergeRule) throws(RunFailure) in try merge(rule) }
    var opened = try input(of: job, merged)
    opened.input.format.recordLimit = options.recordLimit
    var plan = plan(of: job, compiler, opened)
    merges.prepare(
      &plan, file: MergeSourceFile(opened), for: compiler.merges.values, writesLogs: writesLogs)
    if let merged { plan.note(merged.count) }
    let sinks = try isPreview ? outputs.previews(job) : outputs.open(job, opened, plan)
    if let merged, !isPreview { try outputs.write(merged, of: job) }
    if opened.input.format.ragged == .quarantine {
      opened.input.quarantine =
        try isPreview ? outputs.previewedQuarantine(opened) : outputs.openQuarantine(job, opened)
    }
    var environment = environment()
    let distributions = addDistributions(to: &plan, &environment)
    var run = TableRun(
      plan: plan, input: opened.input, outputs: sinks, environment: environment,
      formulas: FormulaPolicy(rawValue: options.formulas.rawValue) ?? .note,
      sampleCount: isPreview ? options.sampleCount : 0,
      findingSampleCount: isPreview
        ? max(options.sampleCount, options.findingSampleCount) : options.findingSampleCount,
      lastFigures: earlier.history?.figures(of: plan) ?? [:], baseline: earlier.baseline,
      progress: observer.map { ProgressRelay(table: job.table, observer: $0) })
    let report = try run.run()
    if let merged { try Self.writeProvenance(of: merged, sinks, plan) }
    return SentTable(
      run: report, plan: plan, opened: opened, distributions: distributions, sinks: sinks,
      merged: merged)
  }

  /// Adds to a change log where each value of a merged table comes from.
  private static func writeProvenance(
    of merged: MergedTable, _ sinks: [TableRun.Outputs], _ plan: TablePlan
  ) throws(RunFailure) {
    for (sink, save) in zip(sinks, plan.saves) {
      guard let log = sink.changes else { continue }
      try MergeLogs(merged).writeProvenance(
        to: log, hasSources: plan.showsSources(above: save.ruleLimit))
    }
  }

  private mutating func input(
    of job: OutputPlan.Job, _ merged: MergedTable?
  ) throws(RunFailure) -> OpenedInput {
    if let merged { return try merged.opened() }
    return try takeInput(job.table)
  }

  /// The plan of a table, with a save at its end where no line saves it.
  private func plan(
    of job: OutputPlan.Job, _ compiler: ProgramCompiler, _ opened: OpenedInput
  ) -> TablePlan {
    var plan = compiler.plan(of: job.table, inputColumnCount: opened.input.header.count)
    if job.savesAtEnd {
      let columns = compiler.finalColumns(of: job.table)
      plan.steps.append(.save(SaveRule(sink: 0, ruleLimit: plan.rules.count, columns: columns)))
    }
    return plan
  }

  private func report(
    _ run: RunReport, _ plan: TablePlan, _ opened: OpenedInput,
    _ distributions: [TablePlan.Distribution]
  ) -> TableReport {
    TableReport(run, plan: plan, program: program, opened: opened, distributions: distributions)
  }

  /// Has a plan look at the columns that its rules judge, within a quarter of the memory for keys,
  /// which has that much less then.
  private func addDistributions(
    to plan: inout TablePlan, _ environment: inout RunEnvironment
  ) -> [TablePlan.Distribution] {
    if !options.wantsDistributions { return [] }
    // One a thread, and the one that they are put together in.
    let byteCount = DistributionTally.byteCount * (environment.threadCount + 1)
    let found = plan.addDistributions(atMost: environment.keyBudget / 4 / byteCount)
    environment.keyBudget -= byteCount * Set(found.map(\.number)).count
    return found
  }

  /// Seconds of a clock that never goes back.
  static func seconds() -> Double {
    var now = timespec()
    // Safe: the structure lives through the call.
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}

/// A table that went through its plan, and what came of it.
struct SentTable {
  var run: RunReport
  var plan: TablePlan
  var opened: OpenedInput
  var distributions: [TablePlan.Distribution]
  var sinks: [TableRun.Outputs]
  /// What a merge has come to that made the table.
  var merged: MergedTable?
}

extension ApplyReport {
  /// Of a run that was stopped no row has gone out, changed or not. A reader may leave after one
  /// table has stopped, and before all are through.
  mutating func withholdTables() {
    for index in tables.indices where tables[index].withheld == nil {
      tables[index].withheld = tables[index].rowsOut
      tables[index].withheldChanged = tables[index].rowsChanged
      tables[index].rowsOut = 0
      tables[index].rowsChanged = 0
    }
  }

  /// Adds what is known when all tables are through: outputs, readers who left, time.
  fileprivate mutating func complete(
    _ outputs: OutputPlan, _ jobs: [OutputPlan.Job], since start: Double
  ) {
    for index in tables.indices { tables[index].notes += outputs.notes(on: jobs[index].table) }
    if let note = outputs.leftovers.note,
      let first = tables.firstIndex(where: \.isSaved) ?? tables.indices.first
    {
      tables[first].notes.append(note)
    }
    self.outputs = outputs.written
    seconds = ProgramRun.seconds() - start
  }
}
