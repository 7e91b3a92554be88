import Columns
import Foundation
import Testing

@testable import Kernels

/// The W3C's test suite of CSV on the Web, where it is about notations of dates and numbers.
@Suite(.enabled(if: Corpora.isThere, "\(Corpora.whyNot)"))
struct NotationJudgeTests {
  /// A column with its base type and notation.
  private struct Column {
    let base: String
    let pattern: String
  }

  /// The formats of the columns of a metadata file, in order; nil for one without a notation.
  private static func columns(_ path: String) throws -> [Column?] {
    let data = try Data(contentsOf: Corpora.folder!.appending(path: "csvw/\(path)"))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let table = (file["tables"] as? [[String: Any]])?.first ?? file
    let schema = table["tableSchema"] as? [String: Any] ?? [:]
    return (schema["columns"] as? [[String: Any]] ?? []).map { column in
      guard let type = column["datatype"] as? [String: Any], let base = type["base"] as? String
      else { return nil }
      let format = type["format"] as? [String: Any]
      guard let pattern = type["format"] as? String ?? format?["pattern"] as? String else {
        return nil
      }
      return Column(base: base, pattern: pattern)
    }
  }

  /// The cells of a file that quotes with double quotes alone, the header left out.
  private static func rows(_ path: String) throws -> [[String]] {
    try Corpora.lines("csvw/\(path)").dropFirst().map { line in
      var fields = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
  }

  /// What Fettle makes of a cell in a notation; nil where it is none.
  private static func read(_ text: String, _ column: Column) -> String? {
    let bytes = Array(text.utf8)
    if column.base.lowercased().hasPrefix("date") {
      guard let notation = try? DateNotation.compile(column.pattern).get(),
        let value = DateReader([notation]).dateTime(of: bytes.span)
      else { return nil }
      return "\(value)"
    }
    guard let pattern = try? NumberPattern.compile(column.pattern).get(),
      let value = pattern.value(of: bytes.span)
    else { return nil }
    return "\(value)"
  }

  /// Tests of notations by their number, whether every cell of theirs fits, and the column's place.
  private static let valid = ["190", "246", "282", "284", "285"]
  private static let invalid = [
    "289", "290", "291", "292", "293", "297", "298", "299", "300", "301", "302", "303",
  ]
  private static let times = ["189", "245"]

  @Test func `the W3C's notations of dates and numbers`() throws {
    var cases: [Judgement.Case] = []
    var columns: [String: Column] = [:]
    for (numbers, isValid) in [(Self.valid, true), (Self.invalid, false), (Self.times, true)] {
      for number in numbers {
        let formats = try Self.columns("test\(number)-metadata.json")
        for (row, cells) in try Self.rows("test\(number).csv").enumerated() {
          for (place, cell) in cells.enumerated() {
            guard place < formats.count, let column = formats[place] else { continue }
            let note = "test\(number), row \(row + 1), column \(place + 1)"
            columns[note] = column
            cases.append(Judgement.Case(cell, isValid: isValid, note: note))
          }
        }
      }
    }
    Judgement(
      suite: "csvw notations", cases: cases,
      reasons: [
        Judgement.Reason("there is no type of times without a date") { [columns] entry, _ in
          columns[entry.note]?.base == "time"
        }
      ],
      ofCase: { Self.read($0.text, columns[$0.note]!) }
    ).report()
  }

  /// `M/d/yyyy` of the suite's largest table, read as in its results.
  @Test func `the W3C's table of trees`() throws {
    let column = Column(base: "date", pattern: "M/d/yyyy")
    #expect(Self.read("10/18/2010", column) != nil)
    let dates = try Self.rows("test011/tree-ops.csv").map { $0[4] }
    #expect(dates.count == 2)
    for date in dates { #expect(Self.read(date, column) != nil, "\(date)") }
  }

  /// A case of the date libraries, as far as it says a whole date.
  private struct DateCase: Decodable {
    let source: String
    let input: String
    let date: String?
    /// False where the suite gives the layout of a text instead of its date.
    let isJudged: Bool

    private enum Key: CodingKey { case source, input, expected, error }
    private struct Parts: Decodable {
      let year: Int?
      let mon: Int?
      let mday: Int?
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      source = try values.decode(String.self, forKey: .source)
      input = try values.decode(String.self, forKey: .input)
      if let text = try? values.decode(String.self, forKey: .expected) {
        date = String(text.prefix(10))
        isJudged = text.first?.isNumber == true && text.dropFirst(4).first == "-"
        return
      }
      if let parts = try? values.decode(Parts.self, forKey: .expected),
        let year = parts.year, let month = parts.mon, let day = parts.mday, year > 0
      {
        let date = CalendarDate(year: year, month: month, day: day)
        self.date = date.map { date in
          var arena = ByteArena()
          date.append(to: &arena)
          return String(decoding: arena.commit().array, as: UTF8.self)
        }
      } else {
        date = nil
      }
      isJudged = true
    }
  }

  /// The day that a text names without a notation, in the zone that it is written in.
  private static func day(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let fields = PlainDate.read(bytes.span),
      let date = CalendarDate(year: fields.year, month: fields.month, day: fields.day)
    else { return nil }
    var arena = ByteArena()
    date.append(to: &arena)
    return String(decoding: arena.commit().array, as: UTF8.self)
  }

  @Test func `the dates of three libraries`() throws {
    let decoder = JSONDecoder()
    let cases = try Corpora.lines("txt-dates/cases.jsonl").compactMap {
      try? decoder.decode(DateCase.self, from: Data($0.utf8))
    }.filter(\.isJudged)
    #expect(cases.count > 400)
    var wrong: [String] = []
    var (agreeing, unread, refused) = (0, 0, 0)
    for entry in cases {
      switch (Self.day(entry.input), entry.date) {
      case (nil, nil): refused += 1
      case (nil, _?): unread += 1
      case (let found?, let expected):
        // Dates of Go's library are given in UTC: a zone can move them by a day.
        let hasZone = entry.source.hasPrefix("go") && entry.input.contains { "+-Z".contains($0) }
        if found == expected || hasZone { agreeing += 1 } else { wrong.append(entry.input) }
      }
    }
    if ProcessInfo.processInfo.environment["FETTLE_JUDGES"] == "1" {
      print(
        "date libraries: \(agreeing) read alike, \(refused) refused alike, \(unread) that they guess or "
          + "take from context are not read, \(wrong.count) read otherwise: \(wrong)")
    }
    #expect(wrong == [])
    #expect(agreeing > 100)
  }
}
