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
        let judgement = try SchemaJudgement(test)
        if let difference = judgement.difference(isValid: test.isValid) {
          score.disagree("\(test): \(difference)")
        } else {
          score.agree()
        }
        #expect(judgement.difference(isValid: !test.isValid) != nil, "\(test) would pass as both")
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
