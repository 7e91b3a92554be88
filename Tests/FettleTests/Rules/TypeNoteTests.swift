import Fettle
import Foundation
import Testing

/// A type that no value of a column fits is told of, with the notation that all values fit.
@Suite("A type that no value fits")
struct TypeNoteTests {
  private static let dates = "id,dob\n1,31/01/2020\n2,02/03/2021\n3,\n"

  private static func notes(
    _ rules: String, _ table: String, threads: Int = 1, block: Int? = nil
  ) throws -> [String] {
    var run = try Run()
    run.settings.threadCount = threads
    run.settings.blockByteCount = block
    return try run.apply(rules, to: table).tables[0].notes
  }

  /// What proves the notation of these dates.
  private static let evidence = "proven by '31/01/2020' in row 1, which can be nothing else"

  @Test(
    "the line to type stands in the note",
    arguments: [
      (
        "normalize dob date",
        "of type date (-e:1): all 2 fit 'DD/MM/YYYY', \(evidence); "
          + "write normalize dob date 'DD/MM/YYYY'"
      ),
      (
        "column dob is date\ndrop rows when dob > '2020-01-01'",
        "of type date (-e:2): all 2 fit 'DD/MM/YYYY', \(evidence); "
          + "write column dob is date 'DD/MM/YYYY'"
      ),
      (
        "column dob is datetime\nset x = dob",
        "of type datetime (-e:2): all 2 fit 'DD/MM/YYYY', \(evidence); "
          + "write column dob is datetime 'DD/MM/YYYY'"
      ),
      (
        "column dob is date 'YYYY/DD/MM'\ndedupe on dob",
        "of type date (-e:2): all 2 fit 'DD/MM/YYYY', \(evidence); "
          + "write column dob is date 'DD/MM/YYYY'"
      ),
      (
        "column dob is date, sensitive\nset x = dob",
        "of type date (-e:2): all 2 fit 'DD/MM/YYYY', proven by 1 value that can be nothing else; "
          + "write column dob is date 'DD/MM/YYYY'"
      ),
      (
        "column dob is number\nset x = dob + 1",
        "of type number (-e:2): all 2 could not be read, the first '31/01/2020'"
      ),
      (
        "column dob is number, sensitive\nset x = dob + 1",
        "of type number (-e:2): all 2 could not be read"
      ),
    ])
  func told(rules: String, note: String) throws {
    for (threads, block) in [(1, nil), (4, 16)] as [(Int, Int?)] {
      let notes = try Self.notes(rules, Self.dates, threads: threads, block: block)
      #expect(notes == ["no value of column 'dob' is " + note])
    }
  }

  /// Seven German numbers as they are dialled there, of several cities and lengths.
  private static let german = [
    "030 9018200", "0171 2345678", "089/12345", "(0221) 98765", "0151-23456789", "040 428280",
    "0711 2160",
  ].enumerated().map { "\($0),\($1)\n" }.joined()

