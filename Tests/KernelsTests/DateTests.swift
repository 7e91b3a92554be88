import Columns
import Foundation
import Testing

@testable import Kernels

@Suite struct CalendarTests {
  @Test func `every day from 0001 to 9999, counted one by one`() {
    var (year, month, day, weekday) = (1, 1, 1, 1)
    var dayOfYear = 1
    for days in CalendarDate.dayRange {
      let date = CalendarDate(days: days)
      guard date.year == year, date.month == month, date.day == day, date.days == days,
        date.weekday == weekday, date.dayOfYear == dayOfYear, date.quarter == (month - 1) / 3 + 1
      else {
        Issue.record("day \(days) is \(date), not \(year)-\(month)-\(day), weekday \(weekday)")
        return
      }
      day += 1
      dayOfYear += 1
      weekday = weekday % 7 + 1
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month, dayOfYear) = (year + 1, 1, 1) }
    }
    #expect(year == 10_000 && month == 1 && day == 1)
  }

  @Test func `weeks are those of their Thursday`() {
    for days in Int32(-200_000)...200_000 where days % 3 == 0 {
      let date = CalendarDate(days: days)
      let thursday = CalendarDate(days: days - Int32(date.weekday) + 4)
      let expected = ((thursday.dayOfYear - 1) / 7 + 1, thursday.year)
      guard (date.week, date.weekYear) == expected else {
        Issue.record("\(date) is in week \(date.week) of \(date.weekYear), not \(expected)")
        return
      }
    }
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (0, 1, 1),
    (10_000, 1, 1),
  ])
  func `is no day`(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func `points in time fall apart and print`() {
    var generator = SplitMix(state: 21)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<2000 {
      let seconds = Int64.random(in: -30_000_000_000...200_000_000_000, using: &generator)
      let time = DateTime(microseconds: seconds * 1_000_000)
      var arena = ByteArena()
      time.append(to: &arena)
      let text = arena.commit().array
      #expect(DateReader().dateTime(of: text.span) == time.microseconds)
      if seconds > -11_000_000_000 {
        let expected = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
        #expect(String(decoding: text, as: UTF8.self) == expected)
      }
    }
    let time = DateTime(microseconds: -1)
    let parts = [time.hour, time.minute, time.second, time.microsecond]
    #expect(parts == [23, 59, 59, 999_999])
    #expect(time.days == -1)
  }
}

@Suite struct DateReaderTests {
  static func date(_ text: String, _ notations: [String] = []) -> String? {
    let reader = DateReader(notations.map { try! DateNotation.compile($0).get() })
    return reader.date(of: Array(text.utf8).span).map { days in
      var arena = ByteArena()
      CalendarDate(days: days).append(to: &arena)
      return String(decoding: arena.commit().array, as: UTF8.self)
    }
  }

