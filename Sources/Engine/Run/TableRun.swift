import CSV
import Columns
import Diagnostics
import Kernels

/// One table's way through its rules: which passes it takes, and what came of them.
package struct TableRun {
  /// Where a save goes; what nobody asked for is nil.
  package struct Outputs {
    package var table: any ByteSink
    /// Whether a spreadsheet may open the table, so that formulas are looked for.
    package var isForSpreadsheets: Bool
    package var rejects: (any ByteSink)?
    /// Whether rejected rows are written with the rules that rejected them.
    package var rejectsHaveReasons: Bool
    package var reviews: (any ByteSink)?
    package var removed: (any ByteSink)?
    package var changes: (any ByteSink)?
    package var findings: (any ByteSink)?
    /// How the findings are written where other tables write there too.
    package var findingsLog: SharedLog?

    package init(
      table: any ByteSink, isForSpreadsheets: Bool = true, rejects: (any ByteSink)? = nil,
      rejectsHaveReasons: Bool = false,
      reviews: (any ByteSink)? = nil, removed: (any ByteSink)? = nil,
      changes: (any ByteSink)? = nil, findings: (any ByteSink)? = nil,
      findingsLog: SharedLog? = nil
    ) {
      self.table = table
      self.isForSpreadsheets = isForSpreadsheets
      self.rejects = rejects
      self.rejectsHaveReasons = rejectsHaveReasons
      self.reviews = reviews
      self.removed = removed
      self.changes = changes
      self.findings = findings
      self.findingsLog = findingsLog
    }
  }

  let plan: TablePlan
  private let input: TableInput
  private let outputs: [Outputs]
  let environment: RunEnvironment
  private let formulas: FormulaPolicy
  /// What `expect` lines measured in the last run that could, by rule.
  let lastFigures: [Int: MetricValue]
  private let progress: (any ProgressObserver)?
  let hasher: KeyHasher
  var wishes: JournalWishes
  var report: RunReport
  private var memory: PassMemory?

  package init(
    plan: TablePlan, input: TableInput, outputs: [Outputs], environment: RunEnvironment,
    formulas: FormulaPolicy = .note, sampleCount: Int = 0, findingSampleCount: Int = 0,
    countsArms: Bool = false, notesChanges: Bool = false, lastFigures: [Int: MetricValue] = [:],
    baseline: Baseline? = nil, progress: (any ProgressObserver)? = nil
  ) {
    self.plan = plan
    self.input = input
    self.outputs = outputs
    self.environment = environment
    self.formulas = formulas
    self.lastFigures = lastFigures
    self.progress = progress
    hasher = KeyHasher()
    wishes = JournalWishes()
    wishes.changes = notesChanges || outputs.contains { $0.changes != nil }
    wishes.removals = outputs.contains { $0.removed != nil }
    wishes.findings = outputs.contains { $0.findings != nil }
    wishes.rejections = outputs.contains { $0.rejects != nil }
    wishes.reviews = outputs.contains { $0.reviews != nil }
    wishes.sampleCount = sampleCount
    wishes.findingSampleCount = findingSampleCount
    wishes.countsArms = countsArms
    wishes.keyColumn = plan.keyColumn
    wishes.blanks = plan.blanks
    wishes.baseline = baseline?.seen(by: plan)
    report = RunReport(ruleCount: plan.rules.count)
    report.wantsFindingSamples = findingSampleCount > 0
  }

  private var byteCheck: ByteCheck {
    ByteCheck(input)
  }

  /// Runs every pass; the sinks are written but not finished.
  package mutating func run() throws(RunFailure) -> RunReport {
    report.invalidByteCount += try byteCheck.run(input.start, input.startBlock)
    let streams = plan.streams(over: input, keyBudget: environment.keyBudget)
    let barriers = plan.barriers(streams: streams, wishes: wishes)
    if barriers.isEmpty {
      let source = input.onlyPass()
      try writePass(from: source, decided: Decisions(), byteCheck: byteCheck)
      report.note(source)
      return report
    }
    memory = PassMemory(byteLimit: environment.keyBudget / 16)
    let locator = RecordLocator()
    let (first, bytes) = try input.firstPass(environment: environment, locator: locator)
    let fetcher = RecordFetcher(bytes: bytes, locator: locator, format: input.format)
    var decided = Decisions()
    for (number, gathers) in barriers.enumerated() {
      let source = number == 0 ? first : try input.nextPass(bytes)
      try gather(
        gathers, from: source, decided: &decided, fetcher, byteCheck: number == 0 ? byteCheck : nil)
      if case .repair(let repair)? = gathers.last {
        try gatherTexts(of: repair, from: bytes, &decided)
      }
    }
    report.note(first)
    try writePass(from: try input.nextPass(bytes), decided: decided, byteCheck: nil)
    return report
  }

  /// Reads the whole table for the keys of some barriers, and decides them.
  private mutating func gather(
    _ barriers: [Barrier], from source: CSVBatchSource, decided: inout Decisions,
    _ fetcher: RecordFetcher, byteCheck: ByteCheck?
  ) throws(RunFailure) {
    let shares = KeyShares(environment.keyBudget)
    var tuples: [TupleUse: KeyTuples] = [:]
    for barrier in barriers {
      tuples[TupleUse(barrier.rule)] = makeTuples(
        3 + barrier.tupleWordCount, shares.tupleByteCount / barriers.count)
    }
    let silent = JournalWishes()
    let pass = TablePass(
      gathers: barriers, decided: decided, tuples: tuples, hasher: hasher,
      environment: environment, wishes: silent, memory: memory, byteCheck: byteCheck)
    let workers = try run(
      pass.stages(steps: plan.steps, formatters: [:], journals: [], writing: nil),
      from: source, wishes: silent, outputCount: 0)
    for worker in workers { report.invalidByteCount += worker.invalidByteCount }
    for barrier in barriers {
      for worker in workers { noteKeys(of: worker, barrier.rule) }
      let room = self.room(rowCount: source.recordCount)
      let gathered = tuples[TupleUse(barrier.rule)]!
      report.spilledByteCount += gathered.spilledByteCount
      try decide(barrier, by: gathered, room, fetcher, &decided)
    }
  }

  /// What decisions over so many rows may use.
  private func room(rowCount: Int) -> DecisionRoom {
    let shares = KeyShares(environment.keyBudget)
    return DecisionRoom(
      threadCount: environment.threadCount, rowCount: rowCount,
      tableByteCount: shares.tableByteCount,
      verdictByteCount: shares.verdictByteCount / max(plan.decisionCount, 1),
      makeSpill: environment.makeSpill)
  }

  private mutating func decide(
    _ barrier: Barrier, by gathered: KeyTuples, _ room: DecisionRoom, _ fetcher: RecordFetcher,
    _ decided: inout Decisions
  ) throws(RunFailure) {
    let rule = barrier.rule
    let earlier = EarlierRows(steps: plan.steps(before: rule, decided), records: fetcher)
    switch barrier {
    case .dedupe(let dedupe):
      let verdict = try self.verdict(of: dedupe, by: gathered, room)
      report.statistics[rule].removed += verdict.removedCount
      report.spilledByteCount += verdict.spilledByteCount
      noteVariants(verdict.halfKeys, of: dedupe.keys, rule)
      decided.dedupes[rule] = DecidedDedupe(rule: dedupe, verdict: verdict, earlier: earlier)
    case .groups(let groups):
      let members = try GroupMembers(
        comparingValues: groups.valueWordCount > 0, in: gathered, room: room)
      noteVariants(members.halfKeys, of: groups.keys, rule)
      decided.groups[rule] = DecidedGroups(rule: groups, failing: members.failing)
    case .repair(let repair):
      let (verdicts, halfKeys) = try RepairVerdict.all(of: repair, in: gathered, room: room)
      noteVariants(halfKeys, of: repair.keys, rule)
      let byteCount = RepairVerdict.textByteCount(of: repair, in: room)
      let repaired = DecidedRepair(
        rule: repair, verdicts: verdicts,
        texts: verdicts.map { RepairTexts(places: $0.sources, byteCount: byteCount) },
        earlier: earlier)
      report.spilledByteCount += repaired.spilledByteCount
      decided.repairs[rule] = repaired
    }
  }

  /// Counts what a worker has seen of the keys of a rule.
  private mutating func noteKeys(of worker: Worker, _ rule: Int) {
    report.statistics[rule].noUsableKey += worker.statistics[rule].noUsableKey
    report.statistics[rule].tested += worker.statistics[rule].tested
    report.statistics[rule].blank += worker.statistics[rule].blank
    report.statistics[rule].placeholders += worker.statistics[rule].placeholders
  }

  /// Reads the table as far as a repair for the values that win in it; not at all where none does.
  private mutating func gatherTexts(
    of repair: RepairRule, from bytes: any RandomAccessBytes, _ decided: inout Decisions
  ) throws(RunFailure) {
    guard let found = decided.repairs[repair.rule], found.texts.contains(where: { !$0.isEmpty })
    else { return }
    var earlier = decided
    earlier.repairs[repair.rule] = nil
    let silent = JournalWishes()
    let pass = TablePass(
      gathers: [.repair(repair)], decided: earlier, tuples: [:], texts: [repair.rule: found.texts],
      hasher: hasher, environment: environment, wishes: silent, memory: memory)
    _ = try run(
      pass.stages(steps: plan.steps, formatters: [:], journals: [], writing: nil),
      from: try input.nextPass(bytes), wishes: silent, outputCount: 0)
  }

  private func verdict(
    of dedupe: DedupeRule, by tuples: KeyTuples, _ room: DecisionRoom
  ) throws(RunFailure) -> Verdict {
    dedupe.isAnyOf
      ? try LinkedGroups(tuples: tuples, notesSurvivors: wishes.removals).resolve(in: room)
      : try RankedGroups(tuples: tuples, notesSurvivors: wishes.removals).resolve(in: room)
  }

  /// Notes how many keys have half of their hash in common with others, where that tells of case.
  mutating func noteVariants(_ found: HalfKeys, of keys: [KeyReader], _ rule: Int) {
    if keys.countsCase { report.caseVariants[rule, default: HalfKeys()] += found }
  }

  private func makeTuples(_ stride: Int, _ budget: Int) -> KeyTuples {
    KeyTuples(stride: stride, budget: budget, makeSpill: environment.makeSpill)
  }

  /// Reads the table for the last time and writes what is left of it.
  private mutating func writePass(
    from source: CSVBatchSource, decided: Decisions, byteCheck: ByteCheck?
  ) throws(RunFailure) {
    let layout = OutputLayout(plan: plan, input: input, outputs: outputs, formulas: formulas)
    let waiting = layout.journals.filter(\.hasGaps).map { journal in
      (journal.context.output, HeldFindings(makeSpill: environment.makeSpill))
    }
    let writing = WriteStage(
      sinks: layout.sinks, waiting: Dictionary(uniqueKeysWithValues: waiting))
    try layout.writeHeads()
    let uses = plan.tuplesOfLastPass(decided)
    let streamingCount = plan.dedupes.count { decided.dedupes[$0.rule] == nil }
    let shares = KeyShares(environment.keyBudget)
    let budget = shares.tupleByteCount / max(uses.count + streamingCount, 1)
    let tuples = uses.mapValues { makeTuples($0, budget) }
    let pass = TablePass(
      gathers: [], decided: decided, tuples: tuples, hasher: hasher, environment: environment,
      wishes: wishes, memory: memory, byteCheck: byteCheck)
    let stages = pass.stages(
      steps: plan.steps, formatters: layout.formatters, journals: layout.journals,
      writing: writing)
    let workers = try run(stages, from: source, wishes: wishes, outputCount: layout.sinks.count)
    for worker in workers { report.add(worker) }
    for stage in stages {
      if let dedupe = stage as? StreamingDedupe {
        report.spilledByteCount += dedupe.spilledByteCount
        let (rule, found) = dedupe.caseVariants
        report.caseVariants[rule, default: HalfKeys()] += found
      }
    }
    try conclude(workers, tuples, room(rowCount: source.recordCount))
    for journal in layout.journals { try conclude(journal, writing) }
    try writing.finish(endsWithTerminator: layout.endsWithTerminator(source))
  }

  /// Adds to a log what is known when all rows are through.
  private mutating func conclude(
    _ journal: any JournalFormatter, _ writing: WriteStage
  ) throws(RunFailure) {
    let output = BatchOutput()
    journal.conclude(report.figureFindings, output)
    try writing.write(output, to: journal.context.output)
    let report = report
    try writing.release(journal.context.output) { rule in
      journal.context.severity(of: rule, by: report)
    }
  }

  private func run(
    _ stages: [any Stage], from source: CSVBatchSource, wishes: JournalWishes, outputCount: Int
  ) throws(RunFailure) -> [Worker] {
    let workers = (0..<environment.threadCount).map { _ in
      Worker(ruleCount: plan.rules.count, wishes: wishes)
    }
    source.columnCount = plan.columnCount
    source.outputCount = outputCount
    source.progress = progress
    try Scheduler(threadCount: environment.threadCount).run(
      source: source, stages: stages, workers: workers,
      pool: BatchPool(blockByteCount: environment.blockByteCount))
    return workers
  }
}
