import Kernels
import Testing

@testable import Engine

/// Functions of numbers and dates, and those that change a value's kind.
struct TypedFunctionTests {
  @Test func roundsHalfToEven() {
    let table = ExpressionTable("number", ["2.5", "-2.5", "1250", "", "x"])
    #expect(table.values("round(c)") == ["2", "-2", "1250", .blank, .failed])
    #expect(table.values("round(c, 1)") == ["2.5", "-2.5", "1250", .blank, .failed])
    #expect(table.values("round(c, -2)") == ["0", "0", "1200", .blank, .failed])
    #expect(table.values("round(c, 0.5)") == [.failed, .failed, .failed, .blank, .failed])
    #expect(table.values("floor(c)") == ["2", "-3", "1250", .blank, .failed])
    #expect(table.values("ceiling(c)") == ["3", "-2", "1250", .blank, .failed])
    #expect(table.values("abs(c)") == ["2.5", "2.5", "1250", .blank, .failed])
  }

  @Test(arguments: [
    ("7", "3", "1"), ("-7", "3", "-1"), ("7", "-3", "1"), ("7.5", "2", "1.5"),
    ("1", "0.3", "0.1"), ("5", "0.0000000000000000000000000001", "0"),
    ("0.0000000000000000000000000007", "5", "0.0000000000000000000000000007"),
    ("9999999999999999999999999999", "0.7", "0.2"), ("3", "9999999999999999999999999999", "3"),
    ("0.1", "9999999999999999999999999999", "0.1"),
  ])
  func remaindersHaveTheSignOfTheFirst(_ left: String, _ right: String, _ result: String) {
    let table = ExpressionTable([("a", "number"), ("b", "number")], [[left, right]])
    #expect(table.values("remainder(a, b)") == [.value(result)])
    #expect(table.values("remainder(a, b - b)") == [.failed])
  }

  @Test func theLeastAndTheGreatest() {
    let table = ExpressionTable(
      [("a", "number"), ("b", "number")], [["1", "2"], ["2.0", "1"], ["", "1"], ["x", "1"]])
    #expect(table.values("min(a, b)") == ["1", "1", .blank, .failed])
    #expect(table.values("max(a, b)") == ["2", "2", .blank, .failed])
    #expect(table.values("max(a, b, 1.5)") == ["2", "2", .blank, .failed])
    #expect(table.values("min(a)") == ["1", "2", .blank, .failed])
  }

  @Test func partsOfDates() {
    let table = ExpressionTable(
      [("d", "date"), ("t", "datetime")],
      [["2026-12-31", "2026-12-31T23:59:58.5Z"], ["", ""], ["x", "x"]])
    for column in ["d", "t"] {
      for (name, value) in [
        ("year", "2026"), ("quarter", "4"), ("month", "12"), ("week", "53"), ("day", "31"),
        ("weekday", "4"),
      ] {
        #expect(table.values("\(name)(\(column))") == [.value(value), .blank, .failed])
      }
    }
    #expect(table.values("hour(t)") == ["23", .blank, .failed])
    #expect(table.values("minute(t)") == ["59", .blank, .failed])
    #expect(table.values("second(t)") == ["58", .blank, .failed])
    #expect(table.values("hour(d)") == ["0", .blank, .failed])
  }

