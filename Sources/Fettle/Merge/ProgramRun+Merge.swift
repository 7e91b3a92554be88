import CSV
import Connectors
import Diagnostics
import Engine

extension ProgramRun {
  /// Makes the result of a merge: of what the runs of its tables have handed on, or by reading them.
  func merge(_ rule: MergeRule, keepsKeys: Bool = false) throws(RunFailure) -> MergedTable {
    let maker = MergeMaker(
      rule: rule, threadCount: max(options.threadCount, 1), models: models,
      keepsKeys: keepsKeys)
    if let gathered = merges.take(rule) { return try maker.make(of: gathered) }
    var gathered = GatheredMerge(collectors: [], files: [], memory: merges.memory(of: rule))
    for (number, source) in rule.sources.enumerated() {
      let opened = try open(source.plan)
      let file = MergeSourceFile(opened)
      let collector = MergeCollector(
        source, keepsRecords: file.needsRecords(for: rule, writesLogs: writesLogs),
        memory: gathered.memory)
      _ = try read(opened, through: source.plan, then: [rule.step(of: number, collector)])
      gathered.files.append(file)
      gathered.collectors.append(collector)
    }
    return try maker.make(of: gathered)
  }

  /// The rows of a plan's table, from its file or from what it is made of.
  func open(_ plan: TablePlan) throws(RunFailure) -> OpenedInput {
    guard let rule = plan.origin as? MergeRule else { return try open(plan.table) }
    return try merge(rule).opened()
  }
}

extension MergedTable {
  /// The result as an input like any other.
  func opened() throws(RunFailure) -> OpenedInput { try rule.opened(bytes) }
}

extension MergeRule {
  /// The result without rows.
  func emptyInput() throws(RunFailure) -> OpenedInput {
    try opened(MemoryPieces([SurvivorWriter.header(of: self)]))
  }

  /// CSV in memory as an input like any other.
  fileprivate func opened(_ bytes: MemoryPieces) throws(RunFailure) -> OpenedInput {
    let tables = sources.map(\.table).joined(separator: ", ")
    var input = try TableInput.open(
      MemorySource(bytes, name: tables, isFile: false), dialect: Dialect(), limits: Limits(),
      ragged: .error)
    // Its tables have been looked at: what is no UTF-8 here was to be kept.
    input.invalidBytes = .keep
    var reading = ReadingDescription()
    reading.columns = input.header
    reading.isMerged = true
    return OpenedInput(input: input, name: tables, files: [], codec: nil, reading: reading)
  }
}
