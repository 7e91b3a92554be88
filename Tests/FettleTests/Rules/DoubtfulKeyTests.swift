import Fettle
import Testing

@Suite("Rows folded on keys that may say nothing")
struct DoubtfulKeyTests {
  static let line =
    "normalize phone digits; default email 'unknown@example.com'; dedupe on email, phone"

  static let table = """
    id,email,phone
    1,,N/A
    2,,n/a
    3,,none
    4,,N/A
    5,,none
    6,a@x.com,N/A
    7,a@x.com,N/A
    8,b@x.com,555
    9,b@x.com,555
    10,,ask Anna
    11,,ask Anna
    12,,
    13,,

    """

  private func notes(
    _ rules: String, of table: String = table, threads: Int = 1, blocks: Int? = nil
  ) throws -> [String] {
    var run = try Run()
    run.settings.threadCount = threads
    run.settings.blockByteCount = blocks
    return try run.apply(rules, to: table).tables[0].notes
  }

  static let expected = [
    "2 rows were folded on 'N/A' (1), 'none' (1) in phone (-e:1): if these stand for blank, "
      + "write: load input, blanks 'N/A', 'none'",
    "1 row was folded on a text in phone (-e:1) that could not be converted, the first 'ask Anna': "
      + "if that stands for blank, write: load input, blanks 'ask Anna'",
  ]

  @Test(
    "the example of the README tells of rows without e-mail that it folds on N/A",
    arguments: [1, 3], [nil, 16])
  func example(threads: Int, blocks: Int?) throws {
    #expect(try notes(Self.line, threads: threads, blocks: blocks) == Self.expected)
  }

  @Test("a row with a real e-mail beside the N/A was rightly folded and is not told of")
  func realKey() throws {
    let table = "email,phone\na@x.com,N/A\na@x.com,N/A\n"
    #expect(try notes("dedupe on email, phone", of: table).isEmpty)
    #expect(try notes("dedupe on email, phone every key present", of: table).count == 1)
  }

  @Test("of a sensitive column no text is shown")
  func sensitive() throws {
    let notes = try notes("column phone is text, sensitive; \(Self.line)")
    #expect(notes.count == 2)
    #expect(notes[0] == "2 rows were folded on a text in phone (-e:1) that may stand for blank")
    #expect(!notes.contains { $0.contains("none") || $0.contains("N/A") || $0.contains("Anna") })
  }

  @Test("once the text is declared a blank, nobody is folded on it and nothing is said")
  func declared() throws {
    let rules = "load input, blanks 'N/A', 'none', 'ask Anna'; " + Self.line
    let run = try Run()
    let report = try run.apply(rules, to: Self.table)
    #expect(report.tables[0].notes.isEmpty)
    #expect(report.tables[0].removed == 2)
  }

  @Test("what the note says to write depends on the load line")
  func advice() throws {
    let table = "phone\n-\n-\n"
    #expect(try notes("dedupe on phone", of: table)[0].hasSuffix("write: load input, blanks '-'"))
    #expect(
      try notes("load crm, delimiter ','; dedupe on phone", of: table)[0]
        .hasSuffix("write behind load crm: , blanks '-'"))
    #expect(
      try notes("load crm, blanks 'x'; dedupe on phone", of: table)[0]
        .hasSuffix("add '-' to the blanks of load crm"))
  }

  @Test(
    "dedupes that see every row first tell the same counts",
    arguments: [
      ("dedupe on phone keep last", "3 rows were folded on '?' in phone"),
      ("dedupe on phone keep largest age", "3 rows were folded on '?' in phone"),
      ("dedupe on any of email, phone", "3 rows that were folded have '?' in phone"),
    ])
  func ranked(rule: String, start: String) throws {
    let table = "email,phone,age\n,?,1\na,?,3\n,?,2\na,5,4\n,?,0\n"
    let notes = try notes("column age is number\n\(rule)", of: table)
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix(start) == true)
  }

  @Test("a typed key that cannot be read is told of")
  func typed() throws {
    let notes = try notes(
      "column born is date\ndedupe on born", of: "born\nsoon\nsoon\n2020-01-31\n20200131\n")
    #expect(notes.count == 1)
    #expect(notes[0].hasPrefix("1 row was folded on a text in born (-e:2) that could not be"))
  }

  @Test("what a later line wrote is not said to be unconverted")
  func rewritten() throws {
    let rules = "normalize code letters; replace code 'DE' -> '49'; dedupe on code"
    #expect(try notes(rules, of: "code\nDE\nDE\n").isEmpty)
  }

  @Test("plain DISTINCT was asked for, and is not commented")
  func placeholdersMatch() throws {
    #expect(try notes("dedupe on phone placeholders match", of: "phone\nN/A\nN/A\n").isEmpty)
  }
}
