import Diagnostics
import Language
import Testing

@testable import Engine

/// What stands behind `is`.
struct StateTests {
  @Test func blankAndPresentAreTwoValued() {
    for type in ["text", "number", "date", "boolean"] {
      let table = ExpressionTable(type, ["x", "", "  ", "n/a", "1", "\u{FEFF}"])
      #expect(table.truths("c is blank") == "FTTTFT")
      #expect(table.truths("c is present") == "TFFFTF")
      #expect(table.truths("c is not blank") == "TFFFTF")
      #expect(table.truths("c is not present") == "FTTTFT")
    }
  }

  @Test func aComputedValueIsBlankOrNot() {
    let table = ExpressionTable([("a", "number"), ("b", "number")], [["1", "0"], ["", "1"]])
    #expect(table.truths("a / b is blank") == "FT")
    #expect(table.truths("a / b is present") == "TF")
    #expect(table.truths("a & b is blank") == "FF")
    #expect(table.truths("blank is blank") == "TT")
    #expect(table.truths("' ' is blank") == "TT")
    #expect(table.truths("'x' is blank") == "FF")
  }

  @Test func defaultIsAMarkOrThePlaceholdersText() {
    let table = ExpressionTable("text", ["unknown", "a", "", "b", "Unknown"])
    table.placeholders[0] = [LiteralCell("unknown")]
    table.batch.mark([3], in: 0)
    #expect(table.truths("c is default") == "TFFTF")
    #expect(table.truths("c is real") == "FTFFT")
    #expect(table.truths("c is not default") == "FTTFT")
    #expect(table.truths("c is not real") == "TFTTF")
  }

  @Test func theOriginalHasThePlaceholdersTextButNoMark() {
    let table = ExpressionTable("text", ["unknown", "a", ""])
    table.placeholders[0] = [LiteralCell("unknown")]
    table.write("b", row: 0, column: 0)
    table.batch.mark([1], in: 0)
    #expect(table.truths("c is default") == "FTF")
    #expect(table.truths("original.c is default") == "TFF")
  }

  @Test func changedMeansThatTheBytesDiffer() {
    let table = ExpressionTable("text", ["a", "b", "", "d"])
    #expect(table.truths("c is changed") == "FFFF")
    table.write("A", row: 0, column: 0)
    table.write("x", row: 1, column: 0)
    table.write("b", row: 1, column: 0)
    table.write("y", row: 2, column: 0)
    #expect(table.truths("c is changed") == "TFTF")
    #expect(table.truths("c is not changed") == "FTFT")
    #expect(table.truths("original.c is changed") == "FFFF")
    #expect(table.values("original.c") == ["a", "b", .blank, "d"])
    #expect(table.values("c") == ["A", "b", "y", "d"])
    #expect(table.truths("original.c = c") == "FT?T")
  }

  @Test func validIsFalseForBadTextAndUnknownForABlank() {
    let numbers = ExpressionTable("number", ["1", "x", ""])
    #expect(numbers.truths("c is valid") == "TF?")
    #expect(numbers.truths("c is not valid") == "FT?")
    let stages = ExpressionTable("one of 'New', 'Won'", ["New", "new", "", "Lost"])
    #expect(stages.truths("c is valid") == "TF?F")
    #expect(stages.truths("c = 'Lost'") == "FF?T")
    #expect(stages.values("c") == ["New", "new", .blank, "Lost"])
    #expect(ExpressionTable("whole", ["1", "1.0", "1.5", ""]).truths("c is valid") == "TTF?")
    #expect(ExpressionTable("id", ["1", "x", ""]).truths("c is valid") == "TT?")
  }

  @Test func aTypeBehindIsReadsTheText() {
    let table = ExpressionTable("text", ["1", "1.5", "2026-01-31", "31/01/2026", "yes", "", "x"])
    #expect(table.truths("c is number") == "TTFFF?F")
    #expect(table.truths("c is whole") == "TFFFF?F")
    #expect(table.truths("c is date") == "FFTFF?F")
    #expect(table.truths("c is not date") == "TTFTT?T")
    #expect(table.truths("c is date 'DD/MM/YYYY'") == "FFFTF?F")
    #expect(table.truths("c is date 'DD/MM/YYYY', 'YYYY-MM-DD'") == "FFTTF?F")
    #expect(table.truths("c is datetime") == "FFTFF?F")
    #expect(table.truths("c is boolean") == "TFFFT?F")
    #expect(table.truths("c is text") == "TTTTT?T")
    #expect(table.truths("c is one of 'x', '1'") == "TFFFF?T")
    table.scope.lists["known"] = [.init(text: "yes", range: .zero)]
    #expect(table.truths("c is one of known") == "FFFFT?F")
    #expect(table.problems("c is one of unknown") == ["F0110"])
  }

  @Test func aTypeBehindIsTakesTheNotationsOfItsColumn() {
    let table = ExpressionTable("date 'DD/MM/YYYY'", ["31/01/2026", "2026-01-31", ""])
    #expect(table.truths("c is date") == "TF?")
    #expect(table.truths("c is date 'YYYY-MM-DD'") == "FT?")
    #expect(table.truths("c is number") == "FF?")
    let numbers = ExpressionTable("number '1.234,56'", ["1,5", "1.5", "2"])
    #expect(numbers.truths("c is number") == "TFT")
    #expect(numbers.truths("c is whole") == "FFT")
  }

  @Test func computedValuesHaveATypeToo() {
    let table = ExpressionTable("number", ["1", "0", "", "x"])
    #expect(table.truths("1 / c is number") == "TF?F")
    #expect(table.truths("c & '' is number") == "TT?F")
    #expect(table.truths("left('12ab', c) is whole") == "T??F")
  }

  @Test func theCellsAreCanonicalOnceALineHasConvertedThem() {
    let table = ExpressionTable("date 'DD/MM/YYYY'", ["31/01/2026", "1/2/2026"])
    table.write("2026-01-31", row: 0, column: 0)
    table.scope.update(0) { $0.isCanonical = true }
    #expect(table.values("c") == ["2026-01-31", .failed])
    #expect(table.values("original.c") == ["2026-01-31", "2026-02-01"])
    #expect(table.truths("c is valid") == "TF")
    #expect(table.truths("original.c is date") == "TT")
  }

  @Test func whatTheRulesMadeHasNoOriginal() {
    let table = ExpressionTable("text", ["a"])
    table.scope.addColumn(named: "made")
    #expect(table.values("made") == [.blank])
    #expect(table.problems("original.made = 'a'") == ["F0114"])
    #expect(table.problems("made is changed") == ["F0114"])
    #expect(table.problems("upper(c) is default") == ["F0302"])
  }
}
