import Columns
import Testing

@testable import Kernels

@Suite("Measures that a rule asks for by name")
struct TextMeasureTests {
  @Test(
    "a limit is as many whole edits as it has, and never more than can be counted",
    arguments: [
      (0.0, 0), (2.0, 2), (2.9, 2), (-0.5, -1),
      (999_999_999_999_999_999.0, 1_000_000_000_000_000_000),
      (9_223_372_036_854_775_807.0, Int.max), (1e300, Int.max), (.infinity, Int.max),
    ])
  func edits(limit: Double, count: Int) {
    #expect(TextMeasure.edits(limit) == count)
  }

  @Test("texts are within any limit that is larger than both", arguments: [3.0, 1e18, 1e300])
  func largeLimit(limit: Double) {
    for measure in TextMeasure.allCases where measure.takesEdits {
      let score = measure.score(Array("abc".utf8).span, Array("xyz".utf8).span, limit)
      #expect(score == 0)
    }
  }
}
