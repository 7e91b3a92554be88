import Testing

@Suite(
  "The data tests of two dbt packages as judges",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct DBTJudgeTests {
  private static let folder = "rules-dbt-expectations/"

  @Test func `data tests of dbt-utils have the same verdict on the package's own tables`() throws {
    let score = try judge(
      "dbt-utils", Self.folder + "dbt-utils/models/generic_tests/schema.yml",
      tables: DBTTable.seeds(Self.folder + "dbt-utils/data"))
    #expect(score.disagreements == [])
    #expect(score.total == 44)
    #expect(score.agreeing == 23)
  }

  @Test func `data tests of dbt-expectations have the same verdict on tables as they remark them`()
    throws
  {
    let score = try judge(
      "dbt-expectations", Self.folder + "schema.yml", tables: DBTTable.remarked)
    #expect(score.disagreements == [])
    #expect(score.total == 158)
    #expect(score.agreeing == 103)
  }

  private func judge(
    _ title: String, _ path: String, tables: [String: DBTTable]
  ) throws -> Scorecard {
    let tests = try DBTCase.all(path)
    var score = Scorecard(title: title, total: tests.count)
    for test in tests {
      do {
        let judgement = try DBTJudgement(DBTRestater(test, tables: tables))
        if let difference = judgement.difference(shouldHold: test.shouldHold) {
          score.disagree("\(test): \(difference)")
        } else {
          score.agree()
        }
        let isBoth = judgement.difference(shouldHold: !test.shouldHold) == nil
        #expect(!isBoth || !score.disagreements.isEmpty, "\(test) would pass as both")
      } catch let untold as DBTUntold {
        score.leave(untold.reason)
      }
    }
    if Suites.arePrinted { print(score.table) }
    return score
  }
}