  static func dateTime(_ text: String, _ notations: [String] = [], zone: Int = 0) -> String? {
    let reader = DateReader(
      notations.map { try! DateNotation.compile($0).get() }, zoneMinutes: zone)
    return reader.dateTime(of: Array(text.utf8).span).map { value in
      var arena = ByteArena()
      DateTime(microseconds: value).append(to: &arena)
      return String(decoding: arena.commit().array, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("2026-01-31", "2026-01-31"), ("2026-1-3", "2026-01-03"), ("2026/01/31", "2026-01-31"),
    ("2026.1.31", "2026-01-31"), ("20260131", "2026-01-31"), ("2026年1月31日", "2026-01-31"),
    ("31 January 2026", "2026-01-31"), ("31-Jan-2026", "2026-01-31"), ("31Jan2026", "2026-01-31"),
    ("Jan 31, 2026", "2026-01-31"), ("january 31st 2026", "2026-01-31"),
    ("3rd Sept. 2026", "2026-09-03"),
    ("31. May 2026", "2026-05-31"), ("May 1 2026", "2026-05-01"), (" 2026-01-31 ", "2026-01-31"),
    ("2026-01-31 00:00:00", "2026-01-31"), ("2026-01-31T00:00:00.000Z", "2026-01-31"),
    ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("2024-02-29", "2024-02-29"),
  ])
  func `is read without a notation`(text: String, expected: String) {
    #expect(Self.date(text) == expected)
  }

  @Test(arguments: [
    "", "31/01/2026", "01/02/03", "31.01.26", "2026-13-01", "2026-02-29", "2026-01-32", "2026-01",
    "2026",
    "26-01-31", "31-Jan-26", "2026-01/31", "2026-01-31x", "2026-01-31T14:05:00Z",
    "2026-01-31T00:00:00+01:00",
    "Janu 31 2026", "31 2026", "0000-01-01", "10000-01-01", "2026-1-311", "202601311",
    "32 Jan 2026", "today",
    "Jan 2026", "2026-001", "2026 01 31", "\u{FF12}026-01-31", "2026-00-10", "2026-01-00",
  ])
  func `is not read without a notation`(text: String) {
    #expect(Self.date(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31T08:05:00Z", "2026-01-31T08:05:00Z"),
    ("2026-01-31 08:05:00", "2026-01-31T08:05:00Z"),
    ("2026-01-31T08:05", "2026-01-31T08:05:00Z"),
    ("2026-01-31T08:05:00.25Z", "2026-01-31T08:05:00.250000Z"),
    ("2026-01-31T08:05:00+01:00", "2026-01-31T07:05:00Z"),
    ("2026-01-31T23:30:00-0530", "2026-02-01T05:00:00Z"),
    ("20260131T080530", "2026-01-31T08:05:30Z"), ("2026-01-31", "2026-01-31T00:00:00Z"),
    ("Jan 31, 2026 2:05 PM", "2026-01-31T14:05:00Z"),
    ("Jan 31, 2026, 12:05 am", "2026-01-31T00:05:00Z"),
    ("2026-01-31 08:05:00 UTC", "2026-01-31T08:05:00Z"),
    ("2026-01-31t08:05:00z", "2026-01-31T08:05:00Z"),
    ("2026-01-31T08:05:00.1234560", "2026-01-31T08:05:00.123456Z"),
  ])
  func `a point in time is read without a notation`(text: String, expected: String) {
    #expect(Self.dateTime(text) == expected)
  }

  @Test(arguments: [
    "2026-01-31T24:00:00Z", "2026-01-31T08:60:00Z", "2026-01-31T08:05:60Z", "2026-01-31T8",
    "2026-01-31T",
    "2026-01-31T08:05:00+25:00", "2026-01-31T08:05:00.1234567Z", "2026-01-31T13:05 PM",
    "2026-01-31T08:05:00ZZ",
    "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-01-31T08:05:00 CET",
    "2026-01-31T08:05:00.",
  ])
  func `no point in time`(text: String) {
    #expect(Self.dateTime(text) == nil)
  }

  @Test(arguments: [
    ("31/01/2026", "DD/MM/YYYY", "2026-01-31"), ("1/2/2026", "DD/MM/YYYY", "2026-02-01"),
    ("01/31/26", "MM/DD/YY", "2026-01-31"), ("31.01.69", "DD.MM.YY", "1969-01-31"),
    ("31.01.68", "dd.MM.yy", "2068-01-31"), ("310126", "DDMMYY", "2026-01-31"),
    ("31 jan 2026", "DD MMM YYYY", "2026-01-31"),
    ("January 31, 2026", "MMMM DD, YYYY", "2026-01-31"),
    ("2026-01-31", "yyyy-MM-dd", "2026-01-31"),
    ("31/01/2026 14:05", "DD/MM/YYYY HH:mm", "2026-01-31"),
    ("31. 1. 2026", "DD. MM. YYYY", "2026-01-31"), ("2026年1月31日", "YYYY年MM月DD日", "2026-01-31"),
  ])
  func `is read in its notation`(text: String, notation: String, expected: String) {
    #expect(Self.date(text, [notation]) == expected)
  }

