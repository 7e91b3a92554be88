import Matching
import Testing

@Suite struct LearnedTests {
  private func groups(_ input: MergeInput, threadCount: Int = 2, least: Double? = nil) -> [UInt32] {
    let clause = MatchClause(
      effect: .same, test: .learned(columns: nil, least: least), text: "same when learned")
    return Merge(
      plan: MergePlan(result: "person", clauses: [clause]), input: input, threadCount: threadCount
    ).run().groups
  }

  @Test(arguments: 1...4)
  func `people with errors in their copies are found without a label`(seed: UInt64) {
    let table = PeopleTable(personCount: 400, seed: seed)
    let score = table.score(groups(table.input()))
    #expect(score.precision > 0.97)
    #expect(score.recall > 0.9)
  }

  @Test func `threads change no group`() {
    let input = PeopleTable(personCount: 300, seed: 9).input()
    let one = groups(input, threadCount: 1)
    for count in 2...4 { #expect(groups(input, threadCount: count) == one) }
  }

  @Test func `who asks for surer pairs gets no other ones`() {
    let table = PeopleTable(personCount: 400, seed: 3)
    let usual = table.score(groups(table.input()))
    let sure = table.score(groups(table.input(), least: 0.9999))
    #expect(sure.precision >= usual.precision)
    #expect(sure.recall <= usual.recall)
  }

  @Test(arguments: [0, 1, 2])
  func `tables of hardly any rows stay as they are`(count: Int) {
    var columns: [MergeColumn] = []
    for column in PeopleTable.columns {
      columns.append(
        MergeColumn(
          name: column.name, kind: column.kind, (0..<count).map { "\(column.name) \($0)" }))
    }
    let input = MergeInput(
      sources: [
        MergeSource(name: "t", rows: 0..<count, recordNumbers: (0..<count).map { UInt32($0) })
      ], columns: columns)
    #expect(groups(input) == Array(0..<UInt32(count)))
  }
}
