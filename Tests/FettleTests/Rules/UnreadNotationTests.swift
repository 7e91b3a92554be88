import Fettle
import Testing

/// What is said of values that a named notation or no region alone reads, and what to write.
@Suite("Values that the notation of a line does not read")
struct UnreadNotationTests {
  @Test("a test of an undeclared column is told which notation its values are in")
  func undeclared() throws {
    let table = "c,d\n31.12.2020,\"1.234,50\"\n01.02.2021,\"17,30\"\n"
    let notes = try Self.notes("check c is date, note\ncheck d is number, note", table)
    #expect(notes.count == 2)
    #expect(notes[0].contains("write column c is date 'DD.MM.YYYY'"), "\(notes)")
    #expect(notes[1].contains("write column d is number '1.234,56'"), "\(notes)")
    #expect(try Self.notes("check c is email\ncheck d is date", "c,d\nx,y\n") == [])
  }

  private static func notes(_ rules: String, _ table: String) throws -> [String] {
    try Run().apply(rules, to: table).tables[0].notes
  }

  @Test(
    "amounts of money among numbers of a notation are told of with the line that reads them too",
    arguments: [
      ("number '1,234.56'", "(12.50)", "money '1,234.56'"),
      ("number '1,234.56', '1234.56'", "(12.50)", "money '1,234.56', '1234.56'"),
      ("number '1,234.56'", "€ 7.50", "money '1,234.56'"),
      ("whole '1,234.56'", "(12)", "money '1,234.56'"),
    ])
  func amounts(type: String, amount: String, line: String) throws {
    let table = "id,c\n1,\"1,234\"\n2,\(amount.contains(",") ? "\"\(amount)\"" : amount)\n3,7\n"
    let notes = try Self.notes("column c is \(type)\nset x = c", table)
    let note = try #require(notes.first)
    #expect(notes.count == 1)
    #expect(
      note.contains("the one there is is an amount of money, as '\(amount)' in row 2"), "\(note)")
    #expect(note.hasSuffix("write column c is \(line), which reads these too"), "\(note)")
    #expect(try Self.notes("column c is \(line)\nset x = c", table) == [])
  }

  @Test("amounts in another notation too have it named, with what follows")
  func amountsOfOtherNotation() throws {
    let notes = try Self.notes(
      "column c is number '1,234.56'\nset x = c", "id,c\n1,\"1,234\"\n2,\"(1.234,50)\"\n3,7\n")
    #expect(
      notes.first?.hasSuffix(
        "write column c is money '1,234.56', '1.234,56': what both read, and not alike, is then not "
          + "converted") == true, "\(notes)")
  }

  @Test("no two notations are told to read alike what neither reads, nor what both read alike")
  func noClash() throws {
    let table = "id,c\n1,12.50\n2,x\n3,7\n4,8\n5,9\n6,1\n7,2\n8,3\n9,4\n10,5\n11,6\n"
    #expect(
      try Self.notes("column c is number '1,234.56', '1234.56'\nset x = c", table) == [])
  }

  @Test(
    "dates with the month by name have their notation told",
    arguments: [
      ("date 'DD/MM/YYYY'", "17 Jun 1944", "'DD MMM YYYY'"),
      ("date 'DD/MM/YYYY'", "June 17, 1944", "'MMMM DD, YYYY'"),
      ("date 'DD/MM/YYYY'", "17-JUN-44", "'DD-MMM-YY'"),
      ("date 'DD/MM/YYYY'", "1944-06-17", "'YYYY-MM-DD'"),
    ])
  func namedMonths(type: String, date: String, notation: String) throws {
    let table = "id,c\n1,31/01/2020\n2,30/01/2020\n3,\"\(date)\"\n"
    let notes = try Self.notes("column c is \(type)\nset x = c", table)
    #expect(notes.count == 1)
    #expect(
      notes.first?.contains("if these are meant, name \(notation) too") == true, "\(notes)")
    let named = "column c is \(type), \(notation)\nset x = c"
    #expect(try Self.notes(named, table) == [])
  }

  @Test("a month by name and a year of two digits need a notation, which is proven")
  func namedMonthOfShortYear() throws {
    let notes = try Self.notes("column c is date\nset x = c", "c\n17-Jun-44\n3-Jul-03\n")
    #expect(
      notes == [
        "no value of column 'c' is of type date (-e:2): all 2 fit 'DD-MMM-YY', proven by 2 values that can be "
          + "nothing else, the first '17-Jun-44' in row 1; write column c is date 'DD-MMM-YY'"
      ])
    #expect(
      try Run.output("normalize c date 'DD-MMM-YY'", of: "c\n17-Jun-44\n3-Jul-03\n")
        == "c\n2044-06-17\n2003-07-03\n")
  }

  @Test(
    "numbers that are valid in several regions are said to be ambiguous, and no line is offered",
    arguments: ["column c is phone\nset x = c is valid", "normalize c phone"])
  func tiedRegions(rules: String) throws {
    let numbers = [
      "917-806-8916", "415-578-9894", "901-840-9516", "310-820-0215", "901-465-9024",
      "917-396-7704",
      "914-762-7804", "216-854-2467",
    ]
    let notes = try Self.notes(
      rules.contains("set") ? "column c is phone\nnote rows when c = '+493090182'" : rules,
      "id,c\n" + numbers.enumerated().map { "\($0),\($1)\n" }.joined())
    let note = try #require(notes.first)
    #expect(note.contains(" are valid in each of the regions '"), "\(note)")
    #expect(
      note.contains("'US'") && note.contains(", ambiguous; nothing in the numbers tells"), "\(note)"
    )
    #expect(!note.contains("region '") && !note.contains("write "), "\(note)")
  }
}