  @Test(arguments: [
    ("31-01-2026", "DD/MM/YYYY"), ("31/01/26", "DD/MM/YYYY"), ("31/13/2026", "DD/MM/YYYY"),
    ("31/01/2026 ", "DDMMYYYY"), ("1012026", "DDMMYYYY"), ("2026-01-31", "DD/MM/YYYY"),
    ("", "DD/MM/YYYY"),
    ("31/01/2026 14:05", "DD/MM/YYYY"), ("31/01/2026 25:05", "DD/MM/YYYY HH:mm"),
    ("31/01/126", "DD/MM/YY"),
  ])
  func `is not read in its notation`(text: String, notation: String) {
    #expect(Self.date(text, [notation]) == nil)
  }

  @Test(arguments: [
    ("31/01/2026 14:05", "DD/MM/YYYY HH:mm", 0, "2026-01-31T14:05:00Z"),
    ("31/01/2026 14:05", "DD/MM/YYYY HH:mm", 60, "2026-01-31T13:05:00Z"),
    ("2026-01-31T14:05:09.5+02:00", "YYYY-MM-DDTHH:mm:ssZ", 60, "2026-01-31T12:05:09.500000Z"),
    ("31/01/2026", "DD/MM/YYYY", -60, "2026-01-31T01:00:00Z"),
  ])
  func `a point in time in its notation`(
    text: String, notation: String, zone: Int, expected: String
  ) {
    #expect(Self.dateTime(text, [notation], zone: zone) == expected)
  }

  @Test func `two notations must agree`() {
    let both = ["DD/MM/YYYY", "MM/DD/YYYY"]
    #expect(Self.date("03/04/2026", both) == nil)
    #expect(Self.date("31/04/2026", both) == nil)
    #expect(Self.date("30/04/2026", both) == "2026-04-30")
    #expect(Self.date("04/30/2026", both) == "2026-04-30")
    #expect(Self.date("04/04/2026", both) == "2026-04-04")
  }

  @Test func `ten and twenty bytes are read as any other text`() {
    var generator = SplitMix(state: 31)
    let plain = DateReader()
    let dates = [
      "2026-01-31", "2024-02-29", "1999-12-31", "2026-01-31T08:05:00Z", "2026-01-31 23:59:59Z",
    ]
    let signs = Array("0123456789-:T Z/.x".utf8)
    for _ in 0..<20_000 {
      var text = Array(dates.randomElement(using: &generator)!.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        text[Int.random(in: 0..<text.count, using: &generator)] =
          signs.randomElement(using: &generator)!
      }
      let isSame =
        plain.date(of: text.span) == plain.dateByNotation(of: text.span)
        && plain.dateTime(of: text.span) == plain.dateTimeByNotation(of: text.span)
      #expect(isSame, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test(arguments: [("+01:00", 60), ("-0530", -330), ("Z", 0), ("UTC", 0), ("+1", 60)])
  func `zones`(text: String, minutes: Int) {
    #expect(DateReader.zoneMinutes(of: text) == minutes)
  }

  @Test(arguments: ["", "CET", "01:00", "+19:00", "+01:60", "+01:00x"])
  func `no zones`(text: String) {
    #expect(DateReader.zoneMinutes(of: text) == nil)
  }

  /// Where dateutil reads a date that Fettle reads too, both must read the same day.
  @Test(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
  func `no date of a date library is read wrongly`() throws {
    struct Case: Decodable {
      let source: String
      let input: String
      let expected: String?
    }
    let decoder = JSONDecoder()
    let cases = try Corpora.lines("txt-dates/cases.jsonl").compactMap {
      try? decoder.decode(Case.self, from: Data($0.utf8))
    }.filter { $0.source == "dateutil" }
    var read = 0
    for entry in cases {
      guard let found = Self.dateTime(entry.input), let expected = entry.expected else { continue }
      read += 1
      #expect(found.hasPrefix(expected.prefix(19)), "\(entry.input)")
    }
    print("dates: \(read) of \(cases.count) of dateutil's read, none wrongly")
    #expect(read > 5)
  }
}
