import Diagnostics
import Synchronization
import Testing

@testable import Fettle

/// When memory goes to disk.
@Suite struct MergeBudgetTests {
  @Test(arguments: [(100, false, 1), (.max, true, 1), (.max, false, 0), (41, false, 0)])
  func `memory goes to disk, once, by what is counted or by what the process holds`(
    byteCount: Int, isCrowded: Bool, expected: Int
  ) throws {
    let spillCount = Atomic(0)
    let budget = MergeBudget(
      byteCount: byteCount, isCrowded: { isCrowded },
      spill: { () throws(RunFailure) in _ = spillCount.add(1, ordering: .relaxed) })
    for _ in 0..<3 { try budget.take(byteCount == 100 ? 50 : 10) }
    #expect(spillCount.load(ordering: .relaxed) == expected)
  }
}