  @Test(
    "the region under which most numbers are valid stands in the note, with the counts",
    arguments: [
      ("column tel is phone\nnote rows when tel = '+493090182'", "column tel is phone region 'DE'"),
      (
        "column tel is phone region 'US'\nnote rows when tel = '+493090182'",
        "column tel is phone region 'DE'"
      ),
      ("normalize tel phone", "normalize tel phone region 'DE'"),
      ("normalize tel phone region 'US'", "normalize tel phone region 'DE'"),
      (
        "column tel is phone, sensitive\nnote rows when tel = '+493090182'",
        "column tel is phone region 'DE'"
      ),
    ])
  func region(rules: String, line: String) throws {
    for (threads, block) in [(1, nil), (4, 16)] as [(Int, Int?)] {
      let all = try Self.notes(rules, "id,tel\n" + Self.german, threads: threads, block: block)
      let note = try #require(all.first)
      #expect(note.hasPrefix("no value of column 'tel' is of type phone (-e:"), "\(note)")
      #expect(note.contains("7 of these 7 are valid in region 'DE'"), "\(note)")
      #expect(note.contains(line), "\(note)")
      #expect(!note.contains("030"), "\(note)")
      let some = try Self.notes(
        rules, "id,tel\n8,+49 30 901820\n" + Self.german, threads: threads, block: block)
      #expect(
        some.first?.hasPrefix("7 of the 8 values of column 'tel' are not of type phone") == true)
    }
  }

  @Test(
    "no region is named where half of the values are read, few fail, or no region reads nearly all of these",
    arguments: [
      "1,+49 30 901820\n2,+49 30 901821\n3,030 901822\n",
      "1,030 901820\n2,030 901821\n", (1...9).map { "\($0),call me \($0)\n" }.joined(),
      // Of the German ones and the Chinese, no region reads nearly all.
      german + (1...4).map { "\($0),138 1234 567\($0)\n" }.joined(),
    ])
  func noRegion(rows: String) throws {
    let notes = try Self.notes(
      "column tel is phone\nnote rows when tel = '+493090182'", "id,tel\n" + rows)
    #expect(!notes.contains { $0.contains("region") })
  }

  @Test(
    "one value that fits beside what fits nothing, or none at all, is no reason",
    arguments: [
      "id,dob\n1,31/31/2020\n2,2020-01-31\n", "id,dob\n1,soon\n2,31 Jan 2020\n",
      "id,dob\n1,\n2,\n", "id,dob\n",
    ])
  func silent(table: String) throws {
    #expect(try Self.notes("normalize dob date", table) == [])
    #expect(try Self.notes("column dob is date; set x = dob", table) == [])
  }

  // `check c is valid` of a type of text, `unique`, `determines`, what is repaired and what ranks rows told
  // of nothing.
  @Test(
    "every line that reads a column by its type tells of one without a value of it",
    arguments: [
      ("column c is email", "check c is valid"), ("column c is email", "check c is email"),
      ("column c is email", "unique c"), ("column c is date", "unique c"),
      ("column c is email", "check id determines c"),
      ("column c is email", "check c determines id"),
      ("column c is date", "repair id by c"), ("column c is date", "repair c by id"),
      ("column c is date", "dedupe on id keep latest c"),
    ])
  func everyLine(declaration: String, line: String) throws {
    let notes = try Self.notes("\(declaration)\n\(line)", "id,c\n1,x\n2,y\n3,\n")
    let told = notes.filter { $0.hasPrefix("no value of column 'c' is of type ") }
    #expect(told.count == 1 && told[0].contains("(-e:2): all 2 could not be read"), "\(notes)")
  }

  @Test("notations that both fit are both named")
  func ambiguous() throws {
    let notes = try Self.notes("normalize dob date", "id,dob\n1,03/04/2020\n")
    #expect(
      notes == [
        "no value of column 'dob' is of type date (-e:1): the one there is fits 'DD/MM/YYYY' or "
          + "'MM/DD/YYYY', ambiguous, as '03/04/2020' in row 1 can be either and no value tells which; "
          + "write the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'"
      ])
  }

  @Test("what forms have converted is told of by the form alone")
  func once() throws {
    let rules = "normalize dob date\nset x = dob\ndedupe on dob"
    let notes = try Self.notes(rules, Self.dates).filter { $0.contains("no value of") }
    #expect(notes.count == 1 && notes[0].contains("(-e:1)"))
  }

  /// Rows around which every column below has values that need no notation.
  private static func mixed(_ kind: String, _ plain: String, _ others: [String]) -> String {
    let rows = (1...8).map { "\($0),\"\(plain)\"\n" }
    return "id,\(kind)\n" + rows.joined() + others.map { "9,\"\($0)\"\n" }.joined()
      + rows.joined()
  }

  /// Dates of which no two are written alike.
  private static let manyWays = [
    "31.01.2020", "31/01/2020", "31-01-2020", "31 01 2020", "31.01.20", "31/01/20", "31-01-20",
  ]

  /// What has to be done too where values are read.
  private static let others = ", and name the notations of the other values too"

  @Test(
    "values in a notation that no rule names are told of beside others that need none",
    arguments: [
      (
        "column dob is date\nset x = dob",
        mixed("dob", "2020-01-31", ["31.01.2020", "soon", "1.2.2020"]),
        "2 of the 19 values of column 'dob' are of type date only in a notation that no rule names (-e:2): "
          + "all 2 fit 'DD.MM.YYYY', proven by '31.01.2020' in row 9, which can be nothing else; "
          + "write column dob is date 'DD.MM.YYYY'\(others)"
      ),
      (
        "normalize dob date", mixed("dob", "31 Jan 2020", ["03/04/2020"]),
        "1 of the 17 values of column 'dob' is of type date only in a notation that no rule names (-e:1): "
          + "the one there is fits 'DD/MM/YYYY' or 'MM/DD/YYYY', ambiguous, as '03/04/2020' in row 9 can "
          + "be either and no value tells which; write the one that is meant, 'DD/MM/YYYY' or 'MM/DD/YYYY'\(others)"
      ),
      (
        "column dob is date\nset x = dob",
        mixed("dob", "2020-01-31", ["13/01/2020", "01/13/2020", "01/14/2020", "3/4/2020"]),
        "4 of the 20 values of column 'dob' are of type date only in a notation that no rule names (-e:2): "
          + "3 of 4 fit 'MM/DD/YYYY' and 2 fit 'DD/MM/YYYY', mixed, as '01/13/2020' in row 10 can only be the first "
          + "and '13/01/2020' in row 9 only the second; write the one that is meant, 'MM/DD/YYYY' or 'DD/MM/YYYY', as 1 value "
          + "can be read in two ways\(others)"
      ),
      (
        "column price is number\nset x = price", mixed("price", "12.50", ["1.234,56", "7,5", "x"]),
        "2 of the 19 values of column 'price' are of type number only in a notation that no rule names "
          + "(-e:2): 16 of 19 fit '1234.56' and 2 fit '1.234,56', mixed, as '12.50' in row 1 can only be the "
          + "first and '1.234,56' in row 9 only the second; write both, as no value can be read in two ways: "
          + "'1234.56', '1.234,56'"
      ),
      (
        "column price is number, sensitive\nset x = price", mixed("price", "12.50", ["7,5"]),
        "1 of the 17 values of column 'price' is of type number only in a notation that no rule names "
          + "(-e:2): 16 of 17 fit '1234.56' and 1 fits '1234,56', mixed, as 16 values can only be the first "
          + "and 1 value only the second; write both, as no value can be read in two ways: '1234.56', '1234,56'"
      ),
      (
        "column price is number\nset x = price", mixed("price", "12.50", ["1,234"]),
        "1 of the 17 values of column 'price' is of type number only in a notation that no rule names "
          + "(-e:2): all 17 fit '1,234.56', proven by 16 values that can be nothing else, the first '12.50' "
          + "in row 1; write column price is number '1,234.56'"
      ),
      (
        "column dob is date\nset x = dob", mixed("dob", "2020-01-31", manyWays),
        "7 of the 23 values of column 'dob' are of type date only in a notation that no rule names (-e:2): "
          + "no notation reads a fifth of them; write the notation of each value that is meant"
      ),
    ])
  func foreign(rules: String, table: String, note: String) throws {
    for (threads, block) in [(1, nil), (4, 16), (2, 64)] as [(Int, Int?)] {
      let notes = try Self.notes(rules, table, threads: threads, block: block)
      #expect(notes == [note])
    }
  }

  @Test(
    "where a notation is named, values in another one are counted, and so is a tenth of bad ones",
    arguments: [
      (
        "column dob is date 'DD.MM.YYYY'; set x = dob", mixed("dob", "31.01.2020", ["01/31/2020"]),
        "1 of the 17 values of column 'dob' is not read by 'DD.MM.YYYY' (-e:1): the one there is fits "
          + "'MM/DD/YYYY', proven by '01/31/2020' in row 9, which can be nothing else; if these are meant, name "
          + "'MM/DD/YYYY' too; what both read, and not alike, is then not converted"
      ),
      (
        "normalize dob date 'DD.MM.YYYY'",
        mixed("dob", "31.01.2020", ["2020-01-31", "2020-02-01"]),
        "2 of the 18 values of column 'dob' are not read by 'DD.MM.YYYY' (-e:1): all 2 are dates as they "
          + "stand, as '2020-01-31' in row 9; if these are meant, name 'YYYY-MM-DD' too; what both read, "
          + "and not alike, is then not converted"
      ),
      (
        "column price is number '1.234,56', sensitive; set x = price",
        mixed("price", "12,50", ["1,234.50"]),
        "1 of the 17 values of column 'price' is not read by '1.234,56' (-e:1): the one there is fits "
          + "'1,234.56', proven by 1 value that can be nothing else; if these are meant, name '1,234.56' too; "
          + "what both read, and not alike, is then not converted"
      ),
      (
        "load input, delimiter ',', decimal ','\ncolumn price is number; set x = price",
        mixed("price", "12,50", ["12.50"]),
        "1 of the 17 values of column 'price' is not read by its notation (-e:2): the one there is fits "
          + "'1234.56'; if these are meant, name '1234.56' too; what both read, and not alike, is then not converted"
      ),
      (
        "column dob is date 'DD.MM.YYYY'; set x = dob",
        mixed("dob", "31.01.2020", ["soon", "later"]),
        "2 of the 18 values of column 'dob' are not read by 'DD.MM.YYYY' (-e:1), the first 'soon' in row 9"
      ),
      (
        "column price is money '€ 1.234,56'; set x = price",
        mixed("price", "€ 12,50", ["$ 12,50", "$ 13,50"]),
        "2 of the 18 values of column 'price' are not read by '€ 1.234,56' (-e:1), the first '$ 12,50' in row 9"
      ),
    ])
  func named(rules: String, table: String, note: String) throws {
    for (threads, block) in [(1, nil), (4, 16), (2, 64)] as [(Int, Int?)] {
      #expect(try Self.notes(rules, table, threads: threads, block: block) == [note])
    }
  }

  @Test("a few that are in no notation are bad values and no more")
  func bad() throws {
    let dates = Self.mixed("dob", "31.01.2020", ["soon"])
    #expect(try Self.notes("column dob is date 'DD.MM.YYYY'; set x = dob", dates) == [])
    #expect(try Self.notes("normalize dob date 'DD.MM.YYYY'", dates) == [])
  }

  /// A line with what shows which rows it reads: the last cell of the others is blank.
  private static func shown(_ line: String) -> String {
    line + (line.hasPrefix("normalize") ? ", others clear" : "\nset y = x")
  }

  /// Which rows a line reads.
  private static func converted(_ line: String, _ table: String) throws -> Set<Int> {
    let lines = try Run.output(shown(line), of: table).split(separator: "\n")
    return Set(lines.indices.dropFirst().filter { !lines[$0].hasSuffix(",") })
  }

  /// Values that are read without a notation, and others that they do not.
  private static let columns: [(type: String, plain: [String], others: [String])] = [
    ("date", ["2020-01-31", "2021-02-28"], ["31.01.2020", "1.2.2020"]),
    ("date", ["31 Jan 2020", "2026/01/31", "20260131"], ["31/01/2020", "03/04/2020"]),
    ("date", ["31 Jan 2020"], ["03/04/2020"]),
    ("date", ["2020-01-31"], ["13/01/2020", "01/13/2020", "01/14/2020"]),
    ("date", ["2020-01-31"], ["31/01/2020 08:05", "30/01/2020 09:10"]),
    ("date", ["2020-01-31"], manyWays),
    ("datetime", ["2020-01-31T08:05:00Z", "2020-01-31 08:05"], ["31.01.2020 08:05"]),
    ("datetime", ["2020-01-31"], ["31.01.2020 08:05", "31.01.2020"]),
    ("number", ["12.500", "1e3", "7"], ["1.234,56", "7,5"]),
    ("number", ["12.50", "-3"], ["1,234.56", "1,234"]),
    ("number", ["12.50"], ["€ 1.234,56", "$ 7,5"]),
    ("whole", ["12"], ["1.234", "1.234.567"]),
    ("money", ["€ 12.500", "7", "(3.00)"], ["€ 1.234,56", "7,5"]),
    ("money", ["USD 12.50"], ["€ 1,234.56", "USD 1,234,567.00", "7"]),
  ]

  @Test("the line that a note gives converts whatever was converted without it", arguments: columns)
  func advice(type: String, plain: [String], others: [String]) throws {
    for values in [plain + others, others, plain + plain + plain + others, plain] {
      let table = "id,x\n" + values.map { "1,\"\($0)\"\n" }.joined()
      let rule = type.hasPrefix("date") ? "normalize x \(type)" : "column x is \(type)"
      let before = try Self.converted(rule, table)
      for note in try Self.notes(Self.shown(rule), table) {
        guard let start = note.range(of: "; write ")?.upperBound else { continue }
        let line = String(note[start...])
        // What says that more has to be named, or a choice made, is no line yet.
        let isLine = line.hasPrefix("column ") || line.hasPrefix("normalize ")
        guard isLine, !line.contains(", and name ") else { continue }
        let after = try Self.converted(line, table)
        #expect(before.isSubset(of: after), "\(line) of \(values)")
        #expect(after.count > before.count, "\(line) of \(values)")
      }
    }
  }

  @Test("a column of which nothing is read yet has a line that reads all of it")
  func wholeAdvice() throws {
    let lines = [
      (["31.01.2020", "1.2.2020"], "date", "normalize x date 'DD.MM.YYYY'"),
      (["2020-01-31 08:05"], "date", "normalize x datetime"),
      (["31.01.2020 08:05"], "date", "normalize x datetime 'DD.MM.YYYY HH:mm'"),
      (["31.01.2020 08:05"], "datetime", "normalize x datetime 'DD.MM.YYYY HH:mm'"),
      (["1.234,56", "7,5"], "number", "column x is number '1.234,56'"),
      (["€ 1.234,56", "€ 7,5"], "money", "column x is money '1.234,56'"),
      (["€ 1.234,56", "€ 7,5"], "whole", "column x is money '1.234,56'"),
      (["€ 7"], "number", "column x is money"),
    ]
    for (values, type, line) in lines {
      let table = "id,x\n" + values.map { "1,\"\($0)\"\n" }.joined()
      let rule = type.hasPrefix("date") ? "normalize x \(type)" : "column x is \(type)"
      let notes = try Self.notes(Self.shown(rule), table)
      #expect(notes.count == 1 && notes[0].hasSuffix("; write \(line)"), "\(notes)")
      #expect(try Self.converted(line, table).count == values.count, "\(line)")
    }
  }

  @Test("several notations that all values fit together are all named")
  func several() throws {
    let table = "id,dob\n1,31/01/2020\n2,13.02.2021\n3,14.02.2021\n"
    #expect(
      try Self.notes("normalize dob date", table) == [
        "no value of column 'dob' is of type date (-e:1): 2 of 3 fit 'DD.MM.YYYY', proven by 2 "
          + "values that can be nothing else, the first '13.02.2021' in row 2; 1 of 3 fits 'DD/MM/YYYY', proven by "
          + "'31/01/2020' in row 1, which can be nothing else; write normalize dob date 'DD.MM.YYYY', 'DD/MM/YYYY'"
      ])
  }
}
