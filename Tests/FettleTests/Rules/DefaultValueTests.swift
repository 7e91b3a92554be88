import Fettle
import Testing

/// What `default` writes is a value of the column's type, or declared to stand for none.
@Suite("The value of a default")
struct DefaultValueTests {
  private static let table = "id,c,r\n1,,DE\n"

  private static func problem(_ rules: String) throws -> String? {
    do {
      _ = try Run().apply(rules, to: table)
      return nil
    } catch let rejected as RulesRejected {
      return rejected.text
    }
  }

  @Test(
    "one that is read, and not how values are written, is refused too",
    arguments: [
      ("number", "'1e3'", "write 1000"), ("number", "' 5 '", "write 5"),
      ("whole", "'1.5e1'", "write 15"), ("number '1.234,56'", "' 5,5'", "write '5,5'"),
      ("date", "' 2026-01-31'", "write '2026-01-31'"),
    ])
  func otherwise(type: String, value: String, help: String) throws {
    let problem = try #require(try Self.problem("column c is \(type)\ndefault c \(value)"))
    #expect(problem.contains("error F0308: \(value) is read as "), "\(problem)")
    #expect(problem.contains("\(help)\n"), "\(problem)")
    let declared = "column c is \(type), placeholders \(value)\ndefault c \(value)"
    #expect(try Self.problem(declared) == nil)
  }

  @Test(
    "one that is none of the type is refused, with what to write",
    arguments: [
      ("date", "'2026-13-01'", "write '2026-01-13'"),
      ("date", "'2026-02-30'", "write '2026-02-28'"),
      ("date", "'unknown'", "write one that is"),
      (
        "date 'DD/MM/YYYY'", "'2026-01-31'",
        "write one that is, as column 'c' has them: 'DD/MM/YYYY'"
      ),
      ("number", "'1 000'", "write 1000; "), ("number", "'1,000.5'", "write 1000.5; "),
      ("number", "'x'", "write one that is"), ("whole", "1.5", "write one that is"),
      ("number '1.234,56'", "5.5", "as column 'c' has them: '1.234,56'"),
      ("email", "'nobody'", "write one that is"), ("country", "'Nowhere'", "write one that is"),
      ("boolean", "'perhaps'", "write one that is"), ("phone", "'030 901820'", "write one that is"),
      ("one of 'a', 'b'", "'c'", "write one that is: 'a', 'b'"),
    ])
  func refused(type: String, value: String, help: String) throws {
    let problem = try #require(try Self.problem("column c is \(type)\ndefault c \(value)"))
    #expect(problem.contains("error F0308: '"), "\(problem)")
    #expect(problem.contains(" is not a value of type '"), "\(problem)")
    #expect(problem.contains(help), "\(problem)")
    let quoted = value.hasPrefix("'") ? value : "'\(value)'"
    #expect(problem.contains("placeholders \(quoted)"), "\(problem)")
    let declared = "column c is \(type), placeholders \(quoted)\ndefault c \(value)"
    #expect(try Self.problem(declared) == nil)
  }

  @Test(
    "one that can be read is taken, and so is any text in a column of texts",
    arguments: [
      "column c is date; default c '2026-01-13'", "column c is date; default c '1 Feb 2026'",
      "column c is date 'DD/MM/YYYY'; default c '31/01/2026'",
      "normalize c date 'DD/MM/YYYY'; default c '2026-01-31'",
      "column c is number '1.234,56'; default c '5,5'", "column c is number; default c 5.5",
      "column c is email; default c 'unknown@example.com'", "column c is country; default c 'DE'",
      "column c is phone region r; default c '030 901820'", "column c is id; default c '0'",
      "column c is text; default c '?'", "default c '?'", "normalize c digits; default c '0'",
      "column c is boolean; default c 'no'", "column c is one of 'a', 'b'; default c 'b'",
    ])
  func taken(rules: String) throws {
    #expect(try Self.problem(rules) == nil)
  }

  @Test("a column that a form has brought to a type is held to it too")
  func converted() throws {
    let problem = try Self.problem("normalize c email\ndefault c 'nobody'")
    #expect(problem?.contains("write above: column c is email, placeholders 'nobody'") == true)
    #expect(
      try Self.problem(
        "normalize c email\ncolumn c is email, placeholders 'nobody'\ndefault c 'nobody'") == nil)
  }
}
