import Diagnostics
import Language
import Testing

@testable import Engine

/// Comparisons, `between` and `in` over every kind, with blank and bad cells.
struct ComparisonTests {
  @Test func textsAreComparedAsTheyAre() {
    let table = ExpressionTable("text", ["Anna", "anna", " Anna", "", " ", "n/a", "7", "07"])
    #expect(table.truths("c = 'Anna'") == "TFF???FF")
    #expect(table.truths("c != 'Anna'") == "FTT???TT")
    #expect(table.truths("'Anna' = c") == "TFF???FF")
    #expect(table.truths("c = 7") == "FFF???TF")
    #expect(table.truths("c = 07") == "FFF???TF")
    #expect(table.truths("c = 'N/A'") == "????????")
    #expect(table.truths("c = blank") == "????????")
  }

  @Test(arguments: [
    ("=", "FTF?!FT"), ("!=", "TFT?!TF"), ("<", "TFF?!FF"), ("<=", "TTF?!FT"), (">", "FFT?!TF"),
    (">=", "FTT?!TT"),
  ])
  func numbersOrder(_ sign: String, _ signs: String) {
    let table = ExpressionTable("number", ["1.99", "2", "2.01", "", "two", "1e3", "2.00"])
    #expect(table.truths("c \(sign) 2") == signs)
    #expect(table.truths("c \(sign) 1 + 1") == signs)
    #expect(table.truths("c + 0 \(sign) 2.0") == signs)
  }

  @Test func aConstantMayStandAtTheLeft() {
    let table = ExpressionTable("number", ["1", "2", "3", "", "x"])
    #expect(table.truths("2 < c") == "FFT?!")
    #expect(table.truths("2 >= c") == "TTF?!")
    #expect(table.truths("2 != c") == "TFT?!")
  }

  @Test func datesOrderAmongThemselvesAndBesideTexts() {
    let table = ExpressionTable(
      "date 'DD/MM/YYYY'", ["30/01/2026", "31/01/2026", "01/02/2026", "", "2026-01-31"])
    #expect(table.truths("c < '2026-01-31'") == "TFF?!")
    #expect(table.truths("c = today") == "FTF?!")
    #expect(table.truths("c >= '2026-01-31'") == "FTT?!")
    #expect(table.truths("c > '2026-01-30T12:00:00'") == "FTT?!")
    #expect(table.truths("c < '2026-01-30T00:00:01Z'") == "TFF?!")
    #expect(table.truths("'2026-01-31' > c") == "TFF?!")
  }

  @Test func aDateBesideADatetimeIsItsMidnight() {
    let table = ExpressionTable(
      [("d", "date"), ("t", "datetime")],
      [
        ["2026-01-31", "2026-01-31T00:00:00Z"], ["2026-01-31", "2026-01-31T00:00:01Z"],
        ["2026-01-31", "2026-01-31T00:30:00+01:00"], ["", "2026-01-31T00:00:00Z"],
        ["bad", ""],
      ])
    #expect(table.truths("d = t") == "TFF?!")
    #expect(table.truths("d < t") == "FTF?!")
    #expect(table.truths("t > d") == "FTF?!")
    #expect(table.truths("t = '2026-01-31'") == "TFFT?")
    #expect(table.truths("t >= today") == "TTFT?")
  }

  @Test func booleansAreEqualOrNot() {
    let table = ExpressionTable("boolean", ["true", "NO", "1", "f", "", "perhaps"])
    #expect(table.truths("c = true") == "TFTF?!")
    #expect(table.truths("c != true") == "FTFT?!")
    #expect(table.truths("c = false") == "FTFT?!")
  }

  @Test func columnsAreComparedRowByRow() {
    let table = ExpressionTable(
      [("a", "number"), ("b", "number '1.234,56'"), ("s", "text"), ("t", "text")],
      [
        ["1234.5", "1.234,50", "x", "x"], ["1", "2", "x", "y"], ["", "1", "", "y"],
        ["bad", "", "x", ""], ["1", "bad", " ", ""],
      ])
    #expect(table.truths("a = b") == "TF?!!")
    #expect(table.truths("a < b") == "FT?!!")
    #expect(table.truths("s = t") == "TF???")
    #expect(table.truths("s != t") == "FT???")
  }

  @Test func canonicalValuesAreCompared() {
    let table = ExpressionTable("number '1.234,56'", ["1.000,50", "1000,5", "1000.5"])
    #expect(table.truths("c = 1000.5") == "TT!")
    #expect(table.truths("c in (1000.50, 3)") == "TT!")
  }

