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

  @Test(
    "a likeness that is the bound to the last digit reaches it",
    arguments: [("scmith", "smit", 0.9), ("ab cd ef", "ab cd gh", 0.5), ("abcde", "abcdf", 0.92)])
  func exactBound(left: String, right: String, bound: Double) {
    for measure in TextMeasure.allCases where measure.takesShare {
      guard let score = measure.score(left.bytes.span, right.bytes.span, 0) else { continue }
      guard abs(score - bound) < 1e-9 else { continue }
      #expect(measure.score(left.bytes.span, right.bytes.span, bound) != nil)
      #expect(measure.score(left.bytes.span, right.bytes.span, bound + 1e-7) == nil)
      return
    }
    Issue.record("no measure gives \(bound)")
  }

  @Test("texts are within any limit that is larger than both", arguments: [3.0, 1e18, 1e300])
  func largeLimit(limit: Double) {
    for measure in TextMeasure.allCases where measure.takesEdits {
      let score = measure.score(Array("abc".utf8).span, Array("xyz".utf8).span, limit)
      #expect(score == 0)
    }
  }

  @Test("texts without a letter that sounds are alike only if they are the same")
  func soundless() {
    for measure in TextMeasure.allCases where measure.isPhonetic {
      for (left, right, isAlike) in [
        ("王伟", "李娜", false), ("12", "34", false), ("", "-", false), ("王伟", "王伟", true),
        ("Ann", "Anne", true), ("Robert", "王伟", false),
      ] {
        let score = measure.score(left.bytes.span, right.bytes.span, 0)
        #expect(score == (isAlike ? 1 : nil), "\(measure) \(left) \(right)")
      }
    }
  }
}
