import Testing

@testable import Matching

/// What fields are made of columns, by their names, kinds and values.
@Suite struct FieldChoiceTests {
  private typealias Column = (name: String, kind: MatchKind, texts: [String])

  private func fields(_ columns: [Column]) -> [String] {
    let input = MergeInput(columns: columns)
    let choice = FieldChooser.choice(of: input, columns: nil, threadCount: 2)
    return choice.plans.map { plan in
      let columns = plan.columns.map { "\($0.part.rawValue) \(input.columns[$0.number].name)" }
      return "\(plan.kind.rawValue): \(columns.joined(separator: ", "))"
    }
  }

  private static let rows = 0..<400
  private static let years = rows.map { "\(1930 + $0 * 7 % 80)" }
  private static let months = rows.map { "\(1 + $0 * 5 % 12)" }
  private static let days = rows.map { "\(1 + $0 * 11 % 28)" }
  private static let names = rows.map { "n\($0 * 13 % 97)" }

  private static let partNames = [
    ["by", "bm", "bd"], ["birth_year", "birth_month", "birth_day"], ["year", "month", "day"],
    ["dob_y", "dob_m", "dob_d"], ["yob", "mob", "dob"], ["geb_jahr", "geb_monat", "geb_tag"],
    ["出生年", "出生月", "出生日"], ["BirthYear", "BirthMonth", "BirthDay"],
  ]

  @Test(arguments: partNames) func `a day in three columns is one field`(_ names: [String]) {
    let columns: [Column] = [
      (names[2], .number, Self.days), ("first_name", .name, Self.names),
      (names[0], .text, Self.years), (names[1], .number, Self.months),
    ]
    #expect(
      fields(columns) == [
        "given name: value first_name",
        "date: year \(names[0]), month \(names[1]), day \(names[2])",
      ])
  }

  @Test func `columns whose names or values are others are no day`() {
    func areDay(_ names: [String], _ cells: [[String]]) -> Bool {
      fields(zip(names, cells).map { ($0, .number, $1) }).contains { $0.hasPrefix("date") }
    }
    let cells = [Self.years, Self.months, Self.days]
    #expect(areDay(["by", "bm", "bd"], cells))
    #expect(!areDay(["by", "bm", "cd"], cells))
    #expect(!areDay(["by", "bm", "visits"], cells))
    #expect(!areDay(["created_year", "created_month", "created_day"], cells))
    #expect(
      !areDay(["by", "bm", "bd"], [Self.years, Self.days.map { "\(Int($0)! + 3)" }, Self.days]))
    #expect(!areDay(["by", "bm", "bd"], [Self.years.map { "\(Int($0)! - 1900)" }] + cells[1...]))
  }

  @Test func `a day of parts is written as ISO 8601 does, and blank where a part is`() {
    func day(_ year: String, _ month: String, _ day: String) -> String {
      var output: [UInt8] = []
      let (first, second, third) = (Array(year.utf8), Array(month.utf8), Array(day.utf8))
      DayParts.append(year: first.span, month: second.span, day: third.span, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
    #expect(day("1967", "9", "27") == "1967-09-27")
    #expect(day("1967", "09", "7") == "1967-09-07")
    #expect(day("1967", "", "7") == "" && day("", "9", "7") == "" && day("1967", "9", "") == "")
  }

  @Test func `every column of names is compared`() {
    let columns: [Column] = [
      ("fname_c1", .name, Self.names), ("fname_c2", .name, Self.months),
      ("lname_c1", .name, Self.days), ("agent", .name, Self.years),
    ]
    #expect(
      fields(columns) == [
        "given name: value fname_c1", "family name: value lname_c1", "words: value fname_c2",
        "words: value agent",
      ])
    // One that stands where no parts do is a whole name.
    func half(_ cells: [String], _ rest: Int) -> [String] {
      cells.enumerated().map { $0 % 2 == rest ? $1 : "" }
    }
    let tables: [Column] = [
      ("first_name", .name, half(Self.names, 0)), ("last_name", .name, half(Self.days, 0)),
      ("customer", .name, half(Self.names, 1)),
    ]
    #expect(
      fields(tables) == [
        "given name: value first_name, whole customer",
        "family name: value last_name, whole customer",
      ])
    let two: [Column] = [("first", .name, Self.names), ("last", .name, Self.days)]
    #expect(fields(two) == ["given name: value first", "family name: value last"])
    // Of a text, `first` and `last` say nothing of names.
    let orders: [Column] = [("first", .text, Self.names), ("last", .text, Self.days)]
    #expect(!fields(orders).contains { $0.contains("name:") })
  }
}
