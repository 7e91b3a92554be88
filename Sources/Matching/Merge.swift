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
}
