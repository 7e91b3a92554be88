import Fettle
import Foundation
import Testing

@Suite("Clauses in any order are put in the one that there is, or left as they are")
struct FixOrderTests {
  /// A line up to its clauses, and the clause of its kind.
  private static let lines: [(head: String, clause: String)] = [
    ("require email", ", reject"), ("require email, phone", ", warn above 1%, stop above 5%"),
    ("unique email", ", warn above 1%"), ("check email is email", ", review"),
    ("check email = 'x'", ", note"), ("check zip determines city", ", stop above 2 rows"),
    ("normalize email trim", ", others review"), ("normalize email trim, lower", ", others clear"),
    ("replace cty 'x' -> 'DE'", ", others warn above 1%"), ("set zip = '1', city = 'x'", ""),
    ("expect rows > 5", ", warn"), ("note rows", ", warn above 2 rows"),
    ("default email 'x'", ""), ("repair city by zip", ", others reject"),
    ("reject rows", ""), ("clear email, phone", ""),
  ]

  private static func orders(_ parts: [String]) -> [[String]] {
    parts.isEmpty
      ? [[]]
      : parts.indices.flatMap { index in
        var rest = parts
        let first = rest.remove(at: index)
        return orders(rest).map { [first] + $0 }
      }
  }

  private func fixed(_ line: String, _ scratch: Scratch) throws -> String {
    try scratch.write(line + "\n", to: "a.rules")
    let rules = RuleSet(files: [scratch.file("a.rules")])
    let (files, _) = try Fettle.fix(rules, against: nil, options: RunOptions())
    return String(decoding: files[0].after, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test("the line comes out as it should be", arguments: lines.indices)
  func orders(index: Int) throws {
    let (head, clause) = Self.lines[index]
    let scratch = try Scratch()
    // Every fourth line has all four clauses; the others take a quarter of the time.
    let reason = index.isMultiple(of: 4) ? " because 'a, when b'" : ""
    let parts = [" when city = 'Rome'", clause, " as Q1", reason].filter { !$0.isEmpty }
    for order in Self.orders(parts) {
      let line = head + order.joined()
      #expect(try fixed(line, scratch) == head + parts.joined(), "\(line)")
    }
  }

  @Test(
    "what is no clause in disorder is not bracketed, nor put together with its neighbour",
    arguments: [
      ("require Email, reject when Stage = 'Won'", "require Email when Stage = 'Won', reject"),
      ("unique Email, when Stage = 'Won', warn", "unique Email when Stage = 'Won', warn"),
      ("require Email reject when Stage = 'Won'", "require Email when Stage = 'Won', reject"),
      ("check Email is email, as Q1, reject", "check Email is email, reject as Q1"),
      ("unique Email,when Stage = 'Won'", "unique Email when Stage = 'Won'"),
      ("require Email, reject phone", "require Email, reject phone"),
      ("when Stage = 'Won' require Email, reject", "require Email when Stage = 'Won', reject"),
    ])
  func examples(line: String, expected: String) throws {
    #expect(try fixed(line, try Scratch()) == expected)
  }

  @Test("a fix behind which the file has an error that it had not is not made, and told of")
  func newErrors() throws {
    let scratch = try Scratch()
    try scratch.write("email,phone\na,b\n", to: "in.csv")
    try scratch.write("require email and fone\nrequire email == ''\n", to: "a.rules")
    let rules = RuleSet(files: [scratch.file("a.rules")])
    let (files, report) = try Fettle.fix(
      rules, against: scratch.file("in.csv"), options: RunOptions())
    #expect(String(decoding: files[0].after, as: UTF8.self).hasPrefix("require email and fone\n"))
    let refusal = try #require(files[0].refusals.first)
    #expect(
      refusal.line == 1
        && refusal.reason == "line 1 would have another error, no column named 'fone'")
    #expect(report.errorCount > 0)
  }
}
