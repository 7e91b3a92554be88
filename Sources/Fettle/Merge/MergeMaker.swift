import Columns
import Connectors
import Diagnostics
import Engine
import Matching

/// Makes the result of a merge of what its collectors have gathered.
struct MergeMaker {
  let rule: MergeRule
  let threadCount: Int
  /// What learned clauses go by, and where they leave it; nil: they learn for this run alone.
  var models: ModelStore?
  /// Whether what is compared stays, for those who ask why.
  var keepsKeys = false

  /// Matches and merges what was gathered.
  func make(of gathered: GatheredMerge) throws(RunFailure) -> MergedTable {
    let maker = MergeInputMaker(rule, gathered.collectors, threadCount: threadCount)
    let compared = maker.input(keepsKeys: keepsKeys)
    FreeMemory.giveBack()
    try gathered.memory.look()
    var input =
      keepsKeys
      ? compared
      : compared.keeping(
        texts: rule.plan.rankedColumns, values: rule.plan.comparedInTakes,
        threadCount: threadCount)
    let identities = try RowIdentities(
      input, files: gathered.files.map(\.name),
      isLookedUp: rule.oldLinks != nil || rule.decisions != nil, threadCount: threadCount)
    let read = try MergeFiles(rule, identities, rowCount: input.rowCount)
    input.decisions = read.decisions
    // What is compared leaves memory with the matching.
    let outcome = try outcome(of: consume compared, read.decisions)
    try gathered.memory.look()
    models?.note(outcome, of: rule)
    let members = GroupMembers(outcome)
    try refuseLargeGroups(outcome, members, input)
    let ids = GroupIdentities(
      members, keys: identities.keys, earlier: read.earlier, pool: read.pool,
      threadCount: threadCount)
    let written = SurvivorWriter(rule, input).pieces(
      of: members, ids: ids, threadCount: threadCount)
    return MergedTable(
      rule: rule, input: input, outcome: outcome, members: members, identities: identities,
      ids: ids, earlier: read.earlier.isEmpty ? nil : (read.earlier, read.pool),
      bytes: MemoryPieces([SurvivorWriter.header(of: rule)] + written.map(\.bytes)),
      disagreements: written.flatMap(\.disagreements),
      noneValidCounts: sum(written.map(\.noneValidCounts)),
      disagreedCounts: sum(written.map(\.disagreedCounts)),
      decided: read.decided, strays: read.strays,
      files: gathered.files, records: maker.records, memory: gathered.memory)
  }

  private func outcome(
    of input: consuming MergeInput, _ decisions: [MergeDecision]
  ) throws(RunFailure) -> MergeOutcome {
    input.decisions = decisions
    return Merge(
      plan: rule.plan, input: input, threadCount: threadCount,
      models: try models?.models(for: rule) ?? [:]
    ).run()
  }

  /// Counts by take, of all pieces.
  private func sum(_ counts: [[Int]]) -> [Int] {
    rule.plan.takes.indices.map { take in counts.reduce(0) { $0 + $1[take] } }
  }

  /// A group that large is a placeholder that nobody declared, or a clause that is too wide.
  private func refuseLargeGroups(
    _ outcome: MergeOutcome, _ members: GroupMembers, _ input: MergeInput
  ) throws(RunFailure) {
    var largest = 0
    for group in 0..<members.groupCount where members.count(of: group) > members.count(of: largest)
    {
      largest = group
    }
    guard members.groupCount > 0, members.count(of: largest) > MergeRule.largestGroup else {
      return
    }
    let hold = LargeGroupHold(of: Array(members[largest]), rule, input, outcome)
    throw RunFailure(
      .stopped,
      "a group of '\(rule.result)' has \(Quantity.count(members.count(of: largest))) rows, and "
        + "none may have more than \(Quantity.count(MergeRule.largestGroup))" + hold.text,
      help: hold.help)
  }
}
