import CSV
import Columns
import Diagnostics
import Kernels

/// One table's way through its rules: which passes it takes, and what came of them.
package struct TableRun {
  /// Where a save goes; what nobody asked for is nil.
  package struct Outputs {
    package var table: any ByteSink
    package var removed: (any ByteSink)?
    package var changes: (any ByteSink)?
    package var findings: (any ByteSink)?

    package init(
      table: any ByteSink, removed: (any ByteSink)? = nil, changes: (any ByteSink)? = nil,
      findings: (any ByteSink)? = nil
    ) {
      self.table = table
      self.removed = removed
      self.changes = changes
      self.findings = findings
    }
  }

  private let plan: TablePlan
  private let input: TableInput
  private let outputs: [Outputs]
  private let environment: RunEnvironment
  private let formulas: FormulaPolicy
  private let progress: (any ProgressObserver)?
  private let hasher: KeyHasher
  private var wishes: JournalWishes
  private var report: RunReport
  private var memory: PassMemory?

  package init(
    plan: TablePlan, input: TableInput, outputs: [Outputs], environment: RunEnvironment,
    formulas: FormulaPolicy = .note, sampleCount: Int = 0,
    progress: (any ProgressObserver)? = nil
  ) {
    self.plan = plan
    self.input = input
    self.outputs = outputs
    self.environment = environment
    self.formulas = formulas
    self.progress = progress
    hasher = KeyHasher()
    wishes = JournalWishes()
    wishes.changes = outputs.contains { $0.changes != nil }
    wishes.removals = outputs.contains { $0.removed != nil }
    wishes.failures = outputs.contains { $0.findings != nil }
    wishes.sampleCount = sampleCount
    report = RunReport(ruleCount: plan.rules.count)
  }

  private var byteCheck: ByteCheck {
    ByteCheck(policy: input.invalidBytes, format: input.format)
  }

  /// Runs every pass; the sinks are written but not finished.
  package mutating func run() throws(RunFailure) -> RunReport {
    report.invalidByteCount += try byteCheck.run(input.start, input.startBlock)
    var decided: [Int: DecidedDedupe] = [:]
    let dedupes = plan.dedupes
    if !plan.streams(over: input, keyBudget: environment.keyBudget) {
      memory = PassMemory(byteLimit: environment.keyBudget / 16)
      let locator = RecordLocator()
      let (first, bytes) = try input.firstPass(environment: environment, locator: locator)
      let fetcher = RecordFetcher(bytes: bytes, locator: locator, format: input.format)
      for (number, dedupe) in dedupes.enumerated() {
        let source = number == 0 ? first : try input.nextPass(bytes)
        let verdict = try gather(
          dedupe, from: source, decided: decided, byteCheck: number == 0 ? byteCheck : nil)
        decided[dedupe.rule] = DecidedDedupe(
          rule: dedupe, verdict: verdict,
          earlier: dedupes[..<number].compactMap { decided[$0.rule] },
          operators: plan.operators(before: dedupe.rule), records: fetcher)
      }
      report.note(first)
      try writePass(from: try input.nextPass(bytes), decided: decided, byteCheck: nil)
    } else {
      let source = input.onlyPass()
      try writePass(from: source, decided: decided, byteCheck: byteCheck)
      report.note(source)
    }
    return report
  }

  /// Reads the whole table for the keys of one dedupe.
  private mutating func gather(
    _ dedupe: DedupeRule, from source: CSVBatchSource, decided: [Int: DecidedDedupe],
    byteCheck: ByteCheck?
  ) throws(RunFailure) -> Verdict {
    let tuples = KeyTuples(
      rankWordCount: dedupe.rankWordCount, budget: environment.keyBudget,
      makeSpill: environment.makeSpill)
    let silent = JournalWishes()
    let pass = TablePass(
      gathers: dedupe, decided: decided, hasher: hasher, environment: environment, wishes: silent,
      memory: memory, byteCheck: byteCheck)
    let workers = try run(
      pass.stages(
        steps: plan.steps, tuples: tuples, formatters: [:], journals: [], writing: nil),
      from: source, wishes: silent, outputCount: 0)
    for worker in workers {
      report.statistics[dedupe.rule].noUsableKey += worker.statistics[dedupe.rule].noUsableKey
      report.statistics[dedupe.rule].tested += worker.statistics[dedupe.rule].tested
      report.invalidByteCount += worker.invalidByteCount
    }
    report.spilledByteCount += tuples.spilledByteCount
    let verdict =
      dedupe.isAnyOf
      ? try LinkedGroups(tuples: tuples, notesSurvivors: wishes.removals)
        .resolve(threadCount: environment.threadCount)
      : try RankedGroups(tuples: tuples, notesSurvivors: wishes.removals)
        .resolve(threadCount: environment.threadCount)
    report.statistics[dedupe.rule].removed += verdict.removedCount
    return verdict
  }

  /// Reads the table for the last time and writes what is left of it.
  private mutating func writePass(
    from source: CSVBatchSource, decided: [Int: DecidedDedupe], byteCheck: ByteCheck?
  ) throws(RunFailure) {
    let layout = OutputLayout(plan: plan, input: input, outputs: outputs, formulas: formulas)
    let writing = WriteStage(sinks: layout.sinks)
    try layout.writeHeads()
    let pass = TablePass(
      gathers: nil, decided: decided, hasher: hasher, environment: environment, wishes: wishes,
      memory: memory, byteCheck: byteCheck)
    let stages = pass.stages(
      steps: plan.steps, tuples: nil, formatters: layout.formatters, journals: layout.journals,
      writing: writing)
    let workers = try run(stages, from: source, wishes: wishes, outputCount: layout.sinks.count)
    for worker in workers { report.add(worker) }
    for stage in stages {
      if let dedupe = stage as? StreamingDedupe {
        report.spilledByteCount += dedupe.spilledByteCount
      }
    }
    try writing.finish(endsWithTerminator: layout.endsWithTerminator(source))
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
