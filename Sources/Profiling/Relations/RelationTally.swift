import Columns
import Diagnostics
import Engine
import Kernels

/// What one worker knows of the proposed relations: which values stood together, how often, where first.
final class RelationTally {
  /// One relation: the memory knows pairs of values, and what to count of each.
  private struct Counter {
    var relation: Relation
    var memory: ValueMemory
    /// What is counted by, and what should depend on it, of each pair in the memory.
    var keys: [KeyHash] = []
    var dependents: [UInt64] = []
  }

  private var counters: [Counter]
  private let tools: ColumnTools
  private var buffer: TupleBuffer
  private var tuples: [UInt64] = []

  init(_ relations: [Relation], tools: ColumnTools, store: TupleStore, tupleLimit: Int) {
    self.tools = tools
    buffer = TupleBuffer(store, tupleLimit: tupleLimit)
    counters = relations.map {
      Counter(relation: $0, memory: ValueMemory(limit: tools.memoryLimit))
    }
  }

  /// Takes the rows of a batch.
  func add(_ batch: Batch) throws(RunFailure) {
    for number in counters.indices {
      let rows = batch.selection.rows
      var start = 0
      while start < rows.count {
        let end = min(start + counters[number].memory.sliceRowCount, rows.count)
        if counters[number].memory.isFull { try flush(number) }
        add(rows[start..<end], of: batch, to: &counters[number])
        start = end
      }
    }
  }

  private func add(_ rows: ArraySlice<Int32>, of batch: Batch, to counter: inout Counter) {
    let (first, second) = counter.relation.columns
    let (firsts, seconds) = (batch.cells(first), batch.cells(second))
    for row in rows {
      let (left, right) = (firsts[Int(row)], seconds[Int(row)])
      if tools.blanks.isBlank(left) || tools.blanks.isBlank(right) { continue }
      let pair = hash([left, right])
      guard case .new = counter.memory.add(pair, record: batch.record(of: Int(row))) else {
        continue
      }
      switch counter.relation {
      case .pairKey:
        counter.keys.append(pair)
        counter.dependents.append(0)
      case .dependency:
        counter.keys.append(hash([left]))
        counter.dependents.append(hash([right]).first)
      }
    }
  }

  private func hash(_ cells: [Cell]) -> KeyHash {
    tools.hasher.hash(cells)
  }

  private func flush(_ number: Int) throws(RunFailure) {
    let memory = counters[number].memory
    tuples.removeAll(keepingCapacity: true)
    for place in 0..<memory.count {
      let key = counters[number].keys[place]
      var left = Int(memory.counts[place])
      repeat {
        let part = min(left, TupleRun.countLimit)
        tuples.append(key.first)
        tuples.append(key.second)
        tuples.append(UInt64(memory.records[place]) << 24 | UInt64(part))
        tuples.append(counters[number].dependents[place])
        left -= part
      } while left > 0
    }
    counters[number].memory.removeAll()
    counters[number].keys.removeAll(keepingCapacity: true)
    counters[number].dependents.removeAll(keepingCapacity: true)
    try buffer.append(tuples, group: number)
  }

  /// Hands everything to the store.
  func finish() throws(RunFailure) {
    for number in counters.indices { try flush(number) }
    try buffer.finish()
  }
}
