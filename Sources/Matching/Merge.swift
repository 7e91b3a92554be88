import Columns
import Kernels

/// Finds the rows that are the same, and groups them.
package struct Merge: Sendable {
  package let plan: MergePlan
  package let input: MergeInput
  package let threadCount: Int

  package init(plan: MergePlan, input: MergeInput, threadCount: Int) {
    self.plan = plan
    self.input = input
    self.threadCount = threadCount
  }

  /// The groups, and what is left to people.
  package func run() throws(MergeProblem) -> MergeOutcome {
    var linker = GroupLinker(plan, input)
    for decision in input.decisions where decision.isSame {
      linker.link(
        Int(decision.left), Int(decision.right), clause: Int(MergeLink.decided), score: 1)
    }
    for (number, clause) in plan.clauses.enumerated() where clause.effect != .never {
      guard case .pair(let test) = clause.test else {
        throw MergeProblem("'\(clause.text)' cannot be learned from these rows")
      }
      for (left, right) in pairs(of: test) {
        linker.outcome.comparedCounts[number] += 1
        guard try PairJudge(input).passes(test, left, right) else { continue }
        if clause.effect == .review {
          linker.review(left, right, clause: number)
        } else {
          linker.outcome.linkedCounts[number] += 1
          linker.link(left, right, clause: number, score: 1)
        }
      }
    }
    return linker.finished()
  }

  /// The pairs that can pass a test, each once, in order.
  private func pairs(of test: PairTest) -> [(Int, Int)] {
    guard let column = test.blockingColumn else {
      return (0..<input.rowCount).flatMap { left in
        ((left + 1)..<max(input.rowCount, left + 1)).map { (left, $0) }
      }
    }
    var blocks: [UInt32: [Int]] = [:]
    for (row, key) in input.columns[column].keys.ids.enumerated() where key != 0 {
      blocks[key, default: []].append(row)
    }
    return blocks.values.flatMap { rows in
      rows.indices.flatMap { left in
        rows[(left + 1)...].map { (rows[left], $0) }
      }
    }.sorted { $0 < $1 }
  }
}

/// Why a merge could not be done.
package struct MergeProblem: Error, Sendable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}

extension PairTest {
  /// A column that rows have to share to pass; nil where there is none.
  fileprivate var blockingColumn: Int? {
    switch self {
    case .equal(let column), .within(let column): column
    case .all(let tests): tests.lazy.compactMap(\.blockingColumn).first
    case .differ, .similar, .measured, .near, .any, .not: nil
    }
  }
}
