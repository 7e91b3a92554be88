import Diagnostics
import Engine
import Synchronization

/// Runs of tuples of all the workers, by group: in memory as long as there is room, then on disk.
///
/// A group is what is counted apart: a column, or a combination of columns.
final class TupleStore: Sendable {
  let groupCount: Int
  /// Words of a tuple: three, or four where it has a dependent value.
  let tupleWordCount: Int
  /// Bytes that runs may hold in memory.
  private let budget: Int
  private let makeSpill: @Sendable () throws(RunFailure) -> any SpillFile
  private let state: Mutex<State>

  private struct State {
    var runs: [[TupleRun]]
    var heldByteCount = 0
    var spill: (any SpillFile)?
  }

  init(
    groupCount: Int, tupleWordCount: Int, budget: Int,
    makeSpill: @escaping @Sendable () throws(RunFailure) -> any SpillFile
  ) {
    self.groupCount = groupCount
    self.tupleWordCount = tupleWordCount
    self.budget = budget
    self.makeSpill = makeSpill
    state = Mutex(State(runs: Array(repeating: [], count: groupCount)))
  }

  /// The file that runs went to; nil where all are in memory.
  var spill: (any SpillFile)? { state.withLock { $0.spill } }

  /// Bytes that went to disk.
  var spilledByteCount: Int { spill?.byteCount ?? 0 }

  /// Takes a run; it goes to disk where the memory is full.
  func add(_ run: TupleRun, group: Int) throws(RunFailure) {
    let isHeld = state.withLock { state in
      guard state.heldByteCount + run.byteCount <= budget else { return false }
      state.heldByteCount += run.byteCount
      state.runs[group].append(run)
      return true
    }
    if isHeld { return }
    var run = run
    try run.spill(to: try spillFile())
    state.withLock { state in
      state.heldByteCount += run.byteCount
      state.runs[group].append(run)
    }
  }

  /// The runs of a group.
  func runs(of group: Int) -> [TupleRun] {
    state.withLock { $0.runs[group] }
  }

  private func spillFile() throws(RunFailure) -> any SpillFile {
    if let file = spill { return file }
    let made = try makeSpill()
    return state.withLock { state in
      if let file = state.spill { return file }
      state.spill = made
      return made
    }
  }
}

/// The tuples of one worker that are not in the store yet, by group.
struct TupleBuffer {
  /// The most tuples of a run.
  static let mostTuples = 8192

  private let store: TupleStore
  private let limit: Int
  private var groups: [[UInt64]]

  /// A buffer that makes a run of so many tuples.
  init(_ store: TupleStore, tupleLimit: Int) {
    self.store = store
    limit = min(max(tupleLimit, 1), Self.mostTuples) * store.tupleWordCount
    groups = Array(repeating: [], count: store.groupCount)
  }

  /// Adds tuples to a group: whole ones, one behind the other.
  mutating func append(_ tuples: [UInt64], group: Int) throws(RunFailure) {
    groups[group].append(contentsOf: tuples)
    if groups[group].count >= limit { try flush(group) }
  }

  private mutating func flush(_ group: Int) throws(RunFailure) {
    if groups[group].isEmpty { return }
    let run = TupleRun(groups[group], tupleWordCount: store.tupleWordCount)
    groups[group].removeAll(keepingCapacity: true)
    try store.add(run, group: group)
  }

  /// Hands everything to the store.
  mutating func finish() throws(RunFailure) {
    for group in groups.indices {
      try flush(group)
      groups[group] = []
    }
  }
}
