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
    if let gathered = merges.take(rule) { return try make(gathered, by: maker) }
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
    return try make(gathered, by: maker)
  }

  private func make(
    _ gathered: GatheredMerge, by maker: MergeMaker
  ) throws(RunFailure) -> MergedTable {
    do throws(RunFailure) {
      return try maker.make(of: gathered)
    } catch {
      throw lined(error, in: maker.rule)
    }
  }

  /// A failure at a record of a table that is merged, with its line where the files can be read once more:
  /// lines of rows that were gathered are not kept.
  private func lined(_ failure: RunFailure, in rule: MergeRule) -> RunFailure {
    guard let place = failure.place, place.line == nil, let record = place.record else {
      return failure
    }
    for source in rule.sources where !(source.plan.origin is MergeRule) {
      let table = source.plan.table
      guard let path = path(of: table), Input.isOnDisk(path), let opened = try? open(table),
        opened.input.format.name == place.file,
        let found = try? opened.input.place(ofRecord: record)
      else { continue }
      var failure = failure
      failure.place = found
      return failure
    }
    return failure
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