  @Test func daysAndMonthsAreAdded() {
    let table = ExpressionTable("date", ["2024-01-31", "2026-10-31", "9999-12-31", "", "x"])
    #expect(
      table.values("add_months(c, 1)")
        == ["2024-02-29", "2026-11-30", .failed, .blank, .failed])
    #expect(
      table.values("add_months(c, -14)")
        == ["2022-11-30", "2025-08-31", "9998-10-31", .blank, .failed])
    #expect(table.values("add_months(c, 0.5)")[0] == .failed)
    #expect(table.values("add_months(c, -100000)")[0] == .failed)
    #expect(table.values("add_days(c, 30)")[0] == "2024-03-01")
    #expect(table.values("add_days(c, 1)")[2] == .failed)
    let times = ExpressionTable("datetime", ["2026-01-31T12:30:00Z", "1969-12-31T23:00:00Z"])
    #expect(
      times.values("add_months(c, 1)") == ["2026-02-28T12:30:00Z", "1970-01-31T23:00:00Z"])
    #expect(
      times.values("add_days(c, -1)") == ["2026-01-30T12:30:00Z", "1969-12-30T23:00:00Z"])
  }

  @Test func daysBetweenDoNotCountHours() {
    let table = ExpressionTable(
      [("d", "date"), ("t", "datetime")],
      [
        ["2026-01-31", "2026-02-01T00:00:00Z"], ["2026-01-31", "2026-01-30T23:59:59Z"],
        ["", "2026-01-30T23:59:59Z"], ["2026-01-31", "x"],
      ])
    #expect(table.values("days_between(d, t)") == ["1", "-1", .blank, .failed])
    #expect(table.values("days_between(t, d)") == ["-1", "1", .blank, .failed])
    #expect(table.values("days_between('2026-01-01', d)") == ["30", "30", .blank, "30"])
  }

  @Test func conversionsReadTexts() {
    let table = ExpressionTable("text", ["1.234,5", "12.5", "31/01/2026", "2026-01-31", ""])
    #expect(table.values("number(c)") == [.failed, "12.5", .failed, .failed, .blank])
    #expect(
      table.values("number(c, '1.234,56')") == ["1234.5", .failed, .failed, .failed, .blank])
    #expect(table.values("date(c)") == [.failed, .failed, .failed, "2026-01-31", .blank])
    #expect(
      table.values("date(c, 'DD/MM/YYYY')")
        == [.failed, .failed, "2026-01-31", .failed, .blank])
    #expect(
      table.values("datetime(c)")
        == [.failed, .failed, .failed, "2026-01-31T00:00:00Z", .blank])
  }

  @Test func conversionsOfTypedValues() {
    let table = ExpressionTable(
      [("d", "date 'DD/MM/YYYY'"), ("t", "datetime"), ("n", "number"), ("b", "boolean")],
      [["31/01/2026", "2026-01-31T23:30:00-02:00", "1.50", "yes"], ["", "", "", ""]])
    #expect(table.values("date(t)") == ["2026-02-01", .blank])
    #expect(table.values("date(d)") == ["2026-01-31", .blank])
    #expect(table.values("datetime(d)") == ["2026-01-31T00:00:00Z", .blank])
    #expect(table.values("number(n)") == ["1.5", .blank])
    #expect(table.values("text(d)") == ["2026-01-31", .blank])
    #expect(table.values("text(n)") == ["1.5", .blank])
    #expect(table.values("text(b)") == ["true", .blank])
    #expect(table.values("text(t)") == ["2026-02-01T01:30:00Z", .blank])
  }

  @Test func datesAreWrittenByANotation() {
    let table = ExpressionTable("datetime", ["2026-02-03T04:05:06Z", ""])
    #expect(table.values("text(c, 'DD.MM.YY HH:mm:ss')") == ["03.02.26 04:05:06", .blank])
    #expect(table.values("text(c, 'MMM DD, YYYY')") == ["Feb 03, 2026", .blank])
    #expect(table.values("text(c, 'DD MMMM yyyy')") == ["03 February 2026", .blank])
    #expect(table.values("text(c, 'YYYY年MM月DD日')") == ["2026年02月03日", .blank])
    #expect(table.values("text(today, 'DD/MM/YYYY')") == ["31/01/2026", "31/01/2026"])
  }

  @Test func theTablesZoneIsThatOfTimesWithoutOne() {
    let table = ExpressionTable("datetime", ["2026-01-31 00:30", "2026-01-31T00:30:00Z"])
    table.settings = ReadingSettings(zoneMinutes: 60)
    #expect(table.values("c") == ["2026-01-30T23:30:00Z", "2026-01-31T00:30:00Z"])
    #expect(table.truths("c < '2026-01-31'") == "TF")
  }

  @Test func notationsAreLiteralsOfTheRightShape() {
    let table = ExpressionTable("text", ["x"])
    #expect(table.problems("date(c, 'DD/MM')", isPredicate: false) == ["F0308"])
    #expect(table.problems("date(c, c)", isPredicate: false) == ["F0308"])
    #expect(table.problems("number(c, 'abc')", isPredicate: false) == ["F0308"])
    #expect(table.problems("text(c, 'DD/MM/YYYY')", isPredicate: false) == ["F0308"])
    #expect(table.problems("left(c)", isPredicate: false) == ["F0305"])
    #expect(table.problems("length(c, c)", isPredicate: false) == ["F0305"])
    #expect(table.problems("year(c)", isPredicate: false) == ["F0302"])
    #expect(table.problems("year('soon')", isPredicate: false) == ["F0308"])
  }
}
