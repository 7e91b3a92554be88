import Testing

@Suite(
  "The National Archives' CSV Validator's own tests as judges",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct SchemaJudgeTests {
  @Test func `every schema has the same verdict, and points at the same lines and columns`() throws
  {
    let tests = try SchemaCase.all()
    var score = Scorecard(title: "CSV Validator", total: tests.count)
    for test in tests {
      do {
        if let difference = try SchemaJudgement(test: test).difference() {
          score.disagree("\(test): \(difference)")
        } else {
          score.agree()
        }
      } catch let untold as SchemaRestater.Untold {
        score.leave(untold.reason)
      }
    }
    if Suites.arePrinted { print(score.table) }
    #expect(score.disagreements == [])
    #expect(tests.count == 72)
    #expect(score.agreeing == 72)
  }
}
