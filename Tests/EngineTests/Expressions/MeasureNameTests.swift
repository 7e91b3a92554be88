import Kernels
import Language
import Testing

@Suite("The measures that rules name are those that there are")
struct MeasureNameTests {
  @Test("by the same names, in the same order, with the same kind of limit")
  func names() throws {
    #expect(MeasureUse.allCases.map(\.rawValue) == TextMeasure.allCases.map(\.rawValue))
    for use in MeasureUse.allCases {
      let measure = try #require(TextMeasure(rawValue: use.rawValue))
      #expect(measure.takesShare == (use.limit == .share), "\(use)")
      #expect(measure.takesEdits == (use.limit == .edits), "\(use)")
    }
  }
}
