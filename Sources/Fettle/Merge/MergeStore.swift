import Engine
import Synchronization

/// The merges of one run: what has been gathered for them.
final class MergeStore: Sendable {
  private typealias Gathered = [Int: (collector: MergeCollector, file: MergeSourceFile)]
  /// By the rule, then by the place of the table in its line.
  private let collectors = Mutex<[Int: Gathered]>([:])
  /// By the rule.
  private let memories = Mutex<[Int: MergeMemory]>([:])
  /// What a merge may hold.
  private let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
  }

  /// Has the plan of a table hand its rows on to the merges that it goes into.
  func prepare(_ plan: inout TablePlan, file: MergeSourceFile, for merges: some Sequence<MergeRule>)
  {
    let byRule = Dictionary(merges.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    for index in plan.steps.indices {
      guard case .collect(var collect) = plan.steps[index], let merge = byRule[collect.rule],
        let source = merge.place(of: plan.table)
      else { continue }
      let memory = memories.withLock { memories in
        if let memory = memories[merge.rule] { return memory }
        let memory = MergeMemory(merge, byteCount: byteCount)
        memories[merge.rule] = memory
        return memory
      }
      let collector = MergeCollector(
        merge.sources[source], keepsRecords: file.needsRecords(for: merge), memory: memory)
      collect.collector = collector
      plan.steps[index] = .collect(collect)
      collectors.withLock { $0[merge.rule, default: [:]][source] = (collector, file) }
    }
  }

  /// What was gathered for a merge, by its tables; nil where one of them has not been read.
  func take(_ merge: MergeRule) -> (collectors: [MergeCollector], files: [MergeSourceFile])? {
    guard let gathered = collectors.withLock({ $0.removeValue(forKey: merge.rule) }),
      gathered.count == merge.sources.count
    else { return nil }
    let ordered = merge.sources.indices.map { gathered[$0]! }
    return (ordered.map(\.collector), ordered.map(\.file))
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
