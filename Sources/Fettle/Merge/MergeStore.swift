import Engine
import Synchronization

/// What was gathered for a merge, by its tables.
struct GatheredMerge {
  var collectors: [MergeCollector]
  var files: [MergeSourceFile]
  /// What it holds.
  var memory: MergeMemory
}

/// The merges of one run: what has been gathered for them.
final class MergeStore: Sendable {
  private typealias Gathered = [Int: (collector: MergeCollector, file: MergeSourceFile)]
  /// By the rule, then by the place of the table in its line.
  private let collectors = Mutex<[Int: Gathered]>([:])
  /// By the rule.
  private let memories = Mutex<[Int: MergeMemory]>([:])
  private let budget: MergeBudget

  /// What all of them may hold together.
  init(_ budget: MergeBudget) {
    self.budget = budget
  }

  /// What a merge holds that gathers its tables by itself.
  func memory(of merge: MergeRule) -> MergeMemory { MergeMemory(merge, budget) }

  /// Has the plan of a table hand its rows on to the merges that it goes into; with their records, where
  /// logs of those are written.
  func prepare(
    _ plan: inout TablePlan, file: MergeSourceFile, for merges: some Sequence<MergeRule>,
    writesLogs: Bool = false
  ) {
    let byRule = Dictionary(merges.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    for index in plan.steps.indices {
      guard case .collect(var collect) = plan.steps[index], let merge = byRule[collect.rule],
        let source = merge.place(of: plan.table)
      else { continue }
      let memory = memories.withLock { memories in
        if let memory = memories[merge.rule] { return memory }
        let memory = self.memory(of: merge)
        memories[merge.rule] = memory
        return memory
      }
      let collector = MergeCollector(
        merge.sources[source],
        keepsRecords: file.needsRecords(for: merge, writesLogs: writesLogs), memory: memory)
      collect.collector = collector
      plan.steps[index] = .collect(collect)
      collectors.withLock { $0[merge.rule, default: [:]][source] = (collector, file) }
    }
  }

  /// What was gathered for a merge; nil where one of its tables has not been read.
  func take(_ merge: MergeRule) -> GatheredMerge? {
    guard let memory = memories.withLock({ $0.removeValue(forKey: merge.rule) }),
      let gathered = collectors.withLock({ $0.removeValue(forKey: merge.rule) }),
      gathered.count == merge.sources.count
    else { return nil }
    let ordered = merge.sources.indices.map { gathered[$0]! }
    return GatheredMerge(
      collectors: ordered.map(\.collector), files: ordered.map(\.file), memory: memory)
  }
}

extension MergeRule {
  /// The place of a table in the line.
  func place(of table: String) -> Int? {
    sources.firstIndex { $0.table.lowercased() == table.lowercased() }
  }
}

extension TablePlan {
  /// Lets `expect merged` know what the merge has come to.
  mutating func note(_ count: MergedCount) {
    for index in steps.indices {
      guard case .measure(var measure) = steps[index] else { continue }
      measure.metrics = measure.metrics.map { if case .merged = $0 { .merged(count) } else { $0 } }
      steps[index] = .measure(measure)
    }
  }
}
