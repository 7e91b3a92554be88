import Fettle
import Testing

@Suite("Values of any length in reports")
struct ShownValueTests {
  private static let rules = """
    column id is id
    check x = 'b'
    normalize x email, others warn
    dedupe on x
    """

  /// The report of a run that keeps findings to show, and the file of findings.
  private static func report(
    _ table: String, head: String = ""
  ) throws -> (table: TableReport, findings: String) {
    let run = try Run()
    try run.scratch.write(table, to: run.input)
    var options = run.options()
    options.findingSampleCount = 10
    options.findings = run.scratch.file("findings.csv")
    let report = try run.apply(head + rules, options: options)
    return (report.tables[0], run.scratch.read("findings.csv") ?? "")
  }

  /// Texts of characters of one to four bytes.
  private static let characters = ["a", "ä", "€", "😀"]

  @Test("what is as long as the limit stands whole, and what is longer is cut and measured")
  func limit() throws {
    for character in Self.characters {
      for (count, shown) in [(1_000, 1_000), (1_001, 1_000), (70_000, 1_000)] {
        let value = String(repeating: character, count: count)
        let (table, findings) = try Self.report("id,x\n\(value),\(value)\n")
        let bytes = value.utf8.count
        let start = String(repeating: character, count: shown)
        let expected = count == shown ? value : "\(start)… (\(Self.grouped(bytes)) bytes)"
        let found = table.rules.flatMap(\.findings)
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.cells.map(\.value) == [expected] && $0.key == expected })
        #expect(findings.split(separator: "\n").count { $0.contains(value + ",") } == 2)
        #expect(table.notes.allSatisfy { $0.utf8.count < 1_000 })
      }
    }
  }

  /// `70,000`
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.count > 3 ? digits.dropLast(3) + "," + digits.suffix(3) : digits
  }

  @Test("a masked value is cut alike")
  func masked() throws {
    let head = "column x is text, sensitive\n"
    let (table, findings) = try Self.report(
      "id,x\n1,\(String(repeating: "é", count: 1_500))\n", head: head)
    let shown = String(repeating: "*", count: 1_000) + "… (3,000 bytes)"
    #expect(table.rules.flatMap(\.findings).allSatisfy { $0.cells.map(\.value) == [shown] })
    #expect(findings.contains(String(repeating: "*", count: 1_500)))
  }

  @Test("samples of a preview are cut too, on both sides of the change")
  func preview() throws {
    let run = try Run()
    let value = String(repeating: "a", count: 1_200)
    try run.scratch.write("x\n\(value)\n", to: run.input)
    guard
      case .done(let report) = try Fettle.preview(
        RuleSet(texts: ["normalize x upper"]), options: run.options())
    else { return #expect(Bool(false), "the rules were rejected") }
    let sample = try #require(report.tables[0].rules[0].samples.first)
    #expect(sample.before == value.prefix(1_000) + "… (1,200 bytes)")
    #expect(sample.after == value.uppercased().prefix(1_000) + "… (1,200 bytes)")
  }

  @Test("a note shows less of a key that a dedupe could not convert, and gives no line for it")
  func note() throws {
    let value = String(repeating: "x", count: 5_000)
    let (table, _) = try Self.report("id,x\n1,\(value)\n2,\(value)\n3,b@example.com\n")
    let start = String(value.prefix(60))
    #expect(
      table.notes == [
        "1 row was folded on a text in x (-e:4) that could not be converted, the first '\(start)'"
      ])
  }
}
