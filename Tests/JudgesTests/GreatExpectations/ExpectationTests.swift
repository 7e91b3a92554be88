import Testing

@Suite(
  "Great Expectations' own tests as judges",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct ExpectationJudgeTests {
  @Test func `every expectation that is a rule has the same verdict and the same failing rows`()
    throws
  {
    let tests = try ExpectationCase.all()
    var score = Scorecard(title: "Great Expectations", total: tests.count)
    var apartCount = 0
    for test in tests {
      switch Restater.restate(test) {
      case .apart(let reason):
        apartCount += 1
        score.leave("apart: " + reason.rawValue)
      case .untold(let reason): score.leave(reason.rawValue)
      case .rules(let lines, let lists):
        let judgement = try ExpectationJudgement(test, lines, lists: lists)
        if let difference = judgement.difference(from: test.outcome) {
          score.disagree("\(test): \(difference)")
        } else {
          score.agree()
        }
        for other in test.outcome.opposites {
          #expect(judgement.difference(from: other) != nil, "\(test) would pass as \(other)")
        }
      }
    }
    if Suites.arePrinted { print(score.table) }
    #expect(score.disagreements == [])
    #expect(tests.count == 338)
    #expect(apartCount == 71)
    #expect(score.translated == 239)
  }
}
