import Columns
import Diagnostics
import Engine
import Kernels

/// Profiles a table: one scan that measures every column, and another over what was proposed between
/// columns, where anything was.
package struct TableProfiler {
  /// How the memory for values is shared out.
  ///
  ///     ┌─ memories of workers: 1/8 ─┬─ runs being filled: 1/8 ─┬─ runs: 1/2 ─┬─ tables: 1/4 ─┐
  private struct Shares {
    var memories: Int
    var filling: Int
    var runs: Int
    var table: Int

    init(_ environment: RunEnvironment) {
      let threadCount = max(environment.threadCount, 1)
      memories = environment.keyBudget / 8 / threadCount
      filling = environment.keyBudget / 8 / threadCount
      runs = environment.keyBudget / 2
      table = environment.keyBudget / 4 / threadCount
    }

    /// Tuples of a run, where so many runs are being filled by a worker.
    func tupleLimit(groupCount: Int) -> Int {
      max(filling / max(groupCount, 1) / 48, 64)
    }
  }

  private let names: [String]
  private let environment: RunEnvironment
  private let shares: Shares
  private var scan: TableScan

  package init(
    _ input: TableInput, environment: RunEnvironment, progress: (any ProgressObserver)? = nil
  ) {
    names = input.header
    self.environment = environment
    shares = Shares(environment)
    scan = TableScan(input, environment: environment, progress: progress)
  }

  /// Reads the table and says what it looks like.
  package mutating func run() throws(RunFailure) -> TableProfile {
    var profile = TableProfile()
    let store = store(groupCount: names.count, tupleWordCount: 3)
    let sample = RowSample(columnCount: names.count)
    let tally = try measure(into: store, sample)
    let wanted = tally.columns.map(\.misfits.records)
    let totals = try TupleTotals(store, tableByteLimit: shares.table, wanted: wanted)
      .run(threadCount: environment.threadCount)
    let search = RelationSearch(sample, totals: totals, rowCount: scan.rowCount)
    let relations = search.pairKeys() + search.dependencies()
    let relationStore = self.store(groupCount: relations.count, tupleWordCount: 4)
    let verified = try count(relations, in: relationStore)

    profile.rowCount = scan.rowCount
    profile.sampleRowCount = sample.rowCount
    profile.paddedCount = scan.paddedCount
    profile.quarantinedCount = scan.quarantinedCount
    profile.strayRecordCount = scan.strayRecordCount
    profile.invalidByteCount = scan.invalidByteCount
    profile.spilledByteCount = store.spilledByteCount + relationStore.spilledByteCount
    let report = ProfileWriter(names: names, tally: tally, totals: totals, sample: sample)
    var texts = ValueTexts()
    report.wish(for: &texts)
    report.wish(for: &texts, relations, verified)
    try texts.read(from: scan)
    profile.columns = report.columns(texts)
    profile.keys = report.keys(relations, verified)
    profile.dependencies = report.dependencies(relations, verified, texts)
    return profile
  }

  private func store(groupCount: Int, tupleWordCount: Int) -> TupleStore {
    TupleStore(
      groupCount: groupCount, tupleWordCount: tupleWordCount, budget: shares.runs,
      makeSpill: environment.makeSpill)
  }

  /// The first scan.
  private mutating func measure(
    into store: TupleStore, _ sample: RowSample
  ) throws(RunFailure) -> TableTally {
    let columnCount = names.count
    let tools = ColumnTools(columnCount: columnCount, memoryByteCount: shares.memories)
    let tupleLimit = shares.tupleLimit(groupCount: columnCount)
    let make = { @Sendable in
      TableTally(
        columnCount: columnCount, tools: tools, sample: sample, store: store,
        tupleLimit: tupleLimit)
    }
    let stage = TallyStage(make: make) { (tally, batch) throws(RunFailure) in
      try tally.add(batch)
    }
    try scan.run(stage)
    let tallies = stage.takeAll()
    for tally in tallies { try tally.finish() }
    sample.cut()
    let whole = tallies.first ?? make()
    for tally in tallies.dropFirst() { whole.merge(tally) }
    return whole
  }

  /// The second scan.
  private mutating func count(
    _ relations: [Relation], in store: TupleStore
  ) throws(RunFailure) -> [ValueTotals] {
    if relations.isEmpty { return [] }
    let tools = ColumnTools(columnCount: relations.count, memoryByteCount: shares.memories)
    let tupleLimit = shares.tupleLimit(groupCount: relations.count)
    let stage = TallyStage {
      RelationTally(relations, tools: tools, store: store, tupleLimit: tupleLimit)
    } look: { (tally, batch) throws(RunFailure) in
      try tally.add(batch)
    }
    try scan.run(stage)
    for tally in stage.takeAll() { try tally.finish() }
    return try TupleTotals(store, tableByteLimit: shares.table)
      .run(threadCount: environment.threadCount)
  }
}
