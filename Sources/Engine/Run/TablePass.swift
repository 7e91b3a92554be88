import Diagnostics
import Kernels

/// A rule that has to see every row before it can say anything of one.
enum Barrier: Sendable {
  case dedupe(DedupeRule)
  case groups(GroupRule)
  case repair(RepairRule)

  var rule: Int {
    switch self {
    case .dedupe(let dedupe): dedupe.rule
    case .groups(let groups): groups.rule
    case .repair(let repair): repair.rule
    }
  }

  var reads: Set<Int> {
    switch self {
    case .dedupe(let dedupe): dedupe.reads
    case .groups(let groups): groups.reads
    case .repair(let repair): repair.reads
    }
  }

  /// Whether what it decides changes what later rules see.
  var changesTable: Bool {
    switch self {
    case .dedupe, .repair: true
    case .groups(let groups): groups.judge.rejects
    }
  }
}

/// The stages of one pass over a table: up to a rule that has to see every row first, or to the end.
struct TablePass {
  /// The barriers that this pass gathers keys for, in the order of the rules; none in the last pass.
  var gathers: [Barrier]
  /// What earlier passes have decided, by rule.
  var decided: Decisions
  /// Where gathered keys go, by rule and number.
  var tuples: [TupleUse: KeyTuples]
  /// Where the values go that win in a repair, by rule; else its votes are gathered.
  var texts: [Int: [RepairTexts]] = [:]
  var hasher: KeyHasher
  var environment: RunEnvironment
  var wishes: JournalWishes
  /// What steps noted in an earlier pass; nil where there is one pass alone.
  var memory: PassMemory?
  /// Done by the first pass that reads the input.
  var byteCheck: ByteCheck?

  /// - Parameters:
  ///   - formatters: what makes the bytes of each save, by sink; unused while gathering.
  ///   - writing: the ordered stage at the end of the last pass.
  func stages(
    steps all: [Step], formatters: [Int: TableFormatter],
    journals: [any JournalFormatter], writing: (any Stage)?
  ) -> [any Stage] {
    var chain = StageChain(byteCheck.map { [.check($0)] } ?? [], hasher: hasher)
    // Behind a dedupe a batch also has rows from other places, which are asked about by themselves.
    var isBeforeDedupes = true
    let needed = isLast ? Set(all.indices) : needed(of: all)
    for (index, step) in all.enumerated() {
      // In every pass, so that what steps noted in an earlier one is of the same rows.
      if step.seesTables { chain.append(.dismissRejected) }
      guard needed.contains(index) else { continue }
      switch step {
      case .rows(let rowOperator, let rule):
        chain.append(parallelStep(rowOperator, rule: rule, isBeforeDedupes: isBeforeDedupes))
      case .save(let save):
        if isLast, let formatter = formatters[save.sink] { chain.append(.format(formatter)) }
      case .measure(let rule): if isLast { chain.append(measurement(rule)) }
      case .collect(let rule):
        if isLast { chain.append(.collect(rule)) }
      case .groups(let rule):
        if let step = parallelStep(rule) { chain.append(step) }
      case .repair(let rule): chain.append(parallelStep(rule))
      case .dedupe(let rule):
        isBeforeDedupes = false
        append(rule, to: &chain, streamingCount: streamingCount(in: all))
      }
      if isLastGathered(step) { break }
    }
    if isLast {
      // What is written is counted where it is written.
      let count = ParallelStep.countRows(changed: formatters.isEmpty)
      for step in [.dismissRejected, count, .journal(journals)] as [ParallelStep] {
        chain.append(step)
      }
    }
    if let writing { chain.append(writing) }
    return chain.closed()
  }

  private func measurement(_ rule: MeasureRule) -> ParallelStep {
    .measure(rule, rule.metrics.indices.map { tuples[TupleUse(rule.rule, $0)] })
  }

  /// Judges groups that are decided, or gathers their keys.
  private func parallelStep(_ rule: GroupRule) -> ParallelStep? {
    if let decided = decided.groups[rule.rule] { return .judge(decided) }
    return tuples[TupleUse(rule.rule)].map { .gatherGroups(rule, $0, isCounted: isLast) }
  }

  /// Gives the cells of a repair that is decided their values, or gathers its votes or the values that win.
  private func parallelStep(_ rule: RepairRule) -> ParallelStep {
    if let decided = decided.repairs[rule.rule] { return .repair(decided) }
    if let texts = texts[rule.rule] { return .gatherTexts(rule, texts) }
    guard let tuples = tuples[TupleUse(rule.rule)] else {
      preconditionFailure("a repair is decided before the last pass")
    }
    return .gatherVotes(rule, tuples)
  }

