import Fettle
import Testing

/// A notation is read once: then the column is canonical, in all its cells or in none.
@Suite("A notation is read once")
struct NotationOnceTests {
  private static let table =
    "v;d;m;k\n1,234;03/04/2025;€ 1,234;a\n1.234;01/02/2025;€ 1.234;b\n7;04/05/2025;7;b\n"
  private static let declared = """
    column v is number '1.234,56'
    column d is date 'DD/MM/YYYY'
    column m is money '€ 1.234,56'

    """

  private static func problem(_ rules: String, of table: String = table) throws -> String? {
    do {
      _ = try Run().apply(rules, to: table)
      return nil
    } catch let rejected as RulesRejected {
      return rejected.text
    }
  }

  /// What the last column holds.
  private static func last(_ rules: String, of table: String = table) throws -> [String] {
    try Run.output(rules, of: table).split(separator: "\n").dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }
  }

  @Test(
    "a condition may not leave some cells in a notation and others in the canonical form",
    arguments: [
      ("normalize v number when k = 'a'", "set v_read = v when …"),
      ("normalize v whole when k = 'a'", "set v_read = v when …"),
      ("normalize v trim, number when k = 'a'", "set v_read = v when …"),
      ("normalize v money when k = 'a', others clear", "set v_read = v when …"),
      ("normalize m money when k = 'a'", "set m_read = m when …"),
      ("normalize m number when k = 'a'", "set m_read = m when …"),
      ("normalize d date when k = 'a'", "set d_read = d when …"),
      ("normalize d datetime when k = 'a'", "set d_read = d when …"),
      (
        "normalize d date 'DD/MM/YYYY', 'YYYY-MM-DD' when k = 'a'",
        "set d_read = date(d, 'DD/MM/YYYY', 'YYYY-MM-DD') when …"
      ),
    ])
  func declaredUnderCondition(line: String, help: String) throws {
    let problem = try #require(try Self.problem(Self.declared + line))
    #expect(problem.contains("error F0319: "), "\(problem)")
    #expect(problem.contains(help), "\(problem)")
  }

  @Test(
    "nor may one whose form names the notation itself",
    arguments: [
      ("v number '1.234,56'", "set v_read = number(v, '1.234,56') when …"),
      ("v whole '1.234,56'", "set v_read = number(v, '1.234,56') when …"),
      ("d date 'DD/MM/YYYY'", "set d_read = date(d, 'DD/MM/YYYY') when …"),
      ("m money '€ 1.234,56'", "column m is money '€ 1.234,56'; set m_read = m when …"),
    ])
  func undeclaredUnderCondition(form: String, help: String) throws {
    let problem = try #require(try Self.problem("normalize \(form) when k = 'a'"))
    #expect(problem.contains("error F0319: "), "\(problem)")
    #expect(problem.contains(help), "\(problem)")
  }

  @Test("how the file writes its numbers is a notation too")
  func decimalOfFile() throws {
    let rules = "load input, decimal ','\ncolumn v is number\nnormalize v number"
    let problem = try #require(try Self.problem(rules + " when k = 'a'"))
    #expect(problem.contains("error F0319: "), "\(problem)")
    #expect(try Self.last(rules + "; set y = v") == ["1.234", "1234", "7"])
  }

  @Test(
    "what reads the canonical form alike may be written under a condition",
    arguments: [
      "column v is date\nnormalize v date when k = 'a'",
      "column v is date 'YYYY-MM-DD'\nnormalize v date when k = 'a'",
      "column v is date 'DD/MM/YYYY', 'YYYY-MM-DD'\nnormalize v date when k = 'a'",
      "normalize v date when k = 'a'",
    ])
  func alike(rules: String) throws {
    let table = "v;k\n2025-04-03;a\n2025-02-01;b\n"
    #expect(try Self.last(rules + "\nset y = v + 1", of: table) == ["2025-04-04", "2025-02-02"])
  }

  @Test("so may numbers without a notation, and what another line has converted")
  func plainUnderCondition() throws {
    let table = "v;k\n01.50;a\n2.5;b\n"
    let rules = "column v is number\nnormalize v number when k = 'a'\nset y = v + 0"
    #expect(try Self.last(rules, of: table) == ["1.5", "2.5"])
    let again = "normalize v number\nnormalize v number when k = 'a'\nset y = v + 0"
    #expect(try Self.last(Self.declared + again) == ["1.234", "1234", "7"])
  }

  @Test(
    "a notation on what is canonical, or partly so, is an error, by whatever type it comes",
    arguments: [
      "normalize v number '1.234,56'\ncolumn v is money '€ 1.234,56'",
      "normalize v number '1.234,56'\nnormalize v money '€ 1.234,56'",
      "normalize d date 'DD/MM/YYYY'\ncolumn d is datetime 'DD/MM/YYYY HH:mm'",
      "normalize d date when k = 'a'\ncolumn d is date 'DD/MM/YYYY'",
      "column v is number\nset n = v + 0\ncolumn n is number '1.234,56'",
      "column v is number\nset n = v + 0\ncolumn n is money '1.234,56'",
    ])
  func second(rules: String) throws {
    let problem = try #require(try Self.problem(rules))
    #expect(problem.contains("error F0307: "), "\(problem)")
  }

  @Test("a number that a line computed stays plain under another type of numbers")
  func computedNumber() throws {
    let rules = """
      load input, decimal ','
      column v is number
      set n = v / 1
      column n is money
      set y = n + 0
      """
    #expect(try Self.last(rules) == ["1.234", "1234", "7"])
  }

  @Test(
    "a text that set has taken from a column is read by the notation declared for it",
    arguments: [
      ("set n = v; column n is number '1.234,56'; set y = n + 0", ["1.234", "1234", "7"]),
      ("set n = v; column n is whole '1.234,56'; set y = n + 0", ["", "1234", "7"]),
      (
        "set n = after(m, '€ '); column n is number '1.234,56'; set y = n + 0",
        ["1.234", "1234", ""]
      ),
      ("set n = m; column n is money '€ 1.234,56'; set y = n + 0", ["1.234", "1234", "7"]),
      (
        "set n = d; column n is date 'DD/MM/YYYY'; set y = n + 1",
        ["2025-04-04", "2025-02-02", "2025-05-05"]
      ),
      (
        "set n = d; column n is date 'DD/MM/YYYY'; normalize n date; set y = n + 1",
        ["2025-04-04", "2025-02-02", "2025-05-05"]
      ),
      (
        "split k on '-' -> n, o; set n = v; column n is number '1.234,56'; set y = n + 0",
        ["1.234", "1234", "7"]
      ),
    ])
  func textOfSet(rules: String, values: [String]) throws {
    #expect(try Self.last(rules) == values)
  }

  @Test("and no line computes into it as long as it stands in that notation")
  func computedAmongTexts() throws {
    let rules = "set n = v; column n is number '1.234,56'; set n = n + 1"
    let problem = try #require(try Self.problem(rules))
    #expect(problem.contains("error F0302: column 'n' is still written in its own notation"))
  }

  @Test(
    "what stood in a cell at first is read by the notation of the column, whatever a line made of it",
    arguments: [
      ("normalize v number; set y = original.v + 0", ["1.234", "1234", "7"]),
      ("normalize v number; column v is whole; set y = original.v + 0", ["1.234", "1234", "7"]),
      ("normalize v number; rename v -> w; set y = original.w + 0", ["1.234", "1234", "7"]),
      ("normalize m money; set y = original.m + 0", ["1.234", "1234", "7"]),
      (
        "normalize d date; set y = original.d + 1", ["2025-04-04", "2025-02-02", "2025-05-05"]
      ),
      (
        "normalize d date; set y = if original.d is valid then 'y' else 'n'", ["y", "y", "y"]
      ),
      (
        "normalize d date; set y = if original.d is date then 'y' else 'n'", ["y", "y", "y"]
      ),
      ("normalize v number; column v is text; set y = original.v", ["1,234", "1.234", "7"]),
    ])
  func original(rules: String, values: [String]) throws {
    #expect(try Self.last(Self.declared + rules) == values)
  }

  @Test("and by that of the form that was the first to read it, where no line declares one")
  func originalOfForm() throws {
    let rules = "normalize v number '1.234,56'; set y = original.v + 0"
    #expect(try Self.last(rules) == ["1.234", "1234", "7"])
    let report = try Run().apply(
      "normalize v number '1.234,56'; check v = original.v", to: Self.table
    ).tables[0]
    #expect(report.rules.map(\.tested) == [3, 3] && report.rules.map(\.failed) == [0, 0])
  }

  @Test("a date that set writes is refused where the column's notation would not read it so")
  func literal() throws {
    func rules(_ notations: String, _ date: String = "2025-05-06") -> String {
      "column d is date \(notations)\nset d = '\(date)'\nset y = d + 1"
    }
    for notations in ["'DD/MM/YYYY'", "'YYYY-DD-MM'"] {
      let problem = try #require(try Self.problem(rules(notations)))
      #expect(problem.contains("error F0302: column 'd' is still written in its own notation"))
      #expect(problem.contains("write normalize d date in a line above"))
    }
    #expect(try Self.last(rules("'DD/MM/YYYY', 'YYYY-MM-DD'")).allSatisfy { $0 == "2025-05-07" })
    let normalized = "column d is date 'DD/MM/YYYY'; normalize d date; set d = '2025-05-06'"
    #expect(try Self.problem(normalized) == nil)
  }
}
