import Engine
import Synchronization

/// Finds the pairs for which the test of a clause holds, among rows that are equal where it asks for that.
struct PairFinder: Sendable {
  let input: MergeInput
  let pairing: Pairing
  let judge: PairJudge
  let threadCount: Int

  /// A pair for which a test holds.
  struct Found: Sendable {
    var pair: RowPair
    var score: Float
  }

  /// Rows that share all values of some columns, two or more of each, in the order of their first rows.
  ///
  /// Without a column all rows are one block: then every pair is judged.
  func blocks(_ columns: [Int]) -> [[UInt32]] {
    if columns.isEmpty { return [Array(0..<UInt32(input.rowCount))] }
    var groups = KeyGroups(capacity: input.rowCount)
    var members: [(number: UInt32, row: UInt32)] = []
    for row in 0..<input.rowCount {
      var key: UInt64 = 0
      for column in columns {
        let id = input.columns[column].keys.ids[row]
        if id == 0 {
          key = 0
          break
        }
        // Two keys that differ meet once in 2^63.
        key = columns.count == 1 ? UInt64(id) : StableHash.mix(key, UInt64(id)) | 1
      }
      if key != 0 { members.append((groups.add(key), UInt32(row))) }
    }
    var blocks: [[UInt32]] = []
    var places = [Int](repeating: -1, count: groups.counts.count)
    for member in members where groups.counts[Int(member.number)] > 1 {
      if places[Int(member.number)] < 0 {
        places[Int(member.number)] = blocks.count
        blocks.append([])
      }
      blocks[places[Int(member.number)]].append(member.row)
    }
    return blocks
  }

  /// The pairs of some blocks for which tests hold, in the order of the blocks; how many were compared.
  func pairs(of blocks: [[UInt32]], _ tests: [PairTest]) -> (found: [Found], comparedCount: Int) {
    let results = Mutex([(found: [Found], compared: Int)?](repeating: nil, count: blocks.count))
    let next = Atomic(0)
    let shared = Shared(next: next, results: results)
    let pieceCount = 64
    onThreads(threadCount) { _ in
      while true {
        let start = shared.next.wrappingAdd(pieceCount, ordering: .relaxed).oldValue
        if start >= blocks.count { return }
        for number in start..<min(start + pieceCount, blocks.count) {
          let result = judged(blocks[number], tests)
          shared.results.withLock { $0[number] = result }
        }
      }
    }
    return shared.results.withLock { results in
      var all: [Found] = []
      var compared = 0
      for result in results {
        guard let result else { continue }
        all += result.found
        compared += result.compared
      }
      return (all, compared)
    }
  }

  private func judged(
    _ rows: [UInt32], _ tests: [PairTest]
  ) -> (found: [Found], compared: Int) {
    var found: [Found] = []
    var compared = 0
    for left in rows.indices {
      for right in (left + 1)..<max(rows.count, left + 1) {
        let pair = RowPair(rows[left], rows[right])
        if !pairing.allows(pair) { continue }
        compared += 1
        if let score = judge.score(.all(tests), pair) {
          found.append(Found(pair: pair, score: Float(score)))
        }
      }
    }
    return (found, compared)
  }

  private final class Shared: Sendable {
    let next: Atomic<Int>
    let results: Mutex<[(found: [Found], compared: Int)?]>

    init(
      next: consuming Atomic<Int>,
      results: consuming Mutex<[(found: [Found], compared: Int)?]>
    ) {
      self.next = next
      self.results = results
    }
  }
}
