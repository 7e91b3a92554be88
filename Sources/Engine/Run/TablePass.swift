import Diagnostics
import Kernels

/// The stages of one pass over a table: up to a dedupe that has to see every row first, or to the end.
struct TablePass {
  /// The dedupe that this pass gathers keys for; nil in the last pass.
  var gathers: DedupeRule?
  /// What the dedupes before it have decided, by rule.
  var decided: [Int: DecidedDedupe]
  var hasher: KeyHasher
  var environment: RunEnvironment
  var wishes: JournalWishes
  /// What steps noted in an earlier pass; nil where there is one pass alone.
  var memory: PassMemory?
  /// Done by the first pass that reads the input.
  var byteCheck: ByteCheck?

  /// - Parameters:
  ///   - tuples: where the gathered keys go.
  ///   - formatters: what makes the bytes of each save, by sink; unused while gathering.
  ///   - writing: the ordered stage at the end of the last pass.
  func stages(
    steps all: [Step], tuples: KeyTuples?, formatters: [Int: TableFormatter],
    journals: [any JournalFormatter], writing: (any Stage)?
  ) -> [any Stage] {
    var stages: [any Stage] = []
    var parallel: [ParallelStep] = byteCheck.map { [.check($0)] } ?? []
    // Behind a dedupe a batch also has rows from other places, which are asked about by themselves.
    var isBeforeDedupes = true
    steps: for step in gathers == nil ? all : needed(of: all) {
      switch step {
      case .rows(let rowOperator, let rule):
        parallel.append(parallelStep(rowOperator, rule: rule, isBeforeDedupes: isBeforeDedupes))
      case .save(let save):
        if gathers == nil, let formatter = formatters[save.sink] {
          parallel.append(.format(formatter))
        }
      case .dedupe(let rule):
        isBeforeDedupes = false
        if let gathers, gathers.rule == rule.rule, let tuples {
          parallel.append(.gather(rule, tuples))
          break steps
        }
        if let decided = decided[rule.rule] {
          parallel.append(.verdict(decided))
        } else {
          parallel.append(.digests(rule))
          stages.append(ParallelStage(parallel, hasher: hasher))
          parallel = []
          stages.append(
            StreamingDedupe(
              rule: rule, budget: environment.keyBudget / streamingCount(in: all),
              notesSurvivors: wishes.removals, environment: environment))
        }
      }
    }
    if gathers == nil { parallel += [.countRows, .journal(journals)] }
    if !parallel.isEmpty { stages.append(ParallelStage(parallel, hasher: hasher)) }
    if let writing { stages.append(writing) }
    return stages
  }

  private func parallelStep(
    _ rowOperator: any RowOperator, rule: Int, isBeforeDedupes: Bool
  ) -> ParallelStep {
    if isBeforeDedupes, let memory, let step = rowOperator as? any NotingOperator {
      return .noting(step, rule: rule, memory, isLastPass: gathers == nil)
    }
    return .rows(rowOperator)
  }

  /// The dedupes that keep a table of keys while this pass runs.
  private func streamingCount(in steps: [Step]) -> Int {
    steps.count { if case .dedupe(let rule) = $0 { decided[rule.rule] == nil } else { false } }
  }

  /// The steps that can bear on which keys the gathered dedupe sees.
  private func needed(of steps: [Step]) -> [Step] {
    guard let gathers else { return steps }
    var columns = gathers.reads
    var result: [Step] = []
    var isBefore = false
    for step in steps.reversed() {
      switch step {
      case .dedupe(let rule):
        if rule.rule == gathers.rule { isBefore = true }
        if isBefore { result.append(step) }
      case .rows(let rowOperator, _) where isBefore:
        guard rowOperator.removesRows || !rowOperator.writes.isDisjoint(with: columns) else {
          continue
        }
        columns.formUnion(rowOperator.reads)
        result.append(step)
      case .rows, .save: continue
      }
    }
    return result.reversed()
  }
}