  /// Gathers the keys of a dedupe, takes out the rows that an earlier pass has decided on, or decides as
  /// they come, which takes a stage of its own.
  private func append(_ rule: DedupeRule, to chain: inout StageChain, streamingCount: Int) {
    if gathers.last?.rule == rule.rule, let tuples = tuples[TupleUse(rule.rule)] {
      return chain.append(.gather(rule, tuples))
    }
    if let decided = decided.dedupes[rule.rule] { return chain.append(.verdict(decided)) }
    chain.append(.digests(rule))
    let shares = KeyShares(environment.keyBudget)
    let byteCount = tuples.isEmpty ? environment.keyBudget : shares.tupleByteCount
    chain.append(
      StreamingDedupe(
        rule: rule, budget: byteCount / (streamingCount + tuples.count),
        notesSurvivors: wishes.removals, environment: environment))
  }

  /// Whether the pass ends with the keys of this step.
  private func isLastGathered(_ step: Step) -> Bool {
    switch step {
    case .groups, .dedupe, .repair: step.rule != nil && step.rule == gathers.last?.rule
    case .rows, .measure, .collect, .save: false
    }
  }

  private func parallelStep(
    _ rowOperator: any RowOperator, rule: Int, isBeforeDedupes: Bool
  ) -> ParallelStep {
    if isBeforeDedupes, let memory, let step = rowOperator as? any NotingOperator {
      return .noting(step, rule: rule, memory, isLastPass: isLast)
    }
    return .rows(rowOperator)
  }

  /// The dedupes that keep a table of keys while this pass runs.
  private func streamingCount(in steps: [Step]) -> Int {
    steps.count {
      if case .dedupe(let rule) = $0 { decided.dedupes[rule.rule] == nil } else { false }
    }
  }

  private var isLast: Bool { gathers.isEmpty }

  /// The numbers of the steps that can bear on which keys the gathering rules see.
  private func needed(of steps: [Step]) -> Set<Int> {
    let gathering = Set(gathers.map(\.rule))
    var columns = gathers.reduce(into: Set<Int>()) { $0.formUnion($1.reads) }
    var result: Set<Int> = []
    var isBefore = false
    for (index, step) in steps.enumerated().reversed() {
      if let rule = step.rule, gathering.contains(rule) { isBefore = true }
      switch step {
      case .dedupe where isBefore: result.insert(index)
      case .groups(let groups) where isBefore:
        if gathering.contains(groups.rule) || groups.judge.rejects {
          columns.formUnion(groups.scope.reads)
          result.insert(index)
        }
      case .repair(let repair) where isBefore:
        if gathering.contains(repair.rule) || repair.judge?.rejects == true
          || !repair.writes.isDisjoint(with: columns)
        {
          columns.formUnion(repair.scope.reads.union(repair.writes))
          result.insert(index)
        }
      case .rows(let rowOperator, _) where isBefore:
        guard rowOperator.removesRows || !rowOperator.writes.isDisjoint(with: columns) else {
          continue
        }
        columns.formUnion(rowOperator.reads)
        result.insert(index)
      case .rows, .dedupe, .groups, .measure, .repair, .collect, .save: continue
      }
    }
    return result
  }
}

/// Stages in a row: steps on batches that follow each other share one.
private struct StageChain {
  private let hasher: KeyHasher
  private var stages: [any Stage] = []
  /// Steps of the stage that is not closed yet.
  private var steps: [ParallelStep]

  init(_ steps: [ParallelStep], hasher: KeyHasher) {
    self.steps = steps
    self.hasher = hasher
  }

  mutating func append(_ step: ParallelStep) { steps.append(step) }

  mutating func append(_ stage: any Stage) {
    stages = closed() + [stage]
    steps = []
  }

  /// All stages so far.
  func closed() -> [any Stage] {
    steps.isEmpty ? stages : stages + [ParallelStage(steps, hasher: hasher)]
  }
}

/// Which keys some tuples hold: those of a rule, or of one of the figures that it measures.
struct TupleUse: Hashable {
  var rule: Int
  var number: Int

  init(_ rule: Int, _ number: Int = 0) {
    self.rule = rule
    self.number = number
  }
}

/// What earlier passes have decided, by rule.
struct Decisions {
  var dedupes: [Int: DecidedDedupe] = [:]
  var groups: [Int: DecidedGroups] = [:]
  var repairs: [Int: DecidedRepair] = [:]
}

extension Step {
  /// Whether it looks at more than one row, so that rejected rows have left before it.
  var seesTables: Bool {
    if case .rows = self { false } else { true }
  }
}
