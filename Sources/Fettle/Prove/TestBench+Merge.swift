import Diagnostics
import Engine
import Language

extension TestBench {
  /// What a merge makes of the tables of a test; nil for a table that none makes.
  func merge(
    _ name: String, _ compiler: ProgramCompiler, _ merges: MergeStore, _ test: TestCase?
  ) throws(RunFailure) -> MergedTable? {
    guard let rule = compiler.merges[name.lowercased()] else { return nil }
    guard let gathered = merges.take(rule) else { return try merge(rule, test) }
    return try MergeMaker(rule: rule, threadCount: 1).make(of: gathered)
  }

  /// The same by reading the tables as they stand at the line.
  private func merge(_ rule: MergeRule, _ test: TestCase?) throws(RunFailure) -> MergedTable {
    var gathered = GatheredMerge(
      collectors: [], files: rule.sources.map { MergeSourceFile(name: $0.table) },
      memory: MergeMemory(rule, MergeBudget()))
    for (number, source) in rule.sources.enumerated() {
      let collector = MergeCollector(source, memory: gathered.memory)
      try readThrough(source.plan, then: [rule.step(of: number, collector)], test)
      gathered.collectors.append(collector)
    }
    return try MergeMaker(rule: rule, threadCount: 1).make(of: gathered)
  }

  /// The rows of a plan's table, given, read or merged.
  func rows(of plan: TablePlan, _ test: TestCase?) throws(RunFailure) -> MemoryTable {
    guard let rule = plan.origin as? MergeRule else {
      if test == nil, let rows = standIns[plan.table.lowercased()] { return rows }
      return tables.table(plan.table, of: test)
    }
    return try merge(rule, test).table()
  }
}

extension MergedTable {
  /// The result as a table of a test.
  func table() throws(RunFailure) -> MemoryTable {
    try MemoryTable(written: bytes, name: rule.result)
  }
}
