import Diagnostics
import Language
import Testing

@testable import Engine

/// `if P then x else if Q then y else z`.
struct ConditionalTests {
  let numbers = ExpressionTable("number", ["1", "5", "20", "", "x"])

  @Test func theFirstTrueBranchGivesTheValue() {
    #expect(
      numbers.values("if c < 2 then 'low' else if c < 10 then 'mid' else 'high'")
        == ["low", "mid", "high", .blank, .failed])
  }

  @Test func withoutElseTheRestIsBlank() {
    #expect(numbers.values("if c < 2 then c") == ["1", .blank, .blank, .blank, .failed])
    #expect(numbers.values("if c is present then 'x'") == ["x", "x", "x", .blank, "x"])
  }

  @Test func anUnknownConditionIsBlankAndAFailedOneFails() {
    #expect(numbers.values("if c > 2 then 1 else 2") == ["2", "1", "1", .blank, .failed])
    #expect(
      numbers.values("if c is blank then 0 else if c > 2 then 1 else 2")
        == ["2", "1", "1", "0", .failed])
  }

  @Test func branchesAreEvaluatedOnTheirRowsAlone() {
    let table = ExpressionTable("number", ["2", "0"])
    #expect(table.values("if c = 0 then 0 else (1 / c)") == ["0.5", "0"])
    #expect(table.values("if c != 0 then (1 / c)") == ["0.5", .blank])
  }

  @Test func branchesOfDifferentKindsAreTexts() {
    #expect(numbers.values("if c < 2 then 'few' else c") == ["few", "5", "20", .blank, .failed])
    #expect(numbers.value(of: "if c < 2 then 'few' else c")?.kind == .text)
    #expect(numbers.value(of: "if c < 2 then 1 else c")?.kind == .number)
    #expect(numbers.value(of: "if c < 2 then blank else c")?.kind == .number)
    #expect(numbers.value(of: "if c < 2 then today else c")?.kind == .text)
  }

  @Test func aDateBesideADatetimeIsOne() {
    let times = ExpressionTable("datetime", ["2026-01-01T10:00:00Z", ""])
    #expect(
      times.values("if c is blank then today else c")
        == ["2026-01-01T10:00:00Z", "2026-01-31T00:00:00Z"])
  }

  @Test func everyKindCanBeChosen() {
    let table = ExpressionTable(
      [("b", "boolean"), ("d", "date"), ("t", "datetime")],
      [["yes", "2026-01-01", "2026-01-01T10:00:00Z"], ["no", "", ""], ["", "x", "x"]])
    #expect(table.values("if b then d") == ["2026-01-01", .blank, .blank])
    #expect(table.values("if not b then t else t") == ["2026-01-01T10:00:00Z", .blank, .blank])
    #expect(table.values("if d is present then b") == ["true", .blank, .blank])
    #expect(table.truths("(if d is present then b) = true") == "T??")
  }
}
