import Diagnostics
import Engine
import Synchronization

/// Adds up every group of a store, on several threads, within a share of the memory for each.
struct TupleTotals {
  /// Tuples that one table takes at a time where there are enough of them: about what a cache holds.
  private static let stretchTupleCount = 16 << 10

  /// Some partitions of a group.
  private struct Task {
    var group: Int
    var partitions: Range<Int>
  }

  /// What the threads share.
  private struct Progress {
    var next = 0
    var totals: [ValueTotals]
    var failure: RunFailure?
  }

  private let store: TupleStore
  private let tableByteLimit: Int
  /// By group, the earliest records of values whose counts are wanted, ascending.
  private let wanted: [[Int]]

  /// Totals of a store; each thread's table holds at most so many bytes.
  init(_ store: TupleStore, tableByteLimit: Int, wanted: [[Int]] = []) {
    self.store = store
    self.wanted = wanted
    self.tableByteLimit = tableByteLimit
  }

  /// The totals by group.
  func run(threadCount: Int) throws(RunFailure) -> [ValueTotals] {
    let tasks = (0..<store.groupCount).flatMap(tasks)
    let progress = Mutex(
      Progress(totals: Array(repeating: ValueTotals(), count: store.groupCount)))
    let (store, limit, wanted) = (store, tableByteLimit, wanted)
    onThreads(threadCount) { _ in
      var table = GroupTable(tupleWordCount: store.tupleWordCount)
      while let task = progress.withLock({ Self.next(of: tasks, &$0) }) {
        do throws(RunFailure) {
          var part = ValueTotals()
          if task.group < wanted.count { part.wanted = wanted[task.group] }
          try Self.add(task, of: store, limit: limit, &table, to: &part)
          progress.withLock { $0.totals[task.group] += part }
        } catch {
          progress.withLock { $0.failure = error }
        }
      }
    }
    return try progress.withLock { (state) throws(RunFailure) in
      if let failure = state.failure { throw failure }
      return state.totals
    }
  }

  private static func next(of tasks: [Task], _ progress: inout Progress) -> Task? {
    guard progress.failure == nil, progress.next < tasks.count else { return nil }
    defer { progress.next += 1 }
    return tasks[progress.next]
  }

  /// A group in as many tasks as its tuples are worth.
  private func tasks(of group: Int) -> [Task] {
    let all = 0..<TupleRun.partitionCount
    let wordCount = store.runs(of: group).reduce(0) { $0 + $1.wordCount(of: all) }
    let tupleCount = wordCount / store.tupleWordCount
    var count = 1
    while count < TupleRun.partitionCount, tupleCount / count > Self.stretchTupleCount {
      count *= 2
    }
    let width = TupleRun.partitionCount / count
    return (0..<count).map {
      Task(group: group, partitions: $0 * width..<($0 + 1) * width)
    }
  }

  private static func add(
    _ task: Task, of store: TupleStore, limit: Int, _ table: inout GroupTable,
    to totals: inout ValueTotals
  ) throws(RunFailure) {
    let runs = store.runs(of: task.group)
    let file = store.spill
    let wordCount = store.tupleWordCount
    let tupleCount = runs.reduce(0) { $0 + $1.wordCount(of: task.partitions) } / wordCount
    let sharedBits = TupleRun.partitionBits - task.partitions.count.trailingZeroBitCount
    // What does not fit is read several times, a part of its hashes each time.
    var partBits = 0
    while partBits < 16, tupleCount >> partBits > 32,
      GroupTable.byteCount(tupleCount: tupleCount >> partBits, tupleWordCount: wordCount) > limit
    {
      partBits += 1
    }
    for part in 0..<UInt64(1 << partBits) {
      // Parts are not quite equal: twice the room is enough, as the table is half full at most.
      table.reset(tupleCount: tupleCount >> partBits, sharedBits: sharedBits + partBits)
      let shift = UInt64(64 - partBits)
      let shared = UInt64(sharedBits)
      for run in runs {
        try run.forEachPiece(of: task.partitions, tupleWordCount: wordCount, from: file) { piece in
          if partBits == 0 {
            table.add(piece) { _ in true }
          } else {
            table.add(piece) { ($0 << shared) >> shift == part }
          }
        }
      }
      table.total(into: &totals)
    }
  }
}
