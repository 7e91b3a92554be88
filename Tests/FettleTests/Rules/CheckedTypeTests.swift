import Fettle
import Testing

/// Addresses and checked numbers as rules use them.
@Suite struct CheckedTypeTests {
  @Test(arguments: [
    ("email", " Anna@EXAMPLE.com", "Anna@example.com"),
    ("url", "Example.com", "https://example.com/"),
    ("iban", "de89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    ("vat", "GR 094259216", "EL094259216"), ("luhn", "4111-1111-1111-1111", "4111111111111111"),
    ("mod97", "5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12"),
    ("mod11-2", "0000-0002-1825-0097", "0000000218250097"),
    ("MOD11-2", "0000-0002-1825-0097", "0000000218250097"),
    ("cn id", "11010519491231002x", "11010519491231002X"),
    ("cn uscc", "9144030071526726xg", "9144030071526726XG"),
  ])
  func `a form converts what is of its type and leaves the rest`(
    form: String, typed: String, canonical: String
  ) throws {
    let output = try Run.output("normalize c \(form)", of: "c\n\(typed)\nnone of it\n\"\"\n")
    #expect(output == "c\n\(canonical)\nnone of it\n\"\"\n")
  }

  @Test func `mask and hash stand in any value`() throws {
    var run = try Run()
    run.key = HashKey(Array("an example of a key".utf8))
    let rules = "column c is email\nset m = mask(c, 3), h = left(hash(c), 8)"
    _ = try run.apply(rules, to: "c\nAnna@Example.COM\nAnna@example.com\nx\n")
    let rows = (run.scratch.read("out.csv") ?? "").split(separator: "\n")
    #expect(rows.count == 4)
    let cells = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(cells[1][1] == "****@*******.COM" && cells[1][2] == cells[2][2])
    #expect(cells[1][2].count == 8 && cells[3][2].isEmpty)
  }

  @Test func `without a key no row is read`() throws {
    let run = try Run()
    let error = #expect(throws: RulesRejected.self) {
      try run.apply("set h = hash(c)", to: "c\nx\n")
    }
    #expect(error?.text.contains("F0315") == true)
  }
}
