import Testing

@Suite(
  "The examples of the Validation and Transformation Language as judges",
  .enabled(if: Suites.areThere, Comment(rawValue: Suites.whyNot)))
struct VTLJudgeTests {
  @Test func `every example that works on rows makes the manual's table`() throws {
    let tests = try VTLCase.all()
    var score = Scorecard(title: "VTL reference manual", total: tests.count)
    for test in tests {
      do {
        let judgement = try VTLJudgement(VTLRestater(test))
        if let difference = judgement.difference(from: test.expected) {
          score.disagree("\(test): \(difference)")
        } else {
          score.agree()
        }
        for other in test.expected.opposites {
          #expect(judgement.difference(from: other) != nil, "\(test) would pass as \(other)")
        }
      } catch let untold as VTLUntold {
        score.leave(untold.reason)
      }
    }
    if Suites.arePrinted { print(score.table) }
    #expect(score.disagreements == [])
    #expect(tests.count == 107)
    #expect(score.agreeing == 55)
  }
}

extension VTLCase.DataSet {
  /// Tables that are certainly others: one row more, one row less, another last cell.
  var opposites: [VTLCase.DataSet] {
    var (more, less, changed) = (self, self, self)
    more.rows.append(rows[0])
    less.rows.removeLast()
    changed.rows[0][columns.count - 1] += "7"
    return [more, less, changed]
  }
}