  @Test func betweenHoldsBothEnds() {
    let table = ExpressionTable("number", ["0", "1", "2", "3", "4", "", "x"])
    #expect(table.truths("c between 1 and 3") == "FTTTF?!")
    #expect(table.truths("c not between 1 and 3") == "TFFFT?!")
    #expect(table.truths("c between 3 and 1") == "FFFFF?!")
    #expect(table.truths("c between blank and 3") == "????F?!")
    #expect(table.truths("c between c and 3") == "TTTTF?!")
    let dates = ExpressionTable("date", ["2026-01-01", "2026-02-01", "", "x"])
    #expect(dates.truths("c between '2026-01-01' and today") == "TF?!")
    #expect(dates.truths("c between '2026-01-01T01:00:00' and '2026-02-01T00:00:00'") == "FT?!")
  }

  @Test func inIsUnknownForABlankInTheList() {
    let table = ExpressionTable("text", ["a", "b", "c", "", "N/A"])
    #expect(table.truths("c in ('a', 'b')") == "TTF??")
    #expect(table.truths("c not in ('a', 'b')") == "FFT??")
    #expect(table.truths("c in ('a', blank)") == "T????")
    #expect(table.truths("c not in ('a', blank)") == "F????")
    #expect(table.truths("c in ('a', upper('b'), c)") == "TTT??")
  }

  @Test func inFindsValuesOfEveryKind() {
    let numbers = ExpressionTable("number", ["1.0", "2", "7", "", "x"])
    #expect(numbers.truths("c in (7, 1, 3)") == "TFT?!")
    #expect(numbers.truths("c in (7, 1 / 0)") == "!!T?!")
    let dates = ExpressionTable("date 'DD.MM.YYYY'", ["31.01.2026", "1.2.2026", "", "x"])
    #expect(dates.truths("c in ('2026-01-31', today)") == "TF?!")
    let booleans = ExpressionTable("boolean", ["yes", "no", "", "x"])
    #expect(booleans.truths("c in (true)") == "TF?!")
  }

  @Test func inLooksIntoLargeSetsAndLists() {
    let cells = (0..<40).map { "v\($0)" } + ["", "w"]
    let table = ExpressionTable("text", cells)
    let list = (0..<20).map { "'v\($0 * 2)'" }.joined(separator: ", ")
    let signs = (0..<40).map { $0 % 2 == 0 ? "T" : "F" }.joined() + "?F"
    #expect(table.truths("c in (\(list))") == signs)
    table.scope.lists["even"] = (0..<20).map { .init(text: "v\($0 * 2)", range: .zero) }
    #expect(table.truths("c in even") == signs)
    #expect(table.truths("c in EVEN") == signs)
  }

  @Test func inReadsAnotherTablesColumn() {
    let table = ExpressionTable("number '1.234,56'", ["1.000,00", "2", "", "x"])
    table.otherColumn = ["1000", "3"]
    table.scope.tables["plz"] = .some(nil)
    #expect(table.truths("c in plz.code") == "TF?!")
    #expect(table.truths("c not in plz.code") == "FT?!")
    #expect(table.problems("c in plz.missing") == ["F0109"])
  }

  @Test(arguments: [
    ("number", ["1.50", "2", "", "x"], ["1.5", "2,0", "two"], "TF?!"),
    ("whole", ["1", "2", "", "1.5"], ["1.0", "9"], "TF?!"),
    (
      "date 'DD.MM.YYYY'", ["31.01.2026", "1.2.2026", "", "x"], ["2026-01-31", "1.2.2026"], "TF?!"
    ),
    ("date", ["2026-01-31", "2026-02-01"], ["2026-01-31T00:00:00Z", "2026-02-01 10:00"], "TF"),
    ("datetime", ["2026-01-31", "2026-02-01 10:00"], ["2026-01-31", "2026-02-01T10:00Z"], "TT"),
    ("boolean", ["yes", "no", "", "x"], ["TRUE", "1"], "TF?!"),
    ("text", ["1.50", "2"], ["1.5", "2"], "FT"),
  ])
  func `in reads the other table's texts as literals of the column's type`(
    type: String, cells: [String], others: [String], truths: String
  ) {
    let table = ExpressionTable(type, cells)
    table.otherColumn = others
    table.scope.tables["plz"] = .some(nil)
    #expect(table.truths("c in plz.code") == truths)
  }

  @Test func whatCannotBeComparedIsReported() {
    let table = ExpressionTable([("a", "text"), ("n", "number"), ("d", "date")], [])
    #expect(table.problems("a < 5") == ["F0301"])
    #expect(table.problems("n < 'much'") == ["F0308"])
    #expect(table.problems("d = 'soon'") == ["F0308"])
    #expect(table.problems("n in (1, 'x')") == ["F0308"])
    #expect(table.problems("nowhere = 1") == ["F0104"])
    #expect(table.problems("a and n = 1") == ["F0303"])
    #expect(table.problems("a in nowhere") == ["F0110"])
  }
}
