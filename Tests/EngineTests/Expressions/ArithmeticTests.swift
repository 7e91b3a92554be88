import Testing

@testable import Engine

/// `+ - * / &` over numbers, dates and texts, with blank and bad cells.
struct ArithmeticTests {
  let pairs = ExpressionTable(
    [("a", "number"), ("b", "number")],
    [["7", "2"], ["0.1", "0.2"], ["1", "0"], ["", "2"], ["2", ""], ["x", "2"], ["x", ""]])

  @Test func numbersAreExact() {
    #expect(pairs.values("a + b") == ["9", "0.3", "1", .blank, .blank, .failed, .failed])
    #expect(pairs.values("a - b") == ["5", "-0.1", "1", .blank, .blank, .failed, .failed])
    #expect(pairs.values("a * b") == ["14", "0.02", "0", .blank, .blank, .failed, .failed])
    #expect(pairs.values("a / b") == ["3.5", "0.5", .failed, .blank, .blank, .failed, .failed])
    #expect(pairs.values("-a") == ["-7", "-0.1", "-1", .blank, "-2", .failed, .failed])
    #expect(pairs.values("a * 2 + 1") == ["15", "1.2", "3", .blank, "5", .failed, .failed])
    #expect(pairs.values("10 - a") == ["3", "9.9", "9", .blank, "8", .failed, .failed])
  }

  @Test func quotientsRoundHalfToEvenAtTwelvePlaces() {
    let table = ExpressionTable("number", ["1", "2"])
    #expect(table.values("c / 3") == ["0.333333333333", "0.666666666667"])
    #expect(table.values("c / 3 * 3") == ["0.999999999999", "2.000000000001"])
  }

  @Test func overflowHasFailed() {
    let nines = String(repeating: "9", count: 28)
    let table = ExpressionTable("number", [nines, "1"])
    #expect(table.values("c + 1") == [.failed, "2"])
    #expect(table.values("c * 10") == [.failed, "10"])
    #expect(table.values("c - 1") == [.value(String(repeating: "9", count: 27) + "8"), "0"])
  }

  @Test func blankMakesBlank() {
    let table = ExpressionTable("number", ["1", ""])
    #expect(table.values("c + blank") == [.blank, .blank])
    #expect(table.values("1 / 0") == [.failed, .failed])
    #expect(table.values("c + 1 / 0") == [.failed, .failed])
  }

  @Test func datesMoveByDays() {
    let dates = ExpressionTable(
      [("d", "date"), ("n", "number")],
      [
        ["2026-01-31", "1"], ["2024-02-28", "2"], ["2026-01-01", "0.5"], ["", "1"], ["x", "1"],
        ["9999-12-31", "1"],
      ])
    let moved: [Seen] = ["2026-02-01", "2024-03-01", .failed, .blank, .failed, .failed]
    #expect(dates.values("d + n") == moved)
    #expect(dates.values("n + d") == moved)
    #expect(dates.values("d - n")[0...1] == ["2026-01-30", "2024-02-26"])
    #expect(dates.values("d + 90 days")[0] == "2026-05-01")
    #expect(dates.values("d - 90 days")[1] == "2023-11-30")
    #expect(dates.values("today + 1 days")[0] == "2026-02-01")
  }

  @Test func pointsInTimeMoveByPartsOfDays() {
    let times = ExpressionTable("datetime", ["2026-01-31T12:00:00Z", "", "x"])
    #expect(times.values("c + 0.5") == ["2026-02-01T00:00:00Z", .blank, .failed])
    #expect(times.values("c - 1 days") == ["2026-01-30T12:00:00Z", .blank, .failed])
    #expect(times.values("c - today") == ["0.5", .blank, .failed])
    #expect(times.values("c - '2026-01-30'") == ["1.5", .blank, .failed])
  }

  @Test func theDifferenceOfDatesIsDays() {
    let dates = ExpressionTable(
      [("a", "date"), ("b", "date")],
      [["2026-03-01", "2026-02-01"], ["2026-01-01", "2026-01-31"], ["", "2026-01-31"]])
    #expect(dates.values("a - b") == ["28", "-30", .blank])
    #expect(dates.values("today - a") == ["-29", "30", .blank])
    #expect(dates.values("'2026-01-31' - a") == ["-29", "30", .blank])
    #expect(dates.truths("a - b > 20 days") == "TF?")
  }

  @Test func aBlankJoinsAsEmpty() {
    let names = ExpressionTable(
      [("a", "text"), ("b", "text"), ("n", "number '1.234,56'")],
      [["Anna", "Berg", "1,50"], ["", "Berg", ""], ["Anna", " ", "x"], ["", "", ""]])
    #expect(names.values("a & b") == ["AnnaBerg", "Berg", "Anna", .blank])
    #expect(names.values("a & ' ' & b") == ["Anna Berg", " Berg", "Anna ", .blank])
    #expect(names.values("(a & ' ') & b") == ["Anna Berg", " Berg", "Anna ", .blank])
    #expect(names.values("a & (' ' & b)") == ["Anna Berg", " Berg", "Anna ", .blank])
    #expect(names.values("'#' & n") == ["#1.5", "#", .failed, "#"])
    #expect(names.values("a & 007 & true & today")[0] == "Anna7true2026-01-31")
    #expect(names.values("a & blank")[0] == "Anna")
  }

  @Test func whatIsNoNumberIsReported() {
    let table = ExpressionTable([("a", "text"), ("d", "date"), ("b", "boolean")], [])
    #expect(table.problems("a + 1", isPredicate: false) == ["F0302"])
    #expect(table.problems("d * 2", isPredicate: false) == ["F0302"])
    #expect(table.problems("1 - d", isPredicate: false) == ["F0302"])
    #expect(table.problems("-b", isPredicate: false) == ["F0302"])
    let nines = String(repeating: "9", count: 29)
    #expect(table.problems(nines, isPredicate: false) == ["F0308"])
  }
}
